// Which template a request path matches: a trie of segments, most specific first, so that order of entry never matters.
// It knows no methods, permissions or frameworks, and it never normalises a path: what is not written plainly is no match.
import { decodeCapture, isDotSegment, unquote } from './captures.ts';
import { matchPattern } from './pattern-match.ts';
import type { PathTemplate, PatternPart, Segment } from './template.ts';

/** Path parameters by name, decoded; frozen, without a prototype. */
export type PathParams = Readonly<Record<string, string>>;

/** The entry that a path matches. */
export interface PathMatch<Value> {
  readonly value: Value;
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
export interface MatcherEntry<Value> {
  readonly template: PathTemplate;
  readonly value: Value;
}

interface Leaf<Value> {
  readonly entry: MatcherEntry<Value>;
  /** How each capture, in order, becomes a value. */
  readonly captures: readonly CaptureKind[];
}

type CaptureKind = 'segment' | 'text' | 'argument' | 'rest';

interface PatternChild<Value> {
  readonly key: string;
  readonly parts: readonly PatternPart[];
  readonly colon: boolean;
  readonly weight: number;
  readonly node: Node<Value>;
}

interface Node<Value> {
  readonly literals: Map<string, Node<Value>>;
  readonly patterns: PatternChild<Value>[];
  parameter: Node<Value> | undefined;
  /** `{path}:` after a segment that opened addressing. */
  addressed: Node<Value> | undefined;
  /** A final `{path}` after a segment that opened addressing. */
  tail: Leaf<Value> | undefined;
  leaf: Leaf<Value> | undefined;
}

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
  const root = createNode<Value>();
  const fixed = new Map<string, PathMatch<Value>>();
  for (const entry of entries) {
    const { template, value } = entry;
    if (template.params.length > 0) insert(root, entry, fold);
    else insertOnce(fixed, foldCase(template.text, fold), { value, params: noParams }, template);
  }
  const captures: string[] = [];
  return {
    match: (path) => {
      const compared = fold ? path.toLowerCase() : path;
      const found = fixed.get(compared);
      if (found !== undefined) return found;
      if (!path.startsWith('/')) return undefined;
      captures.length = 0;
      const leaf = descend(root, path, compared, 1, captures);
      return leaf === undefined ? undefined : finish(leaf, captures);
    },
  };
}

const noParams: PathParams = Object.freeze(Object.create(null));

function createNode<Value>(): Node<Value> {
  return {
    literals: new Map(),
    patterns: [],
    parameter: undefined,
    addressed: undefined,
    tail: undefined,
    leaf: undefined,
  };
}

function foldCase(text: string, fold: boolean): string {
  return fold ? text.toLowerCase() : text;
}

function insertOnce<Value>(
  fixed: Map<string, PathMatch<Value>>,
  key: string,
  match: PathMatch<Value>,
  template: PathTemplate,
): void {
  if (fixed.has(key)) throw new RangeError(`two entries for ${template.text}`);
  fixed.set(key, match);
}

function insert<Value>(root: Node<Value>, entry: MatcherEntry<Value>, fold: boolean): void {
  const { segments, text } = entry.template;
  const leaf: Leaf<Value> = { entry, captures: segments.flatMap(captureKinds) };
  let node = root;
  for (const segment of segments) {
    if (segment.kind === 'rest' && segment.until === 'end') {
      if (node.tail !== undefined) throw new RangeError(`two entries for ${text}`);
      node.tail = leaf;
      return;
    }
    node = childFor(node, segment, fold);
  }
  if (node.leaf !== undefined) throw new RangeError(`two entries for ${text}`);
  node.leaf = leaf;
}

function captureKinds(segment: Segment): readonly CaptureKind[] {
  switch (segment.kind) {
    case 'literal':
      return [];
    case 'parameter':
      return ['segment'];
    case 'pattern':
      return segment.parts.flatMap((part) =>
        part.kind === 'literal' ? [] : part.argument ? ['argument' as const] : ['text' as const],
      );
    case 'rest':
      return ['rest'];
  }
}

function childFor<Value>(node: Node<Value>, segment: Segment, fold: boolean): Node<Value> {
  switch (segment.kind) {
    case 'literal': {
      const key = foldCase(segment.text, fold);
      const child = node.literals.get(key) ?? createNode<Value>();
      node.literals.set(key, child);
      return child;
    }
    case 'parameter':
      return (node.parameter ??= createNode<Value>());
    case 'pattern':
      return patternChild(node, segment.parts, segment.colon, fold);
    case 'rest':
      return (node.addressed ??= createNode<Value>());
  }
}

