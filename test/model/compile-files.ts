// How the tests of the model read manifests: files in memory, findings as texts with their places.
import { compile, type Compilation } from '../../src/compile.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { positionAt, type Span } from '../../src/diagnostics/span.ts';
import type { ReadFailure, ReadResult } from '../../src/model/load-trees.ts';

/** Files by path; a failure instead of a text is what reading the file ends in. */
export type Files = Readonly<Record<string, string | { readonly failure: ReadFailure }>>;

/** Compiles files in memory; the first one is the main one. */
export function compileFiles(files: Files): Compilation {
  const [main] = Object.keys(files);
  const content = files[main ?? ''];
  if (main === undefined || typeof content !== 'string') throw new Error('the first file is the manifest');
  const read = (path: string): ReadResult => {
    const file = Object.hasOwn(files, path) ? files[path] : undefined;
    if (file === undefined) return { ok: false, reason: 'missing' };
    return typeof file === 'string' ? { ok: true, source: { path, text: file } } : { ok: false, reason: file.failure };
  };
  return compile({ manifest: { path: main, text: content }, read });
}

/** What is found in a manifest of one file, a line a finding. */
export function findingsIn(yaml: string): readonly string[] {
  return findingsOf({ 'permissions.yaml': yaml });
}

/** What is found in a manifest of several files. */
export function findingsOf(files: Files): readonly string[] {
  return compileFiles(files).diagnostics.map(lineOf);
}

/** A finding in one line: its place, the characters there, the rule, the message, the help, the other places. */
export function lineOf({ rule, span, message, help, related }: Diagnostic): string {
  const characters = JSON.stringify(span.source.text.slice(span.start, span.end));
  const others = related.map((place) => ` + ${placeOf(place.span)} ${place.message}`).join('');
  return `${placeOf(span)} ${characters} ${rule}: ${message}${help === undefined ? '' : ` (${help})`}${others}`;
}

/** `line:column`, after the path of any file but the main one. */
export function placeOf({ source, start }: Span): string {
  const { line, column } = positionAt(source, start);
  return `${source.path === 'permissions.yaml' ? '' : `${source.path}:`}${line}:${column}`;
}
