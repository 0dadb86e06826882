// Turns the data round: published by permission, needed by operation. Entries that can't be meant are left out here;
// whether a claim may be relied on is decided later, when everything that is said of an operation is known.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { AccessScheme } from '../../model/catalog.ts';
import type { Method } from '../../model/model.ts';
import type { PathTemplate } from '../../runtime/template.ts';
import type { NoteAnomaly } from '../anomaly.ts';
import type { GraphCheck } from './checks.ts';
import { mendKey } from './mend-key.ts';
import { parsePathValue, type PathValue } from './path-value.ts';
import { publishedSchemes, type PublishedPathSet, type PublishedPermission } from './published-format.ts';

/** A claim as published. */
export interface ClaimDraft {
  readonly permissions: readonly string[];
  /** The permissions, joined by spaces. */
  readonly identity: string;
  readonly least: boolean;
  /** The keys under which it is listed. */
  readonly keys: readonly string[];
}

/** All that is published under one shape of path. */
export interface PathDraft {
  /** The spelling that stands for all: the first by code units, which is the one with the API's own capitals. */
  template: PathTemplate;
  /** The published keys of this shape, each with the names of its parameters. */
  readonly keys: Map<string, readonly string[]>;
  readonly methods: Map<Method, Cells>;
}

/** The claims of one operation. */
export type Cells = Partial<Record<AccessScheme, ClaimDraft[]>>;

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['GET', 'GET'],
  ['HEAD', 'HEAD'],
  ['POST', 'POST'],
  ['PUT', 'PUT'],
  ['PATCH', 'PATCH'],
  ['DELETE', 'DELETE'],
  ['OPTIONS', 'OPTIONS'],
]);

/**
 * Collects the claims of every operation.
 *
 * @param permissions as published; their order does not matter
 * @param note where anomalies are noted
 * @returns the paths, by shape
 */
export function collectCells(
  permissions: readonly PublishedPermission[],
  note: NoteAnomaly<GraphCheck>,
): ReadonlyMap<string, PathDraft> {
  const paths = new Map<string, PathDraft>();
  // The same few thousand texts come again and again.
  const byKey = new Map<string, PathDraft | undefined>();
  const values = new Map<string, PathValue>();
  const byName = new Map(permissions.map((permission) => [permission.name, permission]));
  const sorted = permissions.toSorted((left, right) => compareCodeUnits(left.name, right.name));
  for (const permission of sorted) {
    const alone = [permission.name];
    for (const pathSet of permission.pathSets) {
      const schemes = schemesOf(permission, pathSet, note);
      const verbs = methodsOf(permission, pathSet, note);
      for (const [key, text] of pathSet.paths) {
        let path = byKey.get(key);
        if (path === undefined) {
          if (byKey.has(key)) continue;
          byKey.set(key, (path = firstReading(paths, key, note)));
          if (path === undefined) continue;
        }
        let value = values.get(text);
        if (value === undefined) values.set(text, (value = parsePathValue(text)));
        noteOddValue(permission, key, schemes, value, note);
        const keys = [key];
        for (const scheme of schemes) {
          const least = value.least.includes(scheme);
          const drafts =
            value.alsoRequires.length === 0
              ? [{ permissions: alone, identity: permission.name, least, keys }]
              : claimsOf(permission, scheme, value, byName, key, note).map((claim) => ({
                  permissions: claim,
                  identity: claim.join(' '),
                  least,
                  keys,
                }));
          for (const method of verbs) {
            const cells = cellsOf(path, method);
            for (const draft of drafts) {
              if (addClaim(cells, scheme, draft, key)) continue;
              const message = `\`${draft.identity}\` stands there twice for ${scheme}`;
              note('duplicate-path-set-entry', `${method} ${key}`, message);
            }
          }
        }
      }
    }
  }
  return paths;
}

/** The path of a key that was not read before; undefined when it is left out. */
function firstReading(
  paths: Map<string, PathDraft>,
  key: string,
  note: NoteAnomaly<GraphCheck>,
): PathDraft | undefined {
  const mended = mendKey(key);
  if (mended.template === undefined) {
    note(mended.leftOut, key, `the path \`${key}\` is left out`);
    return undefined;
  }
  for (const check of mended.mended) note(check, key, `the path \`${key}\` is read as \`${mended.template.text}\``);
  return pathOf(paths, mended.template, key);
}

