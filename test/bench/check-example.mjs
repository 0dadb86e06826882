// How long the smallest useful run takes: `permc check` on an example, against a process of Node that does nothing.
import { join } from 'node:path';
import { inMs, inTurns, medianRatio, permc, printTable, project, runNode } from './measure.mjs';

const example = join(project, 'examples/onedrive');
const { check, nothing } = inTurns(
  { nothing: () => runNode(['-e', '0'], example), check: () => runNode([permc, 'check'], example) },
  15,
);

printTable('permc check examples/onedrive, whole process', [
  {
    what: 'check',
    measured: inMs(check.ms),
    peer: `node -e 0: ${inMs(nothing.ms)}`,
    ratio: medianRatio(check.ms, nothing.ms),
    most: 3,
  },
]);
