// The paths that simple regular expressions stand for: `^\/users\/(\d+)\/?$` is `/users/{0}`. It reads what is anchored at the
// start and made of texts, classes, groups and choices; of anything else it says nothing, as a guess would be a wrong path.

/** What a regular expression matches, as templates. */
export interface RegularPath {
  readonly templates: readonly string[];
  /** Whether what is longer matches as well: the end is not anchored. */
  readonly open: boolean;
}

/** More than this is nobody's path. */
const longest = 300;
const deepest = 8;
const maximalVariants = 8;

/** A wildcard that takes no slash, and one that may. */
const within = '\u{E001}';
const anything = '\u{E002}';

interface Piece {
  readonly variants: readonly string[];
  readonly end: number;
}

/**
 * The templates of a regular expression.
 *
 * A group that takes one segment is `{0}`, `{1}`, … as Express counts them, or by its name; what has none is `*`.
 *
 * @returns `undefined` when it is not as simple as that
 */
export function regularPath(source: string, flags: string = ''): RegularPath | undefined {
  if (!source.startsWith('^') || source.length > longest || /[ms]/u.test(flags)) return undefined;
  let groups = 0;
  const ends = source.endsWith('$') && !source.endsWith('\\$');
  const inner = source.slice(1, ends ? -1 : undefined);
  const whole = choices(0, 0);
  if (whole === undefined || whole.end < inner.length) return undefined;
  const texts = whole.variants.map((text) => text.replaceAll(/[\u{E001}\u{E002}]+/gu, '*'));
  const templates = [...new Set(texts.map((text) => (text.length > 1 ? text.replace(/\/$/u, '') : text)))];
  const isPath = templates.every((text) => text.startsWith('/') || text === '*' || text === '');
  return isPath
    ? { templates: templates.map((text) => (text.startsWith('/') ? text : `/${text}`)), open: !ends }
    : undefined;

  /** `a|b`, up to the end or the bracket that closes the group. */
  function choices(start: number, depth: number): Piece | undefined {
    const variants: string[] = [];
    for (let position = start; ; position += 1) {
      const one = sequence(position, depth);
      if (one === undefined) return undefined;
      variants.push(...one.variants);
      position = one.end;
      if (inner.charAt(position) !== '|')
        return variants.length > maximalVariants ? undefined : { variants, end: position };
    }
  }

  function sequence(start: number, depth: number): Piece | undefined {
    let variants: readonly string[] = [''];
    let position = start;
    while (position < inner.length && !'|)'.includes(inner.charAt(position))) {
      const atom = repeated(position, depth);
      if (atom === undefined) return undefined;
      variants = variants.flatMap((before) => atom.variants.map((text) => before + text));
      if (variants.length > maximalVariants) return undefined;
      position = atom.end;
    }
    return { variants, end: position };
  }

  /** An atom with what says how often it comes. */
  function repeated(start: number, depth: number): Piece | undefined {
    const atom = readAtom(start, depth);
    if (atom === undefined) return undefined;
    const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/u.exec(inner.slice(atom.end, atom.end + 12))?.[0] ?? '';
    const end = atom.end + quantifier.length;
    if (quantifier === '' || atom.variants.every(isWildcard)) return { ...atom, end };
    if (quantifier.startsWith('?')) return { variants: ['', ...atom.variants], end };
    if (atom.variants.every((text) => text === '/')) return { ...atom, end };
    return inner.charAt(start) === '(' ? { variants: [anything], end } : undefined;
  }

  function readAtom(position: number, depth: number): Piece | undefined {
    const character = inner.charAt(position);
    if (character === '(') return group(position, depth);
    if (character === '[') return characterClass(position);
    if (character === '.') return { variants: [anything], end: position + 1 };
    if (character !== '\\') {
      return '^$*+?{'.includes(character) ? undefined : { variants: [character], end: position + 1 };
    }
    const escaped = inner.charAt(position + 1);
    const end = position + 2;
    if (escaped === 'd' || escaped === 'w') return { variants: [within], end };
    if (/[SDW]/u.test(escaped)) return { variants: [anything], end };
    return /[a-zA-Z0-9]|^$/u.test(escaped) ? undefined : { variants: [escaped], end };
  }

  /** What is captured is a parameter, when it lies within one segment. */
  function group(position: number, depth: number): Piece | undefined {
    const opening = /^\((?:\?:|\?<([A-Za-z_]\w*)>|(?!\?))/u.exec(inner.slice(position, position + 80));
    if (opening === null || depth > deepest) return undefined;
    const isCaptured = opening[0] !== '(?:';
    const name = opening[1] ?? String(groups);
    if (isCaptured) groups += 1;
    const found = choices(position + opening[0].length, depth + 1);
    if (found === undefined || inner.charAt(found.end) !== ')') return undefined;
    const end = found.end + 1;
    const isSegment = found.variants.every((text) => text !== '' && !text.includes('/') && !text.includes(anything));
    return isCaptured && isSegment ? { variants: [`{${name}}`], end } : { ...found, end };
  }

  /** `[^/]` and `[\w-]` take no slash. */
  function characterClass(position: number): Piece | undefined {
    const found = /^\[(\^?)((?:[^\]\\]|\\.)*)\]/u.exec(inner.slice(position));
    if (found === null) return undefined;
    const hasSlash = (found[2] ?? '').includes('/') || /\\[SDW]/u.test(found[2] ?? '');
    const takesSlash = found[1] === '^' ? !hasSlash : hasSlash;
    return { variants: [takesSlash ? anything : within], end: position + found[0].length };
  }
}

/** Whether an expression asks for certain characters somewhere: then not all that its templates say matches it. */
export function isNarrowExpression(source: string): boolean {
  return /\\[dwsDWSbB]|\[(?!\^\\?\/\])|\(\?[=!<]/u.test(source);
}

function isWildcard(text: string): boolean {
  return text === within || text === anything || /^\{\w+\}$/u.test(text);
}
