import { Client } from '@microsoft/microsoft-graph-client';

const graph = Client.init({ authProvider: () => undefined });

export async function request(method: string, path: string, body?: unknown) {
  const call = graph.api(path).header('ConsistencyLevel', 'eventual');
  switch (method) {
    case 'GET':
      return call.get();
    case 'POST':
      return call.post(body);
    case 'DELETE':
      return call.delete();
    default:
      throw new Error(`unknown method ${method}`);
  }
}

export async function named(verb: 'GET' | 'PATCH', path: string, body?: unknown) {
  const call = graph.api(path) as unknown as Record<string, (given?: unknown) => Promise<unknown>>;
  return call[verb.toLowerCase()]?.(body);
}

export const everyone = () => request('GET', '/users');
export const invite = (mail: string) => request('POST', '/invitations', { mail });
export const profile = () => named('GET', '/me');
export const rename = (name: string) => named('PATCH', '/me/profile', { name });

export async function removeAll(ids: readonly string[]) {
  const steps = ids.map((id, index) => ({
    id: String(index),
    method: 'DELETE',
    url: `/users/${id}`,
  }));
  await graph.api('/$batch').post({ requests: steps });
}

export async function addAll(people: readonly { group: string }[]) {
  const requests = people.map((person) => {
    const body = { ...person };
    return { id: person.group, method: 'POST', url: `/groups/${person.group}/members/$ref`, body };
  });
  for (let at = 0; at < requests.length; at += 20) {
    await graph.api('/$batch').post({ requests: requests.slice(at, at + 20) });
  }
}

const send = (requests: readonly unknown[]) => graph.api('/$batch').post({ requests });

export const photos = (mail: string) =>
  send([
    { id: '1', method: 'GET', url: '/me/photo/$value' },
    { id: '2', method: 'GET', url: `/users/${mail}/photo/$value` },
  ]);
