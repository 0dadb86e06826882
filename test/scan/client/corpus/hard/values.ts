const parts = ['https://hard.example.com'];
parts.push('api', 'v9');
const root = parts.join('/');
const { users: usersPath = '/users', ...rest } = { users: '/people', teams: '/teams' };
const [first, second] = ['/first', '/second'];
const table = new Map([['a', '/alpha'], ['b', '/beta-test']]);
enum Segment {
  Files = 'files',
  Folders = 'folders',
}
const nested = { deep: { er: { path: '/nested/path' } } } as const;
const lookups: Record<string, string> = { x: '/x-ray', y: '/yankee' };

export const a = () => fetch(root + usersPath);
export const b = () => fetch(root + rest.teams);
export const c = () => fetch(`${root}${first}${second}`);
export const d = () => fetch(root + table.get('a'));
export const e = () => fetch(`${root}/${Segment.Files}/${Segment['Folders']}`);
export const f = () => fetch(root.concat(nested.deep.er.path));
export const g = (key: string) => fetch(root + lookups[key]);
export const h = (key: keyof typeof nested) => fetch(`${root}/${key}`);
export function i(admin: boolean) {
  let path: string;
  if (admin) path = '/admin';
  else path = '/user';
  return fetch(root + path + '/home');
}
export const j = (id?: string) => fetch(`${root}/opt${id ? `/${id}` : ''}`);
export async function k(kind: 'cat' | 'dog') {
  const path = { cat: '/cats', dog: '/dogs' }[kind];
  return fetch(root + path);
}
export const l = () => Object.entries(lookups).map(([name, path]) => fetch(`${root}${path}/${name}`));
export const m = () => [Segment.Files].forEach((segment) => fetch(`${root}/${segment.toUpperCase()}`));
export const n = (...segments: string[]) => fetch([root, 'fixed', ...segments].join('/'));
export const o = () => fetch(root + ((): string => '/iife')());
export const p = async () => {
  const { default: path } = await import('./path');
  return fetch(root + path);
};
export const q = (query?: string) => fetch(root + '/tail' + (query ?? ''));
