// In the style of generated clients: paths are templates, and one function fills them in.
export interface Settings { readonly base: string }

export const settings: Settings = { base: 'https://mill.example.com' };

interface Options { readonly method: 'GET' | 'POST'; readonly url: string; readonly path?: Readonly<Record<string, unknown>> }

const urlOf = ({ base }: Settings, options: Options): string => {
  const path = options.url.replace('{version}', 'v3').replace(/{(.*?)}/g, (whole: string, name: string) => {
    return options.path?.hasOwnProperty(name) ? encodeURI(String(options.path[name])) : whole;
  });
  return `${base}${path}`;
};

export async function send<Result>(with_: Settings, options: Options): Promise<Result> {
  const response = await fetch(urlOf(with_, options), { method: options.method });
  return response.json();
}

const isOld = Math.random() > 0.5;
const defaults = isOld ? { redirect: 'follow' } : { redirect: 'error' };

/** Merged more than once, as generated clients do. */
function merged(options: { readonly method: string; readonly url: string }) {
  const all = { ...defaults, ...options };
  return { request: all };
}

export const sender = (method: string) => (options: { readonly url: string }) => {
  const { request } = merged({ ...options, method });
  const init = { redirect: 'manual', ...request };
  return fetch(new Request(`${settings.base}${request.url}`, init));
};
