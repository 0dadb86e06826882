import { BatchRequestContent, Client } from '@microsoft/microsoft-graph-client';

export async function overview(client: Client) {
  const steps = [
    { id: '1', request: new Request('/me', { method: 'GET' }) },
    { id: '2', request: new Request('/me/drive/root/children') },
    { id: '3', request: new Request('/me/messages', { method: 'POST', body: '{}' }), dependsOn: ['1'] },
  ];
  const content = await new BatchRequestContent(steps as never).getContent();
  return client.api('/$batch').post(content);
}

export function raw(client: Client, id: string) {
  return client.api('/$batch').post({
    requests: [
      { id: '1', method: 'GET', url: `/users/${id}/manager` },
      { id: '2', method: 'DELETE', url: '/me/events/1' },
    ],
  });
}

export function forward(client: Client, queued: { verb: string; target: string }[]) {
  return client.api('/$batch').post({
    requests: queued.map((one, index) => ({ id: String(index), method: one.verb, url: one.target })),
  });
}
