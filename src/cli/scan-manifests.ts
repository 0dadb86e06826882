// The manifests that scanned code is held against: those that are named, else the nearest one above the code, else none.
import { basename, dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { ResolvedRequest } from '../reason/resolved-request.ts';
import { findManifest } from '../workspace/find-manifest.ts';
import { success, type Outcome } from '../workspace/outcome.ts';
import type { CompiledManifest, CompiledRun } from './compile-manifests.ts';
import type { Progress } from './progress.ts';

/** The manifests of a scan; empty when there are none. */
export interface ScanManifests {
  readonly manifests: readonly CompiledManifest[];
  /** As people know them. */
  readonly shown: readonly string[];
  /** None when a manifest has an error of the language. */
  readonly models: readonly Model[];
  readonly requests: readonly ResolvedRequest[];
  /** Whether a manifest has an error of the language; the findings then say which. */
  readonly isBroken: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the manifests of a scan.
 *
 * @param workingFolder the absolute path that paths are relative to
 * @param paths the scanned paths
 * @param named the option: the manifests that are named, `false` for none
 * @returns a problem when one that is named can't be read
 */
export async function scanManifests(
  workingFolder: string,
  paths: readonly string[],
  named: readonly string[] | false | undefined,
  progress: Progress,
): Promise<Outcome<ScanManifests>> {
  const compiled = await compileFor(workingFolder, paths, named, progress);
  if (!compiled.ok) return compiled;
  const { manifests, diagnostics } = compiled.value;
  const models = manifests.flatMap(({ compilation: { model } }) => (model === undefined ? [] : [model]));
  const isBroken = models.length < manifests.length;
  return success({
    manifests,
    shown: manifests.map(({ manifest }) => manifest.source.path),
    models: isBroken ? [] : models,
    requests: isBroken ? [] : manifests.flatMap(({ compilation }) => compilation.requests),
    isBroken,
    diagnostics,
  });
}

/** The folders of the manifests, absolute. */
export function manifestFolders({ manifests }: ScanManifests): readonly string[] {
  return manifests.map(({ manifest }) => manifest.folder);
}

/** The manifests themselves, absolute. */
export function manifestFiles({ manifests }: ScanManifests): readonly string[] {
  return manifests.map(({ manifest }) => join(manifest.folder, basename(manifest.source.path)));
}

async function compileFor(
  workingFolder: string,
  paths: readonly string[],
  named: readonly string[] | false | undefined,
  progress: Progress,
): Promise<Outcome<CompiledRun>> {
  const asked = namedOrNearest(resolve(workingFolder, paths[0] ?? '.'), named);
  if (asked.length === 0) return success({ manifests: [], diagnostics: [] });
  // Much code is scanned before there is a manifest: the compiler is loaded for the rest.
  const { compileManifests } = await import('./compile-manifests.ts');
  return compileManifests(workingFolder, asked, progress);
}

function namedOrNearest(start: string, named: readonly string[] | false | undefined): readonly string[] {
  if (named !== undefined) return named === false ? [] : named;
  const nearest = findManifest(start) ?? findManifest(dirname(start));
  return nearest === undefined ? [] : [nearest];
}
