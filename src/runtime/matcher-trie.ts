// The trie of a matcher: one step a segment, and at each step literals, mixed segments, a parameter, a rest. It is built
// once and knows nothing of requests; walk-trie.ts does. A lookup among thousands of templates waits for memory more than
// for anything else, so a place is one object, which holds what is asked of most places and the text that leads to it.
import { addLiteral, findLiteral, noLiterals } from './literal-table.ts';
import type { Literal, LiteralTable } from './literal-table.ts';
import type { PathTemplate, PatternPart, Segment } from './template.ts';

/** How a captured text becomes a value. */
export type CaptureKind = 'segment' | 'text' | 'argument' | 'rest';

/** The parameters of a template, in order. */
export interface Parameters {
  readonly names: readonly string[];
  /** How the capture of each becomes its value. */
  readonly captures: readonly CaptureKind[];
}

/** Where a template ends. */
export interface Leaf<Value> {
  readonly value: Value;
  readonly parameters: Parameters;
}

/** A mixed segment, and where it leads. */
export interface PatternChild<Value> {
  readonly key: string;
  readonly parts: readonly PatternPart[];
  readonly colon: boolean;
  readonly weight: number;
  readonly node: TrieNode<Value>;
}

/** What few places have. */
export interface SpecialWays<Value> {
  /** Most specific first. */
  patterns: readonly PatternChild<Value>[];
  /** `{path}:` after a segment that opened addressing. */
  addressed: TrieNode<Value> | undefined;
  /** A final `{path}` after a segment that opened addressing. */
  tail: Leaf<Value> | undefined;
}

/** One place in the trie, with the literal text that leads to it; the text is empty where something else does. */
export interface TrieNode<Value> extends Literal<TrieNode<Value>> {
  /** How many literals there are, and where they lead: the only one is not in the table. */
  count: number;
  only: TrieNode<Value> | undefined;
  literals: LiteralTable<TrieNode<Value>>;
  leaf: Leaf<Value> | undefined;
  parameter: TrieNode<Value> | undefined;
  special: SpecialWays<Value> | undefined;
}

/** A place that nothing follows. */
function createNode<Value>(text = ''): TrieNode<Value> {
  return {
    text,
    head: text.length,
    next: undefined,
    count: 0,
    only: undefined,
    literals: noLiterals,
    leaf: undefined,
    parameter: undefined,
    special: undefined,
  };
}

/** A template and what belongs to it. */
export interface TrieEntry<Value> {
  readonly template: PathTemplate;
  readonly value: Value;
}

/**
 * Builds the trie of some templates.
 *
 * @param entries in any order
 * @param fold whether literals are kept in lower case
 * @returns the place where every path begins
 * @throws {RangeError} when two templates have the same shape, for then the order would decide
 */
export function buildTrie<Value>(entries: Iterable<TrieEntry<Value>>, fold: boolean): TrieNode<Value> {
  const root = createNode<Value>();
  const draft: Draft = { fold, texts: new Map(), parameters: { names: [], captures: [], longer: new Map() } };
  for (const { template, value } of entries) insertTemplate(root, template, value, draft);
  completeTrie(root);
  return root;
}

/** What is needed while a trie is built. The same text or list is kept once: what many lookups share stays at hand. */
interface Draft {
  readonly fold: boolean;
  readonly texts: Map<string, string>;
  /** The parameters of a template that has none. */
  readonly parameters: KnownParameters;
}

/** Parameters that some template has or begins with, and those with one more. */
interface KnownParameters extends Parameters {
  readonly longer: Map<string, KnownParameters>;
}

function insertTemplate<Value>(root: TrieNode<Value>, template: PathTemplate, value: Value, draft: Draft): void {
  let node = root;
  let { parameters } = draft;
  for (const segment of template.segments) {
    if (segment.kind !== 'literal') parameters = parametersWith(parameters, segment);
    if (segment.kind === 'rest' && segment.until === 'end') {
      const special = specialOf(node);
      if (special.tail !== undefined) throw new RangeError(`two entries for ${template.text}`);
      special.tail = { value, parameters };
      return;
    }
    node = childFor(node, segment, draft);
  }
  if (node.leaf !== undefined) throw new RangeError(`two entries for ${template.text}`);
  node.leaf = { value, parameters };
}