function schemesOf(
  { name, schemes }: PublishedPermission,
  pathSet: PublishedPathSet,
  note: NoteAnomaly<GraphCheck>,
): readonly AccessScheme[] {
  const usable = new Set<AccessScheme>();
  for (const written of pathSet.schemes) {
    const scheme = publishedSchemes.get(written);
    if (scheme === undefined)
      note('unknown-scheme', name, `\`${name}\` has paths for the unknown scheme \`${written}\``);
    else if (schemes.has(scheme)) usable.add(scheme);
    else note('path-set-scheme', name, `\`${name}\` has paths for \`${written}\` but does not exist for it`);
  }
  return [...usable];
}

function methodsOf(
  { name }: PublishedPermission,
  pathSet: PublishedPathSet,
  note: NoteAnomaly<GraphCheck>,
): readonly Method[] {
  const usable = new Set<Method>();
  for (const written of pathSet.methods) {
    const method = methods.get(written);
    if (method === undefined)
      note('unknown-method', name, `\`${name}\` has paths for the unknown method \`${written}\``);
    else usable.add(method);
  }
  return [...usable];
}

function pathOf(paths: Map<string, PathDraft>, template: PathTemplate, key: string): PathDraft {
  const known = paths.get(template.shape);
  if (known === undefined) {
    const path: PathDraft = { template, keys: new Map([[key, template.params]]), methods: new Map() };
    paths.set(template.shape, path);
    return path;
  }
  known.keys.set(key, template.params);
  if (compareCodeUnits(template.text, known.template.text) < 0) known.template = template;
  return known;
}

function noteOddValue(
  { name }: PublishedPermission,
  key: string,
  schemes: readonly AccessScheme[],
  value: PathValue,
  note: NoteAnomaly<GraphCheck>,
): void {
  for (const field of value.unknown) {
    note('unknown-path-field', key, `\`${name}\` says \`${field}\` of the path \`${key}\``);
  }
  for (const scheme of value.least) {
    if (schemes.includes(scheme)) continue;
    note('least-for-other-scheme', key, `\`${name}\` is marked as least for ${scheme}, which its paths are not for`);
  }
}

/** The conjunctions that an entry with second permissions stands for: the permission with each of them. */
function claimsOf(
  { name }: PublishedPermission,
  scheme: AccessScheme,
  { alsoRequires }: PathValue,
  byName: ReadonlyMap<string, PublishedPermission>,
  key: string,
  note: NoteAnomaly<GraphCheck>,
): readonly (readonly string[])[] {
  const claims: (readonly string[])[] = [];
  for (const partner of alsoRequires) {
    const found = byName.get(partner);
    if (found === undefined) {
      note('also-requires-unknown', key, `\`${name}\` also requires \`${partner}\`, which does not exist`);
    } else if (!found.schemes.has(scheme)) {
      note('also-requires-scheme', key, `\`${name}\` also requires \`${partner}\`, which is not for ${scheme}`);
    } else claims.push(partner === name ? [name] : [name, partner]);
  }
  return claims;
}

function cellsOf({ methods: known }: PathDraft, method: Method): Cells {
  const cells = known.get(method);
  if (cells !== undefined) return cells;
  const added: Cells = {};
  known.set(method, added);
  return added;
}

/** Adds a claim, or its key and mark to a known one; false when this key has listed it before. */
function addClaim(cells: Cells, scheme: AccessScheme, draft: ClaimDraft, key: string): boolean {
  const cell = cells[scheme];
  if (cell === undefined) {
    cells[scheme] = [draft];
    return true;
  }
  for (let index = 0; index < cell.length; index++) {
    const known = cell[index];
    if (known?.identity !== draft.identity) continue;
    if (known.keys.includes(key)) return false;
    cell[index] = { ...known, least: known.least || draft.least, keys: [...known.keys, key] };
    return true;
  }
  cell.push(draft);
  return true;
}
