// One spelling for the many that an OData URL may have, so that a template and a request that mean the same are equal.
// It works on both sides and on text alone; which templates there are is the trie's business.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { PathTemplate, PatternPart, Segment } from '../runtime/template.ts';

/** One segment of a request. */
export interface RequestSegment {
  /** In lower case and in the one spelling. */
  readonly text: string;
  /**
   * - `plain`: may be a name or a value.
   * - `name`: only a name, for it was called (`delta()`) or begins with `$`.
   * - `cast`: a type or operation by its qualified name (`microsoft.graph.user`), which is never a value.
   * - `key`: only a value, for it stood in parentheses (`users('x')`) or replaces one.
   */
  readonly kind: 'plain' | 'name' | 'cast' | 'key';
}

/** One segment of a template in the one spelling; `qualified` when its name was written with a namespace. */
export interface TemplateSegment {
  readonly segment: Segment;
  readonly qualified: boolean;
}

/** A value that no request writes: what stands for the signed-in user's own id. */
export const someKey: RequestSegment = { text: '{}', kind: 'key' };

// `microsoft.graph.x` and its declared alias `graph.x` (the schema of Microsoft Graph, `Alias="graph"`).
const namespace = /^(?:microsoft\.graph(?:\.\w+)*|graph)\.(?=[a-z_]\w*(?:\(|$))/i;
const namedArgument = /^([a-z_]\w*)=(.+)$/is;

/**
 * Takes the path of a request apart (OData 4.01, part 2, URL conventions).
 *
 * Letter case, `%`-escapes of what needs none, doubled and final slashes, blanks between arguments, the order of named
 * arguments, empty parentheses, and the namespace of a function do not count; `users('x')` is `users/x`. A slash inside a
 * quoted argument does not end the segment.
 *
 * @param path from its `/`, without query
 */
export function requestSegments(path: string): readonly RequestSegment[] {
  return splitSegments(decodePlain(path)).flatMap(readSegment);
}

/** A template in the same spelling. */
export function templateSegments(template: PathTemplate): readonly TemplateSegment[] {
  return template.segments.flatMap((segment): readonly TemplateSegment[] => {
    if (segment.kind === 'literal') return [readLiteral(segment.text)];
    return segment.kind === 'pattern' ? readPattern(segment.parts, segment.colon) : [{ segment, qualified: false }];
  });
}

function readLiteral(written: string): TemplateSegment {
  const { text, kind } = readName(written.toLowerCase());
  return { segment: { kind: 'literal', text }, qualified: kind === 'cast' };
}

/** Decodes what has a meaning of its own in OData or needs no escape; separators, blanks and the rest stay encoded. */
function decodePlain(path: string): string {
  return path
    .replace(/%([2-7][0-9a-f])/gi, (escape, hex: string) => {
      const character = String.fromCodePoint(Number.parseInt(hex, 16));
      return /[\w!$&'()*+,;=:@.~{}-]/.test(character) ? character : escape;
    })
    .replaceAll(' ', '%20')
    .toLowerCase();
}

/** Splits at slashes, except inside a quoted argument; there they are encoded. */
function splitSegments(path: string): readonly string[] {
  if (!path.includes("'")) return path.split('/').filter((segment) => segment !== '');
  const quoted = /([(=,](?:%20)*)('(?:[^']|'')*')(?=(?:%20)*[,)])/g;
  return path
    .replace(quoted, (_, before: string, value: string) => `${before}${value.replaceAll('/', '%2f')}`)
    .split('/')
    .filter((segment) => segment !== '');
}

function readSegment(text: string): readonly RequestSegment[] {
  // `${id}` is a placeholder, as people paste it from code.
  if (text.startsWith('$') && !text.startsWith('${')) return [{ text, kind: 'name' }];
  const open = text.indexOf('(');
  if (open === -1) return [readName(text)];
  const close = text.lastIndexOf(')');
  if (open === 0 || close < open) return [{ text, kind: 'plain' }];
  const name = text.slice(0, open).replace(namespace, '');
  const list = text.slice(open + 1, close);
  const after = text.slice(close + 1);
  if (list === '' && after === '') return [{ text: name, kind: 'name' }];
  const args = splitArguments(list);
  if (after === '' && args.length === 1 && !namedArgument.test(list)) {
    return [
      { text: name, kind: 'plain' },
      { text: list, kind: 'key' },
    ];
  }
  return [{ text: `${name}(${sortArguments(args)})${after}`, kind: 'plain' }];
}

function readName(text: string): RequestSegment {
  if (!text.includes('.') && !text.endsWith('()')) return { text, kind: 'plain' };
  const called = text.endsWith('()') ? text.slice(0, -2) : text;
  const name = called.replace(namespace, '');
  if (name !== called) return { text: name, kind: 'cast' };
  return { text: name, kind: called === text ? 'plain' : 'name' };
}

/** Splits at commas outside quotes and drops blanks around. */
function splitArguments(list: string): readonly string[] {
  return (list.match(/(?:'(?:[^']|'')*'|[^,'])+|'/g) ?? []).map((argument) =>
    argument.replace(/^(?:%20)+|(?<!%20)(?:%20)+$/g, ''),
  );
}

