// What the benchmarks of whole processes share: running them in turns, medians, one table. It knows no case of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const project = fileURLToPath(new URL('../..', import.meta.url));

/** The built command line. */
export const permc = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const reporter = fileURLToPath(new URL('./report-usage.cjs', import.meta.url));

/**
 * One run of a Node process.
 *
 * @param {readonly string[]} args what follows `node`
 * @param {string} cwd
 * @param {readonly number[]} [accepted] the exit codes that are no failure
 * @returns {{ ms: number, peakMb: number }}
 */
export function runNode(args, cwd, accepted = [0]) {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--require', reporter, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const ms = performance.now() - start;
  if (!accepted.includes(status))
    throw new Error(`node ${args.join(' ')} ended with ${status}:\n${output[2].slice(-2000)}`);
  return { ms, peakMb: Number(output[3]) / 1024 };
}

/**
 * Runs every case once a round, in turns, so that a busy machine is busy for all of them.
 *
 * @template {string} Name
 * @param {Record<Name, () => { ms: number, peakMb: number }>} cases
 * @param {number} rounds
 * @returns {Record<Name, { ms: number[], peakMb: number[] }>}
 */
export function inTurns(cases, rounds) {
  const runs = Object.fromEntries(Object.keys(cases).map((name) => [name, { ms: [], peakMb: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(cases)) {
      const { ms, peakMb } = run();
      runs[name].ms.push(ms);
      runs[name].peakMb.push(peakMb);
    }
  }
  return runs;
}

/** The median of some numbers. */
export function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value that a quarter of some numbers is below: on a busy machine nearer to the cost than the median. */
export function lowerQuartile(values) {
  return values.toSorted((left, right) => left - right)[values.length >> 2];
}

/** The median of the ratios of runs that stood beside each other: what slows both down at once does not count. */
export function medianRatio(values, peers) {
  return median(values.map((value, index) => value / peers[index]));
}

/**
 * Prints what was measured beside what it was to be, and sets the exit code to 1 when a target was missed.
 *
 * @param {string} title
 * @param {readonly { what: string, measured: string, peer: string, ratio?: number, most?: number, seconds?: number }[]} rows
 *   `ratio` is held to `most`; a row without `most` is for information
 */
export function printTable(title, rows) {
  console.log(`\n${title} (Node ${process.versions.node})`);
  console.table(
    rows.map(({ what, measured, peer, ratio, most, unit = '×' }) => ({
      what,
      measured,
      peer,
      result: ratio === undefined ? '' : `${inFigures(ratio)} ${unit}`,
      target: most === undefined ? '' : `≤ ${inFigures(most)} ${unit}`,
      verdict: ratio === undefined || most === undefined ? '' : ratio <= most ? 'met' : 'MISSED',
    })),
  );
  if (rows.some(({ ratio, most }) => ratio !== undefined && most !== undefined && ratio > most)) process.exitCode = 1;
}

/** A ratio for people: two places, or two figures where that would say too little. */
export function inFigures(ratio) {
  return ratio < 0.1 ? String(Number(ratio.toPrecision(2))) : String(Number(ratio.toFixed(2)));
}

/** Milliseconds for people. */
export function inMs(values) {
  return `${Math.round(median(values))} ms`;
}

/** Megabytes for people. */
export function inMb(values) {
  return `${Math.round(median(values))} MB`;
}
