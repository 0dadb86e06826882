// Which paths the middleware of Next.js runs before: the sources of its `matcher`, which path-to-regexp reads.

/** What parameters may stand for: a request may have any of them. */
const samples: readonly string[] = ['a', '7', 'x9'];

/** Requests of a route, by their paths: what holds for all of these is taken to hold for each. */
export function samplePaths(template: string): readonly string[] {
  return [...new Set(samples.map((sample) => template.replaceAll(/\{[^{}]*\}/gu, sample)))];
}

/** The source of the regular expression that a source of a `matcher` stands for. */
export function matcherPattern(source: string): string {
  const parts: string[] = [];
  for (let position = 0; position < source.length;) {
    const { text, end } = readPart(source, position);
    parts.push(text);
    position = end;
  }
  return `^${parts.join('')}/?$`;
}

interface Part {
  readonly text: string;
  readonly end: number;
}

/** A parameter (`:path*`), an expression in brackets, or a character. */
function readPart(source: string, position: number): Part {
  const parameter = /^(\/?):\w+/u.exec(source.slice(position));
  if (parameter !== null) {
    const [written, slash = ''] = parameter;
    const own = groupAt(source, position + written.length);
    const end = position + written.length + own.length;
    const modifier = /^[*+?]/u.exec(source.slice(end))?.[0] ?? '';
    const one = own === '' ? '[^/]+' : `(?:${own.slice(1, -1)})`;
    return { text: repeated(slash, one, modifier), end: end + modifier.length };
  }
  const group = groupAt(source, position);
  if (group !== '') return { text: group, end: position + group.length };
  const character = source.charAt(position);
  const isEscaped = character === '\\' && position + 1 < source.length;
  const text = isEscaped ? source.charAt(position + 1) : character;
  return { text: text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`), end: position + (isEscaped ? 2 : 1) };
}

/** `:path*` takes any number of segments, with the slash before them. */
function repeated(slash: string, one: string, modifier: string): string {
  switch (modifier) {
    case '*':
      return `(?:${slash}.*)?`;
    case '+':
      return `${slash}.+`;
    case '?':
      return `(?:${slash}${one})?`;
    default:
      return slash + one;
  }
}

/** The expression in brackets at a position, with its brackets; the empty text when there is none. */
function groupAt(source: string, position: number): string {
  if (source.charAt(position) !== '(') return '';
  let depth = 0;
  let isClass = false;
  for (let index = position; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === '\\') index += 1;
    else if (isClass) isClass = character !== ']';
    else if (character === '[') isClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return source.slice(position, index + 1);
  }
  return '';
}