function sortArguments(args: readonly string[]): string {
  const names = args.map((argument) => namedArgument.exec(argument)?.[1]);
  if (args.length < 2 || names.includes(undefined)) return args.join(',');
  return args
    .map((argument, index) => ({ argument, name: names[index] ?? '' }))
    .toSorted((left, right) => compareCodeUnits(left.name, right.name))
    .map(({ argument }) => argument)
    .join(',');
}

/** A function segment of a template: a key becomes a segment of its own, named arguments are put in order. */
function readPattern(written: readonly PatternPart[], colon: boolean): readonly TemplateSegment[] {
  const parts = written.map((part) => (part.kind === 'literal' ? { ...part, text: part.text.toLowerCase() } : part));
  const [head, argument, tail] = parts;
  if (head?.kind !== 'literal') return [{ segment: { kind: 'pattern', parts, colon }, qualified: false }];
  const lead = head.text.replace(namespace, '');
  const qualified = lead !== head.text;
  const isKey = /^[^(]+\($/.test(lead) && parts.length === 3 && tail?.kind === 'literal' && tail.text === ')';
  if (isKey && argument?.kind === 'parameter' && argument.argument) {
    return [
      { segment: { kind: 'literal', text: lead.slice(0, -1) }, qualified },
      { segment: { kind: 'parameter', name: argument.name }, qualified: false },
    ];
  }
  const ordered = orderNamed([{ kind: 'literal', text: lead }, ...parts.slice(1)]);
  return [{ segment: { kind: 'pattern', parts: ordered, colon }, qualified }];
}

/** `name(b={},a={})` as `name(a={},b={})`; anything else as it is. */
function orderNamed(parts: readonly PatternPart[]): readonly PatternPart[] {
  const named: { readonly name: string; readonly part: PatternPart }[] = [];
  let open = '';
  let after: string | undefined;
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const before = parts[index];
    const part = parts[index + 1];
    if (before?.kind !== 'literal' || part?.kind !== 'parameter' || !part.argument) return parts;
    const match = (index === 0 ? /^([^(]*\()([a-z_]\w*)=$/ : /^(,)([a-z_]\w*)=$/).exec(before.text);
    if (match === null) return parts;
    if (index === 0) open = match[1] ?? '';
    named.push({ name: match[2] ?? '', part });
    const end = parts[index + 2];
    if (index + 3 === parts.length && end?.kind === 'literal') after = end.text;
  }
  if (after === undefined) return parts;
  named.sort((left, right) => compareCodeUnits(left.name, right.name));
  return [
    ...named.flatMap(({ name, part }, index): readonly PatternPart[] => [
      { kind: 'literal', text: `${index === 0 ? open : ','}${name}=` },
      part,
    ]),
    { kind: 'literal', text: after },
  ];
}
