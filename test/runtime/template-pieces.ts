// Small templates and paths for property tests, and a matcher that is slow and obvious to compare the real one with.
import fc from 'fast-check';
import { type PathTemplate, type PatternPart, type Segment, parseTemplate } from '../../src/runtime/template.ts';

/** Segments as they are written; `?` stands for a parameter. */
export const pieces: readonly string[] = [
  'a',
  'A',
  'b',
  'root:',
  '?',
  '?:',
  'v?',
  '?-?',
  '?.json',
  'f(?)',
  "f('?')",
  'f(k=?)',
  'f(?,?)',
  'f(?)x',
  'a?:',
];

/** Texts for parameters, among them what must not match and what is itself like another piece. */
const fillings = [
  '1',
  'a',
  'v1',
  '1-2',
  'x.json',
  'f(a)',
  "'a'",
  "'a,b)'",
  "''",
  "'a''b'",
  'a:',
  '',
  'k=1',
  'a,b',
  'X',
];

/** What no piece gives, or only by accident. */
const strangers = [
  '',
  '.',
  '..',
  '%2e',
  '.%2E',
  ':',
  'c',
  'a:',
  'A:',
  '%61',
  'a%20b',
  'f(%27a%27)',
  'f(%27)',
  '::',
  'ROOT:',
];

/** Texts that a piece may or may not match. */
export function instances(piece: string): readonly string[] {
  const [head = '', ...tails] = piece.split('?');
  return tails.reduce<readonly string[]>(
    (begun, tail) => begun.flatMap((start) => fillings.map((filling) => `${start}${filling}${tail}`)),
    [head],
  );
}

/** The template of some pieces. */
export function templateOf(chosen: readonly string[]): PathTemplate {
  let count = 0;
  const text = `/${chosen.join('/')}`.replaceAll('?', () => `{p${count++}}`);
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.template;
}

/** A path of up to five segments, most of them like some piece. */
export const pathArbitrary: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces).chain((piece) => fc.constantFrom(...instances(piece))) },
      { weight: 1, arbitrary: fc.constantFrom(...strangers) },
    ),
    { maxLength: 5 },
  )
  .map((segments) => `/${segments.join('/')}`);

/** A template and a path, more often than not one that is made like it. */
export const pairArbitrary: fc.Arbitrary<{ readonly template: PathTemplate; readonly path: string }> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 4 })
  .chain((chosen) => {
    const alike = fc
      .tuple(...chosen.map((piece) => fc.constantFrom(...instances(piece))))
      .map((segments) => `/${segments.join('/')}`);
    return fc.record({
      template: fc.constant(templateOf(chosen)),
      path: fc.oneof({ weight: 3, arbitrary: alike }, { weight: 1, arbitrary: pathArbitrary }),
    });
  });

/** Every way to read a path as a template: the raw captures, in order. */
export function readings(template: PathTemplate, path: string): readonly (readonly string[])[] {
  const segments = path === '/' ? [] : path.slice(1).split('/');
  return readSegments(template.segments, segments);
}

function readSegments(template: readonly Segment[], path: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = template;
  if (first === undefined) return path.length === 0 ? [[]] : [];
  const taken = first.kind === 'rest' ? path.map((_, index) => index + 1) : path.length > 0 ? [1] : [];
  return taken.flatMap((count) =>
    readSome(first, path.slice(0, count)).flatMap((captures) =>
      readSegments(others, path.slice(count)).map((more) => [...captures, ...more]),
    ),
  );
}

/** Every way to read one or more request segments as one segment of a template. */
function readSome(segment: Segment, raw: readonly string[]): readonly (readonly string[])[] {
  const dots = /^(\.|%2e){1,2}$/i;
  if (raw.some((text) => text === '' || dots.test(text))) return [];
  const joined = raw.join('/');
  const inner = raw.slice(0, -1).every((text) => !text.endsWith(':'));
  const colon = joined.endsWith(':');
  switch (segment.kind) {
    case 'literal':
      return joined === segment.text ? [[]] : [];
    case 'parameter':
      return colon ? [] : [[joined]];
    case 'rest': {
      if (!inner || colon !== (segment.until === 'colon')) return [];
      if (segment.until === 'end') return [[joined]];
      return raw.at(-1) === ':' ? [] : [[joined.slice(0, -1)]];
    }
    case 'pattern':
      return colon === segment.colon ? readParts(segment.parts, joined) : [];
  }
}

function readParts(parts: readonly PatternPart[], text: string): readonly (readonly string[])[] {
  const [first, ...others] = parts;
  if (first === undefined) return text === '' ? [[]] : [];
  if (first.kind === 'literal')
    return text.startsWith(first.text) ? readParts(others, text.slice(first.text.length)) : [];
  const ways: (readonly string[])[] = [];
  for (let end = 1; end <= text.length; end++) {
    const value = text.slice(0, end);
    if (!isValue(value, first.argument, others)) continue;
    for (const more of readParts(others, text.slice(end))) ways.push([value, ...more]);
  }
  return ways;
}

function isValue(value: string, argument: boolean, others: readonly PatternPart[]): boolean {
  if (argument) {
    const plain = value.replaceAll('%27', "'");
    return /^'([^']|'')+'$/.test(plain) || /^[^'(),]+$/.test(plain);
  }
  const [next] = others;
  if (others.length < 2 || next?.kind !== 'literal') return true;
  return !value.toLowerCase().includes(next.text.charAt(0).toLowerCase());
}
