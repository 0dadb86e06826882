// `permc catalog update`: reads catalogs again from where they are from, says what is different, and pins the new state.
import { encodeCatalog } from '../../catalogs/compact.ts';
import { catalogChanges, type CatalogChange } from '../../reason/catalog-changes.ts';
import { printJson } from '../../report/json.ts';
import { pinnedCatalogs, readPinned, storeCatalog, type PinnedCatalog } from '../../workspace/catalog-store.ts';
import type { Problem } from '../../workspace/outcome.ts';
import type { CommandContext } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import type { Format } from '../format-option.ts';
import { printProblem } from '../print-problem.ts';
import { startProgress } from '../progress.ts';
import { homeFolder } from './catalog-place.ts';
import { readCatalog, type ReadCatalog } from './read-catalog.ts';
import { renderChanges } from './render-changes.ts';

interface UpdateOptions {
  readonly from?: string;
  readonly timeout: number;
  readonly format: Format;
}

interface Update {
  readonly pinned: PinnedCatalog;
  readonly next: ReadCatalog;
  /** Undefined when the old state can't be read any more, so that nothing can be said of what changed. */
  readonly changes: readonly CatalogChange[] | undefined;
}

/** Updates catalogs. Every one is read before the first is stored. */
export async function updateCatalogs(
  { workingFolder, stdout, stderr }: CommandContext,
  names: readonly string[],
  { from, timeout, format }: UpdateOptions,
): Promise<ExitCode> {
  const all = pinnedCatalogs(workingFolder, homeFolder(workingFolder));
  if (!all.ok) return printProblem(stderr, all.problem);
  const chosen = names.length === 0 ? all.value : all.value.filter(({ name }) => names.includes(name));
  const problem = chosenProblem(names, chosen, from);
  if (problem !== undefined) return printProblem(stderr, problem);

  const progress = startProgress(stderr);
  const updates: Update[] = [];
  for (const pinned of chosen) {
    const { name, folder, pin } = pinned;
    const base = from === undefined ? folder : workingFolder;
    const context = { workingFolder: base, patience: timeout * 1000, progress };
    const next = await readCatalog(name, from ?? pin.from, folder, context);
    if (!next.ok) {
      progress.done();
      return printProblem(stderr, next.problem);
    }
    progress.step(`comparing ${name} with what was pinned`);
    const old = readPinned(workingFolder, pinned);
    if (!old.ok) stderr.write(`warning: ${old.problem.message}; what changed can't be said\n`);
    updates.push({
      pinned,
      next: next.value,
      changes: old.ok ? catalogChanges(old.value, next.value.catalog) : undefined,
    });
  }
  progress.done();
  for (const { pinned, next } of updates) {
    const content = { name: pinned.name, text: encodeCatalog(next.catalog), ...next.origin };
    const stored = storeCatalog(workingFolder, pinned.folder, content);
    if (!stored.ok) return printProblem(stderr, stored.problem);
  }
  if (format === 'json') {
    const catalogs = updates.map(({ pinned, changes }) => ({ name: pinned.name, changes: changes ?? null }));
    stdout.write(printJson({ version: 1, catalogs }));
  } else {
    for (const { pinned, changes } of updates) stdout.write(renderChanges(pinned.name, changes, stdout.color));
  }
  return exitCode.clean;
}

function chosenProblem(
  names: readonly string[],
  chosen: readonly PinnedCatalog[],
  from: string | undefined,
): Problem | undefined {
  const unknown = names.find((name) => !chosen.some((one) => one.name === name));
  if (unknown !== undefined) {
    return {
      message: `there is no catalog \`${unknown}\` that could be updated`,
      help: `\`permc catalog add ${unknown}\` adds one`,
    };
  }
  if (chosen.length === 0) {
    return {
      message: 'there is no catalog that could be updated',
      help: '`permc catalog add microsoft-graph` adds that of Microsoft Graph',
    };
  }
  if (from === undefined || chosen.length === 1) return undefined;
  return { message: '`--from` is for one catalog', help: 'name the catalog that it is for' };
}
