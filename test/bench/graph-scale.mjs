// How permc does at the scale of Microsoft Graph, against the yaml package alone on the same file, and against itself on
// a file with every endpoint twice. Whole processes throughout.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeGraphConsumer } from '../graph/graph-consumer.mjs';
import { graphData, writeGraphManifest } from '../graph/graph-manifest.mjs';
import { inMb, inMs, inTurns, medianRatio, permc, printTable, project, runNode } from './measure.mjs';

const rounds = 3;
const folder = graphData();
if (folder === undefined) {
  console.log('\nGraph scale: skipped, the data of Microsoft Graph is not here (PERMC_GRAPH_DATA says where it is)');
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'permc-bench-'));
  try {
    measure(folder, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function measure(data, scratch) {
  const once = join(scratch, 'once/permissions.yaml');
  const twice = join(scratch, 'twice/permissions.yaml');
  const counts = writeGraphManifest(data, once);
  writeGraphManifest(data, twice, { times: 2 });
  const peer = fileURLToPath(new URL('./parse-yaml.mjs', import.meta.url));
  const command = (name, file) => () => runNode([permc, name], dirname(file));
  const runs = inTurns(
    {
      same: () => runNode([peer, once, 'same'], project),
      defaults: () => runNode([peer, once], project),
      check: command('check', once),
      build: command('build', once),
      buildTwice: command('build', twice),
    },
    rounds,
  );
  writeGraphConsumer(join(scratch, 'once'), project);
  const tsc = join(project, 'node_modules/typescript/lib/tsc.js');
  const { types } = inTurns({ types: () => runNode([tsc, '-p', '.'], join(scratch, 'once')) }, rounds);
  const alone = `yaml, same options: ${inMs(runs.same.ms)}`;
  const usual = `yaml, its defaults: ${inMs(runs.defaults.ms)}`;
  const ratioTo = (name, other, what) => medianRatio(runs[name][what], runs[other][what]);
  printTable(`Graph scale: ${counts.permissions} permissions, ${counts.endpoints} endpoints`, [
    { what: 'check', measured: inMs(runs.check.ms), peer: usual, ratio: ratioTo('check', 'defaults', 'ms'), most: 1.4 },
    { what: 'check', measured: inMs(runs.check.ms), peer: alone, ratio: ratioTo('check', 'same', 'ms'), most: 1.4 },
    { what: 'build', measured: inMs(runs.build.ms), peer: usual, ratio: ratioTo('build', 'defaults', 'ms'), most: 1.8 },
    { what: 'build', measured: inMs(runs.build.ms), peer: alone, ratio: ratioTo('build', 'same', 'ms'), most: 1.8 },
    {
      what: 'build, peak memory',
      measured: inMb(runs.build.peakMb),
      peer: `yaml, same options: ${inMb(runs.same.peakMb)}`,
      ratio: ratioTo('build', 'same', 'peakMb'),
      most: 2,
    },
    {
      what: 'build, endpoints twice',
      measured: inMs(runs.buildTwice.ms),
      peer: `once: ${inMs(runs.build.ms)}`,
      ratio: ratioTo('buildTwice', 'build', 'ms'),
      most: 2.2,
    },
    {
      what: 'tsc --noEmit',
      measured: inMs(types.ms),
      peer: '',
      ratio: types.ms.toSorted((left, right) => left - right)[rounds >> 1] / 1000,
      most: 5,
      unit: 's',
    },
  ]);
}
