// The paths of frameworks (`/users/:id(\\d+)`, `/files/*`, `{/:page}`) as permc writes them: `/users/{id}`. It knows the
// dialects of path patterns and nothing of syntax trees; what a pattern's expressions match is not kept.

/** A part of a path that only the running program knows; one code unit that no path has, so that patterns can hold it. */
export const unknownPart = '\u{E000}';

/** How a framework writes parameters. */
export interface PatternDialect {
  /** What encloses the expression of a parameter: `:id(\\d+)` or Hono's `:id{[0-9]+}`; none where there is none. */
  readonly constraint: '(' | '{' | undefined;
  /** Whether braces make a part optional, as in path-to-regexp 8 (Express 5): `/users{/:id}`. */
  readonly groups: boolean;
  /** Whether braces enclose the name of a parameter, as in OpenAPI and tsoa. */
  readonly braces: boolean;
  /** Whether two colons are one that is meant literally, as in Fastify. */
  readonly doubleColon: boolean;
}

/** path-to-regexp in all its versions: Express, Koa, Nest. */
export const pathToRegexp: PatternDialect = { constraint: '(', groups: true, braces: false, doubleColon: false };
/** find-my-way: Fastify. */
export const findMyWay: PatternDialect = { constraint: '(', groups: false, braces: false, doubleColon: true };
/** Hono's routers. */
export const honoPattern: PatternDialect = { constraint: '{', groups: false, braces: false, doubleColon: false };
/** tsoa, and OpenAPI in general: `{id}`; tsoa takes `:id` as well. */
export const openApiPattern: PatternDialect = {
  constraint: undefined,
  groups: false,
  braces: true,
  doubleColon: false,
};

/** More optional parts than this are not told apart: a path with ten of them would be a thousand. */
const maximalVariants = 8;

/**
 * The templates that a pattern stands for: several when parts of it are optional, the shortest first.
 *
 * A parameter is `{name}`, whether it takes one segment or several; what has no name is `*`, and what is unknown is `{}`.
 */
export function patternTemplates(pattern: string, dialect: PatternDialect): readonly string[] {
  let variants: readonly string[] = [''];
  let position = 0;
  while (position < pattern.length) {
    const token = readToken(pattern, position, dialect);
    position = token.end;
    const longer = token.texts.flatMap((text) => variants.map((variant) => variant + text));
    variants = token.optional ? [...withoutSlash(variants, token.slash), ...longer] : longer;
    if (variants.length > maximalVariants) variants = longer.slice(-1);
  }
  return [...new Set(variants.map(tidyPath))];
}

/** Whether a pattern has expressions that not every value of a parameter matches, such as `:id(\\d+)`. */
export function isNarrow(pattern: string, { constraint }: PatternDialect): boolean {
  if (constraint === undefined) return false;
  return constraint === '(' ? /\((?!\.\*\)|\[\^\/\][*+]\))/u.test(pattern) : /:[\w$]+\{(?!\.[*+]\})/u.test(pattern);
}

/** One path below another: `/api` and `users/` are `/api/users`. */
export function joinPaths(...parts: readonly string[]): string {
  return tidyPath(parts.join('/'));
}

function tidyPath(path: string): string {
  const text = `/${path}`.replaceAll(unknownPart, '{}').replaceAll(/\/{2,}/g, '/');
  return text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text;
}

interface Token {
  /** What it adds to the template; several for a group with optional parts of its own. */
  readonly texts: readonly string[];
  readonly end: number;
  readonly optional: boolean;
  /** An optional parameter takes the slash before it along: `/users/:id?` is `/users` as well. */
  readonly slash: boolean;
}

function readToken(pattern: string, position: number, dialect: PatternDialect): Token {
  const plain = (text: string, end: number): Token => ({ texts: [text], end, optional: false, slash: false });
  const character = pattern.charAt(position);
  const next = pattern.charAt(position + 1);
  if (character === '\\' && next !== '') return plain(next, position + 2);
  if (character === ':' && next === ':' && dialect.doubleColon) return plain(':', position + 2);
  const name = nameAt(pattern, position + 1);
  if (character === ':' && name !== '') {
    const end = constraintEnd(pattern, position + 1 + name.length, dialect);
    const modifier = pattern.charAt(end);
    const optional = modifier === '?' || (modifier === '*' && dialect.constraint === '(');
    const known = optional || modifier === '+';
    // `:name*?` is read as `:name*`.
    const lazy = known && modifier !== '?' && pattern.charAt(end + 1) === '?';
    return {
      texts: [`{${name}}`],
      end: end + (known ? 1 : 0) + (lazy ? 1 : 0),
      optional: optional || lazy,
      slash: true,
    };
  }
  if (character === '*') return plain(name === '' ? '*' : `{${name}}`, position + 1 + name.length);
  if (character === '(' && dialect.constraint === '(') {
    const end = closing(pattern, position);
    const modifier = pattern.charAt(end);
    return plain('*', modifier !== '' && '?*+'.includes(modifier) ? end + 1 : end);
  }
  if (character === '{' && dialect.groups) {
    const end = closing(pattern, position);
    const texts = patternTemplates(pattern.slice(position + 1, end - 1), dialect);
    const rooted = pattern.charAt(position + 1) === '/';
    const inner = rooted ? texts : texts.map((text) => text.slice(1));
    return { texts: inner, end: pattern.charAt(end) === '?' ? end + 1 : end, optional: true, slash: false };
  }
  if (character === '{' && dialect.braces) {
    const end = closing(pattern, position);
    return plain(pattern.slice(position, end), end);
  }
  return plain(character, position + 1);
}

function withoutSlash(variants: readonly string[], slash: boolean): readonly string[] {
  return slash ? variants.map((variant) => variant.replace(/\/$/, '')) : variants;
}

function nameAt(pattern: string, position: number): string {
  return /^[A-Za-z_$][\w$]*/.exec(pattern.slice(position, position + 100))?.[0] ?? '';
}

function constraintEnd(pattern: string, position: number, { constraint }: PatternDialect): number {
  const opens = constraint !== undefined && pattern.charAt(position) === constraint;
  return opens ? closing(pattern, position) : position;
}

/** The position after the bracket that closes the one at `position`; the end of the pattern when none does. */
function closing(pattern: string, position: number): number {
  const open = pattern.charAt(position);
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  for (let index = position; index < pattern.length; index += 1) {
    const character = pattern.charAt(index);
    if (character === '\\') index += 1;
    else if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return pattern.length;
}
