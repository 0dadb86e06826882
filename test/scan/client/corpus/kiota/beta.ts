import { createGraphBetaServiceClient } from '@microsoft/msgraph-beta-sdk';

const makeClient = (adapter: never) => createGraphBetaServiceClient(adapter);

export async function applications(adapter: never, id: string) {
  const { applications } = makeClient(adapter);
  await applications.get();
  await applications.byApplicationId(id).addPassword.post({});
  await makeClient(adapter).servicePrincipals.byServicePrincipalId(id).appRoleAssignedTo.get();
}
