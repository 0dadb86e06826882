// Runs the benchmarks of the guards, each in a process of its own, and prints one table; with `--markdown`, the table as it
// stands in the README. Build first: they measure dist.
//   npm run build && node test/bench/guards.mjs [--markdown]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inFigures, printTable } from './measure.mjs';

const names = ['decision', 'routes', 'guard', 'signatures', 'types', 'end-to-end'];
const rows = names.flatMap(rowsOf);
if (process.argv.includes('--markdown')) console.log(markdown(rows));
else printTable('Guards', rows);

function rowsOf(name) {
  const file = fileURLToPath(new URL(`guards/${name}.mjs`, import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', file, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the benchmark ${name} ended with ${status}`);
  return JSON.parse(stdout);
}

function markdown(list) {
  const lines = list
    .filter(({ ratio }) => ratio !== undefined)
    .map(({ what, measured, peer, ratio, most, unit = '×' }) => {
      const limit = most === undefined ? '' : `≤ ${inFigures(most)}`;
      return `| ${what} | ${measured} | ${peer} | ${inFigures(ratio)} ${unit} | ${limit} |`;
    });
  return ['| what | measured | beside | result | target |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}
