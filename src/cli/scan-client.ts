// `permc scan client`: the calls of the code, the least that they need, and what differs from the manifest's requests.
import { renderClientJson } from '../report/scan-json.ts';
import { renderClientTable } from '../report/scan-table.ts';
import { clientNeeds } from '../scan/hold/client-needs.ts';
import { holdClient } from '../scan/hold/hold-client.ts';
import type { Catalog } from '../model/catalog.ts';
import type { AccessRequest } from '../model/model.ts';
import type { RequestedScope } from '../scan/scan-result.ts';
import { isGeneratedText } from '../workspace/generated-text.ts';
import type { Outcome } from '../workspace/outcome.ts';
import type { CommandContext } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { knownCatalogs } from './known-catalogs.ts';
import { loadClientScan } from './load-scanner.ts';
import { printProblem } from './print-problem.ts';
import { startProgress } from './progress.ts';
import { loadReporter } from './reporters.ts';
import { runScan, scanExitCode, type ScanRun } from './run-scan.ts';
import { manifestFiles, manifestFolders, scanManifests, type ScanManifests } from './scan-manifests.ts';
import type { ScanOptions } from './scan-options.ts';
import { scanSources, shownPlaces } from './scan-sources.ts';

/** The options of the command. */
export interface ScanClientOptions extends ScanOptions {
  readonly write?: boolean;
  readonly kind?: AccessRequest['kind'];
  readonly catalog?: readonly string[];
}

/** The command. */
export function scanClient(
  context: CommandContext,
  paths: readonly string[],
  options: ScanClientOptions,
): Promise<ExitCode> {
  return runScan(context, options, () => scanOnce(context, paths, options));
}

async function scanOnce(
  { workingFolder, stdout, stderr }: CommandContext,
  paths: readonly string[],
  { format, manifest, denyWarnings = false, cache, write = false, kind, catalog }: ScanClientOptions,
): Promise<ScanRun> {
  const progress = startProgress(stderr);
  const before = await scanManifests(workingFolder, paths, manifest, progress);
  if (!before.ok) return { code: printProblem(stderr, before.problem), folders: [] };
  const input = { workingFolder, paths, cache, kind: 'client' } as const;
  const scanned = await scanSources(input, loadClientScan, progress);
  if (!scanned.ok) return { code: printProblem(stderr, scanned.problem), folders: [] };
  const { sources, sourceOf } = scanned.value;
  // The policy table that permc itself wrote names every scope of the API; it asks for none.
  const isAsked = ({ file }: RequestedScope): boolean => !isGeneratedText(sourceOf(file).text);
  const scan = { ...scanned.value.scan, scopes: scanned.value.scan.scopes.filter(isAsked) };

  const catalogs = catalogsOf(before.value, workingFolder, catalog);
  if (!catalogs.ok) return { code: printProblem(stderr, catalogs.problem), folders: [] };
  if (write) {
    const { writeRequests } = await import('./write-requests.ts');
    const written = writeRequests(before.value, scan, kind, catalogs.value, workingFolder);
    if (!written.ok) return { code: printProblem(stderr, written.problem), folders: [] };
    for (const line of written.value) stderr.write(`${line}\n`);
  }
  const compiled = write ? await scanManifests(workingFolder, paths, manifest, progress) : before;
  if (!compiled.ok) return { code: printProblem(stderr, compiled.problem), folders: [] };

  const known = write ? catalogsOf(compiled.value, workingFolder, catalog) : catalogs;
  if (!known.ok) return { code: printProblem(stderr, known.problem), folders: [] };

  const { requests, isBroken, shown, diagnostics } = compiled.value;
  const report = {
    scan: {
      ...scan,
      calls: shownPlaces(scan.calls, sources),
      scopes: shownPlaces(scan.scopes, sources),
      unresolved: shownPlaces(scan.unresolved, sources),
    },
    needs: clientNeeds(scan, known.value),
    manifests: shown,
    // Code is held only against a manifest that says something; what is wrong with a broken one comes first.
    diagnostics: isBroken ? diagnostics : holdClient(requests, scan, sourceOf),
  };
  if (format === 'json') stdout.write(renderClientJson(report));
  else if (format === 'pretty') stdout.write(renderClientTable(report, stdout.color));
  else stdout.write((await loadReporter[format]()).render(report, { color: stdout.color }));
  const folders = [...sources.folders, ...manifestFolders(compiled.value)];
  const files = [...sources.paths(), ...manifestFiles(compiled.value)];
  return { code: scanExitCode(report.diagnostics, denyWarnings), folders, files };
}

/** What the calls are looked up in, for the manifests as they are now. */
function catalogsOf(
  manifests: ScanManifests,
  workingFolder: string,
  names: readonly string[] | undefined,
): Outcome<readonly Catalog[]> {
  const [manifestFolder] = manifestFolders(manifests);
  return knownCatalogs({ workingFolder, manifestFolder, requests: manifests.requests, names });
}
