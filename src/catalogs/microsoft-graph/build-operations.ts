// From collected claims to the operations of a catalog: each cell judged, sorted, and looked over by the checks.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { AccessScheme, CatalogClaim, CatalogOperation } from '../../model/catalog.ts';
import type { Method } from '../../model/model.ts';
import { accessSchemes } from '../access-schemes.ts';
import type { NoteAnomaly } from '../anomaly.ts';
import type { GraphCheck } from './checks.ts';
import type { ClaimDraft, PathDraft } from './collect-cells.ts';
import { judgeClaims, type Doubt, type Place } from './judge-claims.ts';
import { markReaders } from './mark-readers.ts';

/**
 * Builds the operations.
 *
 * @param paths the collected claims, by shape
 * @param note where anomalies are noted
 * @returns the operations by path, then by method
 */
export function buildOperations(
  paths: ReadonlyMap<string, PathDraft>,
  note: NoteAnomaly<GraphCheck>,
): readonly CatalogOperation[] {
  const sorted = [...paths.values()].toSorted((left, right) =>
    compareCodeUnits(left.template.text, right.template.text),
  );
  const operations: CatalogOperation[] = [];
  for (const path of sorted) {
    if (path.keys.size > 1) {
      const keys = [...path.keys.keys()].toSorted(compareCodeUnits).map((key) => `\`${key}\``);
      note('same-shape', path.template.text, `${keys.join(' and ')} are one path`);
    }
    const traits = { onMe: /^\/me(?:\/|$)/i.test(path.template.text), severalObjects: namesSeveralObjects(path) };
    for (const method of [...path.methods.keys()].toSorted(compareCodeUnits)) {
      operations.push(operationOf(path, method, traits, note));
    }
  }
  return operations;
}

/** What is the same for all methods of a path. */
interface PathTraits {
  readonly onMe: boolean;
  /** Whether its keys name different objects in one place. */
  readonly severalObjects: boolean;
}

function operationOf(
  path: PathDraft,
  method: Method,
  { onMe, severalObjects }: PathTraits,
  note: NoteAnomaly<GraphCheck>,
): CatalogOperation {
  const { template } = path;
  const subject = `${method} ${template.text}`;
  const claims: Partial<Record<AccessScheme, readonly CatalogClaim[]>> = {};
  for (const scheme of accessSchemes) {
    const published = path.methods.get(method)?.get(scheme) ?? [];
    if (published.length === 0) continue;
    const drafts = markReaders(published, method, (message) => {
      note('write-least-beside-reader', subject, `for ${scheme} ${message}`);
    });
    const spellings = severalObjects ? spellingsOf(drafts) : [];
    claims[scheme] = claimsOf(
      drafts.length > 1 ? drafts.toSorted(byPermissions) : drafts,
      { method, scheme, onMe, spellings },
      subject,
      note,
    );
  }
  return { method, template, claims, anonymous: false };
}

function claimsOf(
  drafts: readonly ClaimDraft[],
  place: Place,
  subject: string,
  note: NoteAnomaly<GraphCheck>,
): readonly CatalogClaim[] {
  const doubts = judgeClaims(drafts, place);
  if (doubts.some((doubt) => doubt !== undefined)) noteDoubts(drafts, doubts, place, subject, note);
  return drafts.map(({ permissions, least }, index) => ({
    permissions,
    least,
    trusted: doubts[index] === undefined,
    doubt: doubts[index]?.reason,
  }));
}

/** Notes each check once for a cell, with all the claims that it found. */
function noteDoubts(
  drafts: readonly ClaimDraft[],
  doubts: readonly (Doubt | undefined)[],
  place: Place,
  subject: string,
  note: NoteAnomaly<GraphCheck>,
): void {
  for (const check of new Set(doubts.flatMap((doubt) => doubt?.check ?? []))) {
    const found = drafts.filter((_, index) => doubts[index]?.check === check);
    const listed = found.map(({ permissions }) => `\`${permissions.join(' and ')}\``);
    note(check, subject, `for ${place.scheme}: ${listed.join(', ')}`);
  }
}

/** By the permission, alone before with others; what it also requires stays as it is listed, first things first. */
function byPermissions({ permissions: left }: ClaimDraft, { permissions: right }: ClaimDraft): number {
  return compareCodeUnits(left[0] ?? '', right[0] ?? '') || left.length - right.length;
}

/**
 * Whether two keys of a path call one of its parameters by names of different objects (`{global-collection-id}` and
 * `{quarantined-collection-id}`). `{id}` and `{value}` may be the id of anything, so they contradict no other name.
 */
function namesSeveralObjects({ keys }: PathDraft): boolean {
  if (keys.size < 2) return false;
  const objects: string[] = [];
  for (const params of keys.values()) {
    for (const [place, name] of params.entries()) {
      const object = name.toLowerCase().replace(/[^a-z]/g, '');
      if (object === 'id' || object === 'value') continue;
      if ((objects[place] ??= object) !== object) return true;
    }
  }
  return false;
}

/** The keys that list something here, those together that differ only in letter case. */
function spellingsOf(drafts: readonly ClaimDraft[]): readonly ReadonlySet<string>[] {
  const spellings = new Map<string, Set<string>>();
  for (const { keys } of drafts) {
    for (const key of keys) {
      const lowered = key.toLowerCase();
      spellings.set(lowered, (spellings.get(lowered) ?? new Set<string>()).add(key));
    }
  }
  return [...spellings.values()];
}
