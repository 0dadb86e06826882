// How long `permc scan` takes on a repository of 2,000 files, and how much memory, against the type check of the same files:
// the first run, the second one after one file has changed, and the next one after another one was added.
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMb, inMs, inTurns, median, medianRatio, permc, printTable, runNode } from './measure.mjs';
import { changedFile, writeRepository } from './synthetic-repository.mjs';

const folder = mkdtempSync(join(tmpdir(), 'permc-bench-scan-'));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const memory = join(folder, 'cache');
const repository = join(folder, 'repository');
process.env['XDG_CACHE_HOME'] = memory;
let changes = 0;

const first = (kind) => () => {
  rmSync(memory, { recursive: true, force: true });
  return runNode([permc, 'scan', kind], repository);
};
/** Right after a first run, which has left what it remembers. */
const second = (kind) => () => {
  appendFileSync(join(repository, changedFile), `\nexport const change${++changes} = ${changes};\n`);
  return runNode([permc, 'scan', kind], repository);
};
/** Right after a second run. */
const third = (kind) => () => {
  const added = join(repository, 'src', `added${++changes}.ts`);
  writeFileSync(added, `export const added = ${changes};\n`);
  return runNode([permc, 'scan', kind], repository);
};

try {
  writeRepository(repository);
  const runs = inTurns(
    {
      tsc: () => runNode([tsc, '--noEmit', '-p', '.'], repository),
      server: first('server'),
      serverAgain: second('server'),
      serverAdded: third('server'),
      client: first('client'),
      clientAgain: second('client'),
      clientAdded: third('client'),
    },
    Number(process.env['PERMC_BENCH_ROUNDS'] ?? 5),
  );
  const againstTsc = (kind) => [
    {
      what: `scan ${kind}, first run`,
      measured: inMs(runs[kind].ms),
      peer: `tsc --noEmit: ${inMs(runs.tsc.ms)}`,
      ratio: medianRatio(runs[kind].ms, runs.tsc.ms),
      most: 1.5,
    },
    {
      what: `scan ${kind}, memory`,
      measured: inMb(runs[kind].peakMb),
      peer: `tsc --noEmit: ${inMb(runs.tsc.peakMb)}`,
      ratio: median(runs[kind].peakMb) / median(runs.tsc.peakMb),
      most: 1.5,
    },
    {
      what: `scan ${kind}, one file changed`,
      measured: inMs(runs[`${kind}Again`].ms),
      peer: `the first run: ${inMs(runs[kind].ms)}`,
      ratio: medianRatio(runs[`${kind}Again`].ms, runs[kind].ms),
      most: 0.3,
    },
    {
      what: `scan ${kind}, one file added`,
      measured: inMs(runs[`${kind}Added`].ms),
      peer: `the first run: ${inMs(runs[kind].ms)}`,
      ratio: medianRatio(runs[`${kind}Added`].ms, runs[kind].ms),
      most: 0.3,
    },
  ];
  printTable('permc scan on 2,000 files, whole process', [...againstTsc('server'), ...againstTsc('client')]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
