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
  const trusted = trustedClaims();
  for (const path of sorted) {
    if (path.keys.size > 1) {
      const keys = [...path.keys.keys()].toSorted(compareCodeUnits).map((key) => `\`${key}\``);
      note('same-shape', path.template.text, `${keys.join(' and ')} are one path`);
    }
    const onMe = /^\/me(?:\/|$)/i.test(path.template.text);
    const traits = { onMe, severalObjects: namesSeveralObjects(path), trusted };
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
  readonly trusted: (draft: ClaimDraft) => CatalogClaim;
}

/** Makes claims without a doubt, each once: the same few thousand stand in all the operations. */
function trustedClaims(): PathTraits['trusted'] {
  const [marked, listed] = [new Map<string, CatalogClaim>(), new Map<string, CatalogClaim>()];
  return ({ permissions, identity, least }) => {
    const known = least ? marked : listed;
    let claim = known.get(identity);
    if (claim === undefined) known.set(identity, (claim = { permissions, least, trusted: true, doubt: undefined }));
    return claim;
  };
}

function operationOf(
  path: PathDraft,
  method: Method,
  { onMe, severalObjects, trusted }: PathTraits,
  note: NoteAnomaly<GraphCheck>,
): CatalogOperation {
  const { template } = path;
  const subject = `${method} ${template.text}`;
  const claims: Partial<Record<AccessScheme, readonly CatalogClaim[]>> = {};
  for (const scheme of accessSchemes) {
    const published = path.methods.get(method)?.[scheme] ?? [];
    if (published.length === 0) continue;
    const drafts = markReaders(published, method, (message) => {
      note('write-least-beside-reader', subject, `for ${scheme} ${message}`);
    });
    const spellings = severalObjects ? spellingsOf(drafts) : [];
    const ordered = drafts.length > 1 ? drafts.toSorted(byPermissions) : drafts;
    const place = { method, scheme, onMe, spellings };
    const doubts = judgeClaims(ordered, place);
    if (doubts.some((doubt) => doubt !== undefined)) noteDoubts(ordered, doubts, place, subject, note);
    claims[scheme] = ordered.map((draft, index) => {
      const doubt = doubts[index];
      const { permissions, least } = draft;
      return doubt === undefined ? trusted(draft) : { permissions, least, trusted: false, doubt: doubt.reason };
    });
  }
  return { method, template, claims, anonymous: false };
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
