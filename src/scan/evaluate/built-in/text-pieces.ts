// The pieces that a text is cut into, with its holes in them: `path.split('/')`. A hole may hold the separator, so that behind one no
// place in the list is certain; joined, the pieces are the text again.
import type { Evaluator } from '../evaluator.ts';
import { listOf, textOfParts } from '../make-value.ts';
import { known, knownTextOf } from '../texts.ts';
import type { Deferred, ListValue, TextPart, TextValue } from '../value.ts';

/** A text with holes, cut at a separator that is not empty. */
export function piecesOf({ parts }: TextValue, separator: string): ListValue {
  let last: readonly TextPart[] = [];
  const pieces: TextValue[] = [];
  for (const part of parts) {
    const [head, ...more] = typeof part === 'string' ? part.split(separator) : [part];
    last = head === undefined ? last : [...last, head];
    for (const piece of more) {
      pieces.push(textOfParts(last));
      last = [piece];
    }
  }
  const elements = [...pieces, textOfParts(last)].map((piece) => known([piece]));
  return { ...listOf(elements, true), isCut: true };
}

/** The element at a place that no hole can move; `undefined` for any other. */
export function pieceAt({ elements }: ListValue, index: number, evaluator: Evaluator): Deferred | undefined {
  const before = index < 0 ? elements.slice(index) : elements.slice(0, index + 1);
  return isWhole(before, evaluator) ? elements.at(index) : undefined;
}

/** A part of the list between places that no hole can move; `undefined` for any other. */
export function someOfPieces(
  list: ListValue,
  from: number,
  to: number | undefined,
  evaluator: Evaluator,
): ListValue | undefined {
  const { elements } = list;
  const isCertain = [from, to ?? 0].every((place) =>
    isWhole(place < 0 ? elements.slice(place) : elements.slice(0, place), evaluator),
  );
  return isCertain ? { ...list, elements: elements.slice(from, to) } : undefined;
}

function isWhole(elements: readonly Deferred[], evaluator: Evaluator): boolean {
  return elements.every((element) => evaluator.force(element).every((possible) => knownTextOf(possible) !== undefined));
}
