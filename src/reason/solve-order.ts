// What makes one set of permissions better than another: measures that are compared one after the other, in an order
// that can be chosen. It knows sets only by their measures.
import { compareCodeUnits } from '../base/compare-code-units.ts';

/**
 * What a set is judged by, in the usual order:
 *
 * - `marked`: how many permissions are the publisher's answer for none of the calls, though it has one for each call that
 *   they could be for. A permission that is only accepted may be for part of what a call does: for the user's own data, or
 *   for one property. So it stands in where it is needed anyway, and is not chosen for being smaller. This is no preference
 *   but the end of the question of trust: by the other criteria alone, the data of Microsoft Graph answers
 *   `PATCH /users/{id}` with `User.ReadWrite`, which changes only the signed-in user, and `GET /me` with
 *   `User.ReadBasic.All`, which opens fewer operations.
 * - `consent`: whether a user can grant all of it, without an admin.
 * - `privilege`: first how many permissions can write although the calls only need them for reading, then the highest
 *   level by the publisher's scale. The scale comes second, because the
 *   publisher moves it often.
 * - `operations`: how many operations of the API it opens.
 * - `permissions`: how many permissions it has.
 *
 * What can't be granted at all was set aside before, unless nothing else is left. What is still equal is ordered by how much
 * the permissions imply, and then by name, so that there is always one answer.
 */
export type Criterion = 'marked' | 'consent' | 'privilege' | 'operations' | 'permissions';

/** The criteria in the usual order. */
export const criteria: readonly Criterion[] = ['marked', 'consent', 'privilege', 'operations', 'permissions'];

/** One number of a cost. None of them ever falls when a permission is added to a set. */
export type Measure = 'unmarked' | 'consent' | 'writes' | 'level' | 'operations' | 'permissions' | 'implied';

/** What a set of permissions costs; less is better. */
export interface Cost {
  /** How many permissions are the publisher's answer for none of the calls, though there is one for each of these. */
  readonly unmarked: number;
  /** 1 when an admin has to grant some of it for a work account, else 0; always 0 for application-only access. */
  readonly consent: number;
  /** How many permissions promise to write, though no call that they are for writes. */
  readonly writes: number;
  /** The highest level, 1 to 5; 5 for a permission of unknown level, 0 for the empty set. */
  readonly level: number;
  /** How many operations it opens, by all that is published, trusted or not. */
  readonly operations: number;
  readonly permissions: number;
  /** How many further permissions they satisfy by stated implications, each counted by itself. */
  readonly implied: number;
}

const measuresOfCriterion: Readonly<Record<Criterion, readonly Measure[]>> = {
  marked: ['unmarked'],
  consent: ['consent'],
  privilege: ['writes', 'level'],
  operations: ['operations'],
  permissions: ['permissions'],
};

/**
 * The measures in the order of comparison.
 *
 * @param order criteria, best known first; those that are missing follow in the usual order, so that no permission is
 *   ever kept that could be left out
 */
export function measuresOf(order: readonly Criterion[] = criteria): readonly Measure[] {
  const all = new Set([...order, ...criteria]);
  return [...[...all].flatMap((criterion) => measuresOfCriterion[criterion]), 'implied'];
}

/** The first measure in which two costs differ; undefined when they are equal. */
export function firstDifference(measures: readonly Measure[], left: Cost, right: Cost): Measure | undefined {
  return measures.find((measure) => left[measure] !== right[measure]);
}

/** Compares two sets by their costs and then by name, for `Array.prototype.sort`: negative when the left one is better. */
export function compareSolutions(
  measures: readonly Measure[],
  left: { readonly cost: Cost; readonly values: readonly string[] },
  right: { readonly cost: Cost; readonly values: readonly string[] },
): number {
  const measure = firstDifference(measures, left.cost, right.cost);
  if (measure !== undefined) return left.cost[measure] - right.cost[measure];
  const [ours, theirs] = [left.values.toSorted(compareCodeUnits), right.values.toSorted(compareCodeUnits)];
  const differing = ours.findIndex((value, index) => value !== theirs[index]);
  return differing === -1 ? 0 : compareCodeUnits(ours[differing] ?? '', theirs[differing] ?? '');
}