function parametersWith(known: KnownParameters, segment: Exclude<Segment, { kind: 'literal' }>): KnownParameters {
  switch (segment.kind) {
    case 'parameter':
      return longer(known, segment.name, 'segment');
    case 'pattern': {
      let parameters = known;
      for (const part of segment.parts) {
        if (part.kind === 'literal') continue;
        parameters = longer(parameters, part.name, part.argument ? 'argument' : 'text');
      }
      return parameters;
    }
    case 'rest':
      return longer(known, segment.name, 'rest');
  }
}

function longer(known: KnownParameters, name: string, capture: CaptureKind): KnownParameters {
  const key = capture === 'segment' ? name : `${capture} ${name}`;
  const there = known.longer.get(key);
  if (there !== undefined) return there;
  const { names, captures } = known;
  const made = { names: [...names, name], captures: [...captures, capture], longer: new Map() };
  known.longer.set(key, made);
  return made;
}

/**
 * Completes a trie, once every template is in. Segments that follow each other with nothing to choose between them become
 * one literal, so that a long path of an API is one comparison.
 */
function completeTrie<Value>(node: TrieNode<Value>): void {
  const { only, literals, parameter, special } = node;
  if (only !== undefined) node.only = joinOnly(only);
  for (let place = 0; place < literals.length; place++) {
    let chain: TrieNode<Value> | undefined;
    for (let literal = literals[place]; literal !== undefined;) {
      const { next } = literal;
      const kept = joinOnly(literal);
      kept.next = chain;
      chain = kept;
      literal = next;
    }
    literals[place] = chain;
  }
  if (parameter !== undefined) completeTrie(parameter);
  if (special === undefined) return;
  for (const pattern of special.patterns) completeTrie(pattern.node);
  if (special.addressed !== undefined) completeTrie(special.addressed);
}

/** A place that only one literal follows is no place of its own. */
function joinOnly<Value>(node: TrieNode<Value>): TrieNode<Value> {
  completeTrie(node);
  const { only, leaf, parameter, special } = node;
  if (only === undefined || leaf !== undefined || parameter !== undefined || special !== undefined) return node;
  only.text = `${node.text}/${only.text}`;
  only.head = node.head;
  return only;
}

function childFor<Value>(node: TrieNode<Value>, segment: Segment, draft: Draft): TrieNode<Value> {
  switch (segment.kind) {
    case 'literal':
      return literalChild(node, foldCase(segment.text, draft.fold), draft);
    case 'parameter':
      return (node.parameter ??= createNode<Value>());
    case 'pattern':
      return patternChild(specialOf(node), segment.parts, segment.colon, draft.fold);
    case 'rest':
      return (specialOf(node).addressed ??= createNode<Value>());
  }
}

function specialOf<Value>(node: TrieNode<Value>): SpecialWays<Value> {
  return (node.special ??= { patterns: [], addressed: undefined, tail: undefined });
}

function literalChild<Value>(node: TrieNode<Value>, text: string, { texts }: Draft): TrieNode<Value> {
  const { only } = node;
  const known =
    only === undefined ? findLiteral(node.literals, text, 0, text.length) : only.text === text ? only : undefined;
  if (known !== undefined) return known;
  const child = createNode<Value>(texts.get(text) ?? text);
  texts.set(text, child.text);
  if (node.count === 0) node.only = child;
  else {
    if (only !== undefined) node.literals = addLiteral(node.literals, only, 0);
    node.only = undefined;
    node.literals = addLiteral(node.literals, child, node.count);
  }
  node.count++;
  return child;
}

function patternChild<Value>(
  special: SpecialWays<Value>,
  written: readonly PatternPart[],
  colon: boolean,
  fold: boolean,
): TrieNode<Value> {
  const parts = written.map((part) =>
    part.kind === 'literal' ? { kind: part.kind, text: foldCase(part.text, fold) } : part,
  );
  const key = parts.map((part) => (part.kind === 'literal' ? part.text : '{}')).join('');
  const known = special.patterns.find((pattern) => pattern.key === key);
  if (known !== undefined) return known.node;
  // A mixed segment that is included in another one has at least as much literal text, and as much only if both are one.
  const weight = parts.reduce((sum, part) => sum + (part.kind === 'literal' ? part.text.length : 0), 0);
  const child = { key, parts, colon, weight, node: createNode<Value>() };
  const place = special.patterns.findIndex(
    (other) => other.weight < weight || (other.weight === weight && other.key > key),
  );
  special.patterns = special.patterns.toSpliced(place === -1 ? special.patterns.length : place, 0, child);
  return child.node;
}

function foldCase(text: string, fold: boolean): string {
  return fold ? text.toLowerCase() : text;
}
