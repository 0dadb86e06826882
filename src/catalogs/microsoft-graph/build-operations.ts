// From collected claims to the operations of a catalog: each cell judged, sorted, and looked over by the checks.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { AccessScheme, CatalogClaim, CatalogOperation } from '../../model/catalog.ts';
import type { Method } from '../../model/model.ts';
import { accessSchemes } from '../access-schemes.ts';
import type { NoteAnomaly } from '../anomaly.ts';
import type { GraphCheck } from './checks.ts';
import type { Cell, ClaimDraft, PathDraft } from './collect-cells.ts';
import { judgeClaims } from './judge-claims.ts';

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
      const keys = [...path.keys].toSorted(compareCodeUnits).map((key) => `\`${key}\``);
      note('same-shape', path.template.text, `${keys.join(' and ')} are one path`);
    }
    const onMe = /^\/me(?:\/|$)/i.test(path.template.text);
    for (const method of [...path.methods.keys()].toSorted(compareCodeUnits)) {
      operations.push(operationOf(path, method, onMe, note));
    }
  }
  return operations;
}

function operationOf(path: PathDraft, method: Method, onMe: boolean, note: NoteAnomaly<GraphCheck>): CatalogOperation {
  const { template } = path;
  const subject = `${method} ${template.text}`;
  const claims: Partial<Record<AccessScheme, readonly CatalogClaim[]>> = {};
  for (const scheme of accessSchemes) {
    const cell = path.methods.get(method)?.get(scheme);
    if (cell === undefined || cell.drafts.size === 0) continue;
    claims[scheme] = claimsOf(cell, method, scheme, onMe, subject, note);
  }
  return { method, template, claims, anonymous: false };
}

function claimsOf(
  { drafts: published }: Cell,
  method: Method,
  scheme: AccessScheme,
  onMe: boolean,
  subject: string,
  note: NoteAnomaly<GraphCheck>,
): readonly CatalogClaim[] {
  const drafts = [...published.values()].toSorted(byPermissions);
  const doubts = judgeClaims(drafts, { method, scheme, onMe, spellings: spellingsOf(drafts) });
  const noted = new Map<GraphCheck, string[]>();
  const claims = drafts.map(({ permissions, least }, index): CatalogClaim => {
    const doubt = doubts[index];
    if (doubt?.check !== undefined) {
      const subjects = noted.get(doubt.check) ?? [];
      subjects.push(`\`${permissions.join(' and ')}\``);
      noted.set(doubt.check, subjects);
    }
    return { permissions, least, trusted: doubt === undefined, doubt: doubt?.reason };
  });
  for (const [check, subjects] of noted) note(check, subject, `for ${scheme}: ${subjects.join(', ')}`);
  return claims;
}

function byPermissions(left: ClaimDraft, right: ClaimDraft): number {
  return compareCodeUnits(left.permissions.join(' '), right.permissions.join(' '));
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
