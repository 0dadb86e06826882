// Whole servers on loopback under load: one route, guarded in one way or another, and not at all. What counts is the
// throughput beside the unguarded server of the same framework. Run it on a build:
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
  { kind: 'fastify, @fastify/jwt and a scope check by hand', beside: 'fastify, no guard' },
  { kind: 'express, no guard' },
  { kind: 'express, permc', beside: 'express, no guard' },
  { kind: 'express, express-oauth2-jwt-bearer', beside: 'express, no guard' },
];

const issuer = await startIssuer();
const servers = [];
try {
  for (const { kind } of cases) servers.push({ kind, ...(await start(kind)), throughput: [] });
  const requests = await authorized();
  for (const { port } of servers) await load(port, requests, 1);
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) server.throughput.push(await load(server.port, requests, seconds));
  }
  report('Servers under load', rows());
} finally {
  for (const { child } of servers) child.kill();
  await issuer.stop();
}

function rows() {
  const rate = (kind) => median(servers.find((server) => server.kind === kind).throughput);
  const inRequests = (kind) => `${Math.round(rate(kind))} requests/s`;
  const beside = cases.flatMap(({ kind, beside: other }) =>
    other === undefined
      ? []
      : [
          {
            what: kind,
            measured: inRequests(kind),
            peer: `${other}: ${inRequests(other)}`,
            ratio: rate(kind) / rate(other),
          },
        ],
  );
  const versus = [
    ['fastify, permc', 'fastify, @fastify/jwt and a scope check by hand'],
    ['express, permc', 'express, express-oauth2-jwt-bearer'],
  ].map(([own, other]) => ({
    what: own,
    measured: inRequests(own),
    peer: `${other}: ${inRequests(other)}`,
    ratio: rate(own) / rate(other),
  }));
  return [...beside, ...versus];
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

/** Successful answers a second. One that is refused would be counted for nothing: it ends the run. */
async function load(port, requests, duration) {
  const result = await autocannon({ url: `http://127.0.0.1:${port}`, connections: 16, duration, requests });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors where all requests are allowed`);
  }
  return result['2xx'] / result.duration;
}
