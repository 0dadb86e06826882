// `permc catalog list`: which catalogs a project has, how much they hold and where they are from.
import { dirname, join } from 'node:path';
import { microsoftGraphExcerpt } from '../../catalogs/built-in/microsoft-graph-excerpt.ts';
import { printJson } from '../../report/json.ts';
import { paint } from '../../report/paint.ts';
import { visibleText } from '../../report/visible-text.ts';
import { pinnedCatalogs, readPinned, type PinnedCatalog } from '../../workspace/catalog-store.ts';
import { displayPath } from '../../workspace/display-path.ts';
import { isUrl } from '../../workspace/download.ts';
import type { CommandContext } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import type { Format } from '../format-option.ts';
import { printProblem } from '../print-problem.ts';
import { homeFolder } from './catalog-place.ts';
import { sizeOf } from './add-catalog.ts';
import { countAnomalies } from './count-anomalies.ts';

/** Lists the catalogs; a finding when one that is pinned can't be used. */
export async function listCatalogs(
  { workingFolder, stdout, stderr }: CommandContext,
  { format }: { readonly format: Format },
): Promise<ExitCode> {
  const pinned = pinnedCatalogs(workingFolder, homeFolder(workingFolder));
  if (!pinned.ok) return printProblem(stderr, pinned.problem);
  const excerpt = microsoftGraphExcerpt();
  const rows = pinned.value.map((one) => ({ one, read: readPinned(workingFolder, one) }));
  if (format === 'json') {
    const catalogs = rows.map(({ one, read }) => ({
      name: one.name,
      format: one.pin.format,
      from: one.pin.from,
      sha256: one.pin.sha256,
      ...(read.ok
        ? {
            permissions: read.value.permissions.length,
            operations: read.value.operations.length,
            anomalies: countAnomalies(read.value),
          }
        : { problem: read.problem.message }),
    }));
    stdout.write(printJson({ version: 1, catalogs }));
  } else {
    const marks = paint(stdout.color);
    for (const { one, read } of rows) {
      stdout.write(`${marks.strong(visibleText(one.name))}\n`);
      stdout.write(`  from    ${visibleText(shownOrigin(workingFolder, one))}\n`);
      stdout.write(`  sha256  ${one.pin.sha256}\n`);
      stdout.write(`  ${read.ok ? `holds   ${sizeOf(read.value)}` : marks.error(visibleText(read.problem.message))}\n`);
    }
    if (!pinned.value.some(({ name }) => name === excerpt.name)) {
      stdout.write(`${marks.strong(excerpt.name)}\n  from    permc itself: an excerpt, the most used calls\n`);
      stdout.write(`  holds   ${sizeOf({ ...excerpt, anomalies: [] })}\n`);
    }
  }
  return rows.every(({ read }) => read.ok) ? exitCode.clean : exitCode.findings;
}

function shownOrigin(workingFolder: string, { pin, folder }: PinnedCatalog): string {
  if (isUrl(pin.from)) return pin.from;
  const absolute = join(folder, pin.from);
  return dirname(absolute) === absolute ? pin.from : displayPath(workingFolder, absolute);
}
