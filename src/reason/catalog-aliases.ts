// Other names for what a path names, from the nearest to the farthest: tried one after the other when the path itself is
// in no catalog. It knows OData and the two names of a user, and nothing of templates.
import { someKey, type RequestSegment } from './catalog-segments.ts';

/**
 * What was changed to find an operation.
 *
 * - `suffix`: `/$ref`, `/$value` or `/$count` was dropped from the end (OData 4.01, part 2, sections 4.6 to 4.8).
 * - `cast`: a type by its qualified name was dropped, added or moved round the key (section 4.11).
 * - `parentheses`: a segment that is nothing but parentheses was dropped.
 * - `alternate-key`: `users(userPrincipalName='x')` was read as `users/{id}` (OData alternate keys).
 * - `item-path`: `drive/root:/a/b:/content` and `drive/root/content` were read as `drive/items/{id}/content`, and
 *   `sites/contoso.com:/a/b:/lists` as `sites/{id}/lists` ("Addressing resources in a drive on OneDrive", "Get a site
 *   resource by path").
 * - `me-as-user`, `user-as-me`: `/me` and `/users/{id}` name one kind of resource; whether the user is the signed-in one
 *   is for the reader to know.
 */
export type CallAlias = 'suffix' | 'cast' | 'parentheses' | 'alternate-key' | 'item-path' | 'me-as-user' | 'user-as-me';

/** One other reading of a path. */
export interface AliasedPath {
  readonly segments: readonly RequestSegment[];
  readonly casts: 'exact' | 'optional';
  readonly aliases: readonly CallAlias[];
}

/**
 * The other readings of a path.
 *
 * @param segments of the request
 * @returns fewest changes first; among as many, those that keep to the same user first
 */
export function aliasesOf(segments: readonly RequestSegment[]): readonly AliasedPath[] {
  const readings: AliasedPath[] = [{ segments, casts: 'exact', aliases: [] }];
  for (const change of [dropParentheses, dropSuffix, readAlternateKey, readItemPath, swapUser, freeCasts]) {
    readings.push(...readings.flatMap((reading) => change(reading)));
  }
  const rank = ({ aliases }: AliasedPath): number =>
    aliases.reduce((sum, alias) => sum + (alias === 'me-as-user' || alias === 'user-as-me' ? 4.5 : 1), 0);
  return readings.slice(1).toSorted((left, right) => rank(left) - rank(right));
}

function dropParentheses({ segments, casts, aliases }: AliasedPath): readonly AliasedPath[] {
  const kept = segments.filter(({ text }) => !/^\(.*\)$/s.test(text));
  return kept.length === segments.length ? [] : [{ segments: kept, casts, aliases: [...aliases, 'parentheses'] }];
}

function dropSuffix({ segments, casts, aliases }: AliasedPath): readonly AliasedPath[] {
  const last = segments.at(-1)?.text ?? '';
  if (segments.length < 2 || !/^\$(?:ref|value|count)$/.test(last)) return [];
  return [{ segments: segments.slice(0, -1), casts, aliases: [...aliases, 'suffix'] }];
}

function readAlternateKey({ segments, casts, aliases }: AliasedPath): readonly AliasedPath[] {
  const read = segments.flatMap((segment): readonly RequestSegment[] => {
    const key = /^([a-z_]\w*)\([a-z_]\w*=[^,]+\)$/s.exec(segment.text)?.[1];
    return key === undefined ? [segment] : [{ text: key, kind: 'name' }, someKey];
  });
  return read.length === segments.length ? [] : [{ segments: read, casts, aliases: [...aliases, 'alternate-key'] }];
}

/** An item that is named by its path, or as the root of its drive, is one that has an id as well. */
function readItemPath({ segments, casts, aliases }: AliasedPath): readonly AliasedPath[] {
  const changed: readonly CallAlias[] = [...aliases, 'item-path'];
  const start = segments.findIndex(({ text }) => text.endsWith(':'));
  if (start < 1) return rootAsItem(segments).map((read) => ({ segments: read, casts, aliases: changed }));
  const end = segments.findIndex(({ text }, index) => index > start && text.endsWith(':'));
  const after = end === -1 ? [] : segments.slice(end + 1);
  const before = segments.slice(0, start);
  const isSite = start === 1 && before[0]?.text === 'sites';
  // `items/{id}:` and `special/{name}:` name the item where the path begins.
  const last = before.at(-1)?.text;
  const item = last === 'items' || last === 'special' ? before.slice(0, -1) : before;
  if (!isSite && !isDrive(item)) return [];
  const read = isSite ? [...before, someKey, ...after] : [...item, itemsOf, someKey, ...after];
  return [{ segments: read, casts, aliases: changed }];
}

const itemsOf: RequestSegment = { text: 'items', kind: 'plain' };

/** `…/drive/root/…` as `…/drive/items/{id}/…`. */
function rootAsItem(segments: readonly RequestSegment[]): readonly (readonly RequestSegment[])[] {
  const root = segments.findIndex(({ text }, index) => text === 'root' && isDrive(segments.slice(0, index)));
  return root === -1 ? [] : [[...segments.slice(0, root), itemsOf, someKey, ...segments.slice(root + 1)]];
}

/** Whether a path names a drive: `…/drive`, `…/drives/{id}`. */
function isDrive(segments: readonly RequestSegment[]): boolean {
  return segments.at(-1)?.text === 'drive' || segments.at(-2)?.text === 'drives';
}

function swapUser({ segments, casts, aliases }: AliasedPath): readonly AliasedPath[] {
  const [first, second] = segments;
  if (first?.text === 'me') {
    const read: readonly RequestSegment[] = [{ text: 'users', kind: 'plain' }, someKey, ...segments.slice(1)];
    return [{ segments: read, casts, aliases: [...aliases, 'me-as-user'] }];
  }
  const isUser = first?.text === 'users' && (second?.kind === 'plain' || second?.kind === 'key');
  if (!isUser) return [];
  const read: readonly RequestSegment[] = [{ text: 'me', kind: 'plain' }, ...segments.slice(2)];
  return [{ segments: read, casts, aliases: [...aliases, 'user-as-me'] }];
}

// More than any path of the published data has.
const mostMovedCasts = 4;

/** Casts may be missing on either side; and each cast of the request may stand on the other side of its neighbour. */
function freeCasts({ segments, aliases }: AliasedPath): readonly AliasedPath[] {
  const changed: readonly CallAlias[] = [...aliases, 'cast'];
  const castCount = segments.filter(({ kind }) => kind === 'cast').length;
  const moved = (castCount > mostMovedCasts ? [] : segments).flatMap((segment, index): readonly AliasedPath[] => {
    if (segment.kind !== 'cast') return [];
    return [index - 1, index].flatMap((left): readonly AliasedPath[] => {
      const [one, two] = [segments[left], segments[left + 1]];
      if (left < 1 || one === undefined || two === undefined) return [];
      const swapped = segments.with(left, two).with(left + 1, one);
      return [{ segments: swapped, casts: 'exact', aliases: changed }];
    });
  });
  return [...moved, { segments, casts: 'optional', aliases: changed }];
}
