type Send = (path: string, init?: RequestInit) => Promise<Response>;

export function createApi(baseUrl: string) {
  const send: Send = (path, init) => fetch(`${baseUrl}${path}`, init);
  return {
    get: (path: string) => send(path),
    post: (path: string, body: unknown) => send(path, { method: 'POST', body: JSON.stringify(body) }),
    users: {
      list: () => send('/users'),
      get: (id: string) => send(`/users/${id}`),
    },
  };
}

const crm = createApi('https://crm.example.com/api');
const billing = createApi(new URL('/v3', 'https://billing.example.com').href);

export async function sync(id: string) {
  await crm.get('/contacts');
  await crm.post('/contacts', { id });
  await crm.users.list();
  await crm.users.get(id);
  await billing.get(`/invoices/${id}`);
}

const curried = (base: string) => (path: string) => fetch(base + path);
export const status = () => curried('https://status.example.com')('/health');
