// T6, T7, T9 and T10: a whole guard without and with the signature, beside bare jose; the memory of verified tokens, beside
// fast-jwt's; the comparison of an owner, beside CASL's. A real issuer, real keys. Run it on a build:
//   npm run build && node test/bench/guards/guard.mjs
import { createMongoAbility, subject } from '@casl/ability';
import { createVerifier } from 'fast-jwt';
import { createLocalJWKSet, importJWK, jwtVerify } from 'jose';
import { createGuard, definePolicy, owns, readToken } from '../../../dist/runtime/index.js';
import { startIssuer } from '../../../dist/runtime/testing.js';
import { cachedVerifier, openIdIssuer } from '../../../dist/runtime/verify.js';
import { lowerQuartile, median, medianRatio } from '../measure.mjs';
import { fileTable, payloads } from './callers.mjs';
import { awaited, costs, inNs, report } from './timing.mjs';

const policy = definePolicy(fileTable);
const issuer = await startIssuer();
try {
  report('Guards and verification', [...(await wholeGuard()), ...(await memory()), ...owners()]);
} finally {
  await issuer.stop();
}

/** A text as a server gets it: a new string each time, which nothing was worked out about before. */
function received(text) {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** Tokens of 32 users; verification sees each as often as it pleases the round. */
async function wholeGuard() {
  const scopes = ['Calendars.Read', 'Contacts.Read', 'Files.Read', 'Notes.Read', 'People.Read'];
  const tokens = await Promise.all(
    Array.from({ length: 32 }, (_, index) => issuer.token({ user: `user-${index}`, scopes })),
  );
  const inputs = () => tokens.map(received);
  const { keys } = await (await fetch(`${issuer.url}/keys`)).json();
  const key = await importJWK(keys[0], 'RS256');
  const keySet = createLocalJWKSet({ keys });
  const expected = { issuer: issuer.url, audience: issuer.audience, algorithms: ['RS256'] };
  const verify = openIdIssuer({ issuer: issuer.url, audience: issuer.audience });

  const texts = payloads('delegated', true);
  const claimsOf = new Map(texts.map((text, index) => [`token-${index}`, JSON.parse(text)]));
  const decoded = async (token) => readToken(claimsOf.get(token));
  const requests = () =>
    [...claimsOf.keys()].map((token) => ({ authorization: [`Bearer ${token}`], tokenElsewhere: false, params: {} }));
  const quiet = createGuard(policy, { verify: decoded });
  const watched = createGuard(policy, { verify: decoded, onDecision: () => undefined });
  const untimed = createGuard(policy, { verify: decoded, onDecision: () => undefined, clock: false });
  const guarded = createGuard(policy, { verify });

  const runs = await awaited(
    {
      held: { run: (token) => jwtVerify(token, key, expected), inputs },
      keySet: { run: (token) => jwtVerify(token, keySet, expected), inputs },
      verify: { run: verify, inputs },
      guarded: {
        run: (header) => guarded.check('GET /files', { authorization: [header], tokenElsewhere: false, params: {} }),
        inputs: () => tokens.map((token) => received(`Bearer ${token}`)),
      },
    },
    { rounds: 150 },
  );
  const guards = await awaited(
    {
      quiet: { run: (request) => quiet.check('GET /files', request), inputs: requests },
      watched: { run: (request) => watched.check('GET /files', request), inputs: requests },
      untimed: { run: (request) => untimed.check('GET /files', request), inputs: requests },
    },
    { rounds: 61, repeats: 20 },
  );
  const bare = `jose.jwtVerify: ${inNs(median(runs.held))}`;
  return [
    {
      what: 'T6 guard without the signature',
      measured: inNs(median(guards.quiet)),
      peer: bare,
      ratio: lowerQuartile(guards.quiet) / lowerQuartile(runs.held),
      most: 0.06,
    },
    {
      what: 'T6 the same, by itself',
      measured: inNs(median(guards.quiet)),
      peer: bare,
      ratio: lowerQuartile(guards.quiet) / 1000,
      most: 2.5,
      unit: 'µs',
    },
    {
      what: 'T6 the same with an observer',
      measured: inNs(median(guards.watched)),
      peer: `without: ${inNs(median(guards.quiet))}`,
      ratio: medianRatio(guards.watched, guards.quiet),
      most: 1.1,
    },
    {
      what: 'T6 the same with an observer, nothing timed (`clock: false`)',
      measured: inNs(median(guards.untimed)),
      peer: `without: ${inNs(median(guards.quiet))}`,
      ratio: medianRatio(guards.untimed, guards.quiet),
      most: 1.1,
    },
    {
      what: 'T6 what an observer adds',
      measured: inNs(median(guards.watched.map((value, round) => value - guards.quiet[round]))),
      peer: bare,
      ratio: (lowerQuartile(guards.watched) - lowerQuartile(guards.quiet)) / lowerQuartile(runs.held),
      most: 0.006,
    },
    {
      what: 'T7 verification, keys by discovery',
      measured: inNs(median(runs.verify)),
      peer: `${bare} with the key in hand`,
      ratio: medianRatio(runs.verify, runs.held),
      most: 1.1,
    },
    {
      what: 'T7 the same',
      measured: inNs(median(runs.verify)),
      peer: `jose.jwtVerify with a key set: ${inNs(median(runs.keySet))}`,
      ratio: medianRatio(runs.verify, runs.keySet),
      most: 1.08,
    },
    {
      what: 'T7 whole guard',
      measured: inNs(median(runs.guarded)),
      peer: bare,
      ratio: medianRatio(runs.guarded, runs.held),
      most: 1.1,
    },
  ];
}

async function memory() {
  const tokens = await Promise.all(
    Array.from({ length: 32 }, (_, index) => issuer.token({ user: `user-${index}`, scopes: ['Files.Read'] })),
  );
  const inputs = () => tokens.map(received);
  const { keys } = await (await fetch(`${issuer.url}/keys`)).json();
  const { createPublicKey } = await import('node:crypto');
  const pem = createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const remembered = cachedVerifier(issuer.verify);
  const fast = createVerifier({ key: pem, cache: true, algorithms: ['RS256'] });
  const runs = await awaited(
    { remembered: { run: remembered, inputs }, fast: { run: async (token) => fast(token), inputs } },
    { rounds: 61, repeats: 20 },
  );
  return [
    {
      what: 'T9 a token that is remembered',
      measured: inNs(median(runs.remembered)),
      peer: `fast-jwt with its cache: ${inNs(median(runs.fast))}`,
      ratio: lowerQuartile(runs.remembered) / 1000,
      most: 2,
      unit: 'µs',
    },
    {
      what: 'T9 the same',
      measured: inNs(median(runs.remembered)),
      peer: `fast-jwt with its cache: ${inNs(median(runs.fast))}`,
      ratio: medianRatio(runs.remembered, runs.fast),
      most: 1,
    },
  ];
}

/** Is the caller the owner of the record that was fetched? */
function owners() {
  const records = Array.from({ length: 64 }, (_, index) =>
    JSON.parse(`{"tid":"tenant-${index}","oid":"object-${index}"}`),
  );
  const callers = records.map(({ tid, oid }) => {
    const ability = createMongoAbility([{ action: 'read', subject: 'File', conditions: { tid, oid } }]);
    return { access: { kind: 'delegated', user: { tid, oid, account: 'work' }, client: {}, claims: {} }, ability };
  });
  const inputs = () => callers.map((caller, index) => ({ ...caller, record: { ...records[index] } }));
  const found = costs(
    {
      permc: { run: ({ access, record }) => owns(access, record), inputs },
      casl: {
        run: ({ ability, record }) => ability.can('read', subject('File', record)),
        inputs,
      },
    },
    { repeats: 50 },
  );
  return [
    {
      what: 'T10 the owner of a record',
      measured: inNs(found.permc),
      peer: `CASL, an ability made before: ${inNs(found.casl)}`,
      ratio: found.permc / found.casl,
      most: 0.3,
    },
  ];
}
