import { Client, LargeFileUploadTask, PageIterator } from '@microsoft/microsoft-graph-client';

const enum Drive {
  Mine = '/me/drive',
  Root = '/me/drive/root',
}

export async function upload(client: Client, name: string, file: unknown) {
  const session = await LargeFileUploadTask.createUploadSession(client, `${Drive.Root}:/${name}:/createUploadSession`, {});
  return session;
}

export const children = (client: Client, folder?: string) =>
  client.api(folder ? `${Drive.Mine}/items/${folder}/children` : `${Drive.Root}/children`).get();

export async function content(client: Client, id: string, data: Uint8Array) {
  await client.api(`${Drive.Mine}/items/${id}/content`).put(data);
  await client.api(Drive.Mine + `/items/${id}/content`).putStream(data);
}

export async function range(client: Client, item: string, sheet: string, address: string) {
  return client.api(`/me/drive/items/${item}/workbook/worksheets/${sheet}/range(address='${address}')`).get();
}

export async function everyGroup(client: Client, each: (group: unknown) => boolean) {
  const first = await client.api('/groups').get();
  await new PageIterator(client, first, each).iterate();
}
