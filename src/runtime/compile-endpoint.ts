// One row of the policy table made ready for decisions: names become needs, and every name must be one that exists.
import type { Need, PermissionIndex } from './permission-index.ts';
import { PolicyError } from './policy-error.ts';
import { checkAuthentication } from './step-up.ts';
import type { ApplicationRow, AuthenticationRow, DelegatedRow, EndpointRow, RightClaim, RightRow } from './table.ts';
import { parseTemplate } from './template.ts';
import type { PathTemplate } from './template.ts';

/** What an alternative's right needs, by who decides it. */
export type RequiredRight =
  /** No path parameter can point at somebody else, so being signed in is enough. */
  | { readonly kind: 'self'; readonly name: 'self' }
  | { readonly kind: 'matches'; readonly name: string; readonly pairs: readonly (readonly [string, RightClaim])[] }
  | {
      readonly kind: 'service';
      readonly name: string;
      readonly params: readonly string[];
      /** The answer must be a filter. */
      readonly collection: boolean;
    };

/** One way in; a decision is either one of these or a denial. */
export interface PolicyAlternative {
  readonly outcome: 'allow';
  /** Its place among the alternatives of its kind. */
  readonly index: number;
  /** The permissions it states, for `access.via`. */
  readonly via: readonly string[];
  /** Scopes of a delegated alternative, app roles of an application one. */
  readonly needs: readonly Need[];
  /** Where the first need stands in a mask: most alternatives have no other. */
  readonly word: number;
  readonly bit: number;
  readonly userRole: Need | undefined;
  readonly work: boolean;
  readonly personal: boolean;
  /** How the user must have signed in; undefined: in any way. Checked after the decision, as the right is. */
  readonly authentication: AuthenticationRow | undefined;
  readonly right: RequiredRight | undefined;
  readonly properties: readonly string[] | undefined;
}

/** One endpoint, ready to be decided. */
export interface PolicyEndpoint {
  readonly key: string;
  /** The row that it was made from, for records of decisions. */
  readonly row: EndpointRow;
  readonly method: string;
  readonly template: PathTemplate;
  readonly delegated: readonly PolicyAlternative[];
  readonly application: readonly PolicyAlternative[];
  readonly anonymous: boolean;
  /** What a challenge may ask for: the scopes of the least-privileged delegated alternative, separated by spaces. */
  readonly challenge: string | undefined;
  readonly indexes: PolicyIndexes;
}

/** The permissions and rights of one policy; its identity tells policies apart. */
export interface PolicyIndexes {
  readonly scopes: PermissionIndex;
  readonly userRoles: PermissionIndex;
  readonly applicationRoles: PermissionIndex;
  readonly rights: ReadonlyMap<string, RightRow>;
}

const claims: ReadonlySet<string> = new Set<RightClaim>(['user.oid', 'user.tid', 'app.oid', 'app.appId']);

/**
 * Makes one row ready.
 *
 * @param key `METHOD /path/{template}`
 * @throws {PolicyError} `table-malformed` when the row is not one that the compiler writes
 */
export function compileEndpoint(key: string, row: EndpointRow, indexes: PolicyIndexes): PolicyEndpoint {
  const { method, template } = parseKey(key);
  const open = row.anonymous !== undefined;
  if (open && row.anonymous !== true) throw malformed(key, '`anonymous` is not `true`');
  if (open && (row.delegated !== undefined || row.application !== undefined)) {
    throw malformed(key, 'it is open to everybody and asks for a token');
  }
  return {
    key,
    row,
    method,
    template,
    delegated: (row.delegated ?? []).map((alternative, index) =>
      compileDelegated(key, template, alternative, index, indexes),
    ),
    application: (row.application ?? []).map((alternative, index) =>
      compileApplication(key, template, alternative, index, indexes),
    ),
    anonymous: open,
    challenge: row.challenge === undefined ? undefined : compileChallenge(key, row.challenge, indexes),
    indexes,
  };
}

/**
 * What the key of a row says.
 *
 * @throws {PolicyError} `table-malformed`
 */
