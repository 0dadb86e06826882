// The policy that guards ask: the table of a generated module, checked and made ready at load, so that a wrong table can
// never serve a request. It decides nothing; see decide.ts and authorize.ts.
import type { EndpointShape } from './access.ts';
import { compileEndpoint, parseKey } from './compile-endpoint.ts';
import type { PolicyEndpoint, PolicyIndexes } from './compile-endpoint.ts';
import type { Filter } from './filter.ts';
import { createMatcher } from './matcher.ts';
import type { Matcher, MatcherEntry, PathParams } from './matcher.ts';
import { indexPermissions } from './permission-index.ts';
import { PolicyError } from './policy-error.ts';
import type { EndpointRow, PolicyTable } from './table.ts';

/** Which endpoint a request belongs to. */
export type EndpointMatch =
  | { readonly outcome: 'match'; readonly key: string; readonly params: PathParams }
  | { readonly outcome: 'undeclared' | 'malformed' }
  /** The path is declared with these methods only, in the order of their names. */
  | { readonly outcome: 'method-not-allowed'; readonly allow: readonly string[] };

/** Any function that decides a right. */
export type RightFunction = (
  access: never,
  params: never,
) => boolean | Filter<unknown> | Promise<boolean | Filter<unknown>>;

/** Endpoints of a policy whose types are not known. */
export type AnyEndpoints = Readonly<
  Record<
    string,
    EndpointShape & {
      readonly params: PathParams;
      readonly filters: {
        readonly delegated: Filter<unknown> | undefined;
        readonly application: Filter<unknown> | undefined;
      };
    }
  >
>;

/** Rights of a policy whose types are not known. */
export type AnyRights = Readonly<Record<string, RightFunction>>;

/** A checked policy. `Endpoints` and `Rights` are the interfaces that the generated module declares. */
export interface Policy<Endpoints = AnyEndpoints, Rights = AnyRights> {
  /** Carries the types; never set. */
  readonly types?: { readonly endpoints: Endpoints; readonly rights: Rights };
  /** Every endpoint key, in the order of the table. */
  readonly keys: readonly string[];
  /** The rights that the service must implement: those without `matches`. */
  readonly rights: readonly string[];
  /** Those of them that answer with a filter. */
  readonly collectionRights: readonly string[];
  /** What an endpoint requires, ready to be decided; undefined for a key that is not in the table. */
  readonly endpoint: (key: string) => PolicyEndpoint | undefined;
  /**
   * Which endpoint a request belongs to.
   *
   * @param method as sent: methods are case-sensitive (RFC 9110 section 9.1); HEAD follows GET unless HEAD is declared
   * @param path as sent, without query; see `createMatcher`
   */
  readonly match: (method: string, path: string) => EndpointMatch;
}

/** scope-token of RFC 6749 section 3.3: such a name needs no escape in a challenge and holds no separator. */
const permissionName = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/**
 * Checks a compiled policy table and makes it ready for decisions.
 *
 * @param table the table of a generated module
 * @returns the policy
 * @throws {PolicyError} `format-unknown` when the table was written for another runtime, `table-malformed` when it names
 *   something that it does not define or is not what the compiler writes
 */
export function definePolicy<Endpoints = AnyEndpoints, Rights = AnyRights>(
  table: PolicyTable,
): Policy<Endpoints, Rights> {
  checkSections(table);
  if (table.format !== 1 && table.format !== 2) {
    throw new PolicyError(
      'format-unknown',
      `the policy table has format ${JSON.stringify(table.format)}, but this runtime reads formats 1 and 2: build the guards again with the permc version that is installed`,
    );
  }
  const indexes = indexTable(table);
  const rows = new Map(Object.entries(table.endpoints));
  checkEndpoints(rows, indexes);
  const endpoints = new Map<string, PolicyEndpoint>();
  const endpoint = (key: string): PolicyEndpoint | undefined => {
    const known = endpoints.get(key);
    if (known !== undefined) return known;
    const row = rows.get(key);
    if (row === undefined) return undefined;
    const made = compileEndpoint(key, row, indexes);
    endpoints.set(key, made);
    return made;
  };
  const decided = [...indexes.rights].filter(([, right]) => right.matches === undefined);
  let matchers: ReadonlyMap<string, Matcher<string>> | undefined;
  return {
    keys: [...rows.keys()],
    rights: decided.map(([name]) => name),
    collectionRights: decided.filter(([, right]) => right.collection === true).map(([name]) => name),
    endpoint,
    // Guards that are bound to routes never ask, so the tries are built when somebody does.
    match: (method, path) => matchEndpoint((matchers ??= createMatchers(rows.keys())), method, path),
  };
}

