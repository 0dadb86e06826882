// Which template a request path matches: a trie of segments, most specific first, so that order of entry never matters.
// It knows no methods, permissions or frameworks, and it never normalises a path: what is not written plainly is no match.
import { decodeCapture, decodeSegment, unquote } from './captures.ts';
import { buildTrie } from './matcher-trie.ts';
import type { Leaf, TrieEntry } from './matcher-trie.ts';
import { walkTrie } from './walk-trie.ts';
import type { Walk } from './walk-trie.ts';

/** Path parameters by name, decoded; nothing is inherited but from an object that holds nothing and never will. */
export type PathParams = Readonly<Record<string, string>>;

/** The entry that a path matches. */
export interface PathMatch<Value> {
  readonly value: Value;
  /** Made for this match and not frozen, for freezing costs more than the match; `authorize` freezes what it hands on. */
  readonly params: PathParams;
}

/** Finds the entry that a request path belongs to. */
export interface Matcher<Value> {
  /**
   * @param path the path as sent: still percent-encoded, without query and fragment
   * @returns the most specific match; `malformed` when a captured value is not well-formed percent-encoded text or holds
   *   what no path may hold (a control character, a backslash, an encoded separator inside a rest); undefined for no match
   */
  readonly match: (path: string) => PathMatch<Value> | 'malformed' | undefined;
}

/** One template and what belongs to it. */
export type MatcherEntry<Value> = TrieEntry<Value>;

/**
 * Builds a matcher.
 *
 * Literals are compared with the raw request segment, without decoding: `%64rives` is not `drives`. A trailing slash,
 * an empty segment, `.` and `..` (also percent-encoded) match nothing. Where several templates match, a literal segment
 * goes before a mixed one, that before a parameter, that before a rest; of mixed segments the one with more literal text.
 *
 * @param entries templates with their values, in any order
 * @param options `ignoreCase` compares the letters of literals without case, for catalogs of APIs that do so
 * @returns the matcher
 * @throws {RangeError} when two entries have the same shape, for then the order would decide
 */
export function createMatcher<Value>(
  entries: Iterable<MatcherEntry<Value>>,
  options: { readonly ignoreCase?: boolean } = {},
): Matcher<Value> {
  const fold = options.ignoreCase === true;
  const root = buildTrie(entries, fold);
  const captures: string[] = [];
  return {
    match: (path) => {
      if (path.charCodeAt(0) !== slash) return undefined;
      const compared = fold && !beyondAscii.test(path) ? path.toLowerCase() : path;
      const walk: Walk = { path, compared, captures };
      const leaf = path.length === 1 ? root.leaf : walkTrie(walk, root, 1, 0);
      return leaf === undefined ? undefined : finish(leaf, walk);
    },
  };
}

const slash = 0x2f;

/** What parameters inherit from. V8 makes a hash table of an object without any prototype, at nearly twice the cost. */
const emptyPrototype: object = Object.freeze(Object.create(null));

const noParams: PathParams = Object.freeze(Object.create(emptyPrototype));

/** Such a path matches no literal; in lower case some of its letters would be ASCII. */
const beyondAscii = /[^\0-\u007f]/;

function finish<Value>({ value, parameters }: Leaf<Value>, { captures }: Walk): PathMatch<Value> | 'malformed' {
  const { names, captures: kinds } = parameters;
  if (kinds.length === 0) return { value, params: noParams };
  const params: Record<string, string> = Object.create(emptyPrototype);
  for (let index = 0; index < kinds.length; index++) {
    const name = names[index];
    const raw = captures[index];
    const kind = kinds[index];
    if (name === undefined || raw === undefined || kind === undefined) return 'malformed';
    const decoded = kind === 'segment' ? decodeSegment(raw) : decodeCapture(raw, kind === 'rest');
    if (decoded === undefined) return 'malformed';
    params[name] = kind === 'argument' ? unquote(decoded) : decoded;
  }
  return { value, params };
}
