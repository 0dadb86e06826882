// Which claims of an operation may be relied on. The published lists say more than they can hold: taken at their word,
// they prove that a permission that only reads can grant app roles. What is doubted here is shown and never chosen.
import type { AccessScheme } from '../../model/catalog.ts';
import type { Method } from '../../model/model.ts';
import type { ClaimDraft } from './collect-cells.ts';
import type { GraphCheck } from './checks.ts';
import { familyOf, isForSelected, isReadOnly } from './name-pattern.ts';

/** Why a claim is not relied on, and the check that it is an instance of, if it is one. */
export interface Doubt {
  readonly check: GraphCheck | undefined;
  readonly reason: string;
}

/** Where the claims stand. */
export interface Place {
  readonly method: Method;
  readonly scheme: AccessScheme;
  /** Whether the path begins with `/me`. */
  readonly onMe: boolean;
  /** The published keys of this cell, those that differ only in letter case together. */
  readonly spellings: readonly ReadonlySet<string>[];
}

const writes: ReadonlySet<Method> = new Set(['PATCH', 'PUT', 'DELETE']);
const reads: ReadonlySet<Method> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Judges all claims of one cell together: what one is worth depends on the others.
 *
 * @param drafts the claims of one method for one kind of access
 * @param place where they stand
 * @returns for each claim, in order, a doubt or nothing
 */
export function judgeClaims(drafts: readonly ClaimDraft[], place: Place): readonly (Doubt | undefined)[] {
  const [first, second] = drafts;
  // Most calls have one claim, which has no others to be doubted for.
  if (first !== undefined && second === undefined) return [doubtByPlace(first, place) ?? doubtByName(first)];
  const answers = drafts.filter(({ least }) => least);
  const others: Others = {
    marked: answers.length > 0,
    partners: partnersOf(drafts),
    families: answers.length > 0 ? new Set(answers.map(primaryFamily)) : familiesOf(drafts),
    readersAnswer: answers.some(onlyReads),
  };
  return drafts.map((draft) => doubtByPlace(draft, place) ?? doubtByOthers(draft, place, others));
}

/** What the claims of a cell say together. */
interface Others {
  /** Whether any of them is marked as the least-privileged answer. */
  readonly marked: boolean;
  /** What some of them need as a second permission. */
  readonly partners: ReadonlySet<string>;
  /** The resource families of the answers. */
  readonly families: ReadonlySet<string>;
  readonly readersAnswer: boolean;
}

function partnersOf(drafts: readonly ClaimDraft[]): ReadonlySet<string> {
  const partners = new Set<string>();
  for (const { permissions } of drafts) {
    for (const [place, value] of permissions.entries()) if (place > 0) partners.add(value);
  }
  return partners;
}

/** The doubt in a claim because of the call itself. */
function doubtByPlace(draft: ClaimDraft, place: Place): Doubt | undefined {
  if (place.scheme === 'application' && place.onMe) {
    return { check: 'application-on-me', reason: 'an app-only token has no signed-in user, so no `/me`' };
  }
  if (place.spellings.some((spelling) => !draft.keys.some((key) => spelling.has(key)))) {
    const listed = draft.keys.map((key) => `\`${key}\``).join(', ');
    return { check: 'same-shape-conflict', reason: `listed only for ${listed}` };
  }
  if (!writes.has(place.method) || !onlyReads(draft)) return undefined;
  const check = draft.least ? 'read-only-least-for-write' : 'read-only-for-write';
  return { check, reason: `\`${draft.permissions.join('` and `')}\` only reads, and ${place.method} writes` };
}

/** The doubt in a claim because of the other claims of the same call. */
function doubtByOthers(draft: ClaimDraft, { method }: Place, others: Others): Doubt | undefined {
  const [primary = ''] = draft.permissions;
  if (!reads.has(method) && draft.permissions.length === 1 && others.partners.has(primary)) {
    const reason = `\`${primary}\` is also listed as needed beside another permission`;
    return { check: 'co-permission-alone', reason };
  }
  if (draft.least) return undefined;
  const doubt = doubtByName(draft);
  if (doubt !== undefined) return doubt;
  if (!others.marked && others.families.size > 1) {
    return unchecked('nothing is marked as the least-privileged answer');
  }
  if (!others.families.has(familyOf(primary))) {
    return unchecked('of another resource family than the least-privileged answer');
  }
  if (method === 'POST' && others.marked && !others.readersAnswer && onlyReads(draft)) {
    return unchecked(`\`${primary}\` only reads, and the least-privileged answer writes`);
  }
  return undefined;
}

/** The doubt in a claim that is not marked because of what its permission is by its name. */
function doubtByName({ least, permissions: [primary = ''] }: ClaimDraft): Doubt | undefined {
  if (least || !isForSelected(primary)) return undefined;
  return unchecked(`\`${primary}\` covers only what was selected for the app`);
}

/**
 * Without a mark the answer is still sure when everything listed is of one family. `Directory` is no family of its own
 * beside another one: it is listed almost everywhere, as the broader alternative (Microsoft Graph permissions reference,
 * Directory permissions).
 */
function familiesOf(drafts: readonly ClaimDraft[]): ReadonlySet<string> {
  const families = new Set(drafts.map(primaryFamily));
  if (families.size > 1) families.delete('Directory');
  return families;
}

function primaryFamily({ permissions: [primary = ''] }: ClaimDraft): string {
  return familyOf(primary);
}

function onlyReads({ permissions }: ClaimDraft): boolean {
  return permissions.every(isReadOnly);
}

function unchecked(reason: string): Doubt {
  return { check: undefined, reason };
}
