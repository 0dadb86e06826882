// From the text of a manifest to the located tree: the only way in. It knows YAML and nothing of the manifest's keys.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { ignoreComments, type IgnoreComment } from './comments.ts';
import { controlCharacterAt, nameOfCharacter } from './control-characters.ts';
import type { LocatedMap } from './located-tree.ts';
import { locateNodes } from './locate-nodes.ts';
import { readDocument } from './read-document.ts';
import { syntaxError } from './syntax-errors.ts';

/** The size of the largest file that is read, in bytes (a text of more UTF-16 code units is refused as well). */
export const largestManifest: number = 16 * 1024 * 1024;

/** What a text holds. */
export interface ParsedManifest {
  /** The root map; absent when the text can't be read as one, which the diagnostics then say. */
  readonly tree?: LocatedMap;
  /** Errors of form. A duplicate key alone leaves the tree usable, with the first of the two. */
  readonly diagnostics: readonly Diagnostic[];
  readonly ignoreComments: readonly IgnoreComment[];
}

/**
 * Parses the text of a manifest (YAML 1.2, core schema; a byte-order mark and CRLF are accepted).
 * Never throws for any text, and every span of the result lies inside the text.
 *
 * @param source the text, decoded from UTF-8
 * @returns the tree, or diagnostics that say why there is none
 */
export function parseManifest(source: SourceFile): ParsedManifest {
  const { text } = source;
  const refused = (...diagnostics: readonly Diagnostic[]): ParsedManifest => ({ diagnostics, ignoreComments: [] });
  if (text.length > largestManifest) {
    const limit = `${largestManifest / 1024 / 1024} MiB`;
    return refused(syntaxError('file-too-large', { source, start: 0, end: 0 }, { limit }));
  }
  const control = controlCharacterAt(text);
  if (control !== -1) {
    const span = { source, start: control, end: control + 1 };
    return refused(syntaxError('control-character', span, { code: nameOfCharacter(text, control) }));
  }
  const document = readDocument(source);
  if (!document.ok) return refused(...document.diagnostics);
  const { contents } = document;
  const located = contents === null ? undefined : locateNodes(source, contents);
  if (located === undefined || isEmpty(located.root)) {
    return refused(syntaxError('empty-manifest', { source, start: 0, end: 0 }, undefined));
  }
  const { root, diagnostics } = located;
  if (root === undefined) return refused(...diagnostics);
  if (root.kind !== 'map') {
    const found = root.kind === 'list' ? 'a list' : 'a single value';
    return refused(...diagnostics, syntaxError('not-a-map', root.span, { found }));
  }
  return { tree: root, diagnostics, ignoreComments: ignoreComments(source) };
}

function isEmpty(root: ReturnType<typeof locateNodes>['root']): boolean {
  return root?.kind === 'scalar' && root.value === null;
}
