export async function load({ fetch, params }: { fetch: typeof globalThis.fetch; params: { id: string } }) {
  const response = await fetch(`/api/posts/${params.id}`);
  return response.json();
}

export const save = (base: string, id: string) => fetch(`${base}/api/posts/${id}`, { method: 'PUT' });

export function toggle(on: boolean, id: string) {
  return globalThis.fetch(`/api/flags/${id}`, { method: on ? 'PUT' : 'DELETE' });
}
export const anything = (url: string) => fetch(url);
