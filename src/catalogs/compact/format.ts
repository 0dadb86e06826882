// The compact form: tables of what repeats, and lists of numbers that point into them. An index counts from 1 and 0 is
// "nothing", so that every place of a list is a number. `format` changes whenever an old reader could misread a text.
import type { AccessScheme, CatalogAnomaly, CatalogGrant } from '../../model/catalog.ts';
import type { Method } from '../../model/model.ts';

/** The first member of every compact catalog. */
export const compactFormat = 'permc-catalog/1';

/** The compact form of a catalog. Absent texts are `null`. */
export interface CompactCatalog {
  readonly format: typeof compactFormat;
  readonly name: string;
  readonly appId: string | null;
  readonly bases: readonly string[];
  /** Value, display name, description, and a grant (or 0) for each kind of access in order. */
  readonly permissions: readonly CompactPermission[];
  readonly doubts: readonly string[];
  /** Each claim: `least` + 2 × `trusted`, the doubt, then the permissions. */
  readonly claims: readonly (readonly number[])[];
  /** Each list of claims that some operation has for some kind of access, by the claims. */
  readonly cells: readonly (readonly number[])[];
  readonly paths: readonly string[];
  /** For each path four numbers an operation: the method, doubled, plus `anonymous`; the cell of each kind of access. */
  readonly operations: readonly (readonly number[])[];
  /** Permission, included permission, source. */
  readonly includes: readonly (readonly [permission: string, included: string, source: string])[];
  /** Check, handling, then subject and message of each anomaly in turn. */
  readonly anomalies: readonly (readonly [check: string, handling: number, ...found: readonly string[]])[];
}

/** A permission with its grants in the order of the kinds of access. */
export type CompactPermission = readonly [
  value: string,
  displayName: string | null,
  description: string | null,
  ...grants: readonly (CompactGrant | 0)[],
];

/** Id, admin consent, level (or 0), why it is blocked (or 0). */
export type CompactGrant = readonly [id: string | null, adminConsent: 0 | 1, level: number, blocked: number];

/** What the position of a number in a list stands for. These lists only ever grow at their ends. */
export const compactTables: {
  readonly schemes: readonly AccessScheme[];
  readonly methods: readonly Method[];
  readonly blocked: readonly NonNullable<CatalogGrant['blocked']>[];
  readonly handlings: readonly CatalogAnomaly['handling'][];
} = {
  schemes: ['delegatedWork', 'delegatedPersonal', 'application'],
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  blocked: ['hidden', 'disabled', 'no-id', 'resource-specific'],
  handlings: ['kept', 'repaired', 'distrusted', 'left-out'],
};
