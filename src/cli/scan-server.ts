// `permc scan server`: the routes of the code, each with its guards, and what differs from the manifest.
import { renderServerJson } from '../report/scan-json.ts';
import { renderServerTable } from '../report/scan-table.ts';
import { holdServer } from '../scan/hold/hold-server.ts';
import type { CommandContext } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { loadServerScan } from './load-scanner.ts';
import { printProblem } from './print-problem.ts';
import { startProgress } from './progress.ts';
import { loadReporter } from './reporters.ts';
import { runScan, scanExitCode, type ScanRun } from './run-scan.ts';
import { manifestFiles, manifestFolders, scanManifests } from './scan-manifests.ts';
import type { ScanOptions } from './scan-options.ts';
import { scanSources, shownPlaces } from './scan-sources.ts';

/** The command. */
export function scanServer(context: CommandContext, paths: readonly string[], options: ScanOptions): Promise<ExitCode> {
  return runScan(context, options, () => scanOnce(context, paths, options));
}

async function scanOnce(
  { workingFolder, stdout, stderr }: CommandContext,
  paths: readonly string[],
  { format, manifest, denyWarnings = false, cache }: ScanOptions,
): Promise<ScanRun> {
  const progress = startProgress(stderr);
  const compiled = await scanManifests(workingFolder, paths, manifest, progress);
  if (!compiled.ok) return { code: printProblem(stderr, compiled.problem), folders: [] };
  const input = { workingFolder, paths, cache, kind: 'server' } as const;
  const scanned = await scanSources(input, loadServerScan, progress);
  if (!scanned.ok) return { code: printProblem(stderr, scanned.problem), folders: [] };
  const { scan, sources, sourceOf } = scanned.value;
  const { models, isBroken, shown } = compiled.value;
  const held = models.length === 0 ? [] : holdServer(models, scan, sourceOf);
  const report = {
    scan: { ...scan, routes: shownPlaces(scan.routes, sources), unresolved: shownPlaces(scan.unresolved, sources) },
    manifests: shown,
    // Code is held only against a manifest that says something; what is wrong with a broken one comes first.
    diagnostics: isBroken ? compiled.value.diagnostics : held,
  };
  if (format === 'json') stdout.write(renderServerJson(report));
  else if (format === 'pretty') stdout.write(renderServerTable(report, stdout.color));
  else stdout.write((await loadReporter[format]()).render(report, { color: stdout.color }));
  const folders = [...sources.folders, ...manifestFolders(compiled.value)];
  const files = [...sources.paths(), ...manifestFiles(compiled.value)];
  return { code: scanExitCode(report.diagnostics, denyWarnings), folders, files };
}
