// One scan of a project as the commands need it: the sources opened, read by the scanner, and every path of the answer as
// people know it.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { SourceFile } from '../diagnostics/span.ts';
import type { ScanNote, SourcePlace, Unresolved } from '../scan/scan-result.ts';
import { success, type Outcome } from '../workspace/outcome.ts';
import { openSources, type ProjectSources } from '../workspace/source-tree.ts';
import { readMemory, stampOf, writeMemory } from '../workspace/scan-memory.ts';
import { loadScanner, type LoadScan } from './load-scanner.ts';
import type { Progress } from './progress.ts';

/** The parts of a scan that both kinds have. */
interface AnyScan {
  readonly unresolved: readonly Unresolved[];
  readonly notes: readonly ScanNote[];
}

/** A scan and the texts that its places are in. */
export interface ScannedSources<Scan> {
  /** Its places are in the files as they were scanned; see `shown`. */
  readonly scan: Scan;
  readonly sources: ProjectSources;
  /** The text of a scanned file, under the path that people know. */
  readonly sourceOf: (file: string) => SourceFile;
}

/** What is to be scanned. */
export interface ScanInput {
  /** The absolute path that `paths` are relative to. */
  readonly workingFolder: string;
  /** What was named; none: the working folder. */
  readonly paths: readonly string[];
  /** Whether what is known of files that have not changed may be used. */
  readonly cache: boolean;
  readonly kind: 'client' | 'server';
}

/**
 * Scans a project.
 *
 * @param load one of the two scans
 * @returns the scan; what was not read, and remarks about files, are among its unresolved places
 */
export async function scanSources<Facts, Scan extends AnyScan>(
  { workingFolder, paths, cache, kind }: ScanInput,
  load: LoadScan<Facts, Scan>,
  progress: Progress,
): Promise<Outcome<ScannedSources<Scan>>> {
  const opened = openSources(workingFolder, paths.length === 0 ? ['.'] : paths, kind === 'client');
  if (!opened.ok) return opened;
  const sources = opened.value;
  const scanner = await loadScanner(load);
  if (!scanner.ok) return scanner;
  progress.step(`scanning ${sources.tree.files.length} files`, Infinity);
  const owner = {
    project: JSON.stringify([sources.root, paths.map((path) => resolve(workingFolder, path))]),
    scanner: scannerName(kind),
  };
  const remembered = cache ? readMemory<Facts>(owner) : undefined;
  const { scan, memory } = scanner.value(sources.tree, remembered);
  if (cache) writeMemory(owner, memory);
  progress.done();
  const notes = [
    ...scan.notes.map(({ file, line, text }) => remark(file, line, text)),
    ...sources.leftOut().map(({ path, reason }) => remark(path, undefined, `not scanned: ${reason}`)),
  ];
  const texts = new Map<string, SourceFile>();
  const sourceOf = (file: string): SourceFile => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const source = { path: sources.shown(file), text: sources.tree.read(file) ?? '' };
    texts.set(file, source);
    return source;
  };
  return success({ scan: { ...scan, unresolved: [...scan.unresolved, ...notes] }, sources, sourceOf });
}

/** What the facts of a scan depend on besides the project: the version of permc, and the scanner's own files as they are now. */
function scannerName(kind: ScanInput['kind']): string {
  const load = createRequire(import.meta.url);
  const { version }: { readonly version: string } = load('../../package.json');
  return JSON.stringify([kind, version, stampOf(new URL('../scan/', import.meta.url))]);
}

function remark(file: string, line: number | undefined, reason: string): Unresolved {
  return { file, line: line ?? 1, column: 1, length: 0, reason };
}

/** The places of a list under the paths that people know. */
export function shownPlaces<Place extends SourcePlace>(
  places: readonly Place[],
  { shown }: ProjectSources,
): readonly Place[] {
  return places.map((place) => ({ ...place, file: shown(place.file) }));
}
