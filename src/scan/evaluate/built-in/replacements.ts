// `text.replace(search, replacement)` and `replaceAll`, for texts of which only pieces are known, and for replacements that are
// not known at all, as the values of placeholders are.
import { textOf, textOfParts, unknown } from '../make-value.ts';
import { joinTexts, knownText, knownTextOf, mergedHole } from '../texts.ts';
import type { Hole, TextPart, TextValue, Value } from '../value.ts';
import { compiled } from './patterns.ts';

/** The text with what is found in it replaced; a hole for all of it where that can't be told. */
export function replaced(text: TextValue, [search, replacement]: readonly Value[], all: boolean): Value {
  if (search === undefined || replacement === undefined) return [textOfParts([mergedHole(text)])];
  const { length } = marked(text, anyFilling);
  const from = searchOf(search, all, length);
  if (from === undefined) {
    const shape = shapeOf(search, length);
    return shape === undefined ? [textOfParts([mergedHole(text)])] : replacedByUnknown(text, shape, unknownPiece, true);
  }
  const to = knownText(replacement);
  if (to === undefined) return replacedByUnknown(text, from, replacement, all);
  const whole = knownTextOf(text);
  return whole === undefined ? [replacedAround(text, from, to, all)] : textOf(replaceIn(whole, from, to, all));
}

function replaceIn(text: string, from: string | RegExp, to: string, all: boolean): string {
  return all ? text.replaceAll(from, to) : text.replace(from, to);
}

/**
 * What is around holes is searched as one text, as `^` and `$` mean its ends. A match that takes a whole hole along must do so
 * whatever the hole stands for; one that takes a part of it leaves nothing that is known.
 */
function replacedAround(text: TextValue, from: string | RegExp, to: string, all: boolean): TextValue {
  const holes = text.parts.filter((part) => typeof part !== 'string');
  if (holes.length > mostHoles) return textOfParts([mergedHole(text)]);
  const after = (filling: string): readonly TextPart[] | undefined =>
    partsIn(replaceIn(marked(text, filling), from, to, all), holes);
  const parts = after('');
  const others = typeof from === 'string' ? parts : after(anyFilling);
  return textOfParts(parts !== undefined && isEqual(parts, others) ? parts : [mergedHole(text)]);
}

/** What stands around a hole while its text is searched: private characters that no source holds, the first one by its number. */
const firstOpening = 0xe1_00;
const mostHoles = 256;
const closing = '\uE010';
const region = /([\uE100-\uE1FF])[^\uE010\uE100-\uE1FF]*\uE010/gu;
const brokenMark = /[\uE010\uE100-\uE1FF]/u;

/** What a hole may hold, as far as it matters to usual patterns. */
const anyFilling = 'a/1?b=.#:&-';

function marked({ parts }: TextValue, filling: string): string {
  let count = 0;
  const open = (): string => String.fromCodePoint(firstOpening + count++);
  return parts.map((part) => (typeof part === 'string' ? part : `${open()}${filling}${closing}`)).join('');
}

/** The parts of a text with marked holes; `undefined` when a mark is broken. */
function partsIn(text: string, holes: readonly Hole[]): readonly TextPart[] | undefined {
  const parts: TextPart[] = [];
  let start = 0;
  for (const { 0: found, 1: mark = '', index } of text.matchAll(region)) {
    const hole = holes[(mark.codePointAt(0) ?? 0) - firstOpening];
    if (hole !== undefined) parts.push(text.slice(start, index), hole);
    start = index + found.length;
  }
  parts.push(text.slice(start));
  return parts.some((part) => typeof part === 'string' && brokenMark.test(part)) ? undefined : parts;
}

function isEqual(left: readonly TextPart[], right: readonly TextPart[] | undefined): boolean {
  return left.length === right?.length && left.every((part, index) => part === right[index]);
}

const unknownPiece: Value = unknown('what a placeholder is replaced by');

/** Placeholders of which a part is known, as `` `:${key}` `` is: whatever has that form may be meant. */
function shapeOf(search: Value, length: number): RegExp | undefined {
  const [only, ...others] = search;
  if (only?.kind !== 'text' || others.length > 0 || only.parts.length < 2) return undefined;
  const parts = only.parts.map((part) =>
    typeof part === 'string' ? part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`) : String.raw`[\w.-]+`,
  );
  return compiled({ source: parts.join(''), flags: 'gu' }, length);
}

/** A placeholder such as `:id` that is filled with an unknown value. */
function replacedByUnknown(text: TextValue, from: string | RegExp, to: Value, all: boolean): Value {
  const isAll = all || (typeof from !== 'string' && from.global);
  const pieces: Value[] = [];
  let isDone = false;
  for (const part of text.parts) {
    if (typeof part !== 'string' || isDone || from === '') {
      pieces.push([textOfParts([part])]);
      continue;
    }
    const [head = '', ...rest] = splitBy(part, from, isAll);
    pieces.push(textOf(head), ...rest.flatMap((piece) => [to, textOf(piece)]));
    isDone = !isAll && rest.length > 0;
  }
  return joinTexts(pieces);
}

/** The pieces between what is searched for: all of them, or the two around its first place. */
function splitBy(text: string, by: string | RegExp, all: boolean): readonly string[] {
  if (typeof by === 'string' && all) return text.split(by);
  if (typeof by === 'string') {
    const at = text.indexOf(by);
    return at === -1 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
  }
  const pieces: string[] = [];
  let start = 0;
  for (const { 0: found, index } of text.matchAll(by.global ? by : new RegExp(by.source, `${by.flags}g`))) {
    if (found === '' || (!all && pieces.length > 0)) continue;
    pieces.push(text.slice(start, index));
    start = index + found.length;
  }
  return [...pieces, text.slice(start)];
}

/** A known search text, or a regular expression that stands in the source. */
function searchOf(search: Value, all: boolean, length: number): string | RegExp | undefined {
  const [only, ...others] = search;
  if (others.length > 0 || only === undefined) return undefined;
  if (only.kind === 'text') return knownTextOf(only);
  if (only.kind !== 'pattern') return undefined;
  return compiled(all && !only.flags.includes('g') ? { ...only, flags: `${only.flags}g` } : only, length);
}
