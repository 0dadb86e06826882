// Whole servers on loopback under load: one route, guarded in one way or another, and not at all. What counts is the
// processor time that a request costs the server, beside the unguarded server of the same framework; on a machine that does
// nothing else, requests a second say the same. Run it on a build:
//   npm run build && node test/bench/guards/end-to-end.mjs
import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startIssuer } from '../../../dist/runtime/testing.js';
import { median } from '../measure.mjs';
import { report } from './timing.mjs';

const seconds = 3;
const rounds = 3;
const users = 32;
const cases = [
  { kind: 'fastify, no guard' },
  { kind: 'fastify, permc', beside: 'fastify, no guard' },
  { kind: "fastify, permc with Node's signatures", beside: 'fastify, no guard' },
  { kind: 'fastify, @fastify/jwt and a scope check by hand', beside: 'fastify, no guard' },
  { kind: 'express, no guard' },
  { kind: 'express, permc', beside: 'express, no guard' },
  { kind: 'express, express-oauth2-jwt-bearer', beside: 'express, no guard' },
];

const issuer = await startIssuer();
const servers = [];
try {
  for (const { kind } of cases) servers.push({ kind, ...(await start(kind)), rates: [], costs: [] });
  const requests = await authorized();
  for (const server of servers) await load(server, requests, 1);
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) {
      const { rate, cost } = await load(server, requests, seconds);
      server.rates.push(rate);
      server.costs.push(cost);
    }
  }
  report('Servers under load', rows());
} finally {
  for (const { child } of servers) child.kill();
  await issuer.stop();
}

function rows() {
  const unguarded = cases.filter(({ beside }) => beside !== undefined);
  const versus = [
    { kind: "fastify, permc with Node's signatures", beside: 'fastify, permc' },
    { kind: "fastify, permc with Node's signatures", beside: 'fastify, @fastify/jwt and a scope check by hand' },
    { kind: 'fastify, permc', beside: 'fastify, @fastify/jwt and a scope check by hand' },
    { kind: 'express, permc', beside: 'express, express-oauth2-jwt-bearer' },
  ];
  const pairs = [...unguarded, ...versus];
  return [
    ...pairs.map((pair) => rowOf(pair, 'processor time', 'costs', 'µs')),
    ...pairs.map((pair) => rowOf(pair, 'requests a second', 'rates', 'requests/s')),
  ];
}

function rowOf({ kind, beside }, what, values, unit) {
  const [own, other] = [kind, beside].map((name) => median(servers.find((server) => server.kind === name)[values]));
  return {
    what: `${kind}: ${what}`,
    measured: `${Math.round(own)} ${unit}`,
    peer: `${beside}: ${Math.round(other)} ${unit}`,
    ratio: own / other,
  };
}

async function start(kind) {
  const file = fileURLToPath(new URL('server.mjs', import.meta.url));
  const child = fork(file, [kind, issuer.url, issuer.audience], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the server \`${kind}\` ended with ${code}`)));
  });
  return { child, port };
}

/** Tokens of many users: one token for all would flatter whoever remembers the last. */
async function authorized() {
  const callers = Array.from({ length: users }, (_, index) => ({
    user: `user-${index}`,
    scopes: ['Mail.Read', 'Files.Read'],
  }));
  return Promise.all(
    // express-oauth2-jwt-bearer reads `scope`.
    callers.map(async (caller) => ({
      method: 'GET',
      path: '/files',
      headers: await issuer.headers(caller, { claims: { scope: caller.scopes.join(' ') } }),
    })),
  );
}

/** Successful answers a second and what each cost the server. One that is refused would count for nothing: it ends the run. */
async function load({ child, port }, requests, duration) {
  const before = await processorTime(child);
  const result = await autocannon({ url: `http://127.0.0.1:${port}`, connections: 16, duration, requests });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors where all requests are allowed`);
  }
  const cost = ((await processorTime(child)) - before) / result['2xx'];
  return { rate: result['2xx'] / result.duration, cost };
}

function processorTime(child) {
  return new Promise((resolve) => {
    child.once('message', resolve);
    child.send('usage');
  });
}
