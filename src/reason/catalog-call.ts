// A call to an API as people write it down or tools record it, taken apart into method and path below the API's base.
// It must not know templates, and it never asks whether the API has such a path.
import type { Method } from '../model/model.ts';

/** One call: a method and a URL, full or below the API's base, with or without a query. */
export interface Call {
  readonly method: string;
  readonly url: string;
}

/** Why a text is no call. */
export type CallFault = 'no-method' | 'unknown-method' | 'no-path' | 'too-long';

/** A call taken apart; `other-api` when the URL is under none of the bases. */
export type CallPath =
  | { readonly kind: 'path'; readonly method: Method; readonly path: string }
  | { readonly kind: 'other-api'; readonly authority: string }
  | { readonly kind: 'malformed'; readonly reason: CallFault };

interface Base {
  /** Host and port in lower case; empty for a base without one. */
  readonly authority: string;
  /** From its `/`, without one at the end; empty for the root. */
  readonly path: string;
}

// Longer than what servers take (RFC 9110 section 4.1 asks them for 8,000 octets), and short enough for any search.
const longestUrl = 16_000;

const methods: ReadonlyMap<string, Method> = new Map(
  (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const).map((method) => [method, method]),
);

/**
 * Prepares the reading of calls to one API.
 *
 * The scheme of a URL, its user information, a default port, query and fragment don't count; nor does the letter case of
 * method and host. A version that a base ends in may stand before a path that has no host, or be missing.
 *
 * @param bases where the API's paths stand, such as `https://graph.microsoft.com/v1.0`; without any, every host is its own
 * @returns the reader of one call: `GET /me`, `GET https://…/v1.0/me?$top=1` or the two apart; never throws
 */
export function createCallReader(bases: readonly string[]): (call: string | Call) => CallPath {
  // The longest path first: `/v1.0` before the root of the same host.
  const known = bases.map(readBase).toSorted((left, right) => right.path.length - left.path.length);
  const authorities = new Set(known.map(({ authority }) => authority).filter((authority) => authority !== ''));
  return (call) => {
    const parts = typeof call === 'string' ? splitCall(call) : call;
    if (parts === undefined) return { kind: 'malformed', reason: 'no-method' };
    const method = methods.get(parts.method.trim().toUpperCase());
    if (method === undefined) return { kind: 'malformed', reason: 'unknown-method' };
    if (parts.url.length > longestUrl) return { kind: 'malformed', reason: 'too-long' };
    const { authority, path } = splitUrl(parts.url.trim(), authorities);
    if (authority === '' && path === '') return { kind: 'malformed', reason: 'no-path' };
    if (authority !== '' && authorities.size > 0 && !authorities.has(authority))
      return { kind: 'other-api', authority };
    return { kind: 'path', method, path: below(known, authority, path) };
  };
}

/** `METHOD URL`; undefined when there is no method. */
function splitCall(text: string): Call | undefined {
  const match = /^\s*([A-Za-z]+)\s+(\S.*)$/s.exec(text);
  const [, method, url] = match ?? [];
  return method === undefined || url === undefined ? undefined : { method, url };
}

/** Authority and path. A host that is written without `https://` is told from a path by being one of the API's. */
function splitUrl(url: string, authorities: ReadonlySet<string>): Base {
  const end = url.search(/[?#]/);
  const whole = end === -1 ? url : url.slice(0, end);
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)(.*)$/is.exec(whole);
  if (absolute !== null) return { authority: plainAuthority(absolute[1] ?? ''), path: absolute[2] ?? '' };
  // `{{baseUrl}}/me`, as it stands in collections and in code: a placeholder before the first slash is the base.
  const placed = /^\$?\{[^/]*\}(\/.*)$/s.exec(whole);
  if (placed !== null) return { authority: '', path: placed[1] ?? '' };
  const slash = whole.indexOf('/');
  const host = plainAuthority(slash === -1 ? whole : whole.slice(0, slash));
  if (host !== '' && authorities.has(host)) return { authority: host, path: slash === -1 ? '' : whole.slice(slash) };
  return { authority: '', path: whole === '' || whole.startsWith('/') ? whole : `/${whole}` };
}

function plainAuthority(authority: string): string {
  return authority
    .toLowerCase()
    .replace(/^.*@/s, '')
    .replace(/:(?:443|80)?$/, '');
}

function readBase(base: string): Base {
  const { authority, path } = splitUrl(base, new Set());
  return { authority, path: path.replace(/\/+$/, '') };
}

/** The path below the longest base that it is under, or the path as it is. */
function below(bases: readonly Base[], authority: string, path: string): string {
  const folded = path.toLowerCase();
  for (const base of bases) {
    if (base.path === '' || (authority !== '' && authority !== base.authority)) continue;
    const start = base.path.toLowerCase();
    if (folded === start) return '/';
    if (folded.startsWith(`${start}/`)) return path.slice(start.length);
  }
  return path === '' ? '/' : path;
}