function patternChild<Value>(
  node: Node<Value>,
  written: readonly PatternPart[],
  colon: boolean,
  fold: boolean,
): Node<Value> {
  const parts = written.map((part) =>
    part.kind === 'literal' ? { kind: part.kind, text: foldCase(part.text, fold) } : part,
  );
  const key = parts.map((part) => (part.kind === 'literal' ? part.text : '{}')).join('');
  const known = node.patterns.find((pattern) => pattern.key === key);
  if (known !== undefined) return known.node;
  // A mixed segment that is included in another one has at least as much literal text, and as much only if both are one.
  const weight = parts.reduce((sum, part) => sum + (part.kind === 'literal' ? part.text.length : 0), 0);
  const child = { key, parts, colon, weight, node: createNode<Value>() };
  const place = node.patterns.findIndex(
    (other) => other.weight < weight || (other.weight === weight && other.key > key),
  );
  node.patterns.splice(place === -1 ? node.patterns.length : place, 0, child);
  return child.node;
}

/** Walks the trie from the segment that begins at `start`; each node is visited at most once for a path. */
function descend<Value>(
  node: Node<Value>,
  path: string,
  compared: string,
  start: number,
  captures: string[],
): Leaf<Value> | undefined {
  const slash = path.indexOf('/', start);
  const end = slash === -1 ? path.length : slash;
  if (end === start) return undefined;
  const raw = path.slice(start, end);
  const folded = compared === path ? raw : compared.slice(start, end);
  const literal = node.literals.get(folded);
  if (literal !== undefined) {
    const leaf = proceed(literal, path, compared, end, captures);
    if (leaf !== undefined) return leaf;
  }
  if (isDotSegment(raw)) return undefined;
  const depth = captures.length;
  for (const pattern of node.patterns) {
    if (matchPattern(pattern.parts, pattern.colon, raw, folded, captures)) {
      const leaf = proceed(pattern.node, path, compared, end, captures);
      if (leaf !== undefined) return leaf;
    }
    captures.length = depth;
  }
  if (node.parameter !== undefined && !raw.endsWith(':')) {
    captures.push(raw);
    const leaf = proceed(node.parameter, path, compared, end, captures);
    if (leaf !== undefined) return leaf;
    captures.length = depth;
  }
  return descendRest(node, path, compared, start, captures);
}

function proceed<Value>(
  node: Node<Value>,
  path: string,
  compared: string,
  end: number,
  captures: string[],
): Leaf<Value> | undefined {
  return end === path.length ? node.leaf : descend(node, path, compared, end + 1, captures);
}

/** Several segments at once: up to the first one that ends in `:`, or all of them when none does. */
function descendRest<Value>(
  node: Node<Value>,
  path: string,
  compared: string,
  start: number,
  captures: string[],
): Leaf<Value> | undefined {
  if (node.addressed === undefined && node.tail === undefined) return undefined;
  let from = start;
  while (from <= path.length) {
    const slash = path.indexOf('/', from);
    const end = slash === -1 ? path.length : slash;
    const raw = path.slice(from, end);
    if (raw === '' || isDotSegment(raw)) return undefined;
    if (raw.endsWith(':')) {
      if (node.addressed === undefined || raw.length === 1) return undefined;
      const depth = captures.length;
      captures.push(path.slice(start, end - 1));
      const leaf = proceed(node.addressed, path, compared, end, captures);
      if (leaf === undefined) captures.length = depth;
      return leaf;
    }
    from = end + 1;
  }
  if (node.tail !== undefined) captures.push(path.slice(start));
  return node.tail;
}

function finish<Value>(leaf: Leaf<Value>, captures: readonly string[]): PathMatch<Value> | 'malformed' {
  const { template, value } = leaf.entry;
  const params: Record<string, string> = Object.create(null);
  for (let index = 0; index < captures.length; index++) {
    const name = template.params[index];
    const raw = captures[index];
    const kind = leaf.captures[index];
    if (name === undefined || raw === undefined || kind === undefined) return 'malformed';
    const decoded = decodeCapture(raw, kind === 'rest');
    if (decoded === undefined) return 'malformed';
    params[name] = kind === 'argument' ? unquote(decoded) : decoded;
  }
  return { value, params: Object.freeze(params) };
}
