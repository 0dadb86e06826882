const api = process.env.API_URL || 'https://mill.example.com/v1';

interface Options extends RequestInit {
  params?: Record<string, string>;
}

async function ask<T>(path: string, options: Options = {}): Promise<T> {
  let url = path.startsWith('http') ? path : `${api}${path.startsWith('/') ? '' : '/'}${path}`;
  if (options.params) {
    const query = new URLSearchParams(options.params).toString();
    if (query) url += (url.includes('?') ? '&' : '?') + query;
  }
  const response = await fetch(url, { ...options, headers: { Accept: 'application/json' } });
  return response.json();
}

export const mill = {
  get: <T>(path: string, options?: Options) => ask<T>(path, { ...options, method: 'GET' }),
  put: <T>(path: string, options?: Options) => ask<T>(path, { ...options, method: 'PUT' }),
};

export const sacks = (params: Record<string, string>) => mill.get('/sacks', { params });
export const grind = (id: string, params: Record<string, string>) => mill.put(`sacks/${id}/flour`, { params });
