// T5: which endpoint a request path belongs to, among all of Microsoft Graph and among 60 of its routes, beside
// find-my-way (the router of Fastify). Every route of the data must be found by its own path, in any order of
// registration; the two are timed on those that find-my-way can state. Run it on a build:
//   npm run build && node --expose-gc test/bench/guards/routes.mjs
import findMyWay from 'find-my-way';
import { createMatcher, parseTemplate } from '../../../dist/runtime/index.js';
import { median } from '../measure.mjs';
import { graphTable } from './graph-table.mjs';
import { heldEitherWay, inNs, report } from './timing.mjs';

const requests = 1024;
/** A single lookup is too short to be timed well: the target for the 99th percentile was found on batches of so many. */
const batch = 4096;
/** What find-my-way took where the targets were set: 206 ms to build, and 4.232 µs for the 99th percentile of batches. */
const peerOfTargets = { ms: 206, p99: 4.232 };
let state = 20_260_101;

const table = graphTable();
if (table === undefined) report('Routes: skipped, the data of Microsoft Graph is not here', []);
else report('Routes', measure(Object.keys(table.endpoints).map(routeOf)));

function measure(routes) {
  const plain = routes.filter(({ template }) => template.segments.every(isPlain));
  // The same composition as the whole: every so manieth route.
  const few = Array.from({ length: 60 }, (_, index) => plain[Math.floor((index * plain.length) / 60)]);
  return [
    {
      what: `T5 ${routes.length} routes: wrong answers, in either order of registration`,
      measured: '',
      peer: '',
      ratio: wrongAnswers(routes) + wrongAnswers(routes.toReversed()),
      most: 0,
      unit: 'wrong',
    },
    ...compare(plain, { most: 0.5, scale: true }),
    ...compare(few, { most: 1, scale: false }),
  ];
}

function compare(routes, { most, scale }) {
  const title = `T5 ${routes.length} routes`;
  const own = built(() => finderOf(routes));
  const peer = built(() => peerOf(routes));
  const hits = Array.from({ length: requests }, () => requestFor(routes[below(routes.length)]));
  const misses = hits.map(({ method, path }) => ({ method, path: `${path}/nothing` }));
  const found = Object.fromEntries(
    Object.entries({ hits, misses }).map(([name, list]) => [name, inTurns({ own: own.find, peer: peer.find }, list)]),
  );
  const row = (what, list) => ({
    what: `${title}: ${what}`,
    measured: inNs(median(list.own)),
    peer: `find-my-way: ${inNs(median(list.peer))}`,
    ratio: median(list.own.map((value, index) => value / list.peer[index])),
    most,
  });
  const rows = [row('hits', found.hits), row('misses', found.misses)];
  rows.push({
    what: `${title}: a miss beside a hit`,
    measured: inNs(median(found.misses.own)),
    peer: `a hit: ${inNs(median(found.hits.own))}`,
    ratio: median(found.misses.own) / median(found.hits.own),
    most: 1.05,
  });
  if (!scale) return rows;
  const single = singles({ own: own.find, peer: peer.find }, hits);
  return [
    ...rows,
    heldEitherWay(
      {
        what: `${title}: hits, 99th percentile of batches of ${batch}`,
        measured: inNs(percentile(found.hits.own)),
        peer: `find-my-way: ${inNs(percentile(found.hits.peer))}`,
      },
      { value: percentile(found.hits.own) / 1000, most: 1.5, unit: 'µs' },
      { ratio: percentile(found.hits.own) / percentile(found.hits.peer), most: 1.5 / peerOfTargets.p99 },
    ),
    {
      what: `${title}: hits, 99th percentile of single ones`,
      measured: inNs(percentile(single.own)),
      peer: `find-my-way: ${inNs(percentile(single.peer))}`,
      ratio: percentile(single.own) / percentile(single.peer),
      most: 0.5,
    },
    heldEitherWay(
      {
        what: `${title}: building the matcher`,
        measured: `${own.ms.toFixed(0)} ms`,
        peer: `find-my-way: ${peer.ms.toFixed(0)} ms`,
      },
      { value: own.ms, most: 50, unit: 'ms' },
      { ratio: own.ms / peer.ms, most: 50 / peerOfTargets.ms },
    ),
    {
      what: `${title}: memory of the matcher`,
      measured: `${own.mb.toFixed(1)} MB`,
      peer: `find-my-way: ${peer.mb.toFixed(1)} MB`,
      ratio: own.mb,
      most: 10,
      unit: 'MB',
    },
  ];
}

