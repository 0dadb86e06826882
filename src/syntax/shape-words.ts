// Phrases for values and places of a manifest, as the errors of shape use them.
import type { FoundNode } from './find-node.ts';
import type { LocatedNode } from './located-tree.ts';
import { oneOf } from './shape-errors.ts';

/** User text longer than this is cut in messages. */
const longestQuote = 60;

/** User text in backticks, on one line and not too long. */
export function quote(text: string): string {
  const line = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return `\`${line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line}\``;
}

/** What a value is, such as "the number `1`"; undefined when nothing is written. */
export function foundPhrase(node: LocatedNode): string | undefined {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a map';
  if (node.value === null) return node.span.start === node.span.end ? undefined : '`null`';
  if (typeof node.value === 'string') return `the text ${quote(node.value)}`;
  return typeof node.value === 'number' ? `the number \`${node.value}\`` : `\`${node.value}\``;
}

/** A scalar in backticks; for anything else what it is. */
export function valuePhrase(node: LocatedNode): string | undefined {
  if (node.kind === 'scalar' && node.value === '') return 'an empty text';
  return node.kind === 'scalar' && node.value !== null ? quote(String(node.value)) : foundPhrase(node);
}

/** What is about a value: its key, or the list that it is an item of. */
export function subjectPhrase({ path }: FoundNode): string {
  const last = path.at(-1);
  if (last === undefined) return 'the manifest';
  if (typeof last === 'string') return quote(last);
  const list = path.findLast((segment) => typeof segment === 'string');
  return `an item of ${quote(String(list))}`;
}

/** The map in which a key is unknown or missing, by what the schema calls it. */
export function placePhrase({ path }: FoundNode, title: string | undefined): string {
  const last = path.at(-1);
  if (last === undefined) return 'the manifest';
  if (title === undefined || title === last) return typeof last === 'string' ? quote(last) : subjectItem(path);
  return path.length === 2 && typeof last === 'string' ? `the ${title} ${quote(last)}` : `this ${title}`;
}

function subjectItem(path: FoundNode['path']): string {
  return `this item of ${quote(String(path.findLast((segment) => typeof segment === 'string')))}`;
}

const typeWords: ReadonlyMap<string, string> = new Map([
  ['object', 'a map'],
  ['array', 'a list'],
  ['string', 'a text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', '`true` or `false`'],
]);

/** The types of a schema for people; that a value may be empty goes without saying. */
export function typePhrase(types: readonly string[]): string {
  return oneOf(types.flatMap((type) => typeWords.get(type) ?? []));
}

/** A value as it could be typed in one line of a manifest. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    return `{ ${Object.entries(value)
      .map(([key, child]) => `${key}: ${flowText(child)}`)
      .join(', ')} }`;
  }
  const text = String(value);
  return /[,:#][ ]|[.,:]$|'/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}
