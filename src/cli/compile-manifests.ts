// From the words of a command line to compiled manifests: which files, their text, and everything that is wrong with them.
import { resolve } from 'node:path';
import { beginCompilation, type Compilation } from '../begin-compilation.ts';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Located } from '../diagnostics/span.ts';
import type { Outputs } from '../model/model.ts';
import { findManifest, manifestNames } from '../workspace/find-manifest.ts';
import { loadManifest, type LoadedManifest } from '../workspace/load-manifest.ts';
import { failure, success, type Outcome } from '../workspace/outcome.ts';
import { resolveOutputs } from '../workspace/output-paths.ts';
import type { RequestResolver } from './catalogs/request-resolver.ts';
import type { Progress } from './progress.ts';

/** A manifest and what came out of it. */
export interface CompiledManifest {
  readonly manifest: LoadedManifest;
  readonly compilation: Compilation;
}

/** Every manifest of a run, and their findings in order, each once. */
export interface CompiledRun {
  readonly manifests: readonly CompiledManifest[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the manifests of a command line.
 *
 * @param workingFolder the absolute path that `paths` are relative to
 * @param paths the manifests that were named; none: the nearest one
 * @param progress told about every manifest
 * @returns the compiled manifests, or a problem when one of them can't be read
 */
export async function compileManifests(
  workingFolder: string,
  paths: readonly string[],
  progress: Progress,
): Promise<Outcome<CompiledRun>> {
  const found = paths.length > 0 ? paths.map((path) => resolve(workingFolder, path)) : nearest(workingFolder);
  if (found.length === 0) {
    return failure(
      `there is no ${manifestNames.map((name) => `\`${name}\``).join(' or ')} here, nor in a folder above`,
      '`permc init` writes one to start from; a manifest of another name is given as an argument',
    );
  }
  const loadedManifests: LoadedManifest[] = [];
  for (const path of new Set(found)) {
    const loaded = loadManifest(workingFolder, path);
    if (!loaded.ok) return loaded;
    loadedManifests.push(loaded.value);
  }
  let resolver: RequestResolver | undefined;
  const loadResolver = async (): Promise<RequestResolver> => {
    const { createRequestResolver } = await import('./catalogs/request-resolver.ts');
    return (resolver ??= createRequestResolver(workingFolder, loadedManifests));
  };
  const manifests: CompiledManifest[] = [];
  for (const manifest of loadedManifests) {
    progress.step(`compiling ${manifest.source.path}`, manifest.source.text.length);
    const compiled = await compileLoaded(manifest, loadResolver);
    if (!compiled.ok) return compiled;
    manifests.push({ manifest, compilation: compiled.value });
  }
  progress.done();
  const ofOutputs = outputDiagnostics(workingFolder, manifests);
  const all = [...manifests.flatMap(({ compilation }) => compilation.diagnostics), ...ofOutputs];
  return success({ manifests, diagnostics: eachOnce(all) });
}

function nearest(workingFolder: string): readonly string[] {
  const found = findManifest(workingFolder);
  return found === undefined ? [] : [found];
}

/** Most manifests ask for nothing elsewhere: the catalogs and the solver are loaded for those that do. */
async function compileLoaded(
  manifest: LoadedManifest,
  loadResolver: () => Promise<RequestResolver>,
): Promise<Outcome<Compilation>> {
  const { source, read, locked, diagnostics } = manifest;
  if (diagnostics.length > 0) return success({ diagnostics, requests: [], sources: [source] });
  const { model, finish } = beginCompilation({ manifest: source, read, locked });
  if (model === undefined || model.requests.length === 0) return success(finish([]));
  const resolveRequests = await loadResolver();
  const requests = resolveRequests(manifest, model.requests);
  return requests.ok ? success(finish(requests.value)) : requests;
}

/** What is wrong with where the outputs should go: known before anything is rendered. */
function outputDiagnostics(workingFolder: string, manifests: readonly CompiledManifest[]): readonly Diagnostic[] {
  const requests = manifests.map(({ manifest, compilation: { model, sources } }) => ({
    manifest,
    sources,
    paths: outputPaths(model?.outputs),
  }));
  return resolveOutputs(workingFolder, requests).diagnostics;
}

function outputPaths(outputs: Outputs | undefined): readonly Located<string>[] {
  const { guards, client, cedar, metadata, entra, consent } = outputs ?? {};
  return [guards, client, cedar, metadata?.path, entra, consent].filter((path) => path !== undefined);
}

/** Two manifests may include one file: what is wrong in it is said once. */
function eachOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.toSorted(compareDiagnostics).filter(({ rule, message, span: { source, start, end } }) => {
    const key = JSON.stringify([source.path, start, end, rule, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
