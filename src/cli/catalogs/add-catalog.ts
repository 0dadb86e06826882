// `permc catalog add`: a catalog that is new to the project is stored and pinned; one that is pinned is restored, and only
// as it was pinned.
import { sha256 } from '../../base/hash.ts';
import { encodeCatalog } from '../../catalogs/compact.ts';
import type { Catalog } from '../../model/catalog.ts';
import { quantity } from '../../report/count-findings.ts';
import { isCatalogName, storeCatalog, type PinnedCatalog } from '../../workspace/catalog-store.ts';
import { isUrl } from '../../workspace/download.ts';
import type { CommandContext } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { printProblem } from '../print-problem.ts';
import { startProgress } from '../progress.ts';
import { catalogPlace } from './catalog-place.ts';
import { readCatalog } from './read-catalog.ts';

interface AddOptions {
  readonly from?: string;
  readonly timeout: number;
}

/** Adds or restores a catalog. */
export async function addCatalog(
  { workingFolder, stderr }: CommandContext,
  name: string,
  { from, timeout }: AddOptions,
): Promise<ExitCode> {
  if (!isCatalogName(name)) {
    return printProblem(stderr, {
      message: `\`${name}\` can't be the name of a catalog`,
      help: 'a name has letters, digits, `.`, `_` and `-`, begins with a letter or digit, and has 64 characters at most',
    });
  }
  const place = catalogPlace(workingFolder, name);
  if (!place.ok) return printProblem(stderr, place.problem);
  const { folder, pinned } = place.value;
  const progress = startProgress(stderr);
  const source = from ?? pinned?.pin.from;
  // What a lock file records is relative to it, and a person's words to where they are.
  const base = from === undefined ? folder : workingFolder;
  const read = await readCatalog(name, source, folder, { workingFolder: base, patience: timeout * 1000, progress });
  progress.done();
  if (!read.ok) return printProblem(stderr, read.problem);
  const { catalog, origin } = read.value;
  const text = encodeCatalog(catalog);
  if (pinned !== undefined && sha256(text) !== pinned.pin.sha256) return refuseOther(stderr, pinned);
  const stored = storeCatalog(workingFolder, folder, { name, text, ...(pinned?.pin ?? origin) });
  if (!stored.ok) return printProblem(stderr, stored.problem);
  const verb = pinned === undefined ? 'added' : 'restored';
  stderr.write(`${verb} the catalog ${name}: ${sizeOf(catalog)}\n`);
  return exitCode.clean;
}

/** How much a catalog holds, for people. */
export function sizeOf({ permissions, operations, anomalies }: Catalog): string {
  const odd = anomalies.length === 0 ? '' : `, ${anomalies.length} ${anomalies.length === 1 ? 'anomaly' : 'anomalies'}`;
  return `${quantity(permissions.length, 'permission')}, ${quantity(operations.length, 'operation')}${odd}`;
}

function refuseOther(stderr: CommandContext['stderr'], { name, pin }: PinnedCatalog): ExitCode {
  const where = isUrl(pin.from) ? 'what is published now' : 'what its source holds now';
  return printProblem(stderr, {
    message: `${where} is not the catalog \`${name}\` that \`permc.lock\` pins: its checksum is another`,
    help: `\`permc catalog update ${name}\` takes it and prints what changes; nothing was written`,
  });
}
