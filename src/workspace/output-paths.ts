// Where outputs may go: inside the manifest's folder, each on its own path, never over a file that permc reads.
// Looks at the disk (symbolic links, folders) and changes nothing.
import { join, posix, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fileError } from '../diagnostics/file-errors.ts';
import type { Located, SourceFile } from '../diagnostics/span.ts';
import type { LoadedManifest } from './load-manifest.ts';
import { lockFileName } from './lock-file.ts';
import { isFolder, liesIn, realTarget } from './path-inside.ts';

/** The files that one manifest asks for. */
export interface OutputRequest {
  readonly manifest: LoadedManifest;
  /** Every file that was read for the manifest. */
  readonly sources: readonly SourceFile[];
  readonly paths: readonly Located<string>[];
}

/** A path that an output may be written to. */
export interface OutputTarget {
  readonly manifest: LoadedManifest;
  /** Relative to the manifest, normal. */
  readonly path: string;
  /** Where it really lies, symbolic links followed. */
  readonly absolute: string;
  readonly asked: Located<string>;
}

/**
 * Finds the place of every output of a run.
 *
 * @param workingFolder the absolute path that the paths of sources are relative to
 * @param requests all manifests of the run: two of them may not write one file
 * @returns a target for every path that may be written, and a finding for every other
 */
export function resolveOutputs(
  workingFolder: string,
  requests: readonly OutputRequest[],
): { readonly targets: readonly OutputTarget[]; readonly diagnostics: readonly Diagnostic[] } {
  const inputs = new Set(requests.flatMap(({ manifest, sources }) => inputPaths(workingFolder, manifest, sources)));
  const claimed = new Map<string, Located<string>>();
  const targets: OutputTarget[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { manifest, paths } of requests) {
    for (const asked of paths) {
      const place = placeOf(manifest, asked);
      if (place.kind === 'refused') {
        diagnostics.push(place.diagnostic);
        continue;
      }
      const key = place.absolute.toLowerCase();
      const earlier = claimed.get(key);
      if (inputs.has(key)) {
        diagnostics.push(fileError('output-over-input', asked.span, { path: asked.value }));
      } else if (earlier !== undefined) {
        const related = [{ message: 'the other output', span: earlier.span }];
        diagnostics.push(fileError('duplicate-output', asked.span, { path: asked.value }, related));
      } else {
        claimed.set(key, asked);
        targets.push({ manifest, path: posix.normalize(asked.value), absolute: place.absolute, asked });
      }
    }
  }
  return { targets, diagnostics };
}

function inputPaths(
  workingFolder: string,
  manifest: LoadedManifest,
  sources: readonly SourceFile[],
): readonly string[] {
  const paths = sources.map(({ path }) => resolve(workingFolder, path));
  return [...paths, join(manifest.folder, lockFileName)].map((path) => (realTarget(path) ?? path).toLowerCase());
}

type Place =
  | { readonly kind: 'file'; readonly absolute: string }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

function placeOf({ folder }: LoadedManifest, asked: Located<string>): Place {
  const path = asked.value;
  const notAFile = (problem: string): Place => ({
    kind: 'refused',
    diagnostic: fileError('output-not-a-file', asked.span, { path, problem }),
  });
  const outside = (throughLink: boolean): Place => ({
    kind: 'refused',
    diagnostic: fileError('output-outside', asked.span, { path, throughLink }),
  });

  if (/[\u0000-\u001f\u007f]/.test(path)) return notAFile('it holds a control character');
  if (path.includes('\\')) return notAFile('it holds a backslash');
  if (posix.isAbsolute(path) || /^[A-Za-z]:/.test(path)) return outside(false);
  const absolute = resolve(folder, path);
  if (!liesIn(folder, absolute)) return outside(false);
  if (path.endsWith('/') || absolute === folder) return notAFile('it names a folder');
  const target = realTarget(absolute);
  if (target === undefined || !liesIn(folder, target)) return outside(true);
  if (isFolder(target)) return notAFile('there is a folder of that name');
  return { kind: 'file', absolute: target };
}
