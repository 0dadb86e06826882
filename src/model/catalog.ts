// Another API's permissions as data: what `catalogs/` reads from many formats and `reason/` computes with.
// It must not know any format, and nothing of the network or of where a catalog is kept.
import type { PathTemplate } from '../runtime/template.ts';
import type { Method } from './model.ts';

/**
 * The kind of access, with the kind of account where that matters: an API may demand other scopes of personal accounts.
 * The order is the order of every output.
 */
export type AccessScheme = 'delegatedWork' | 'delegatedPersonal' | 'application';

/** What is known of a permission for one kind of access. */
export interface CatalogGrant {
  /** The id that `requiredResourceAccess` needs; undefined when none is published or it is malformed or shared. */
  readonly id: string | undefined;
  /** Whether only an admin can grant it for a work account. */
  readonly adminConsent: boolean;
  /** How much it grants by the publisher's own scale, 1 (least) to 5; undefined when not stated. */
  readonly level: number | undefined;
  /** Why it can't be requested in a registration: not published, or granted per resource by its owner. */
  readonly blocked: 'hidden' | 'disabled' | 'no-id' | 'resource-specific' | undefined;
}

/** One permission of the API; a scope and an app role of one value are one permission with two grants. */
export interface CatalogPermission {
  readonly value: string;
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  readonly grants: Readonly<Partial<Record<AccessScheme, CatalogGrant>>>;
}

/** One way to be let in: all of these permissions together. */
export interface CatalogClaim {
  /** The permission itself first, then what it also requires; never empty, no value twice. */
  readonly permissions: readonly string[];
  /** Marked as the least-privileged answer by the publisher. */
  readonly least: boolean;
  /**
   * Whether the claim may be relied on: marked least, or of the same resource family and verb-compatible, or declared by
   * a manifest. A claim that is only listed is shown and never chosen.
   */
  readonly trusted: boolean;
  /** Why a listed claim is not trusted, for explanations. */
  readonly doubt: string | undefined;
}

/** One method of one path, and the ways in for each kind of access; a scheme that is absent is not allowed at all. */
export interface CatalogOperation {
  readonly method: Method;
  readonly template: PathTemplate;
  readonly claims: Readonly<Partial<Record<AccessScheme, readonly CatalogClaim[]>>>;
  /** Nobody needs a token. */
  readonly anonymous: boolean;
}

/** Something odd in published data: found by a named check, and what was done about it. */
export interface CatalogAnomaly {
  /** The check, in kebab-case. */
  readonly check: string;
  /** What it was found on: a permission, or `METHOD /path`. */
  readonly subject: string;
  readonly message: string;
  /** What the reader did: kept, repaired, distrusted or left out. */
  readonly handling: 'kept' | 'repaired' | 'distrusted' | 'left-out';
}

/** All permissions and operations of one API. Lists are sorted by code units: by value; by path, then method. */
export interface Catalog {
  /** The name that `requests:` uses, such as `microsoft-graph`. */
  readonly name: string;
  /** The API's own application id: the `resourceAppId` of a registration; undefined until it is known. */
  readonly appId: string | undefined;
  /** The bases under which paths stand, such as `https://graph.microsoft.com/v1.0`, most usual first. */
  readonly bases: readonly string[];
  readonly permissions: readonly CatalogPermission[];
  readonly operations: readonly CatalogOperation[];
  /** Stated implications (`A` satisfies `B`), each with its source; names alone imply nothing. */
  readonly includes: readonly { readonly permission: string; readonly included: string; readonly source: string }[];
  readonly anomalies: readonly CatalogAnomaly[];
}
