// The paths that Next.js gives to files: folders are segments, `[id]` is a parameter, `(group)` and `@slot` are none.

/** A file that Next.js serves requests from. */
export interface NextFile {
  /** `app` routes export one function a method, `pages` one function for all of them. */
  readonly router: 'app' | 'pages';
  /** Two for an optional catch-all (`[[...slug]]`), else one. */
  readonly templates: readonly string[];
}

const appRoute = /^(?:.*\/)?app\/(?:(.*)\/)?route\.[cm]?[jt]sx?$/u;
const pagesApi = /^(?:.*\/)?pages\/(api(?:\/.*)?)\.[cm]?[jt]sx?$/u;

/** What a file serves by its place; undefined for a file that is no route. */
export function nextFile(file: string): NextFile | undefined {
  const app = appRoute.exec(file);
  if (app !== null) return nextRoute('app', app[1] ?? '');
  const [, page] = pagesApi.exec(file) ?? [];
  return page === undefined ? undefined : nextRoute('pages', page.replace(/(?:^|\/)index$/u, ''));
}

function nextRoute(router: NextFile['router'], path: string): NextFile | undefined {
  const segments = path.split('/').filter((segment) => segment !== '');
  // A folder that begins with `_` is private, and one with a dot before a group stands for another route.
  if (router === 'app' && segments.some((segment) => segment.startsWith('_'))) return undefined;
  const shown = segments.filter((segment) => router === 'pages' || !/^(?:\([^.)][^)]*\)|@.*)$/u.test(segment));
  const last = /^\[\[\.\.\.(.+)\]\]$/u.exec(shown.at(-1) ?? '');
  const before = `/${shown
    .slice(0, last === null ? undefined : -1)
    .map(templateSegment)
    .join('/')}`;
  if (last === null) return { router, templates: [before] };
  return { router, templates: [before, `${before === '/' ? '' : before}/{${last[1] ?? ''}}`] };
}

function templateSegment(segment: string): string {
  const name = /^\[(?:\.\.\.)?([^[\]]+)\]$/u.exec(segment)?.[1];
  return name === undefined ? segment.replaceAll(/%5F/giu, '_') : `{${name}}`;
}
