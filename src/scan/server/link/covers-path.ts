// Whether a check that is put before a path stands before a route, by their templates. It never counts a check that only
// some requests of the route would meet.

/**
 * Whether every request of a route passes through a check.
 *
 * @param guard the path that the check was put before (`/api`, `/books/*`), and whether only that path itself is meant
 * @param path the route's template
 */
export function coversPath(guard: { readonly path: string; readonly exact: boolean }, path: string): boolean {
  const wanted = segmentsOf(guard.path);
  const given = segmentsOf(path);
  const open = wanted.at(-1) === '*';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  if (guard.exact && !open && fixed.length !== given.length) return false;
  // Below `/api/*` lies what has something after the slash; below `/*` lies everything.
  if (open && fixed.length > 0 && fixed.length === given.length) return false;
  return fixed.length <= given.length && fixed.every((segment, index) => covers(segment, given[index] ?? ''));
}

/** A parameter stands before anything, text only before the same text; what is unknown before nothing. */
function covers(wanted: string, given: string): boolean {
  if (wanted === '*' || (wanted.startsWith('{') && wanted.endsWith('}') && wanted !== '{}')) return true;
  return wanted === given && !wanted.includes('{}');
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}
