import { FetchRequestAdapter } from '@microsoft/kiota-http-fetchlibrary';
import { createGraphServiceClient, type GraphServiceClient } from '@microsoft/msgraph-sdk';
import '@microsoft/msgraph-sdk-users';

declare const authProvider: never;
const client = createGraphServiceClient(new FetchRequestAdapter(authProvider));

export async function all(id: string) {
  const me = await client.me.get();
  const mail = await client.me.messages.get({ queryParameters: { top: 5 } });
  const user = await client.users.byUserId(id).get();
  await client.users.byUserId('jane@contoso.com').get();
  await client.users.byUserId(id).sendMail.post({ message: {} });
  await client.groups.byGroupId(id).members.ref.post({});
  await client
    .me.mailFolders.byMailFolderId('inbox')
    .messages.byMessageId(id)
    .patch({ isRead: true });
  await client.drives.byDriveId(id).items.byDriveItemId('root').children.get();
  await client.users.withUrl('https://graph.microsoft.com/v1.0/users?$skiptoken=x').get();
  return { me, mail, user };
}

export class Groups {
  constructor(private readonly graph: GraphServiceClient) {}

  async owners(id: string) {
    const group = this.graph.groups.byGroupId(id);
    const owners = await group.owners.get();
    await group.delete();
    return owners;
  }

  count = () => this.graph.users.count.get();
}
