// Paths that are written as templates: `/repos/{owner}/{repo}` and `/users/:id`, which their library fills in.
import { textOfParts } from '../evaluate/make-value.ts';
import { textsOf } from '../evaluate/texts.ts';
import type { Hole, TextPart, Value } from '../evaluate/value.ts';

const hole: Hole = { reason: 'a parameter of a path', parameters: [] };

/** The value with a hole in the place of every parameter that is named in braces. */
export function fillTemplate(value: Value): Value {
  return textsOf(value).map(({ parts }) => textOfParts(parts.flatMap(filled)));
}

function filled(part: TextPart): readonly TextPart[] {
  if (typeof part !== 'string') return [part];
  return part.split(/\{[^{}/]*\}/u).flatMap((piece, index) => (index === 0 ? [piece] : [hole, piece]));
}
