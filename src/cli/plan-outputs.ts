// From compiled manifests to the plan of a build: renders every output in memory and finds its place.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { emit } from '../emit/emit.ts';
import { success, type Outcome } from '../workspace/outcome.ts';
import { lockedPermissions } from '../workspace/locked-permissions.ts';
import { resolveOutputs } from '../workspace/output-paths.ts';
import { planBuild, type BuildPlan } from '../workspace/plan-build.ts';
import type { CompiledManifest } from './compile-manifests.ts';
import type { Progress } from './progress.ts';

/** The plan, or why some output has no place. */
export interface PlannedOutputs {
  readonly plan: BuildPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Renders the outputs of manifests and plans the build.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param compiled manifests without errors
 * @param progress told about every manifest
 * @returns the plan, empty when there are findings; a problem when a file that is there can't be read
 */
export function planOutputs(
  workingFolder: string,
  compiled: readonly CompiledManifest[],
  progress: Progress,
): Outcome<PlannedOutputs> {
  const rendered = compiled.flatMap(({ manifest, compilation: { model, requests, sources } }) => {
    if (model === undefined) return [];
    progress.step(`rendering the outputs of ${manifest.source.path}`, manifest.source.text.length);
    return [{ manifest, model, sources, files: emit(model, manifest.name, requests) }];
  });
  const requests = rendered.map(({ files, ...rest }) => ({ ...rest, paths: files.map(({ path }) => path) }));
  const { targets, diagnostics } = resolveOutputs(workingFolder, requests);
  if (diagnostics.length > 0) return success({ plan: { files: [], abandoned: [] }, diagnostics });
  const targetOf = new Map(targets.map((target) => [target.asked, target]));
  const planned = planBuild(
    rendered.map(({ manifest, model, files }) => ({
      manifest,
      permissions: lockedPermissions(model),
      outputs: files.flatMap(({ path, text }) => {
        const target = targetOf.get(path);
        return target === undefined ? [] : [{ target, text }];
      }),
    })),
  );
  progress.done();
  return planned.ok ? success({ plan: planned.value, diagnostics: [] }) : planned;
}
