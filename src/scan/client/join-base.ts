// A base URL and a path, as HTTP clients join them: with one slash between, and not at all when the path is absolute.
import { textOfParts, union } from '../evaluate/make-value.ts';
import { textsOf } from '../evaluate/texts.ts';
import type { TextValue, Value } from '../evaluate/value.ts';

/** Every base with every path. */
export function joinBase(base: Value | undefined, path: Value): Value {
  if (base === undefined) return path;
  const bases = textsOf(base);
  return union([bases.flatMap((from) => textsOf(path).map((to) => joinTexts(from, to)))]);
}

function joinTexts(base: TextValue, path: TextValue): TextValue {
  const [head] = path.parts;
  if (head === undefined) return base;
  if (typeof head === 'string' && /^(?:[a-z][\w+.-]*:)?\/\//iu.test(head)) return path;
  const last = base.parts.at(-1);
  if (last === undefined) return path;
  const before = typeof last === 'string' ? [...base.parts.slice(0, -1), last.replace(/\/+$/u, '')] : base.parts;
  const after = typeof head === 'string' ? [head.replace(/^\/+/u, ''), ...path.parts.slice(1)] : path.parts;
  return textOfParts([...before, '/', ...after]);
}
