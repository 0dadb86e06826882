// T8: verification with Node's signatures beside the bare check of one, jose and fast-jwt, by algorithm. Whole tokens of Entra's size,
// 32 users, each token a new string each time. What jose does on another thread counts as processor time like everything else;
// how long the thread that serves requests is busy is a row of its own. Run it on a build:
//   npm run build && node test/bench/guards/signatures.mjs
import { createVerifier } from 'fast-jwt';
import { SignJWT, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { nodeSignatures } from '../../../dist/runtime/verify/node-signatures.js';
import { openIdIssuer } from '../../../dist/runtime/verify.js';
import { median, medianRatio } from '../measure.mjs';
import { awaited, inNs, report } from './timing.mjs';

const audience = '6f0b0f5e-0000-4000-8000-00000000a901';
/** As much of the bare check as the whole verification may take. */
const most = 1.3;

const rows = [];
for (const [algorithm, target] of [
  ['RS256', most],
  ['PS256', undefined],
  ['ES256', undefined],
  ['EdDSA', undefined],
]) {
  rows.push(...(await measured(algorithm, target)));
}
report('Signatures', rows);

async function measured(algorithm, target) {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const { issuer, stop } = await publish({ ...jwk, kid: 'key', use: 'sig', alg: algorithm });
  try {
    const tokens = await Promise.all(
      Array.from({ length: 32 }, (_, index) => signed(privateKey, { alg: algorithm, issuer, index })),
    );
    return rowsOf(algorithm, await timed({ algorithm, publicKey, jwk, issuer, tokens }), target);
  } finally {
    await stop();
  }
}

async function timed({ algorithm, publicKey, jwk, issuer, tokens }) {
  const bare = createPublicKey({ key: jwk, format: 'jwk' });
  const [digest, input] = {
    RS256: ['sha256', bare],
    PS256: ['sha256', { key: bare, padding: 6, saltLength: 32 }],
    ES256: ['sha256', { key: bare, dsaEncoding: 'ieee-p1363' }],
    EdDSA: [null, bare],
  }[algorithm];
  const octets = tokens.map((token) => {
    const end = token.lastIndexOf('.');
    return [Buffer.from(token.slice(0, end)), Buffer.from(token.slice(end + 1), 'base64url')];
  });
  const options = { issuer, audience, algorithms: [algorithm] };
  const [byJose, byNode] = [openIdIssuer(options), openIdIssuer({ ...options, signatures: nodeSignatures })];
  for (const token of tokens) for (const verifier of [byJose, byNode]) await accepted(verifier(token));
  const fast = createVerifier({
    key: bare.export({ type: 'spki', format: 'pem' }),
    algorithms: [algorithm],
    allowedIss: issuer,
    allowedAud: audience,
    requiredClaims: ['exp', 'iss', 'aud'],
  });
  const inputs = () => tokens.map((token) => Buffer.from(token, 'latin1').toString('latin1'));
  const cases = {
    bare: { run: async ([text, signature]) => verify(digest, text, input, signature), inputs: () => octets },
    byNode: { run: byNode, inputs },
    byJose: { run: byJose, inputs },
    jose: { run: (token) => jwtVerify(token, publicKey, options), inputs },
    fast: { run: async (token) => fast(token), inputs },
  };
  const runs = await awaited(cases, { rounds: 100 });
  return { runs, busy: { byNode: await busy(byNode, inputs), byJose: await busy(byJose, inputs) } };
}

/** A refusal would be measured for nothing. */
async function accepted(verification) {
  const verified = await verification;
  if (!verified.ok) throw new Error(`refused: ${verified.reason}`);
}

/**
 * How long the thread that serves requests is busy with one token, in nanoseconds: its own processor time where Node tells it
 * (from version 24 on); else how long the event loop did not wait, which says the same on a machine at rest.
 */
async function busy(verifier, inputs) {
  const rounds = 100;
  const before = usage();
  for (let round = 0; round < rounds; round++) {
    for (const token of inputs()) await accepted(verifier(token));
    // The loop's own account is settled from one turn to the next.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return (usage() - before) / rounds / inputs().length;
}

function usage() {
  if (process.threadCpuUsage === undefined) return performance.eventLoopUtilization().active * 1e6;
  const { user, system } = process.threadCpuUsage();
  return (user + system) * 1000;
}

function rowsOf(algorithm, { runs, busy: loop }, target) {
  const own = inNs(median(runs.byNode));
  const row = (what, against, value) => ({
    what: `T8 ${algorithm}: ${what}`,
    measured: own,
    peer: `${against}: ${inNs(median(value))}`,
    ratio: medianRatio(runs.byNode, value),
  });
  return [
    { ...row('verification with Node', 'crypto.verify alone', runs.bare), ...(target && { most: target }) },
    row('the same', 'with jose', runs.byJose),
    row('the same', 'jose.jwtVerify with the key in hand', runs.jose),
    row('the same', 'fast-jwt without its cache', runs.fast),
    {
      what: `T8 ${algorithm}: how long the serving thread is busy`,
      measured: inNs(loop.byNode),
      peer: `with jose: ${inNs(loop.byJose)}`,
      ratio: loop.byNode / loop.byJose,
    },
  ];
}

/** An access token of Entra, v2.0, with the claims that it usually has. */
function signed(key, { alg, issuer, index }) {
  const now = Math.floor(Date.now() / 1000);
  const id = `3f2504e0-4f89-41d3-9a0c-0305e82c${String(3300 + index)}`;
  return new SignJWT({
    aud: audience,
    iss: issuer,
    iat: now,
    nbf: now,
    exp: now + 3600,
    aio: `AWQAm/8${'x'.repeat(100)}`,
    azp: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    azpacr: '0',
    name: `Alice Example ${index}`,
    oid: id,
    preferred_username: `alice.${index}@contoso.example`,
    rh: `0.AAAA${'y'.repeat(60)}`,
    scp: 'Calendars.Read Contacts.Read Files.Read Notes.Read People.Read',
    sub: 'z'.repeat(43),
    tid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    uti: 'abcdefghijklmnopqrstuv',
    ver: '2.0',
  })
    .setProtectedHeader({ typ: 'JWT', alg, kid: 'key' })
    .sign(key);
}

/** An issuer with one key. */
async function publish(key) {
  const server = createServer((request, response) => {
    const keys = request.url === '/keys';
    response.end(JSON.stringify(keys ? { keys: [key] } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { issuer, stop };
}
