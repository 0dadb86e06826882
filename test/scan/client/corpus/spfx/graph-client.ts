import { AadHttpClient, HttpClient, MSGraphClientV3 } from '@microsoft/sp-http';
import type { WebPartContext } from '@microsoft/sp-webpart-base';

export async function next(context: WebPartContext) {
  const client: MSGraphClientV3 = await context.msGraphClientFactory.getClient('3');
  const events = await client.api('/me/calendar/events').top(3).get();
  context.msGraphClientFactory.getClient('3').then((graph: MSGraphClientV3) => {
    graph.api('/me/insights/trending').get((error, response) => console.log(error, response));
  });
  const aad: AadHttpClient = await context.aadHttpClientFactory.getClient('api://contoso');
  await aad.get('https://func.contoso.com/api/orders', AadHttpClient.configurations.v1);
  await aad.post('https://func.contoso.com/api/orders', AadHttpClient.configurations.v1, { body: '{}' });
  const http: HttpClient = context.httpClient;
  await http.fetch('https://func.contoso.com/api/ping', HttpClient.configurations.v1, { method: 'HEAD' });
  return events;
}
