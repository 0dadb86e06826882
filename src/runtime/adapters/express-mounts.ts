// Where Express has mounted a router, as far as its layers tell: not by a path but by what they match, so that a path of an
// endpoint is tried on them. Nothing here runs or changes a layer.
import type { PathTemplate } from '../template.ts';

/**
 * Whether requests of an endpoint come to a route behind these mounts with the prefix taken off, and nothing else.
 *
 * @param mounts the layers of the routers around the route, from the outside
 * @param prefix what the mounts are to take off
 * @param template of the endpoint
 * @returns true as well where a layer does not tell what it matches, for then only a request shows it
 */
export function isReached(mounts: readonly unknown[], prefix: string, template: PathTemplate): boolean {
  let path = `${prefix}${exampleOf(template)}`;
  let taken = '';
  for (const mount of mounts) {
    const matchers = matchersOf(mount);
    if (matchers === undefined) return true;
    const matched = matchers.map((matcher) => matcher(path)).find((text) => text !== undefined);
    if (matched === undefined) return false;
    const own = matched.endsWith('/') ? matched.slice(0, -1) : matched;
    taken += own;
    path = path.slice(own.length) || '/';
  }
  // Express matches the path of a mounted router without case.
  return taken.toLowerCase() === prefix.toLowerCase();
}

/** Any path of a template: its parameters may be anything, for mounts come before them. */
function exampleOf({ segments }: PathTemplate): string {
  const texts = segments.map((segment) => {
    if (segment.kind === 'literal') return segment.text;
    if (segment.kind !== 'pattern') return segment.kind === 'rest' && segment.until === 'colon' ? 'x:' : 'x';
    return segment.parts.map((part) => (part.kind === 'literal' ? part.text : 'x')).join('');
  });
  return `/${texts.join('/')}`;
}

/** Gives the part of a path that is taken off; undefined for a path that does not match. */
type Matcher = (path: string) => string | undefined;

/** Express 5 has functions, Express 4 one expression with a mark for what matches everything. */
function matchersOf(layer: unknown): readonly Matcher[] | undefined {
  if (read(layer, 'slash') === true) return [() => ''];
  const functions = read(layer, 'matchers');
  if (Array.isArray(functions)) {
    return functions.flatMap((matcher: unknown): readonly Matcher[] =>
      typeof matcher === 'function' ? [(path) => textIn(read(matcher(path), 'path'))] : [],
    );
  }
  const expression = read(layer, 'regexp');
  if (!(expression instanceof RegExp)) return undefined;
  if (read(expression, 'fast_slash') === true) return [() => ''];
  if (read(expression, 'fast_star') === true) return [(path) => path];
  return [(path) => expression.exec(path)?.[0]];
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function read(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}
