// Path templates: the one grammar that the compiler checks and the runtime matches, so that they cannot disagree.
// A parsed template is plain data; it knows nothing of methods, permissions or frameworks.

/** A parameter inside a segment that also has literal text. */
export interface PatternParameter {
  readonly kind: 'parameter';
  readonly name: string;
  /** A function argument or key: `(x={p})`, `({p},…)`. A request may put it in single quotes, whatever the template does. */
  readonly argument: boolean;
}

/** Literal text or a parameter inside a mixed segment; two parameters never touch. */
export type PatternPart = { readonly kind: 'literal'; readonly text: string } | PatternParameter;

/**
 * One segment of a template.
 *
 * - `literal`: exactly this text.
 * - `parameter` (`{id}`): one segment, not empty and not ending in `:`.
 * - `pattern` (`range(address='{a}')`, `{id}:`): literal text and parameters in one segment. It matches a segment that
 *   ends in `:` only if it ends in `:` itself. An argument is either quoted (`'…'`, a quote inside is doubled) or free of
 *   `'`, `(`, `)` and `,`; another parameter is free of the character that follows it, unless it is the last one.
 * - `rest`: one or more segments. `{path}:` directly after a segment that opens addressing (`root:`, `{id}:`) reaches up
 *   to the first segment that ends in `:`; a final `{path}` there reaches to the end, and no segment of it ends in `:`.
 */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'pattern'; readonly parts: readonly PatternPart[]; readonly colon: boolean }
  | { readonly kind: 'rest'; readonly name: string; readonly until: 'colon' | 'end' };

/** A parsed path template. */
export interface PathTemplate {
  /** As written. */
  readonly text: string;
  /** Empty for the root, `/`. */
  readonly segments: readonly Segment[];
  /** Names in order of appearance; no name twice. */
  readonly params: readonly string[];
  /** Literals in lower case, parameters as `{}`, quotes round arguments dropped: equal for duplicates. */
  readonly shape: string;
}

/** Why a text is not a path template. */
export type TemplateFault =
  | 'no-leading-slash'
  | 'empty-segment'
  | 'dot-segment'
  | 'illegal-character'
  | 'unclosed-parameter'
  | 'unopened-parameter'
  | 'illegal-parameter-name'
  | 'duplicate-parameter'
  | 'adjacent-parameters';

/** A template, or why there is none and where: `start` and `end` are offsets in the text. */
export type ParsedTemplate =
  | { readonly ok: true; readonly template: PathTemplate }
  | { readonly ok: false; readonly reason: TemplateFault; readonly start: number; readonly end: number };

type Fault = Extract<ParsedTemplate, { ok: false }>;
type Part = { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'parameter'; readonly name: string };

