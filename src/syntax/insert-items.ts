// Adds items to a list of a YAML file and leaves every other character as it is: comments, order, quotes and indentation
// belong to whoever wrote the file. It must not know what keys mean.
import { isAlias, isMap, isScalar, isSeq, parseDocument, Scalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { flowKeyScalar, flowScalar, itemScalar, keyScalar } from './scalar-text.ts';

/** A change of a text: `insert` stands where `start` to `end` stood. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

const step = '  ';

/**
 * Adds items at the end of the list at a path of keys. Keys that are missing are added, the list as well; an item that is
 * there already is not added again, so that a second run changes nothing.
 *
 * @param text a manifest that parses without errors
 * @param path the keys from the root to the list; not empty
 * @param items texts
 * @returns the new text, the old one when there is nothing to add; undefined when the file is written in a way that can't
 *   be added to safely (an alias on the way, another kind of value at a key)
 */
export function insertItems(text: string, path: readonly string[], items: readonly string[]): string | undefined {
  const before = readData(text);
  const splice = before === undefined ? undefined : spliceFor(text, path, items);
  if (splice === undefined) return undefined;
  const edited = `${text.slice(0, splice.start)}${splice.insert}${text.slice(splice.end)}`;
  // The proof that nothing else has changed its meaning.
  const after = readData(edited);
  return after !== undefined && JSON.stringify(after) === JSON.stringify(withItems(before, path, items))
    ? edited
    : undefined;
}

function spliceFor(text: string, path: readonly string[], items: readonly string[]): Splice | undefined {
  let node: unknown = parseDocument(text, { uniqueKeys: false }).contents;
  let isInFlow = false;
  for (const [index, key] of path.entries()) {
    if (!isMap(node)) return undefined;
    isInFlow ||= node.flow === true;
    const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
    const rest = path.slice(index);
    if (pair === undefined)
      return isInFlow ? intoFlow(text, node, flowEntry(rest, items)) : intoBlock(text, node, rest, items);
    if (isEmptyValue(pair)) return isInFlow ? undefined : underKey(text, pair, rest.slice(1), items);
    node = pair.value;
  }
  if (!isSeq(node)) return undefined;
  const present = new Set(node.items.map((item) => (isScalar(item) ? item.value : undefined)));
  const missing = items.filter((item) => !present.has(item));
  if (missing.length === 0) return { start: 0, end: 0, insert: '' };
  if (isInFlow || node.flow === true)
    return intoFlow(
      text,
      node,
      missing.map((item) => flowScalar(item, quoteOf(node))),
    );
  return intoBlockList(text, node, missing);
}

/** After the last item of `[...]` or `{...}`, in the layout of the others. */
function intoFlow(text: string, node: YAMLMap | YAMLSeq, entries: string | readonly string[]): Splice | undefined {
  const [start, close] = [node.range?.[0] ?? 0, (node.range?.[1] ?? 0) - 1];
  const words = typeof entries === 'string' ? [entries] : entries;
  const last = endOf(node.items.at(-1));
  if (last === undefined) {
    if (text.slice(start + 1, close).trim() !== '') return undefined;
    const blank = isMap(node) ? ' ' : '';
    return { start: start + 1, end: close, insert: `${blank}${words.join(', ')}${blank}` };
  }
  const line = text.slice(lineStart(text, last), last);
  const ownLine = lineStart(text, last) > start && !/^[ \t]*[\]}]/.test(text.slice(last, close + 1));
  const between = ownLine ? `${lineBreakOf(text)}${/^\s*/.exec(line)?.[0] ?? ''}` : ' ';
  const comma = /^\s*,/.exec(text.slice(last, close))?.[0].length;
  const at = last + (comma ?? 0);
  // A comment behind the last item is about that item, and stays behind it.
  const comment = ownLine ? (/^[ \t]*#[^\r\n]*/.exec(text.slice(at, close))?.[0] ?? '') : '';
  const end = at + comment.length;
  if (comma === undefined) {
    return { start: last, end, insert: `,${comment}${words.map((word) => `${between}${word}`).join(',')}` };
  }
  return { start: end, end, insert: words.map((word) => `${between}${word},`).join('') };
}

/** After the last item of a list of `- ` lines. */
function intoBlockList(text: string, node: YAMLSeq, items: readonly string[]): Splice | undefined {
  const start = node.range?.[0] ?? 0;
  const indent = text.slice(lineStart(text, start), start);
  const last = endOf(node.items.at(-1));
  if (last === undefined || indent.trim() !== '') return undefined;
  return afterLine(
    text,
    last,
    items.map((item) => `${indent}- ${itemScalar(item, quoteOf(node))}`),
  );
}

