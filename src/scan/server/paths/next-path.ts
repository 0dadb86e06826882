// The paths that Next.js gives to files: folders are segments, `[id]` is a parameter, `(group)` and `@slot` are none.

/** A file that Next.js serves requests from. */
export interface NextFile {
  /** `app` routes export one function a method, `pages` one function for all of them. */
  readonly router: 'app' | 'pages';
  /** The folder that has the router's, and the middleware. */
  readonly folder: string;
  /** Two for an optional catch-all (`[[...slug]]`), else one. */
  readonly templates: readonly string[];
}

/**
 * What a file serves by its place; undefined for a file that is no route.
 *
 * @param isPackage whether a folder has a package.json: an `app` folder right in it, or in its `src`, is the router's
 */
export function nextFile(file: string, isPackage: (folder: string) => boolean): NextFile | undefined {
  const folders = file.split('/');
  const name = folders.pop() ?? '';
  if (/^route\.[cm]?[jt]sx?$/u.test(name)) {
    const index = routerFolder(folders, 'app', isPackage);
    return index === undefined ? undefined : nextRoute('app', folders, index);
  }
  const index = routerFolder(folders, 'pages', isPackage);
  if (index === undefined || folders[index + 1] !== 'api' || !/\.[cm]?[jt]sx?$/u.test(name)) return undefined;
  const page = name.replace(/\.[cm]?[jt]sx?$/u, '');
  if (/\.(?:test|spec|d)$/u.test(page)) return undefined;
  return nextRoute('pages', [...folders, ...(page === 'index' ? [] : [page])], index);
}

/** The folder that a router's paths begin below: that of a package before any other of its name. */
function routerFolder(
  folders: readonly string[],
  name: string,
  isPackage: (folder: string) => boolean,
): number | undefined {
  const indexes = folders.flatMap((folder, index) => (folder === name ? [index] : []));
  const own = indexes.find((index) => {
    const above = folders.slice(0, index);
    const root = above.at(-1) === 'src' ? above.slice(0, -1) : above;
    return root.length === 0 || isPackage(root.join('/'));
  });
  return own ?? indexes[0];
}

/** @param index where among the folders the router's own stands */
function nextRoute(router: NextFile['router'], folders: readonly string[], index: number): NextFile | undefined {
  const folder = folders.slice(0, index).join('/');
  const segments = folders.slice(index + 1);
  // A folder that begins with `_` is private.
  if (router === 'app' && segments.some((segment) => segment.startsWith('_'))) return undefined;
  const shown = segments.filter((segment) => router === 'pages' || !/^(?:\([^.)][^)]*\)|@.*)$/u.test(segment));
  const last = /^\[\[\.\.\.(.+)\]\]$/u.exec(shown.at(-1) ?? '');
  const before = `/${shown
    .slice(0, last === null ? undefined : -1)
    .map(templateSegment)
    .join('/')}`;
  if (last === null) return { router, folder, templates: [before] };
  return { router, folder, templates: [before, `${before === '/' ? '' : before}/{${last[1] ?? ''}}`] };
}

function templateSegment(segment: string): string {
  const name = /^\[(?:\.\.\.)?([^[\]]+)\]$/u.exec(segment)?.[1];
  return name === undefined ? segment.replaceAll(/%5F/giu, '_') : `{${name}}`;
}