// pchar of RFC 3986 section 3.3 without percent-encoding: an encoded literal would have two spellings.
const illegalCharacter = /[^A-Za-z0-9\-._~!$&'()*+,;=:@{}/]/u;
const brace = /[{}]/;
const parameterName = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * Parses a path template.
 *
 * @param text the template, from its leading `/`
 * @returns the template, or the first fault with its place; never throws
 */
export function parseTemplate(text: string): ParsedTemplate {
  if (!text.startsWith('/')) return fault('no-leading-slash', 0, Math.min(1, text.length));
  const illegal = illegalCharacter.exec(text);
  if (illegal !== null) return fault('illegal-character', illegal.index, illegal.index + illegal[0].length);
  const segments: Segment[] = [];
  const shapes: string[] = [];
  const params = new Set<string>();
  let opened = false;
  let addressing = false;
  let start = 1;
  while (text.length > 1 && start <= text.length) {
    const slash = text.indexOf('/', start);
    const end = slash === -1 ? text.length : slash;
    const written = text.slice(start, end);
    if (written === '') return fault('empty-segment', start - 1, Math.min(start + 1, text.length));
    if (written === '.' || written === '..') return fault('dot-segment', start, end);
    const parts = parseParts(written, start, params);
    if ('ok' in parts) return parts;
    const segment = classify(parts, opened, end === text.length);
    segments.push(segment);
    shapes.push(shapeOf(segment));
    // A segment that ends in `:` opens addressing by path, the next such segment closes it.
    const colon = written.endsWith(':');
    opened = colon && !addressing;
    if (colon) addressing = !addressing;
    start = end + 1;
  }
  return { ok: true, template: { text, segments, params: [...params], shape: `/${shapes.join('/')}` } };
}

/** Splits one segment into literal text and parameters, adding the names to `params`. */
function parseParts(written: string, offset: number, params: Set<string>): readonly Part[] | Fault {
  if (!brace.test(written)) return [{ kind: 'literal', text: written }];
  const parts: Part[] = [];
  let position = 0;
  while (position < written.length) {
    const open = written.indexOf('{', position);
    const literal = open === -1 ? written.slice(position) : written.slice(position, open);
    const stray = literal.indexOf('}');
    if (stray !== -1) return fault('unopened-parameter', offset + position + stray, offset + position + stray + 1);
    if (literal !== '') parts.push({ kind: 'literal', text: literal });
    if (open === -1) break;
    const close = written.indexOf('}', open);
    if (close === -1) return fault('unclosed-parameter', offset + open, offset + written.length);
    const name = written.slice(open + 1, close);
    if (!parameterName.test(name)) return fault('illegal-parameter-name', offset + open, offset + close + 1);
    if (params.has(name)) return fault('duplicate-parameter', offset + open, offset + close + 1);
    if (parts.at(-1)?.kind === 'parameter') return fault('adjacent-parameters', offset + open, offset + close + 1);
    params.add(name);
    parts.push({ kind: 'parameter', name });
    position = close + 1;
  }
  return parts;
}

/** What the parts of a segment amount to, given whether the segment before opened addressing. */
function classify(parts: readonly Part[], opened: boolean, final: boolean): Segment {
  const [first, second] = parts;
  if (first?.kind === 'literal' && second === undefined) return first;
  if (first?.kind === 'parameter') {
    if (second === undefined) {
      return opened && final
        ? { kind: 'rest', name: first.name, until: 'end' }
        : { kind: 'parameter', name: first.name };
    }
    const colonOnly = parts.length === 2 && second.kind === 'literal' && second.text === ':';
    if (opened && colonOnly) return { kind: 'rest', name: first.name, until: 'colon' };
  }
  const last = parts.at(-1);
  return { kind: 'pattern', parts: markArguments(parts), colon: last?.kind === 'literal' && last.text.endsWith(':') };
}

/** Finds the function arguments among the parameters and drops the template's own quotes round them. */
function markArguments(parts: readonly Part[]): readonly PatternPart[] {
  const texts = parts.map((part) => (part.kind === 'literal' ? part.text : ''));
  const marked = new Set<number>();
  parts.forEach((part, index) => {
    if (part.kind === 'literal') return;
    const before = texts[index - 1] ?? '';
    const after = texts[index + 1] ?? '';
    const quoted = /[(=,]'$/.test(before) && /^'[),]/.test(after);
    if (!quoted && !(/[(=,]$/.test(before) && /^[),]/.test(after))) return;
    marked.add(index);
    if (!quoted) return;
    texts[index - 1] = before.slice(0, -1);
    texts[index + 1] = after.slice(1);
  });
  return parts.map((part, index) =>
    part.kind === 'literal'
      ? { kind: 'literal', text: texts[index] ?? '' }
      : { kind: 'parameter', name: part.name, argument: marked.has(index) },
  );
}

function shapeOf(segment: Segment): string {
  switch (segment.kind) {
    case 'literal':
      return segment.text.toLowerCase();
    case 'parameter':
      return '{}';
    case 'pattern':
      return segment.parts.map((part) => (part.kind === 'literal' ? part.text.toLowerCase() : '{}')).join('');
    case 'rest':
      return segment.until === 'colon' ? '{}:' : '{}';
  }
}

function fault(reason: TemplateFault, start: number, end: number): Fault {
  return { ok: false, reason, start, end };
}
