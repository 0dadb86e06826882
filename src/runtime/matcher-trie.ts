// The trie of a matcher: one step a segment, and at each step literals, mixed segments, a parameter, a rest. It is built
// once and knows nothing of requests; walk-trie.ts does.
import { literalTable, noLiterals } from './literal-table.ts';
import type { LiteralEntry, LiteralTable } from './literal-table.ts';
import type { PathTemplate, PatternPart, Segment } from './template.ts';

/** How a captured text becomes a value. */
export type CaptureKind = 'segment' | 'text' | 'argument' | 'rest';

/** Where a template ends. */
export interface Leaf<Value> {
  readonly template: PathTemplate;
  readonly value: Value;
  /** How each capture, in order, becomes a value. */
  readonly captures: readonly CaptureKind[];
}

/** A mixed segment, and where it leads. */
export interface PatternChild<Value> {
  readonly key: string;
  readonly parts: readonly PatternPart[];
  readonly colon: boolean;
  readonly weight: number;
  readonly node: TrieNode<Value>;
}

/** One place in the trie: what may come next, most specific first. */
export interface TrieNode<Value> {
  /** What follows by the text of one segment, while the trie is being built. */
  names: Map<string, TrieNode<Value>> | undefined;
  /** The same, once it is complete. */
  literals: LiteralTable<TrieNode<Value>>;
  patterns: readonly PatternChild<Value>[];
  parameter: TrieNode<Value> | undefined;
  /** `{path}:` after a segment that opened addressing. */
  addressed: TrieNode<Value> | undefined;
  /** A final `{path}` after a segment that opened addressing. */
  tail: Leaf<Value> | undefined;
  leaf: Leaf<Value> | undefined;
  /** Whether anything but literals may come next. */
  open: boolean;
}

const noPatterns: readonly never[] = Object.freeze([]);

/** A place that nothing follows. */
export function createNode<Value>(): TrieNode<Value> {
  return {
    names: undefined,
    literals: noLiterals,
    patterns: noPatterns,
    parameter: undefined,
    addressed: undefined,
    tail: undefined,
    leaf: undefined,
    open: false,
  };
}

/**
 * Adds a template.
 *
 * @param fold whether literals are kept in lower case
 * @throws {RangeError} when the trie has one of the same shape, for then the order would decide
 */
export function insertTemplate<Value>(
  root: TrieNode<Value>,
  template: PathTemplate,
  value: Value,
  fold: boolean,
): void {
  const leaf: Leaf<Value> = { template, value, captures: template.segments.flatMap(captureKinds) };
  let node = root;
  for (const segment of template.segments) {
    if (segment.kind === 'rest' && segment.until === 'end') {
      if (node.tail !== undefined) throw new RangeError(`two entries for ${template.text}`);
      node.tail = leaf;
      node.open = true;
      return;
    }
    node = childFor(node, segment, fold);
  }
  if (node.leaf !== undefined) throw new RangeError(`two entries for ${template.text}`);
  node.leaf = leaf;
}

/**
 * Completes a trie, once every template is in. Segments that follow each other with nothing to choose between them become
 * one literal, so that a long path of an API is one comparison.
 */
export function completeTrie<Value>(node: TrieNode<Value>): void {
  const entries: LiteralEntry<TrieNode<Value>>[] = [];
  for (const [name, target] of node.names ?? []) {
    completeTrie(target);
    const { only } = target.literals;
    const follows = only !== undefined && !target.open && target.leaf === undefined;
    const text = follows ? `${name}/${only.text}` : name;
    entries.push({ head: name.length, text, target: follows ? only.target : target });
  }
  node.literals = literalTable(entries);
  node.names = undefined;
  for (const pattern of node.patterns) completeTrie(pattern.node);
  if (node.parameter !== undefined) completeTrie(node.parameter);
  if (node.addressed !== undefined) completeTrie(node.addressed);
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

function childFor<Value>(node: TrieNode<Value>, segment: Segment, fold: boolean): TrieNode<Value> {
  if (segment.kind === 'literal') return literalChild(node, foldCase(segment.text, fold));
  node.open = true;
  switch (segment.kind) {
    case 'parameter':
      return (node.parameter ??= createNode<Value>());
    case 'pattern':
      return patternChild(node, segment.parts, segment.colon, fold);
    case 'rest':
      return (node.addressed ??= createNode<Value>());
  }
}

function literalChild<Value>(node: TrieNode<Value>, text: string): TrieNode<Value> {
  const names = (node.names ??= new Map());
  const child = names.get(text) ?? createNode<Value>();
  names.set(text, child);
  return child;
}

function patternChild<Value>(
  node: TrieNode<Value>,
  written: readonly PatternPart[],
  colon: boolean,
  fold: boolean,
): TrieNode<Value> {
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
  node.patterns = node.patterns.toSpliced(place === -1 ? node.patterns.length : place, 0, child);
  return child.node;
}

function foldCase(text: string, fold: boolean): string {
  return fold ? text.toLowerCase() : text;
}
