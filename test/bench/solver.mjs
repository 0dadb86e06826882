// The least-privileged sets of permc beside the union of the published answers and the rules of other tools: on random
// sets of calls to Microsoft Graph, what each leaves uncovered, could leave out, and opens beyond what is needed.
// Run it on a build; `--sets n` says how many sets (10,000 unless given). Exit code 1 when a target is missed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMicrosoftGraph } from '../../dist/catalogs/microsoft-graph/read-microsoft-graph.js';
import { compareSolutions, measuresOf } from '../../dist/reason/solve-order.js';
import { createSolver } from '../../dist/reason/solve.js';
import { graphData } from '../graph/graph-manifest.mjs';
import { bestByTrying, blockedPermissions, judgeSet, knownCall } from './judge-set.mjs';
import { median, printTable } from './measure.mjs';
import { dropWhatIsHeld, fewestCallsFirst, firstThenReplace, unionOfLeast } from './peer-heuristics.mjs';
import { createRandom, createSampler, found } from './random-sets.mjs';

const sizes = [5, 20, 100];
const samplings = ['uniform', 'workload', 'crud'];
const schemes = ['delegatedWork', 'application'];
const rules = {
  'union of least': unionOfLeast,
  'hosted elimination': dropWhatIsHeld,
  'first, then replace': firstThenReplace,
  'fewest calls first': fewestCallsFirst,
};

const folder = graphData();
const option = process.argv.indexOf('--sets');
const wanted = option === -1 ? 10_000 : Number(process.argv[option + 1]);
if (folder === undefined) {
  console.log('\nSolver: skipped, the data of Microsoft Graph is not here (PERMC_GRAPH_DATA says where it is)');
} else {
  measure(folder, Math.max(1, Math.round(wanted / (sizes.length * samplings.length * schemes.length))));
}

function measure(data, rounds) {
  const texts = ['permissions.json', 'provisioningInfo.json'].map((name) => readFileSync(join(data, name), 'utf8'));
  const started = performance.now();
  const [permissions, provisioning] = texts.map((text) => JSON.parse(text));
  const parsing = performance.now() - started;
  const { catalog, problems } = readMicrosoftGraph({ permissions, provisioning });
  if (catalog === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  const solver = createSolver(catalog);
  const random = createRandom(20_261_121);
  const totals = Object.fromEntries(['permc', ...Object.keys(rules)].map((name) => [name, emptyTotal()]));
  const rows = [];
  const times = new Map(sizes.map((size) => [size, []]));
  let unanswered = 0;
  let calls = 0;
  let inexact = 0;
  let worse = 0;
  let tried = 0;
  let beaten = 0;
  const groups = schemes.length * samplings.length * sizes.length;
  const progress = (done) => process.stderr.write(`solver: ${done * rounds} of ${groups * rounds} sets\n`);
  for (const scheme of schemes) {
    const sampler = createSampler(catalog, scheme, random);
    const blocked = blockedPermissions(catalog, scheme);
    for (const sampling of samplings) {
      for (const size of sizes) {
        const group = emptyTotal();
        const union = emptyTotal();
        for (let round = 0; round < rounds; round++) {
          const asked = sampler[sampling](size);
          const request = { calls: asked.map(found), schemes: [scheme] };
          const before = performance.now();
          const solution = solver.solve(request);
          times.get(size).push(performance.now() - before);
          if (!solution.exact) inexact += 1;
          calls += asked.length;
          const answered = new Set(solution.calls.map(({ call }) => call));
          // A call that nothing trusted opens is an error of permc's answer, and no rule is blamed for it either.
          const open = asked.filter((one) => answered.has(one.call));
          unanswered += asked.length - open.length;
          const known = open.map((one) => knownCall(one, scheme, blocked));
          const own = solution.permissions.map(({ value }) => value);
          const judge = (values) => ({ ...judgeSet(values, known), cost: solver.assess(request, [...values]).cost });
          const answer = { values: own, ...judge(new Set(own)) };
          const weigh = (value) => solver.assess(request, [value]).cost;
          const best = bestByTrying(known, weigh, measuresOf(), catalog, scheme);
          if (best !== undefined) {
            tried += 1;
            if (best.join(' ') !== own.join(' ')) beaten += 1;
          }
          add(group, answer, answer);
          add(totals.permc, answer, answer);
          for (const [name, rule] of Object.entries(rules)) {
            const values = rule(known);
            const other = { values: [...values], ...judge(values) };
            add(totals[name], other, answer);
            if (name === 'union of least') add(union, other, answer);
            const isComparable = !other.uncoveredTrusted && !other.values.some((value) => blocked.has(value));
            if (isComparable && compareSolutions(measuresOf(), other, answer) < 0) worse += 1;
          }
        }
        rows.push({ scheme, sampling, size, ...prefixed('permc', group), ...prefixed('union', union) });
        progress(rows.length);
      }
    }
  }
  const sets = rounds * rows.length;
  console.log(`\n${sets} random sets of calls, ${calls} calls, of which ${unanswered} have no trusted answer`);
  console.table(rows);
  console.table(Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, shares(total)])));
  const parse = `JSON.parse of the data: ${Math.round(parsing)} ms`;
  const share = (what, count) => ({
    what,
    measured: `${count} of ${sets}`,
    peer: '',
    ratio: count,
    most: 0,
    unit: 'sets',
  });
  printTable('Solver', [
    share('sets with an uncovered call', totals.permc.uncovered),
    share('sets with a needless permission', totals.permc.redundant),
    share('sets worse than another rule', worse),
    { ...share('sets worse than the best of all sets', beaten), measured: `${beaten} of ${tried} that can be tried` },
    share('sets not proved to be the best', inexact),
    ...[20, 100].map((size) => {
      const middle = median(times.get(size));
      const most = size === 20 ? 20 : 200;
      const measured = `${middle.toFixed(1)} ms`;
      return { what: `${size} calls, median`, measured, peer: parse, ratio: middle, most, unit: 'ms' };
    }),
  ]);
}

function emptyTotal() {
  return { sets: 0, uncovered: 0, doubtful: 0, redundant: 0, permissions: 0, covering: 0, overGranted: 0 };
}

function add(total, { uncovered, uncoveredTrusted, redundant, cost }, answer) {
  total.sets += 1;
  total.permissions += cost.permissions;
  if (redundant) total.redundant += 1;
  if (uncoveredTrusted) total.doubtful += 1;
  if (uncovered) total.uncovered += 1;
  if (!uncoveredTrusted) {
    total.covering += 1;
    total.overGranted += cost.operations - answer.cost.operations;
  }
}

function shares({ sets, uncovered, doubtful, redundant, permissions, covering, overGranted }) {
  const percent = (count) => `${((100 * count) / sets).toFixed(1)} %`;
  return {
    uncovered: percent(uncovered),
    'uncovered or doubtful': percent(doubtful),
    redundant: percent(redundant),
    permissions: Number((permissions / sets).toFixed(2)),
    'operations more': Number((overGranted / Math.max(1, covering)).toFixed(1)),
  };
}

function prefixed(name, total) {
  return Object.fromEntries(Object.entries(shares(total)).map(([key, value]) => [`${name}: ${key}`, value]));
}
