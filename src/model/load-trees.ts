// From the main file to all the files of a manifest. Reading is somebody else's: a function is handed in,
// so that the compiler stays pure and works on files, on memory and on old revisions alike.
import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { IgnoreComment } from '../diagnostics/suppressions.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { ignoreComments } from '../syntax/comments.ts';
import type { LocatedMap } from '../syntax/located-tree.ts';
import { parseManifest } from '../syntax/parse.ts';
import { checkShape } from '../syntax/shape.ts';
import { modelError } from './model-errors.ts';
import { textsAt } from './read-tree.ts';
import type { ManifestTrees } from './sections.ts';

/** Why a file could not be read. */
export type ReadFailure = 'missing' | 'too-large' | 'unreadable' | 'outside' | 'not-utf8';

/** A file that was read, or why it was not. */
export type ReadResult =
  | { readonly ok: true; readonly source: SourceFile }
  | { readonly ok: false; readonly reason: ReadFailure };

/** The files of a manifest and what is wrong with their form; no trees when any of them is unsound. */
export interface LoadedTrees {
  readonly trees?: ManifestTrees;
  readonly diagnostics: readonly Diagnostic[];
  readonly comments: readonly IgnoreComment[];
  /** Every file that was read, the main one first. */
  readonly sources: readonly SourceFile[];
}

const failures: Readonly<Record<ReadFailure, string>> = {
  missing: 'there is no such file',
  'too-large': 'it is larger than 16 MiB',
  unreadable: 'it can’t be read',
  outside: 'it is outside the folder of the main manifest',
  'not-utf8': 'it is not UTF-8 text',
};

/**
 * Parses the main file and everything that it includes, each file once, depth first.
 *
 * @param main the main file
 * @param read gives the file of a path that is relative to where `main.path` is relative to
 */
export function loadTrees(main: SourceFile, read: (path: string) => ReadResult): LoadedTrees {
  const diagnostics: Diagnostic[] = [];
  const comments: IgnoreComment[] = [];
  const sources: SourceFile[] = [];
  const trees: LocatedMap[] = [];
  const seen = new Set<string>();

  const load = (source: SourceFile, open: readonly string[]): void => {
    sources.push(source);
    seen.add(source.path);
    comments.push(...ignoreComments(source));
    const parsed = parseManifest(source);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.tree === undefined) return;
    const misshapen = checkShape(parsed.tree);
    diagnostics.push(...misshapen);
    if (misshapen.length > 0) return;
    trees.push(parsed.tree);
    for (const include of textsAt(parsed.tree, 'include'))
      follow(include.value, include.span, source, [...open, source.path]);
  };

  const follow = (written: string, span: Span, from: SourceFile, open: readonly string[]): void => {
    const path = posix.normalize(posix.join(posix.dirname(from.path), written));
    if (open.includes(path)) {
      diagnostics.push(modelError('include-cycle', span, { path: written }));
      return;
    }
    if (seen.has(path)) return;
    const result = read(path);
    if (result.ok) load(result.source, open);
    else diagnostics.push(modelError('unreadable-include', span, { path: written, reason: failures[result.reason] }));
  };

  load(main, []);
  const [first, ...included] = trees;
  const sound = first !== undefined && diagnostics.every(({ severity }) => severity !== 'error');
  return { diagnostics, comments, sources, ...(sound ? { trees: { main: first, included } } : {}) };
}
