// The arguments of a registration: which are paths, which are handlers, and what the paths are.
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { knownTextOf } from '../../evaluate/texts.ts';
import type { Deferred, Possible, TextValue } from '../../evaluate/value.ts';
import { isNarrowExpression, regularPath } from '../paths/regular-path.ts';
import { isNarrow, patternTemplates, unknownPart, type PatternDialect } from '../paths/route-pattern.ts';

/** The paths that an argument stands for. */
export interface PathArgument {
  readonly templates: readonly string[];
  /** Whether some of it is a regular expression that ends where the path ends: nothing lies below such a path. */
  readonly whole?: boolean;
  /** Whether not every value is taken for some of its parameters: a template says more than is meant. */
  readonly narrow?: boolean;
  /** Why some of it could not be read. */
  readonly problem: string | undefined;
}

/** A regular expression is shown so far. */
const longestShown = 100;

/**
 * The paths of an argument.
 *
 * @returns `undefined` when the argument is no path, but a handler or options
 */
export function readPath(argument: Deferred, dialect: PatternDialect, evaluator: Evaluator): PathArgument | undefined {
  const possibles = pathsOf(argument, evaluator);
  const texts = possibles.filter((possible) => possible.kind === 'text');
  const expressions = possibles.flatMap((possible) =>
    possible.kind === 'pattern' ? [{ ...possible, path: regularPath(possible.source, possible.flags) }] : [],
  );
  if (texts.length === 0 && expressions.length === 0) return undefined;
  const written = texts.map(textWithHoles).filter((text) => text !== unknownPart);
  const odd = expressions.find(({ path }) => path === undefined);
  const problem =
    odd !== undefined
      ? `the path is the regular expression \`/${odd.source.slice(0, longestShown)}/${odd.flags}\``
      : written.length < texts.length
        ? unknownReason(texts)
        : undefined;
  const matched = expressions.flatMap(({ path }) => path?.templates ?? []);
  const templates = [...new Set([...written.flatMap((text) => patternTemplates(text, dialect)), ...matched])];
  const narrow =
    written.some((text) => isNarrow(text, dialect)) || expressions.some(({ source }) => isNarrowExpression(source));
  return { templates, whole: expressions.some(({ path }) => path?.open === false), narrow, problem };
}

/** A text with a mark for each part that is not known. */
export function textWithHoles({ parts }: TextValue): string {
  return parts.map((part) => (typeof part === 'string' ? part : unknownPart)).join('');
}

/** The texts that an argument may be, those in lists too, as far as they are wholly known. */
export function knownTexts(argument: Deferred, evaluator: Evaluator): readonly string[] {
  const texts = flatten(argument, evaluator).flatMap((possible) => {
    const text = possible.kind === 'text' ? textWithHoles(possible) : unknownPart;
    return text.includes(unknownPart) ? [] : [text];
  });
  return [...new Set(texts)];
}

/** Handlers and middlewares, those in lists laid out. */
export function layOut(args: readonly Deferred[], evaluator: Evaluator): readonly Deferred[] {
  return args.flatMap((argument) => {
    const value = evaluator.force(argument);
    const lists = value.filter((possible) => possible.kind === 'list');
    return lists.length === 0 ? [argument] : layOut(evaluator.elements(lists), evaluator);
  });
}

/** Whether nothing but the running program can tell what an argument is. */
export function isUnknown(argument: Deferred, evaluator: Evaluator): boolean {
  return evaluator.force(argument).every(({ kind }) => kind === 'symbolic');
}

/** The paths of a list, or of one expression: there a default takes the place of the value that it stands in for. */
function pathsOf(argument: Deferred, evaluator: Evaluator): readonly Possible[] {
  const value = evaluator.force(argument);
  const lists = value.filter((possible) => possible.kind === 'list');
  const elements = lists.flatMap((list) =>
    list.elements.flatMap((element) => withoutDefaulted(evaluator.force(element))),
  );
  return [...withoutDefaulted(value.filter(({ kind }) => kind !== 'list')), ...elements];
}

/** `${settings.base || ''}/users` is `/users` unless somebody sets it; what can be no such text is kept. */
function withoutDefaulted(value: readonly Possible[]): readonly Possible[] {
  const wholes = value.flatMap((possible) => (possible.kind === 'text' ? (knownTextOf(possible) ?? []) : []));
  return value.filter((possible) => possible.kind !== 'text' || !wholes.some((whole) => isOpenFormOf(possible, whole)));
}

/** Whether a text has known pieces and holes, and is another one as soon as these are filled. */
function isOpenFormOf({ parts }: TextValue, whole: string): boolean {
  if (parts.length < 2) return false;
  let position = 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') continue;
    const found = index === 0 ? (whole.startsWith(part) ? 0 : -1) : whole.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  const last = parts.at(-1);
  return parts.some((part) => typeof part !== 'string') && (typeof last !== 'string' || whole.endsWith(last));
}

function flatten(argument: Deferred, evaluator: Evaluator): readonly Possible[] {
  return evaluator.force(argument).flatMap((possible) => {
    if (possible.kind !== 'list') return [possible];
    return possible.elements.flatMap((element) => evaluator.force(element));
  });
}

function unknownReason(texts: readonly TextValue[]): string {
  const [hole] = texts.flatMap(({ parts }) => parts.filter((part) => typeof part !== 'string'));
  return hole === undefined
    ? 'the path is known only at run time'
    : `the path is known only at run time: ${hole.reason}`;
}
