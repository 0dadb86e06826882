// Methods of texts: those whose result can be told although the text has holes, and those that need all of it.
import type { Evaluator } from '../evaluator.ts';
import { constantOf, listOf, textOf, textOfParts, unknown } from '../make-value.ts';
import { joinTexts, known, knownNumber, knownText, knownTextOf, mapPieces, mergedHole } from '../texts.ts';
import type { Deferred, TextValue, Value } from '../value.ts';
import { patternTest } from './patterns.ts';
import { replaced } from './replacements.ts';
import { piecesOf } from './text-pieces.ts';

type TextMethod = (text: TextValue, args: readonly Value[]) => Value | undefined;

const methods: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>([
  ['toString', (text) => [text]],
  ['valueOf', (text) => [text]],
  ['normalize', (text) => [text]],
  ['concat', (text, args) => joinTexts([[text], ...args])],
  ['toLowerCase', (text) => mapPieces([text], (piece) => piece.toLowerCase())],
  ['toUpperCase', (text) => mapPieces([text], (piece) => piece.toUpperCase())],
  ['toLocaleLowerCase', (text) => mapPieces([text], (piece) => piece.toLowerCase())],
  ['toLocaleUpperCase', (text) => mapPieces([text], (piece) => piece.toUpperCase())],
  ['trim', (text) => trimmed(text, true, true)],
  ['trimStart', (text) => trimmed(text, true, false)],
  ['trimEnd', (text) => trimmed(text, false, true)],
  ['replace', (text, args) => replaced(text, args, false)],
  ['replaceAll', (text, args) => replaced(text, args, true)],
  ['split', (text, args) => split(text, args)],
  ['startsWith', (text, args) => startsWith(text, args)],
  ['endsWith', (text, args) => endsWith(text, args)],
  ['includes', (text, args) => includes(text, args)],
  ['indexOf', (text, args) => positionOf(text, args, (whole, part) => whole.indexOf(part))],
  ['lastIndexOf', (text, args) => positionOf(text, args, (whole, part) => whole.lastIndexOf(part))],
  ['match', (text, args) => matched(text, args)],
  ['slice', (text, args) => cut(text, args, (whole, from, to) => whole.slice(from, to))],
  ['substring', (text, args) => cut(text, args, (whole, from, to) => whole.substring(from, to))],
  [
    'substr',
    (text, args) =>
      cut(text, args, (whole, from, size) =>
        whole.slice(from).slice(0, size === undefined ? undefined : Math.max(0, size)),
      ),
  ],
  ['at', (text, [index]) => characterAt(text, index)],
  ['charAt', (text, [index]) => characterAt(text, index)],
]);

/** `text.name(...args)`; `undefined` when the method is not followed. */
export function textMethod(
  text: TextValue,
  name: string,
  args: readonly Deferred[],
  evaluator: Evaluator,
): Value | undefined {
  const method = methods.get(name);
  return method?.(
    text,
    args.map((arg) => evaluator.force(arg)),
  );
}

/** White space may hide behind a hole at the ends, but what is known is trimmed. */
function trimmed(text: TextValue, start: boolean, end: boolean): Value {
  const parts = [...text.parts];
  const [first] = parts;
  if (start && typeof first === 'string') parts[0] = first.trimStart();
  const last = parts.at(-1);
  if (end && typeof last === 'string') parts[parts.length - 1] = last.trimEnd();
  return [textOfParts(parts)];
}

function split(text: TextValue, [separator, limit]: readonly Value[]): Value {
  const whole = knownTextOf(text);
  const by = separator === undefined ? undefined : knownText(separator);
  const most = limit === undefined ? undefined : knownNumber(limit);
  if (whole === undefined && by !== undefined && by !== '' && limit === undefined) return [piecesOf(text, by)];
  if (whole === undefined || by === undefined || (limit !== undefined && most === undefined))
    return unknown('the pieces of a text that is known only at run time');
  return [listOf(whole.split(by, most).map((piece) => known(textOf(piece))))];
}

function startsWith(text: TextValue, [prefix]: readonly Value[]): Value {
  const head = text.parts.length === 0 ? '' : text.parts[0];
  const wanted = prefix === undefined ? undefined : knownText(prefix);
  if (wanted === undefined || typeof head !== 'string') return undecided;
  if (head.startsWith(wanted)) return constantOf(true);
  return text.parts.length <= 1 || !wanted.startsWith(head) ? constantOf(false) : undecided;
}

function endsWith(text: TextValue, [suffix]: readonly Value[]): Value {
  const tail = text.parts.length === 0 ? '' : text.parts.at(-1);
  const wanted = suffix === undefined ? undefined : knownText(suffix);
  if (wanted === undefined || typeof tail !== 'string') return undecided;
  if (tail.endsWith(wanted)) return constantOf(true);
  return text.parts.length <= 1 || !wanted.endsWith(tail) ? constantOf(false) : undecided;
}

function includes(text: TextValue, [inner]: readonly Value[]): Value {
  const wanted = inner === undefined ? undefined : knownText(inner);
  if (wanted === undefined) return undecided;
  if (text.parts.some((part) => typeof part === 'string' && part.includes(wanted))) return constantOf(true);
  return knownTextOf(text) === undefined ? undecided : constantOf(false);
}

/** What is matched is not told, only whether anything is. */
function matched(text: TextValue, [wanted]: readonly Value[]): Value {
  const [only, ...others] = wanted ?? [];
  if (only?.kind !== 'pattern' || others.length > 0) return undecided;
  const [found] = patternTest(only, [text]);
  return found?.kind === 'constant' ? (found.value === true ? [listOf([], true)] : constantOf(null)) : undecided;
}

function positionOf(text: TextValue, [part]: readonly Value[], find: (whole: string, part: string) => number): Value {
  const whole = knownTextOf(text);
  const wanted = part === undefined ? undefined : knownText(part);
  return whole === undefined || wanted === undefined ? undecided : constantOf(find(whole, wanted));
}

const undecided: Value = unknown('the result of a test at run time');

function cut(
  text: TextValue,
  [from, to]: readonly Value[],
  take: (whole: string, from: number, to?: number) => string,
): Value {
  const start = from === undefined ? 0 : knownNumber(from);
  const end = to === undefined ? undefined : knownNumber(to);
  const whole = knownTextOf(text);
  const [head] = text.parts;
  if (start === undefined || (to !== undefined && end === undefined)) return [textOfParts([mergedHole(text)])];
  if (whole !== undefined) return textOf(take(whole, start, end));
  // `path.slice(1)`: the beginning is known, so what is cut off is too.
  if (end === undefined && start >= 0 && typeof head === 'string' && head.length >= start) {
    return [textOfParts([head.slice(start), ...text.parts.slice(1)])];
  }
  return [textOfParts([mergedHole(text)])];
}

function characterAt(text: TextValue, index: Value | undefined): Value {
  const at = index === undefined ? 0 : knownNumber(index);
  const head = text.parts.length === 0 ? '' : text.parts[0];
  const whole = knownTextOf(text);
  if (at === undefined) return undecided;
  if (whole !== undefined) return textOf(whole.at(at) ?? '');
  return at >= 0 && typeof head === 'string' && at < head.length ? textOf(head.charAt(at)) : undecided;
}
