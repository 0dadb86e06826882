// Turns the document of the yaml package into the located tree, in one walk, and refuses what a tree can't be made of.
// It must not know the manifest's keys.
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Scalar,
  type Alias,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { InternalError } from '../base/internal-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Located, SourceFile, Span } from '../diagnostics/span.ts';
import { controlCharacterAt, nameOfCharacter } from './control-characters.ts';
import type { LocatedEntry, LocatedNode } from './located-tree.ts';
import { deepestNesting } from './read-document.ts';
import { syntaxError } from './syntax-errors.ts';

/** How many values aliases may repeat in one file; a value counts each time. */
export const mostAliasedValues = 10_000;

/** Up to this many keys a map is searched from its beginning for duplicates, which is faster than an index. */
const smallMap = 8;

/** An anchored value; without a node as long as it is open, that is, while its own content is read. */
interface Anchored {
  node?: LocatedNode;
  /** How many values it has, aliases followed. */
  size: number;
  /** How many levels of maps and lists it has, aliases followed. */
  height: number;
}

/** The tree of a document, and what is wrong with it. */
export interface LocatedDocument {
  /** Absent when something had to be left out of it. */
  readonly root?: LocatedNode;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Locates every key and value of a document. Aliases become the values that they name: a scalar, map or list stands
 * where the alias stands, what is inside it where it was written.
 *
 * @param source the text that the document was read from
 * @param contents the root node, without explicit tags
 * @returns the tree, unless a key or alias had to be left out; duplicate keys are reported and the first one counts
 */
export function locateNodes(source: SourceFile, contents: ParsedNode): LocatedDocument {
  const diagnostics: Diagnostic[] = [];
  const anchors = new Map<string, Anchored>();
  let isComplete = true;
  let values = 0;
  let aliased = 0;
  /** The number of levels below the value that was located last. */
  let height = 0;

  const spanOf = (start: number, end: number): Span => ({ source, start, end: Math.max(start, end) });
  const leaveOut = (diagnostic: Diagnostic): void => {
    isComplete = false;
    diagnostics.push(diagnostic);
  };

  const locate = (node: unknown, otherwise: number, depth: number): LocatedNode => {
    if (isAlias(node)) return follow(node, depth);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) {
      values++;
      height = 0;
      return { kind: 'scalar', value: null, span: spanOf(otherwise, otherwise) };
    }
    if (node.anchor === undefined) return locateValue(node, depth);
    const anchored: Anchored = { size: 0, height: 0 };
    anchors.set(node.anchor, anchored);
    const before = values;
    anchored.node = locateValue(node, depth);
    anchored.size = values - before;
    anchored.height = height;
    return anchored.node;
  };

  const locateValue = (node: Scalar | YAMLMap | YAMLSeq, depth: number): LocatedNode => {
    values++;
    const [start, end] = node.range ?? [0, 0];
    if (isScalar(node)) return locateScalar(node, spanOf(start, end));
    let highest = 0;
    let last = start;
    if (isSeq(node)) {
      const items: LocatedNode[] = [];
      for (const item of node.items) {
        const located = locate(item, last, depth + 1);
        items.push(located);
        last = Math.max(last, located.span.end);
        highest = Math.max(highest, height);
      }
      height = highest + 1;
      return { kind: 'list', items, span: spanOf(start, node.flow === true ? end : last) };
    }
    const entries: LocatedEntry[] = [];
    const firstOf = node.items.length > smallMap ? new Map<string, Located<string>>() : undefined;
    for (const pair of node.items) {
      const key = locateKey(pair.key, last);
      const value = locate(pair.value, key?.span.end ?? last, depth + 1);
      last = Math.max(last, key?.span.end ?? 0, value.span.end);
      highest = Math.max(highest, height);
      if (key === undefined) continue;
      const first =
        firstOf === undefined ? entries.find((entry) => entry.key.value === key.value)?.key : firstOf.get(key.value);
      if (first === undefined) {
        firstOf?.set(key.value, key);
        entries.push({ key, value });
      } else {
        const related = [{ message: 'the first one is here', span: first.span }];
        diagnostics.push(syntaxError('duplicate-key', key.span, { key: key.value }, related));
      }
    }
    height = highest + 1;
    return { kind: 'map', entries, span: spanOf(start, node.flow === true ? end : last) };
  };

