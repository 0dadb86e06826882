// All templates of a catalog that a request can mean, most specific first: a trie with backtracking over segments in the
// one spelling. What a single segment matches is decided by the engine that the guards use, so that the two agree.
import { matchPattern } from '../runtime/pattern-match.ts';
import type { PathTemplate, PatternPart, Segment } from '../runtime/template.ts';
import { templateSegments, type RequestSegment } from './catalog-segments.ts';

/** Templates by their segments, with what belongs to each. */
export interface CatalogTrie<Value> {
  /**
   * @param segments of the request, without `.` and `..`
   * @param casts `optional` lets a template's qualified name be missing in the request, unless it is the template's last
   *   segment, and a request's qualified name in the template
   * @returns what belongs to every template that matches; the leftmost literal segment goes before a mixed one, that
   *   before a parameter, that before a rest
   */
  readonly find: (segments: readonly RequestSegment[], casts?: 'exact' | 'optional') => readonly Value[];
}

interface Node<Value> {
  readonly literals: Map<string, Node<Value>>;
  readonly patterns: PatternChild<Value>[];
  /** The children among `literals` whose name was written with a namespace in some template. */
  readonly casts: Set<Node<Value>>;
  parameter: Node<Value> | undefined;
  /** `{path}:` after a segment that opened addressing. */
  addressed: Node<Value> | undefined;
  /** A final `{path}` or `{path}:` after a segment that opened addressing. */
  tail: Value | undefined;
  leaf: Value | undefined;
}

interface PatternChild<Value> {
  readonly key: string;
  readonly parts: readonly PatternPart[];
  readonly colon: boolean;
  readonly weight: number;
  readonly node: Node<Value>;
}

/**
 * Builds the trie.
 *
 * @param templates in any order; templates that mean the same in another spelling share one value
 * @param create makes the value of a template's leaf
 * @param add puts a template into the value of its leaf
 */
export function createCatalogTrie<Value>(
  templates: Iterable<PathTemplate>,
  create: () => Value,
  add: (value: Value, template: PathTemplate) => void,
): CatalogTrie<Value> {
  const root = createNode<Value>();
  for (const template of templates) {
    let node = root;
    const segments = templateSegments(template);
    segments.forEach(({ segment, qualified }, index) => {
      const final = index === segments.length - 1;
      if (segment.kind === 'rest' && final) {
        add((node.tail ??= create()), template);
        return;
      }
      const child = childFor(node, segment);
      if (qualified && segment.kind === 'literal') node.casts.add(child);
      node = child;
      if (final) add((node.leaf ??= create()), template);
    });
    if (segments.length === 0) add((root.leaf ??= create()), template);
  }
  return {
    find: (segments, casts = 'exact') => {
      const found = new Set<Value>();
      walk(root, { segments, optionalCasts: casts === 'optional', found }, 0);
      return [...found];
    },
  };
}

function createNode<Value>(): Node<Value> {
  return {
    literals: new Map(),
    patterns: [],
    casts: new Set(),
    parameter: undefined,
    addressed: undefined,
    tail: undefined,
    leaf: undefined,
  };
}

function childFor<Value>(node: Node<Value>, segment: Segment): Node<Value> {
  switch (segment.kind) {
    case 'literal': {
      const child = node.literals.get(segment.text) ?? createNode<Value>();
      node.literals.set(segment.text, child);
      return child;
    }
    case 'parameter':
      return (node.parameter ??= createNode<Value>());
    case 'pattern':
      return patternChild(node, segment.parts, segment.colon);
    case 'rest':
      return (node.addressed ??= createNode<Value>());
  }
}

function patternChild<Value>(node: Node<Value>, parts: readonly PatternPart[], colon: boolean): Node<Value> {
  const key = parts.map((part) => (part.kind === 'literal' ? part.text : '{}')).join('');
  const known = node.patterns.find((pattern) => pattern.key === key);
  if (known !== undefined) return known.node;
  // A mixed segment that is included in another one has at least as much literal text, and as much only if both are one.
  const weight = parts.reduce((sum, part) => sum + (part.kind === 'literal' ? part.text.length : 0), 0);
  const child = { key, parts, colon, weight, node: createNode<Value>() };
  node.patterns.push(child);
  node.patterns.sort((left, right) => right.weight - left.weight || (left.key < right.key ? -1 : 1));
  return child.node;
}

interface Search<Value> {
  readonly segments: readonly RequestSegment[];
  readonly optionalCasts: boolean;
  readonly found: Set<Value>;
}

/** Adds what the segments from `index` on lead to. */
function walk<Value>(node: Node<Value>, search: Search<Value>, index: number): void {
  const segment = search.segments[index];
  if (segment === undefined) {
    if (node.leaf !== undefined) search.found.add(node.leaf);
    return;
  }
  const { text, kind } = segment;
  const literal = kind === 'key' ? undefined : node.literals.get(text);
  if (literal !== undefined) walk(literal, search, index + 1);
  if (kind === 'plain') {
    for (const { parts, colon, node: child } of node.patterns) {
      if (matchPattern(parts, colon, text, text, [])) walk(child, search, index + 1);
    }
  }
  const isValue = kind === 'key' || (kind === 'plain' && !text.endsWith(':'));
  if (isValue && node.parameter !== undefined) walk(node.parameter, search, index + 1);
  walkRest(node, search, index);
  if (!search.optionalCasts) return;
  for (const cast of node.casts) if (cast !== literal) walk(cast, search, index);
  if (kind === 'cast') walk(node, search, index + 1);
}

/** Several segments at once: up to the first one that ends in `:`, or all of them. The last one may end in it or not. */
function walkRest<Value>(node: Node<Value>, search: Search<Value>, start: number): void {
  if (node.addressed === undefined && node.tail === undefined) return;
  const { segments, found } = search;
  for (let index = start; index < segments.length; index++) {
    const text = segments[index]?.text ?? '';
    if (text === ':') return;
    if (!text.endsWith(':')) continue;
    if (index === segments.length - 1) break;
    if (node.addressed !== undefined) walk(node.addressed, search, index + 1);
    return;
  }
  if (node.tail !== undefined) found.add(node.tail);
}
