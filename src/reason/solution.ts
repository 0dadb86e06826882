// The answer to "which permissions do these calls need?", as data: the set, why each member of it is needed, what was not
// taken and why, and every call that it does not answer. Wording and severity are for those who print it.
import type { AccessScheme, CatalogClaim, CatalogGrant, CatalogOperation } from '../model/catalog.ts';
import type { CallAlias } from './catalog-aliases.ts';
import type { CallMatch } from './catalog-matcher.ts';
import type { Cost, Measure } from './solve-order.ts';

/** The least-privileged set for some calls. */
export interface Solution {
  /** By value. Every one is needed, by the calls in its `neededBy`. */
  readonly permissions: readonly ChosenPermission[];
  /** One for each call and kind of access that the set answers, in the order of the calls. */
  readonly calls: readonly AnsweredCall[];
  /** One for each call that is not answered, or only by what can't be granted, in the order of the calls. */
  readonly problems: readonly CallProblem[];
  readonly cost: Cost;
  /** Whether no set is better: the search was complete. Otherwise it ended at its bound with the best set so far. */
  readonly exact: boolean;
  /** How much of the bound was used. */
  readonly steps: number;
  readonly bound: number;
}

/** A permission of the set. */
export interface ChosenPermission {
  readonly value: string;
  readonly grants: Readonly<Partial<Record<AccessScheme, CatalogGrant>>>;
  /** The calls that could not be made without it; never empty. */
  readonly neededBy: readonly string[];
  /** The calls that it helps to make, whether or not another permission of the set would do. */
  readonly usedBy: readonly string[];
}

/** A call that the set answers. */
export interface AnsweredCall {
  readonly call: string;
  readonly scheme: AccessScheme;
  readonly operation: CatalogOperation;
  readonly aliases: readonly CallAlias[];
  /** The sets of permissions that let it in and that are held; empty for an operation that needs no token. */
  readonly metBy: readonly (readonly string[])[];
  readonly rejected: readonly RejectedClaim[];
}

/** A way in that the set does not hold. */
export interface RejectedClaim {
  readonly claim: CatalogClaim;
  readonly reason: Rejection;
}

/**
 * Why a way in was not taken.
 *
 * - `not-trusted`: it is only listed; the doubt says why that is not enough.
 * - `not-grantable`: one of its permissions can't be granted, and there is a way in that can.
 * - `costs-more`: the best set with it is worse in a measure, `instead` against `chosen`.
 * - `name`: the best set with it is as good, and comes later by name.
 * - `bound`: the search ended before it could be judged.
 */
export type Rejection =
  | { readonly kind: 'not-trusted'; readonly doubt: string | undefined }
  | { readonly kind: 'not-grantable'; readonly permission: string; readonly why: Ungrantable }
  | { readonly kind: 'costs-more'; readonly measure: Measure; readonly chosen: number; readonly instead: number }
  | { readonly kind: 'name' }
  | { readonly kind: 'bound' };

/** Why a permission can't be granted: what the catalog says, or that it does not exist for the kind of access. */
export type Ungrantable = NonNullable<CatalogGrant['blocked']> | 'absent';

/**
 * A call without a good answer.
 *
 * - `unmatched`: it is no one operation of the catalog.
 * - `no-access`: the operation does not exist for the kind of access; `allowed` are those for which it does.
 * - `no-least`: permissions are listed, but none is marked least and none can be relied on.
 * - `not-trusted`: those that are marked least can't be relied on, and no other one can.
 * - `not-grantable`: it is answered, but every way in needs a permission that can't be granted.
 */
export type CallProblem =
  | {
      readonly kind: 'unmatched';
      readonly call: string;
      readonly match: Exclude<CallMatch, { readonly kind: 'found' }>;
    }
  | {
      readonly kind: 'no-access';
      readonly call: string;
      readonly scheme: AccessScheme;
      readonly operation: CatalogOperation;
      readonly allowed: readonly AccessScheme[];
    }
  | {
      readonly kind: 'no-least' | 'not-trusted' | 'not-grantable';
      readonly call: string;
      readonly scheme: AccessScheme;
      readonly operation: CatalogOperation;
      readonly claims: readonly CatalogClaim[];
    };