  const locateScalar = (node: Scalar, span: Span): LocatedNode => {
    height = 0;
    const { value } = node;
    if (typeof value === 'string') {
      if (node.type === Scalar.QUOTE_DOUBLE) checkEscapes(value, span);
      return { kind: 'scalar', value, span };
    }
    if (typeof value === 'number') {
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
        leaveOut(syntaxError('number-out-of-range', span, { number: node.source ?? String(value) }));
      }
      return { kind: 'scalar', value, span };
    }
    if (typeof value === 'boolean' || value === null) return { kind: 'scalar', value, span };
    throw new InternalError(`unexpected scalar of type ${typeof value}`);
  };

  const locateKey = (key: unknown, otherwise: number): Located<string> | undefined => {
    if (!isScalar(key) || key.value === null) {
      const [start, end] = isNode(key) ? (key.range ?? [0, 0]) : [otherwise, otherwise];
      leaveOut(syntaxError('key-not-text', spanOf(start, end), { found: kindOf(key, start === end) }));
      return undefined;
    }
    const [start, end] = key.range ?? [0, 0];
    const span = spanOf(start, end);
    if (key.anchor !== undefined) anchors.set(key.anchor, { node: locateScalar(key, span), size: 1, height: 0 });
    if (key.type === Scalar.PLAIN && key.value === '<<') {
      leaveOut(syntaxError('merge-key', span, undefined));
      return undefined;
    }
    if (typeof key.value === 'string') {
      if (key.type === Scalar.QUOTE_DOUBLE) checkEscapes(key.value, span);
      return { value: key.value, span };
    }
    return { value: key.source ?? String(key.value), span };
  };

  const follow = (alias: Alias, depth: number): LocatedNode => {
    const [start, end] = alias.range ?? [0, 0];
    const span = spanOf(start, end);
    const nothing: LocatedNode = { kind: 'scalar', value: null, span };
    const anchored = anchors.get(alias.source);
    const name = alias.source;
    height = anchored?.height ?? 0;
    if (anchored === undefined) {
      leaveOut(syntaxError('unknown-anchor', span, { name }));
      return nothing;
    }
    if (anchored.node === undefined) {
      leaveOut(syntaxError('cyclic-alias', span, { name }));
      return nothing;
    }
    const wasWithin = aliased <= mostAliasedValues;
    values += anchored.size;
    aliased += anchored.size;
    if (aliased > mostAliasedValues) {
      if (wasWithin) leaveOut(syntaxError('alias-bomb', span, { limit: mostAliasedValues }));
      isComplete = false;
      return nothing;
    }
    if (depth + anchored.height > deepestNesting) {
      leaveOut(syntaxError('nesting-too-deep', span, { limit: deepestNesting }));
      return nothing;
    }
    return { ...anchored.node, span };
  };

  const checkEscapes = (text: string, span: Span): void => {
    const at = controlCharacterAt(text);
    if (at !== -1) leaveOut(syntaxError('control-character', span, { code: nameOfCharacter(text, at) }));
  };

  const root = locate(contents, 0, 0);
  return { ...(isComplete ? { root } : {}), diagnostics };
}

/** What stands where a key should, for people. */
function kindOf(key: unknown, isEmpty: boolean): string {
  if (isAlias(key)) return 'an alias';
  if (isMap(key)) return 'a map';
  if (isSeq(key)) return 'a list';
  return isEmpty ? 'nothing' : '`null`';
}
