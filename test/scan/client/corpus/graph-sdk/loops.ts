import { Client } from '@microsoft/microsoft-graph-client';

const collections = ['users', 'groups', 'applications'];
const jobs = [
  { path: '/me/todo/lists', verb: 'post' },
  { path: '/me/contacts', verb: 'get' },
] as const;

export async function count(client: Client) {
  for (const name of collections) {
    await client.api(`/${name}/$count`).get();
  }
  await Promise.all(collections.map((name) => client.api('/' + name + '/delta').get()));
}

export async function run(client: Client) {
  for (const { path, verb } of jobs) await client.api(path)[verb]({});
}

export function byKind(client: Client, kind: 'team' | 'chat', id: string) {
  switch (kind) {
    case 'team':
      return client.api(`/teams/${id}`).get();
    case 'chat':
      return client.api(`/chats/${id}`).get();
  }
}

export const relation = (client: Client, name: 'manager' | 'directReports') => client.api(`/me/${name}`).get();

declare function patiently<T>(job: () => Promise<T>): Promise<T>;

export async function everyPage(client: Client, id: string) {
  let next = `/users/${id}/contacts`;
  while (next) {
    const page = await patiently(() => client.api(next).get());
    next = page['@odata.nextLink'] || '';
  }
}
