// How the benchmarks of guards measure: cases in turns, the best round of each, what the loop costs taken off. Processor
// time where nothing is waited for, so that other work on the machine does not count. It knows no case.
import { printTable } from '../measure.mjs';

let sink = 0;

/**
 * The cost of one call of each case in nanoseconds, in its best round.
 *
 * @template Input
 * @param {Record<string, { run: (input: Input) => unknown, inputs: () => readonly Input[] }>} cases `inputs` is called
 *   before each round and not measured; give distinct values, for engines cache what they do to one literal
 * @param {{ rounds?: number, repeats?: number }} [options] how often the inputs of a round are gone through
 * @returns {Record<string, number>}
 */
export function costs(cases, { rounds = 31, repeats = 100 } = {}) {
  const best = { loop: Infinity };
  const all = { ...cases, loop: { run: isThere, inputs: Object.values(cases)[0].inputs } };
  for (let round = 0; round < rounds; round++) {
    for (const [name, { run, inputs }] of Object.entries(all)) {
      best[name] = Math.min(best[name] ?? Infinity, time(run, inputs(), repeats));
    }
  }
  return Object.fromEntries(Object.keys(cases).map((name) => [name, Math.max(best[name] - best.loop, 0.1)]));
}

const isThere = (input) => input !== undefined;

function time(run, inputs, repeats) {
  const start = process.cpuUsage();
  for (let repeat = 0; repeat < repeats; repeat++) for (const input of inputs) if (run(input)) sink++;
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / inputs.length / repeats;
}

/**
 * The processor time of one awaited call of each case in nanoseconds, one value a round; that of other threads counts as
 * well, for signatures are verified on one. Each round begins with another case, so that none always follows the same one.
 *
 * @template Input
 * @param {Record<string, { run: (input: Input) => Promise<unknown>, inputs: () => readonly Input[] }>} cases
 * @param {{ rounds?: number, repeats?: number }} [options]
 * @returns {Promise<Record<string, number[]>>}
 */
export async function awaited(cases, { rounds = 15, repeats = 1 } = {}) {
  const all = Object.entries(cases);
  const values = Object.fromEntries(all.map(([name]) => [name, []]));
  // The first rounds warm up and do not count.
  const warm = Math.ceil(rounds / 10);
  for (let round = 0; round < warm + rounds; round++) {
    for (let turn = 0; turn < all.length; turn++) {
      const [name, { run, inputs }] = all[(round + turn) % all.length];
      const list = inputs();
      const start = process.cpuUsage();
      for (let repeat = 0; repeat < repeats; repeat++) for (const input of list) if (await run(input)) sink++;
      const { user, system } = process.cpuUsage(start);
      if (round >= warm) values[name].push(((user + system) * 1000) / list.length / repeats);
    }
  }
  return values;
}

/** Bytes that one call leaves on the heap, in the best of three runs: while code is being optimized, the engine leaves some. */
export function bytesPerCall(run, inputs, repeats = 2000) {
  const leftBy = () => {
    const before = process.memoryUsage().heapUsed;
    for (let repeat = 0; repeat < repeats; repeat++) for (const input of inputs) if (run(input)) sink++;
    return Math.max(0, process.memoryUsage().heapUsed - before) / inputs.length / repeats;
  };
  return Math.min(leftBy(), leftBy(), leftBy());
}

/**
 * A row whose target was measured on another machine: held to the value itself where that is met, and to the ratio that the
 * target had to the same peer where this machine is too slow for it.
 *
 * @param {{ what: string, measured: string, peer: string }} row both values, for people
 * @param {{ value: number, most: number, unit: string }} own
 * @param {{ ratio: number, most: number }} beside the ratio to the peer, and the target's
 */
export function heldEitherWay(row, own, beside) {
  return own.value <= own.most
    ? { ...row, ratio: own.value, most: own.most, unit: own.unit }
    : { ...row, what: `${row.what} (as a ratio: ≤ ${own.most} ${own.unit} is for a faster machine)`, ...beside };
}

/** Nanoseconds for people. */
export function inNs(value) {
  return value < 10
    ? `${value.toFixed(1)} ns`
    : value < 10_000
      ? `${value.toFixed(0)} ns`
      : `${(value / 1000).toFixed(0)} µs`;
}

/**
 * Prints the rows as a table; with `--json`, as JSON for the run of all benchmarks.
 *
 * @param {string} title
 * @param {readonly object[]} rows as `printTable` takes them
 */
export function report(title, rows) {
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
  else printTable(title, rows);
  if (sink < 0) console.log(sink);
}
