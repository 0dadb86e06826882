// A path template as a path of Express 4 and 5, whose string syntaxes differ: a string where both read it alike, else a
// regular expression that matches what the runtime's own matcher matches, in linear time.
import type { PathTemplate, PatternPart, Segment } from '../template.ts';

/** How Express is to match a template. */
export interface ExpressPath {
  readonly path: string | RegExp;
  /** The key in `req.params` of each parameter of the template, in order. */
  readonly keys: readonly string[];
  /** Whether each parameter is a function argument, whose quotes are not part of its value. */
  readonly arguments: readonly boolean[];
}

/** Characters that mean themselves in the path strings of both versions. */
const safeLiteral = /^[A-Za-z0-9_~-]+$/;
/** Parameter names that both versions read alike. */
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Translates a template.
 *
 * @param template the template
 * @param addressing whether the policy addresses by path anywhere (`root:`), so that a segment that ends in `:` must not
 *   be taken for a parameter; strings can't say that
 * @returns a string only for literal segments and whole-segment parameters
 */
export function expressPath(template: PathTemplate, addressing: boolean): ExpressPath {
  const plain = template.segments.every(
    (segment) =>
      (segment.kind === 'literal' && safeLiteral.test(segment.text)) ||
      (segment.kind === 'parameter' && identifier.test(segment.name)),
  );
  const quoted = template.segments.flatMap(argumentsOf);
  if (plain && !(addressing && template.params.length > 0)) {
    const path = template.segments.map((segment) =>
      segment.kind === 'literal' ? segment.text : segment.kind === 'parameter' ? `:${segment.name}` : '',
    );
    return { path: `/${path.join('/')}`, keys: template.params, arguments: quoted };
  }
  const source = template.segments.map((segment) => `/${segmentSource(segment)}`).join('');
  let unnamed = 0;
  const keys = template.params.map((name) => (identifier.test(name) ? name : String(unnamed++)));
  return { path: new RegExp(`^${source === '' ? '/' : source}$`), keys, arguments: quoted };
}

function argumentsOf(segment: Segment): readonly boolean[] {
  if (segment.kind === 'literal') return [];
  if (segment.kind !== 'pattern') return [false];
  return segment.parts.flatMap((part) => (part.kind === 'parameter' ? [part.argument] : []));
}

// Neither `.` nor `..`, plain or encoded.
const noDots = '(?!(?:\\.|%2[Ee]){1,2}(?:/|$))';
const textNotEndingInColon = '[^/]*[^/:]';
const quote = "(?:'|%27)";
// Express takes every plain parenthesis for a group that it must name, even inside a class.
const argumentText = `${quote}(?:[^/'%]|%(?!27)|${quote}{2})+${quote}|(?:[^/'\\x28\\x29,%]|%(?!27))+`;
// A rest is joined by `/`, so an encoded separator inside it would become one.
const restCharacter = '(?:[^/%]|%(?!2[Ff]|5[Cc]))';
const restEnd = '(?:[^/:%]|%(?!2[Ff]|5[Cc]))';
const restSegment = `${noDots}${restCharacter}*${restEnd}`;

function segmentSource(segment: Segment): string {
  switch (segment.kind) {
    case 'literal':
      return literalSource(segment.text);
    case 'parameter':
      return `${noDots}${group(segment.name, textNotEndingInColon)}`;
    case 'pattern':
      return `${noDots}${segment.parts.map((part, index) => partSource(part, segment.parts, index)).join('')}`;
    case 'rest':
      return segment.until === 'end'
        ? group(segment.name, `${restSegment}(?:/${restSegment})*`)
        : `${group(segment.name, `(?:${restSegment}/)*${noDots}${restCharacter}+`)}:`;
  }
}

function partSource(part: PatternPart, parts: readonly PatternPart[], index: number): string {
  if (part.kind === 'literal') return literalSource(part.text);
  if (part.argument) return group(part.name, argumentText);
  const next = parts[index + 1];
  if (next?.kind !== 'literal') return group(part.name, textNotEndingInColon);
  if (index + 2 >= parts.length) return group(part.name, '[^/]+');
  const stop = next.text.charAt(0);
  return group(part.name, `[^/${literalSource(stop.toLowerCase())}${literalSource(stop.toUpperCase())}]+`);
}

/** Named where Express can name it; Express counts the other ones. */
function group(name: string, source: string): string {
  return identifier.test(name) ? `(?<${name}>${source})` : `(${source})`;
}

/** Express finds the groups of an expression by their parentheses in its text, so a literal one must not look like one. */
function literalSource(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
