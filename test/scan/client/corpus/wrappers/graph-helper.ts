const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function callGraph<T>(token: string, path: string, method = 'GET', body?: unknown): Promise<T> {
  const url = path.startsWith('https://') ? path : `${GRAPH}${path}`;
  const response = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${token}` },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.json() as Promise<T>;
}

export const getGraph = <T>(token: string, path: string) => callGraph<T>(token, path);
export const postGraph = <T>(token: string, path: string, body: unknown) => callGraph<T>(token, path, 'POST', body);
