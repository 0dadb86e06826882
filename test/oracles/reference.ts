// The decision in the plainest words, straight from the manifest as data: slow, obvious, and unaware of the compiler and
// of the runtime. What it says is right; where the runtime says something else, one of the two has a bug.
import type { RandomAlternative, RandomManifest } from '../properties/random-manifest.ts';
import type { RandomRequest } from './random-request.ts';

/** What becomes of a request. */
export type Answer =
  | { readonly status: 400 | 401 | 403 | 404 | 405 | 500 }
  | {
      readonly status: 'allow';
      readonly kind: 'delegated' | 'application' | 'anonymous';
      readonly via: readonly string[];
      readonly properties: readonly string[] | undefined;
    };

/** Whether two answers are one; of refusals only the status counts. */
export function sameAnswer(left: Answer, right: Answer): boolean {
  if (left.status !== 'allow' || right.status !== 'allow') return left.status === right.status;
  return (
    left.kind === right.kind &&
    String(left.via) === String(right.via) &&
    String(left.properties) === String(right.properties)
  );
}

interface Caller {
  readonly kind: 'delegated' | 'application';
  readonly oid: string | undefined;
  readonly account: 'work' | 'personal';
  readonly scopes: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** The decisions of one manifest. */
export interface Reference {
  /** Who calls, by the claims of a token; undefined when they are no access token. */
  readonly caller: (claims: unknown) => Caller | undefined;
  /** Decides a request; without a caller there is no token, or none that is valid. */
  readonly decide: (caller: Caller | undefined, request: RandomRequest) => Answer;
}

const personalAccounts = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** The reference for a manifest. */
export function referenceOf(manifest: RandomManifest): Reference {
  const templates = Object.keys(manifest.endpoints).map((key) => ({ key, template: templateOf(key) }));
  return {
    caller: (claims) => readCaller(claims, manifest),
    decide: (caller, request) => {
      const found = findEndpoint(templates, request);
      return 'status' in found ? found : decideEndpoint(manifest.endpoints[found.key], caller, found.id, request);
    },
  };
}

function decideEndpoint(
  endpoint: RandomManifest['endpoints'][string] | undefined,
  caller: Caller | undefined,
  id: string | undefined,
  request: RandomRequest,
): Answer {
  if (endpoint?.anonymous !== undefined) return { status: 'allow', kind: 'anonymous', via: [], properties: undefined };
  if (caller === undefined) return { status: 401 };
  const permissions = caller.kind === 'delegated' ? caller.scopes : caller.roles;
  const open = widestFirst(endpoint?.[caller.kind] ?? []).filter(
    ({ allOf, userRole, accounts }) =>
      allOf.every((name) => permissions.has(name)) &&
      (userRole === undefined || caller.roles.has(userRole)) &&
      (caller.kind === 'application' || accounts === undefined || accounts.includes(caller.account)),
  );
  const given = open.find(({ right }) => holdsRight(right, caller, id, request));
  if (given !== undefined) {
    const { allOf, properties } = given;
    return { status: 'allow', kind: caller.kind, via: sorted(allOf), properties: properties && sorted(properties) };
  }
  return { status: request.answer === 'throws' && open.some(({ right }) => right === 'may.see') ? 500 : 403 };
}

/** The declared permissions among the held ones, and all that they include. */
export function withIncluded(
  held: readonly string[],
  declared: Readonly<Record<string, { readonly includes: readonly string[] }>>,
): ReadonlySet<string> {
  const all = new Set(held.filter((name) => Object.hasOwn(declared, name)));
  for (const name of all) for (const included of declared[name]?.includes ?? []) all.add(included);
  return all;
}

/** Those that show everything, then those that show more before those that show less. */
function widestFirst(alternatives: readonly RandomAlternative[]): readonly RandomAlternative[] {
  const shown = ({ properties }: RandomAlternative): number => properties?.length ?? 1000;
  return alternatives.toSorted((left, right) => shown(right) - shown(left));
}

function holdsRight(
  right: string | undefined,
  caller: Caller,
  id: string | undefined,
  { answer }: RandomRequest,
): boolean {
  if (right === undefined || right === 'none' || right === 'self') return true;
  if (right === 'may.see') return answer === 'yes';
  return id !== undefined && id !== '' && id === caller.oid;
}

/** No two endpoints of a random manifest match one request, so the first that does is the one. */
function findEndpoint(
  templates: readonly { readonly key: string; readonly template: RegExp }[],
  { method, path }: RandomRequest,
): { readonly key: string; readonly id: string | undefined } | { readonly status: 400 | 404 | 405 } {
  const fitting = templates.flatMap(({ key, template }) => {
    const match = template.exec(path);
    return match === null ? [] : [{ key, values: match.slice(1).map(decoded) }];
  });
  if (fitting.length === 0) return { status: 404 };
  if (fitting.some(({ values }) => values.includes(undefined))) return { status: 400 };
  const asked = method === 'HEAD' ? 'GET' : method;
  const found = fitting.find(({ key }) => key.startsWith(`${asked} `));
  return found === undefined ? { status: 405 } : { key: found.key, id: found.values[0] };
}

function templateOf(key: string): RegExp {
  const pattern = key
    .slice(key.indexOf(' ') + 1)
    .replaceAll(/[()]/g, '\\$&')
    .replace("'{id}'", "'?([^'/]+)'?")
    .replaceAll(/\{\w+\}/g, '(?!\\.{1,2}(?:/|$))([^/]+)');
  return new RegExp(`^${pattern}$`);
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function readCaller(claims: unknown, manifest: RandomManifest): Caller | undefined {
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return undefined;
  const claim = (name: string): unknown => Object.getOwnPropertyDescriptor(claims, name)?.value;
  const text = (name: string): string | undefined => {
    const value = claim(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const scopes = readScopes(claim('scp'));
  if (scopes === 'malformed') return undefined;
  if (claim('azp') !== undefined && claim('appid') !== undefined && claim('azp') !== claim('appid')) return undefined;
  const kind = readKind(claim('idtyp'), claim('scp') !== undefined, scopes.length > 0, text('oid'), text('sub'));
  if (kind === undefined) return undefined;
  if (kind === 'delegated' && (text('oid') === undefined || text('tid') === undefined)) return undefined;
  const roles: unknown = claim('roles');
  const member = kind === 'delegated' ? 'User' : 'Application';
  const isAssignable = (name: string): boolean => manifest.appRoles[name]?.allowedMemberTypes.includes(member) === true;
  return {
    kind,
    oid: text('oid'),
    account: claim('tid') === personalAccounts ? 'personal' : 'work',
    scopes: withIncluded(scopes, manifest.scopes),
    roles: withIncluded(isTextList(roles) ? roles.filter(isAssignable) : [], manifest.appRoles),
  };
}

function readKind(
  idtyp: unknown,
  hasClaim: boolean,
  hasScopes: boolean,
  oid: string | undefined,
  sub: string | undefined,
): Caller['kind'] | undefined {
  if (idtyp === 'app') return hasScopes ? undefined : 'application';
  if (idtyp === 'user') return hasScopes ? 'delegated' : undefined;
  if (idtyp !== undefined) return undefined;
  if (hasScopes) return 'delegated';
  return !hasClaim && oid !== undefined && oid === sub ? 'application' : undefined;
}

function readScopes(claim: unknown): readonly string[] | 'malformed' {
  if (claim === undefined) return [];
  if (typeof claim === 'string') return claim === '' ? [] : claim.split(' ');
  if (!isTextList(claim) || claim.some((name) => name === '' || name.includes(' '))) return 'malformed';
  return claim;
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