function checkSections(table: PolicyTable): void {
  const sections: object = typeof table === 'object' && table !== null ? table : {};
  for (const name of ['scopes', 'appRoles', 'rights', 'endpoints']) {
    const section: unknown = Object.getOwnPropertyDescriptor(sections, name)?.value;
    if (typeof section !== 'object' || section === null) throw malformed(`it has no \`${name}\``);
  }
}

function indexTable(table: PolicyTable): PolicyIndexes {
  const scopes = Object.entries(table.scopes);
  const roles = Object.entries(table.appRoles);
  checkPermissions('scope', scopes);
  checkPermissions(
    'app role',
    roles.map(([name, role]) => [name, role.includes]),
  );
  const indexRoles = (member: 'User' | 'Application') =>
    indexPermissions(
      new Map(roles.map(([name, { includes, members }]) => [name, { includes, grantable: members.includes(member) }])),
    );
  return {
    scopes: indexPermissions(new Map(scopes.map(([name, includes]) => [name, { includes, grantable: true }]))),
    userRoles: indexRoles('User'),
    applicationRoles: indexRoles('Application'),
    rights: new Map(Object.entries(table.rights)),
  };
}

function checkPermissions(kind: string, permissions: readonly (readonly [string, readonly string[]])[]): void {
  const known = new Set(permissions.map(([name]) => name));
  for (const [name, includes] of permissions) {
    if (!permissionName.test(name)) throw malformed(`the ${kind} \`${name}\` is not a permission name`);
    if (!Array.isArray(includes)) throw malformed(`the ${kind} \`${name}\` does not list what it includes`);
    for (const included of includes) {
      if (!known.has(included))
        throw malformed(`the ${kind} \`${name}\` includes \`${included}\`, which is not defined`);
    }
  }
}

/**
 * Makes every row ready once, so that a wrong one is found before the first request. Nothing is kept: an endpoint is made
 * again when it is first asked for, since ten thousand of them would cost more to keep than to make.
 */
function checkEndpoints(rows: ReadonlyMap<string, EndpointRow>, indexes: PolicyIndexes): void {
  const shapes = new Map<string, string>();
  for (const [key, row] of rows) {
    const { method, template } = compileEndpoint(key, row, indexes);
    const shape = `${method} ${template.shape}`;
    const twin = shapes.get(shape);
    if (twin !== undefined) throw malformed(`\`${twin}\` and \`${key}\` match the same requests`);
    shapes.set(shape, key);
  }
}

function createMatchers(keys: Iterable<string>): ReadonlyMap<string, Matcher<string>> {
  const byMethod = new Map<string, MatcherEntry<string>[]>();
  for (const key of keys) {
    const { method, template } = parseKey(key);
    const list = byMethod.get(method) ?? [];
    list.push({ template, value: key });
    byMethod.set(method, list);
  }
  return new Map([...byMethod].map(([method, entries]) => [method, createMatcher(entries)]));
}

function matchEndpoint(matchers: ReadonlyMap<string, Matcher<string>>, method: string, path: string): EndpointMatch {
  const found = matchers.get(method)?.match(path) ?? (method === 'HEAD' ? matchers.get('GET')?.match(path) : undefined);
  if (found === 'malformed') return { outcome: 'malformed' };
  if (found !== undefined) return { outcome: 'match', key: found.value, params: found.params };
  const allow: string[] = [];
  for (const [other, matcher] of matchers) {
    const elsewhere = matcher.match(path);
    if (elsewhere === 'malformed') return { outcome: 'malformed' };
    if (elsewhere !== undefined) allow.push(other);
  }
  if (allow.length === 0) return { outcome: 'undeclared' };
  if (allow.includes('GET') && !allow.includes('HEAD')) allow.push('HEAD');
  return { outcome: 'method-not-allowed', allow: allow.toSorted() };
}

function malformed(what: string): PolicyError {
  return new PolicyError('table-malformed', `the policy table is not one that permc writes: ${what}`);
}
