const API_ROOT = process.env.API_ROOT || 'https://api.contoso.com';
const versioned = `${API_ROOT}/v1`;

export async function search(term: string) {
  const url = new URL('/v1/search', API_ROOT);
  url.searchParams.set('q', term);
  return fetch(url);
}

export const item = (id: string) => fetch(new URL(`items/${id}`, `${versioned}/`).toString());

export async function create(kind: string, body: unknown) {
  const request = new Request(`${versioned}/things`, { method: 'POST', body: JSON.stringify(body) });
  await fetch(request);
  await fetch(`${versioned}/things/${kind}?${new URLSearchParams({ dry: '1' })}`, { method: 'put' });
}

export async function report(year: number, quarter?: number) {
  let path = `/reports/${year}`;
  if (quarter !== undefined) {
    path += `/q/${quarter}`;
  }
  return fetch(versioned + path);
}

const routes = { list: '/orders', detail: (id: string) => `/orders/${id}`, ['archive' as const]: '/orders/archive' };
export const orders = () => fetch(`${versioned}${routes.list}`);
export const order = (id: string) => fetch(versioned + routes.detail(id));
export const archive = () => window.fetch(`${versioned}${routes['archive']}`, { method: 'DELETE' });

const template = '/tenants/:tenant/users/:user';
export const tenantUser = (tenant: string, user: string) =>
  fetch(versioned + template.replace(':tenant', tenant).replace(':user', user));
