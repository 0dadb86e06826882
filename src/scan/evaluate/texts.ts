// Values as texts: what `${value}` would print, and how texts are joined.
import { constantOf, holeOf, isNothing, mostPossibilities, textOf, textOfParts, union } from './make-value.ts';
import type { Deferred, Hole, Possible, TextValue, Value } from './value.ts';

/** What a value prints, each possibility once. What is no text leaves a hole. */
export function textsOf(value: Value): readonly TextValue[] {
  // Nothing is printed on purpose: where another value is possible, that one is meant.
  const present = value.filter((possible) => !isNothing(possible));
  const texts = (present.length === 0 ? value : present).map(textOfPossible);
  // A set that grows too large is cut, and the cut is a hole.
  return texts.length === 1 ? texts : union([texts]).map(textOfPossible);
}

function textOfPossible(possible: Possible): TextValue {
  if (possible.kind === 'text') return possible;
  if (possible.kind === 'url') return possible.text;
  if (possible.kind === 'constant') return { kind: 'text', parts: [String(possible.value)] };
  return { kind: 'text', parts: [holeOf(possible)] };
}

/** `left + right`: a sum of numbers, else the joined texts. */
export function add(left: Value, right: Value): Value {
  const isText = [left, right].some((value) => value.every(({ kind }) => kind !== 'constant'));
  if (isText || left.length * right.length > mostPossibilities) return joinTexts([left, right]);
  return union(left.flatMap((one) => right.map((other) => addPossible(one, other))));
}

/** A number and what is not known may be a number as well. */
function addPossible(one: Possible, other: Possible): Value {
  if (one.kind === 'constant' && other.kind === 'constant') return constantOf(Number(one.value) + Number(other.value));
  if (one.kind === 'constant' && other.kind === 'symbolic') return [textOfPossible(other)];
  if (one.kind === 'symbolic' && other.kind === 'constant') return [textOfPossible(one)];
  return joinTexts([[one], [other]]);
}

/** The texts of several values one after the other. Of too many combinations only the known beginnings are kept. */
export function joinTexts(values: readonly Value[]): Value {
  let joined: readonly TextValue[] = [textOfParts([])];
  for (const value of values) {
    const texts = textsOf(value);
    const next =
      joined.length * texts.length > mostPossibilities ? [hole('there are too many possible values')] : texts;
    joined = joined.flatMap((head) => next.map((tail) => joinTwo(head, tail)));
  }
  return union([joined]);
}

/** What is longer is no path: a text that is doubled sixty times would fill the memory. */
const longestText = 100_000;
/** The same for pieces and holes. */
const mostParts = 2_000;

function joinTwo(head: TextValue, tail: TextValue): TextValue {
  const isTooLong = head.parts.length + tail.parts.length > mostParts || lengthOf(head) + lengthOf(tail) > longestText;
  return textOfParts([...head.parts, ...(isTooLong ? hole('the text is too long').parts : tail.parts)]);
}

function lengthOf({ parts }: TextValue): number {
  return parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
}

function hole(reason: string): TextValue {
  return textOfParts([{ reason, parameters: [] }]);
}

/** The text of a value that is exactly one known text. */
export function knownText(value: Value): string | undefined {
  const [only, ...others] = value;
  return only === undefined || others.length > 0 ? undefined : knownTextOf(only);
}

/** The text of one possibility when it is a text without holes, or a number as an index or key. */
export function knownTextOf(possible: Possible): string | undefined {
  if (possible.kind === 'constant' && typeof possible.value === 'number') return String(possible.value);
  if (possible.kind !== 'text') return undefined;
  const [text, ...rest] = possible.parts;
  if (text === undefined) return '';
  return typeof text === 'string' && rest.length === 0 ? text : undefined;
}

/** The number that a value is for certain. */
export function knownNumber(value: Value): number | undefined {
  const [only, ...others] = value;
  const isNumber = only?.kind === 'constant' && typeof only.value === 'number' && others.length === 0;
  return isNumber ? only.value : undefined;
}

/** Applies a function of texts to every known text; a hole where the text has one. */
export function mapTexts(value: Value, change: (text: string) => string): Value {
  return union(
    value.map((possible) => {
      const text = knownTextOf(possible);
      return text === undefined ? [textOfParts([mergedHole(textOfPossible(possible))])] : textOf(change(text));
    }),
  );
}

/** Applies a function of texts to every known piece of a text, and keeps the holes where they are. */
export function mapPieces(value: Value, change: (text: string) => string): Value {
  return union(
    textsOf(value).map(({ parts }) => [
      textOfParts(parts.map((part) => (typeof part === 'string' ? change(part) : part))),
    ]),
  );
}

/** One hole for a whole text: it waits for all that its holes wait for. */
export function mergedHole(text: TextValue): Hole {
  const holes = text.parts.filter((part) => typeof part !== 'string');
  return {
    reason: holes[0]?.reason ?? 'the text is changed in a way that is not followed',
    parameters: [...new Set(holes.flatMap(({ parameters }) => parameters))],
  };
}

/** A value that is known already, where a deferred one is asked for. */
export function known(value: Value): Deferred {
  return { value };
}
