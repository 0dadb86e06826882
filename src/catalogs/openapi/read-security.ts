// What the security requirements of one operation mean as claims: the schemes and scopes inside one requirement are all
// needed, and one requirement of the list is enough (OpenAPI Specification 3.1.1, section 4.8.30).
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { AccessScheme, CatalogClaim } from '../../model/catalog.ts';
import { accessSchemes } from '../access-schemes.ts';
import type { NoteAnomaly } from '../anomaly.ts';
import { isJsonList, isJsonRecord, type JsonRecord } from '../json-record.ts';
import type { OpenApiCheck } from './checks.ts';
import type { SecurityScheme } from './security-schemes.ts';

/** Who may call an operation. */
export interface OperationSecurity {
  readonly claims: Readonly<Partial<Record<AccessScheme, readonly CatalogClaim[]>>>;
  readonly anonymous: boolean;
}

/** One requirement that permissions can meet. */
interface Requirement {
  readonly scopes: readonly string[];
  readonly access: ReadonlySet<AccessScheme>;
  /** Other schemes that it needs as well. */
  readonly others: readonly string[];
}

/**
 * Reads the requirements of one operation.
 *
 * @param security the list that is in force, or nothing when the document states none
 * @param schemes the security schemes by name
 * @param subject the operation, for anomalies
 * @param note where anomalies are noted
 * @returns the claims; `anonymous` only when the document says so, with `[]` or with an empty requirement
 */
export function readSecurity(
  security: unknown,
  schemes: ReadonlyMap<string, SecurityScheme>,
  subject: string,
  note: NoteAnomaly<OpenApiCheck>,
): OperationSecurity {
  if (!isJsonList(security)) {
    note('no-security', subject, 'nothing is said of who may call it');
    return { claims: {}, anonymous: false };
  }
  const objects = security.filter(isJsonRecord);
  const anonymous = security.length === 0 || objects.some((requirement) => Object.keys(requirement).length === 0);
  const requirements = objects.flatMap((requirement) => requirementOf(requirement, schemes, subject, note) ?? []);
  const claims: Partial<Record<AccessScheme, readonly CatalogClaim[]>> = {};
  for (const scheme of accessSchemes) {
    const ways = requirements.filter(({ access }) => access.has(scheme));
    if (ways.length > 0) claims[scheme] = claimsOf(ways);
  }
  return { claims, anonymous };
}

function requirementOf(
  requirement: JsonRecord,
  schemes: ReadonlyMap<string, SecurityScheme>,
  subject: string,
  note: NoteAnomaly<OpenApiCheck>,
): Requirement | undefined {
  const scopes = new Set<string>();
  const others: string[] = [];
  let access: ReadonlySet<AccessScheme> = new Set(accessSchemes);
  for (const name of Object.keys(requirement)) {
    const scheme = schemes.get(name);
    const wanted = requirement[name];
    if (scheme === undefined) {
      note('unknown-security-scheme', subject, `the security scheme \`${name}\` is not defined`);
      return undefined;
    }
    if (scheme === 'other') {
      others.push(name);
      continue;
    }
    for (const value of isJsonList(wanted) ? wanted : []) {
      const offered = typeof value === 'string' ? scheme.scopes.get(value) : undefined;
      if (typeof value !== 'string' || offered === undefined) {
        note('undeclared-scope', subject, `no flow of \`${name}\` offers the scope \`${String(value)}\``);
        return undefined;
      }
      scopes.add(value);
      access = new Set([...access].filter((kind) => offered.access.has(kind)));
    }
  }
  if (scopes.size === 0) {
    if (Object.keys(requirement).length > others.length)
      note('token-without-scope', subject, 'it needs a token and no scope');
    return undefined;
  }
  if (others.length > 0)
    note('other-security', subject, `it also needs ${others.map((name) => `\`${name}\``).join(', ')}`);
  return { scopes: [...scopes], access, others };
}

function claimsOf(ways: readonly Requirement[]): readonly CatalogClaim[] {
  const byPermissions = new Map<string, Requirement>();
  for (const way of ways) {
    const key = way.scopes.toSorted(compareCodeUnits).join(' ');
    const known = byPermissions.get(key);
    if (known === undefined || way.others.length < known.others.length) byPermissions.set(key, way);
  }
  const sorted = [...byPermissions.entries()].toSorted(([left], [right]) => compareCodeUnits(left, right));
  return sorted.map(([, { scopes, others }]) => ({
    permissions: scopes,
    // The only way in is the least one; of several the format does not say which.
    least: sorted.length === 1 && others.length === 0,
    trusted: others.length === 0,
    doubt: others.length === 0 ? undefined : `${others.map((name) => `\`${name}\``).join(' and ')} is needed as well`,
  }));
}
