// Follows a request path through a matcher's trie, most specific way first, and notes the raw texts of parameters. It
// decodes nothing, and what is not written plainly leads nowhere.
import { isDotSegment } from './captures.ts';
import { findLiteral, standsAt } from './literal-table.ts';
import type { Leaf, SpecialWays, TrieNode } from './matcher-trie.ts';
import { matchPattern } from './pattern-match.ts';

const colon = 0x3a;
const dot = 0x2e;
const percent = 0x25;

/** A path on its way through a trie. */
export interface Walk {
  readonly path: string;
  /** The path that literals are compared with: `path`, or `path` in lower case. */
  readonly compared: string;
  /** The raw texts of the parameters so far; those of a way that led nowhere are written over. */
  readonly captures: string[];
}

/**
 * Finds where a path leads; each place of the trie is visited at most once.
 *
 * @param from where to begin
 * @param at where the segment begins that comes next
 * @param depth how many captures there are already
 * @returns the leaf, with as many captures in `walk.captures` as it has; undefined when the path leads nowhere
 */
export function walkTrie<Value>(walk: Walk, from: TrieNode<Value>, at: number, depth: number): Leaf<Value> | undefined {
  const { path, compared, captures } = walk;
  let node = from;
  let start = at;
  let count = depth;
  // Only a place with more than one way on needs a call of its own, to come back from.
  for (;;) {
    let end: number;
    let next: TrieNode<Value> | undefined;
    const { only, parameter, special } = node;
    if (parameter === undefined && special === undefined) {
      if (only === undefined) next = findLiteral(node.literals, compared, start, endOfSegment(path, start));
      // The end of the segment is worth no look when there is nothing to choose.
      else if (standsAt(only, compared, start)) next = only;
      if (next === undefined) return undefined;
      end = start + next.text.length;
    } else {
      end = endOfSegment(path, start);
      if (end === start) return undefined;
      const literal = literalAt(node, compared, start, end);
      if (literal !== undefined) {
        const leaf = goOn(walk, literal, start + literal.text.length, count);
        if (leaf !== undefined) return leaf;
      }
      if (isDot(path, start, end)) return undefined;
      if (special !== undefined) {
        const leaf = walkPatterns(walk, special, start, end, count);
        if (leaf !== undefined) return leaf;
      }
      next = path.charCodeAt(end - 1) === colon ? undefined : parameter;
      if (next !== undefined) captures[count] = path.slice(start, end);
      if (special !== undefined && (special.addressed !== undefined || special.tail !== undefined)) {
        const leaf = next === undefined ? undefined : goOn(walk, next, end, count + 1);
        return leaf ?? walkRest(walk, special, start, count);
      }
      if (next === undefined) return undefined;
      count++;
    }
    if (end === path.length) return next.leaf;
    node = next;
    start = end + 1;
  }
}

function literalAt<Value>(
  { only, literals }: TrieNode<Value>,
  compared: string,
  start: number,
  end: number,
): TrieNode<Value> | undefined {
  if (only === undefined) return findLiteral(literals, compared, start, end);
  return only.head === end - start && standsAt(only, compared, start) ? only : undefined;
}

function endOfSegment(path: string, start: number): number {
  const slash = path.indexOf('/', start);
  return slash === -1 ? path.length : slash;
}

function goOn<Value>(walk: Walk, node: TrieNode<Value>, end: number, count: number): Leaf<Value> | undefined {
  return end === walk.path.length ? node.leaf : walkTrie(walk, node, end + 1, count);
}

function isDot(path: string, start: number, end: number): boolean {
  const first = path.charCodeAt(start);
  return (first === dot || first === percent) && isDotSegment(path.slice(start, end));
}

function walkPatterns<Value>(
  walk: Walk,
  { patterns }: SpecialWays<Value>,
  start: number,
  end: number,
  count: number,
): Leaf<Value> | undefined {
  const { path, compared, captures } = walk;
  const raw = path.slice(start, end);
  const folded = compared === path ? raw : compared.slice(start, end);
  for (const { parts, colon: ending, node } of patterns) {
    const found: string[] = [];
    if (!matchPattern(parts, ending, raw, folded, found)) continue;
    for (let index = 0; index < found.length; index++) captures[count + index] = found[index] ?? '';
    const leaf = goOn(walk, node, end, count + found.length);
    if (leaf !== undefined) return leaf;
  }
  return undefined;
}

/** Several segments at once: up to the first one that ends in `:`, or all of them when none does. */
function walkRest<Value>(
  walk: Walk,
  { addressed, tail }: SpecialWays<Value>,
  start: number,
  count: number,
): Leaf<Value> | undefined {
  const { path, captures } = walk;
  let from = start;
  while (from <= path.length) {
    const end = endOfSegment(path, from);
    const raw = path.slice(from, end);
    if (raw === '' || isDotSegment(raw)) return undefined;
    if (raw.endsWith(':')) {
      if (addressed === undefined || raw.length === 1) return undefined;
      captures[count] = path.slice(start, end - 1);
      return goOn(walk, addressed, end, count + 1);
    }
    from = end + 1;
  }
  captures[count] = path.slice(start);
  return tail;
}
