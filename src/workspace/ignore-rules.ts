// What a repository does not count as its own: the patterns of its `.gitignore` files, as gitignore(5) describes them.
// Texts in, answers out; which files are read, and which folders are never looked at, is for the walk to say.

/** The patterns of one `.gitignore`, with the folder that they are relative to. */
export interface IgnoreRules {
  /** Relative to the root of the tree, forward slashes; empty for the root itself. */
  readonly folder: string;
  /** In file order: the last one that matches decides. */
  readonly patterns: readonly IgnorePattern[];
}

/** One line of a `.gitignore`. */
export interface IgnorePattern {
  /** Matches paths relative to the folder of the file. */
  readonly path: RegExp;
  /** `!`: what it matches is not ignored after all. */
  readonly negated: boolean;
  /** A trailing `/`: it matches folders only. */
  readonly folderOnly: boolean;
}

// More wildcards than anybody needs in one pattern; a hostile one could take hours to match.
const mostWildcards = 8;

/**
 * Reads a `.gitignore`.
 *
 * @param folder the folder that holds it, relative to the root of the tree
 * @param text any text; a line that git could not use matches nothing
 */
export function parseIgnoreRules(folder: string, text: string): IgnoreRules {
  const patterns = text.split(/\r?\n/).flatMap((line): readonly IgnorePattern[] => {
    const written = line.replace(/(?<!\\)((?:\\\\)*)[ \t]+$/, '$1');
    if (written === '' || written.startsWith('#')) return [];
    const negated = written.startsWith('!');
    const body = negated ? written.slice(1) : written;
    const folderOnly = body.endsWith('/');
    const path = patternOf(folderOnly ? body.slice(0, -1) : body);
    return path === undefined ? [] : [{ path, negated, folderOnly }];
  });
  return { folder, patterns };
}

/**
 * Whether a path is ignored.
 *
 * @param rules from the root of the tree down to the folder of the path: a nearer file decides before one further up
 * @param path relative to the root of the tree
 */
export function isIgnored(rules: readonly IgnoreRules[], path: string, isFolder: boolean): boolean {
  for (const { folder, patterns } of rules.toReversed()) {
    const below = folder === '' ? path : path.slice(folder.length + 1);
    const last = patterns.findLast((pattern) => (isFolder || !pattern.folderOnly) && pattern.path.test(below));
    if (last !== undefined) return !last.negated;
  }
  return false;
}

/** The paths that a pattern without `!` and its trailing `/` stands for. */
function patternOf(body: string): RegExp | undefined {
  if (body === '' || (body.match(/\*+|\?|\[/g)?.length ?? 0) > mostWildcards) return undefined;
  const anchored = body.includes('/');
  const segments = (body.startsWith('/') ? body.slice(1) : body).split('/');
  let source = anchored ? '' : '(?:.*/)?';
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '**') source += isLast ? '.+' : '(?:.*/)?';
    else source += `${segmentSource(segment)}${isLast ? '' : '/'}`;
  }
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    // A class that is no class, such as `[z-a]`: git matches nothing with it.
    return undefined;
  }
}

function segmentSource(segment: string): string {
  let source = '';
  for (let at = 0; at < segment.length; at++) {
    const character = segment.charAt(at);
    if (character === '\\') source += escaped(segment.charAt(++at));
    else if (character === '*') source += source.endsWith('[^/]*') ? '' : '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (character === '[') {
      const end = segment.indexOf(']', /^\[[!^]?\]/.test(segment.slice(at)) ? at + 3 : at + 1);
      if (end === -1) source += escaped(character);
      else {
        const negated = /[!^]/.test(segment.charAt(at + 1));
        const members = segment.slice(at + (negated ? 2 : 1), end).replace(/[\\[\]^&]/g, '\\$&');
        source += negated ? `[^/${members}]` : `[${members}]`;
        at = end;
      }
    } else source += escaped(character);
  }
  return source;
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