/** After the last key of a map of `key:` lines; at the top with a blank line, where the file has them between its keys. */
function intoBlock(text: string, node: YAMLMap, path: readonly string[], items: readonly string[]): Splice | undefined {
  const first = node.items[0]?.key;
  const start = isScalar(first) ? (first.range?.[0] ?? 0) : undefined;
  const last = endOf(node.items.at(-1));
  if (start === undefined || last === undefined) return undefined;
  const indent = text.slice(lineStart(text, start), start);
  if (indent.trim() !== '') return undefined;
  const isSpaced = indent === '' && /\n[ \t]*\r?\n\S/.test(text.slice(start, last));
  return afterLine(text, last, [...(isSpaced ? [''] : []), ...blockLines(path, items, indent)]);
}

/** On the lines after a key that has no value yet. */
function underKey(text: string, pair: Pair, path: readonly string[], items: readonly string[]): Splice | undefined {
  const key = pair.key;
  const range = isScalar(key) ? key.range : undefined;
  if (range === undefined || range === null) return undefined;
  const indent = text.slice(lineStart(text, range[0]), range[0]);
  if (indent.trim() !== '') return undefined;
  return afterLine(text, range[1], blockLines(path, items, `${indent}${step}`));
}

/** Keys, each a level deeper, and the list. */
function blockLines(path: readonly string[], items: readonly string[], indent: string): readonly string[] {
  const keys = path.map((key, level) => `${indent}${step.repeat(level)}${keyScalar(key)}:`);
  return [...keys, ...items.map((item) => `${indent}${step.repeat(path.length)}- ${itemScalar(item)}`)];
}

function flowEntry(path: readonly string[], items: readonly string[]): string {
  const list = `[${items.map((item) => flowScalar(item)).join(', ')}]`;
  return path.reduceRight(
    (value, key, level) => (level === 0 ? `${flowKeyScalar(key)}: ${value}` : `{ ${flowKeyScalar(key)}: ${value} }`),
    list,
  );
}

/** Lines after the line in which an offset lies, comments at its end included. */
function afterLine(text: string, offset: number, lines: readonly string[]): Splice {
  const isAtStart = offset > 0 && text.charAt(offset - 1) === '\n';
  const found = isAtStart ? offset - 1 : text.indexOf('\n', offset);
  const end = found === -1 ? text.length : text.charAt(found - 1) === '\r' ? found - 1 : found;
  const lineBreak = lineBreakOf(text);
  return { start: end, end, insert: lines.map((line) => `${lineBreak}${line}`).join('') };
}

/** Where a value or a pair ends, without comments after it; undefined for nothing. */
function endOf(node: unknown): number | undefined {
  let at: unknown = node;
  for (;;) {
    if (isMapOrList(at) && at.flow !== true && at.items.length > 0) at = at.items.at(-1);
    else if (isPairOf(at)) at = isEmptyValue(at) ? at.key : at.value;
    else return isScalar(at) || isAlias(at) || isMapOrList(at) ? at.range?.[1] : undefined;
  }
}

function isMapOrList(node: unknown): node is YAMLMap | YAMLSeq {
  return isMap(node) || isSeq(node);
}

function isPairOf(node: unknown): node is Pair {
  return typeof node === 'object' && node !== null && 'key' in node && 'value' in node && !isScalar(node);
}

/** `key:` with nothing after it. */
function isEmptyValue({ value }: Pair): boolean {
  if (value === null || value === undefined) return true;
  return isScalar(value) && value.value === null && (value.range?.[0] ?? 0) === (value.range?.[1] ?? 0);
}

/** The quotes that all items of a list have; undefined where some have none. */
function quoteOf({ items }: YAMLSeq): "'" | '"' | undefined {
  const types = new Set(items.map((item) => (isScalar(item) ? item.type : undefined)));
  if (types.size !== 1) return undefined;
  return types.has(Scalar.QUOTE_SINGLE) ? "'" : types.has(Scalar.QUOTE_DOUBLE) ? '"' : undefined;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** The data of a text; undefined when it has errors. */
function readData(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS();
  } catch {
    // Aliases without an anchor, or that multiply beyond measure.
    return undefined;
  }
}

/** Data with items added to the list at a path. */
function withItems(data: unknown, path: readonly string[], items: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    const present: readonly unknown[] = Array.isArray(data) ? data : [];
    return [...present, ...items.filter((item) => !present.includes(item))];
  }
  const entries = Object.entries(typeof data === 'object' && data !== null ? data : {});
  const known = entries.some(([name]) => name === key);
  const changed = entries.map(([name, value]): [string, unknown] => [
    name,
    name === key ? withItems(value, rest, items) : value,
  ]);
  return Object.fromEntries(known ? changed : [...entries, [key, withItems(undefined, rest, items)]]);
}