function routeOf(key) {
  const space = key.indexOf(' ');
  return { key, method: key.slice(0, space), template: parseTemplate(key.slice(space + 1)).template };
}

/** Segments that mean the same to find-my-way. */
function isPlain(segment) {
  return segment.kind === 'parameter' || (segment.kind === 'literal' && !/[:*]/.test(segment.text));
}

function finderOf(routes) {
  const methods = Map.groupBy === undefined ? groupByMethod(routes) : Map.groupBy(routes, ({ method }) => method);
  const matchers = new Map(
    [...methods].map(([method, list]) => [
      method,
      createMatcher(list.map(({ template, key }) => ({ template, value: key }))),
    ]),
  );
  return (method, path) => matchers.get(method)?.match(path);
}

function groupByMethod(routes) {
  const methods = new Map();
  for (const route of routes) methods.set(route.method, [...(methods.get(route.method) ?? []), route]);
  return methods;
}

function peerOf(routes) {
  const router = findMyWay({ maxParamLength: 200 });
  for (const { method, template, key } of routes) {
    const path = template.segments.map((segment) =>
      segment.kind === 'literal' ? segment.text : `:${segment.name.replaceAll('-', '_')}`,
    );
    router.on(method, `/${path.join('/')}`, () => undefined, key);
  }
  return (method, path) => router.find(method, path);
}

/** The lesser of processor time, which also counts the compiler's thread, and the clock, which also counts other programs. */
function built(make) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = process.cpuUsage();
  const started = performance.now();
  const find = make();
  const { user, system } = process.cpuUsage(start);
  const ms = Math.min((user + system) / 1000, performance.now() - started);
  globalThis.gc?.();
  return { find, ms, mb: (process.memoryUsage().heapUsed - before) / 1e6 };
}

/** Every path must come back as its own route, with its own values. */
function wrongAnswers(routes) {
  const find = finderOf(routes);
  return routes.filter((route) => {
    const { path, values } = requestFor(route);
    const found = find(route.method, path);
    return (
      found?.value !== route.key || route.template.params.some((name, index) => found.params[name] !== values[index])
    );
  }).length;
}

function requestFor({ method, key, template }) {
  const values = template.params.map(guid);
  let next = 0;
  const path = key.slice(key.indexOf(' ') + 1).replaceAll(/\{[^}]*\}/g, () => values[next++]);
  return { method, path, values };
}

/** Paths as a server gets them: new strings each time, which nothing was worked out about before. */
function received(list) {
  return list.map(({ method, path }) => ({ method, path: Buffer.from(path, 'latin1').toString('latin1') }));
}

/** The processor time of a lookup in nanoseconds, one value a batch. */
function inTurns(finders, list) {
  const values = Object.fromEntries(Object.keys(finders).map((name) => [name, []]));
  const batches = Array.from({ length: batch / list.length }, () => list).flat();
  for (let round = -10; round < 60; round++) {
    for (const [name, find] of Object.entries(finders)) {
      const paths = received(batches);
      const start = process.cpuUsage();
      for (const { method, path } of paths) find(method, path);
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) values[name].push(((user + system) * 1000) / paths.length);
    }
  }
  return values;
}

/** The lookups one by one, less what the clock costs; in turns, so that other work on the machine meets both. */
function singles(finders, list) {
  const all = { ...finders, clock: () => undefined };
  const values = Object.fromEntries(Object.keys(all).map((name) => [name, []]));
  for (let round = 0; round < 40; round++) {
    for (const [name, find] of Object.entries(all)) {
      for (const { method, path } of received(list)) {
        const start = process.hrtime.bigint();
        find(method, path);
        values[name].push(Number(process.hrtime.bigint() - start));
      }
    }
  }
  const clock = median(values.clock);
  return { own: values.own.map((value) => value - clock), peer: values.peer.map((value) => value - clock) };
}

/** The 99th percentile. */
function percentile(values) {
  return values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) * 0.99)];
}

function guid() {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', () => below(16).toString(16));
}

/** Numbers by a linear congruential generator: the same requests in every run. */
function below(limit) {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * limit);
}