export function parseKey(key: string): Pick<PolicyEndpoint, 'method' | 'template'> {
  const space = key.indexOf(' ');
  const method = key.slice(0, space);
  const path = key.slice(space + 1);
  if (!/^[A-Z]+$/.test(method) || !path.startsWith('/')) throw malformed(key, 'the key is not `METHOD /path`');
  const parsed = parseTemplate(path);
  if (!parsed.ok) throw malformed(key, `the path is not a template (${parsed.reason})`);
  return { method, template: parsed.template };
}

function compileDelegated(
  key: string,
  template: PathTemplate,
  row: DelegatedRow,
  index: number,
  indexes: PolicyIndexes,
): PolicyAlternative {
  const role = row.userRole;
  if (!row.accounts.every((account) => account === 'work' || account === 'personal')) {
    throw malformed(key, 'an alternative names a kind of account that does not exist');
  }
  return {
    outcome: 'allow',
    index,
    via: row.scopes,
    ...requirement(key, row.scopes, indexes.scopes),
    userRole: role === undefined ? undefined : needOf(key, role, indexes.userRoles),
    work: row.accounts.includes('work'),
    personal: row.accounts.includes('personal'),
    authentication: row.authentication === undefined ? undefined : checkAuthentication(key, row.authentication),
    right: compileDelegatedRight(key, template, row.right, indexes),
    properties: row.properties,
  };
}

function compileApplication(
  key: string,
  template: PathTemplate,
  row: ApplicationRow,
  index: number,
  indexes: PolicyIndexes,
): PolicyAlternative {
  return {
    outcome: 'allow',
    index,
    via: row.roles,
    ...requirement(key, row.roles, indexes.applicationRoles),
    userRole: undefined,
    work: true,
    personal: false,
    authentication: undefined,
    right: row.right === undefined ? undefined : compileRight(key, template, row.right, indexes),
    properties: row.properties,
  };
}

/** An alternative without a permission would let every valid token in, so there is none. */
function requirement(
  key: string,
  names: readonly string[],
  index: PermissionIndex,
): Pick<PolicyAlternative, 'needs' | 'word' | 'bit'> {
  const [first, ...others] = Array.isArray(names) ? names : [];
  if (first === undefined) throw malformed(key, 'an alternative asks for no permission');
  const need = needOf(key, first, index);
  return { needs: [need, ...others.map((name) => needOf(key, name, index))], word: need.word, bit: need.bit };
}

function needOf(key: string, name: string, index: PermissionIndex): Need {
  const need = index.needs.get(name);
  if (need === undefined) throw malformed(key, `it asks for \`${name}\`, which is not defined`);
  return need;
}

function compileDelegatedRight(
  key: string,
  template: PathTemplate,
  name: string | undefined,
  indexes: PolicyIndexes,
): RequiredRight | undefined {
  if (name === undefined) return undefined;
  if (name !== 'self') return compileRight(key, template, name, indexes);
  if (template.params.length > 0) throw malformed(key, 'it has the right `self` and path parameters');
  return { kind: 'self', name };
}

function compileRight(key: string, template: PathTemplate, name: string, indexes: PolicyIndexes): RequiredRight {
  const right = indexes.rights.get(name);
  if (right === undefined) throw malformed(key, `it asks for the right \`${name}\`, which is not defined`);
  const pairs = right.matches === undefined ? undefined : Object.entries(right.matches);
  const params = pairs === undefined ? right.params : pairs.map(([param]) => param);
  for (const param of params) {
    if (!template.params.includes(param))
      throw malformed(key, `the right \`${name}\` needs the parameter \`${param}\``);
  }
  const { collection } = right;
  if (collection !== undefined && (collection !== true || pairs !== undefined)) {
    throw malformed(key, `the right \`${name}\` is over a collection and compares with the token`);
  }
  if (pairs === undefined) return { kind: 'service', name, params, collection: collection === true };
  if (pairs.length === 0 || !pairs.every(([, claim]) => claims.has(claim))) {
    throw malformed(key, `the right \`${name}\` compares nothing, or a fact that a token does not have`);
  }
  return { kind: 'matches', name, pairs };
}

function compileChallenge(key: string, names: readonly string[], indexes: PolicyIndexes): string {
  requirement(key, names, indexes.scopes);
  return names.join(' ');
}

function malformed(key: string, what: string): PolicyError {
  return new PolicyError('table-malformed', `the policy table is not one that permc writes: \`${key}\`: ${what}`);
}
