import { createHmac } from 'node:crypto';
import { base64url, exportSPKI, generateKeyPair } from 'jose';
import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { PolicyError } from '../../src/runtime/policy-error.ts';
import type { TokenVerifier } from '../../src/runtime/verify.ts';
import { type LocalIssuer, type SigningKey, createKey, publish, sign, startIssuer } from './local-issuer.ts';
import { entra, openIdIssuer } from '../verify/way.ts';

const audience = '6f0b0f5e-0000-4000-8000-00000000a901';
const tenantId = '11111111-1111-4111-8111-111111111111';
const seconds = 1_800_000_000;

let issuer: LocalIssuer;
let key: SigningKey;
let other: SigningKey;
let clock = seconds * 1000;
const now = () => clock;

beforeAll(async () => {
  [key, other] = await Promise.all([createKey('one'), createKey('two')]);
});

beforeEach(async () => {
  clock = seconds * 1000;
  issuer = await startIssuer();
  publish(issuer, [key]);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await issuer.stop();
});

const claims = (more: Readonly<Record<string, unknown>> = {}) => ({
  iss: issuer.url,
  aud: audience,
  exp: seconds + 600,
  iat: seconds,
  nbf: seconds,
  oid: 'alice',
  sub: 'pairwise',
  tid: tenantId,
  azp: 'client',
  scp: 'Files.Read',
  ...more,
});

async function outcome(verify: TokenVerifier, token: string | Promise<string>): Promise<string> {
  const verified = await verify(await token);
  if (verified.ok) return verified.token.kind;
  return `${verified.status} ${verified.reason}`;
}

const verifier = (more: object = {}) => openIdIssuer({ issuer: issuer.url, audience, now, ...more });

it('gives the token that was signed', async () => {
  const verified = await verifier({ tenantId })(await sign(key, claims()));
  expect(verified).toMatchObject({
    ok: true,
    token: { kind: 'delegated', user: { oid: 'alice', tid: tenantId, account: 'work' }, client: { appId: 'client' } },
  });
});

it.each<[string, object, object, string]>([
  ['a token for this API', {}, {}, 'delegated'],
  ['one of several audiences', { aud: ['x', audience] }, {}, 'delegated'],
  ['an app token', { idtyp: 'app', scp: undefined, roles: ['R'] }, {}, 'application'],
  ['typ at+jwt', {}, { typ: 'at+jwt' }, 'delegated'],
  ['no typ', {}, { typ: undefined }, 'delegated'],
  ['another typ', {}, { typ: 'logout+jwt' }, '401 type-not-allowed'],
  ['a typ that is a number', {}, { typ: 7 }, '401 type-not-allowed'],
  ['a typ that is null', {}, { typ: null }, '401 type-not-allowed'],
  ['a token for another API', { aud: '00000003-0000-0000-c000-000000000000' }, {}, '401 audience-mismatch'],
  ['no audience', { aud: undefined }, {}, '401 claim-missing'],
  ['another issuer', { iss: 'https://other' }, {}, '401 issuer-unknown'],
  ['no issuer', { iss: undefined }, {}, '401 claim-missing'],
  ['no exp', { exp: undefined }, {}, '401 claim-missing'],
  ['exp as text', { exp: String(seconds + 600) }, {}, '401 token-malformed'],
  ['expired within the tolerance', { exp: seconds - 59 }, {}, 'delegated'],
  ['expired', { exp: seconds - 60 }, {}, '401 token-expired'],
  ['not yet valid', { nbf: seconds + 61 }, {}, '401 token-not-yet-valid'],
  ['not yet valid within the tolerance', { nbf: seconds + 60 }, {}, 'delegated'],
  ['nbf as text', { nbf: 'soon' }, {}, '401 token-malformed'],
  ['another tenant', { tid: '22222222-2222-4222-8222-222222222222' }, {}, '401 tenant-mismatch'],
  ['an app of another tenant', { idtyp: 'app', scp: undefined, tid: 'x' }, {}, '401 tenant-mismatch'],
  ['an app without a tenant', { idtyp: 'app', scp: undefined, tid: undefined }, {}, '401 tenant-mismatch'],
  ['an ID token', { scp: undefined, nonce: 'n' }, {}, '401 kind-unknown'],
  ['a contradiction', { idtyp: 'app' }, {}, '401 kind-contradictory'],
  ['a token bound to a key', { cnf: { jkt: 'x' } }, {}, '401 proof-missing'],
  ['an unknown critical header', {}, { crit: ['x'], x: 1 }, '401 token-malformed'],
  ['an unknown key', {}, { kid: 'three' }, '401 key-unknown'],
  ['no kid', {}, { kid: undefined }, '401 key-unknown'],
])('%s', async (_, more, header, expected) => {
  // A header that jose would not sign is put in afterwards, which also breaks the signature: the earlier check must tell.
  const { crit, ...plain }: { crit?: string[] } = { ...header };
  let token = await sign(key, claims(more as Record<string, unknown>), plain);
  if (crit !== undefined) token = replaceHeader(token, { alg: 'RS256', kid: 'one', ...header });
  expect(await outcome(verifier({ tenantId }), token)).toBe(expected);
});

function replaceHeader(token: string, header: object): string {
  return [base64url.encode(JSON.stringify(header)), ...token.split('.').slice(1)].join('.');
}

it('accepts only the signature algorithms that it is told of, whatever the header says', async () => {
  const token = await sign(key, claims());
  const [, payload = ''] = token.split('.');
  const unsigned = `${base64url.encode(JSON.stringify({ alg: 'none', kid: 'one' }))}.${payload}.`;
  expect(await outcome(verifier(), unsigned)).toBe('401 algorithm-not-allowed');

  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  const head = base64url.encode(JSON.stringify({ alg: 'HS256', kid: 'one' }));
  const mac = createHmac('sha256', await exportSPKI(publicKey))
    .update(`${head}.${payload}`)
    .digest('base64url');
  expect(await outcome(verifier(), `${head}.${payload}.${mac}`)).toBe('401 algorithm-not-allowed');

  const stronger = await createKey('one', 'PS256');
  expect(await outcome(verifier(), sign(stronger, claims(), { alg: 'PS256' }))).toBe('401 algorithm-not-allowed');
  const elliptic = await createKey('curve', 'ES256');
  publish(issuer, [elliptic]);
  expect(await outcome(verifier({ algorithms: ['ES256'] }), sign(elliptic, claims(), { alg: 'ES256' }))).toBe(
    'delegated',
  );
});

it('never uses a key that the token brings along', async () => {
  const embedded = { jwk: other.jwk, jku: `${issuer.url}/mine`, x5u: `${issuer.url}/mine` };
  issuer.routes.set('/mine', { status: 200, body: JSON.stringify({ keys: [other.jwk] }) });
  const token = await sign({ ...other, kid: 'one' }, claims(), embedded as object);
  expect(await outcome(verifier(), token)).toBe('401 signature-invalid');
  expect(issuer.hits.get('/mine')).toBeUndefined();
});

it.each(['', 'x', 'a.b', 'a.b.c', '..', 'a.b.c.d.e', `${'x'.repeat(40_000)}`, 'e30.e30.', '\u0000.\u0000.\u0000'])(
  'takes no nonsense: %j',
  async (token) => {
    expect(await outcome(verifier(), token)).toMatch(/^401 (token-malformed|algorithm-not-allowed)$/);
  },
);

it('refuses a token whose text was changed', async () => {
  const token = await sign(key, claims());
  const [head, payload, signature = ''] = token.split('.');
  const forged = base64url.encode(JSON.stringify(claims({ oid: 'bob' })));
  expect(await outcome(verifier(), `${head}.${forged}.${signature}`)).toBe('401 signature-invalid');
  expect(await outcome(verifier(), `${head}.${payload}.${signature.slice(0, -9)}AAAAAAAAA`)).toBe(
    '401 signature-invalid',
  );
  expect(await outcome(verifier(), sign({ ...other, kid: 'one' }, claims()))).toBe('401 signature-invalid');
});

it('admits the listed client apps only', async () => {
  const verify = verifier({ clients: ['client', 'daemon'] });
  expect(await outcome(verify, sign(key, claims()))).toBe('delegated');
  expect(await outcome(verify, sign(key, claims({ azp: 'other' })))).toBe('403 client-not-allowed');
  expect(await outcome(verify, sign(key, claims({ azp: undefined })))).toBe('403 client-not-allowed');
  expect(await outcome(verify, sign(key, claims({ azp: undefined, appid: 'daemon' })))).toBe('delegated');
});

it('can insist on idtyp', async () => {
  const token = await sign(key, claims({ scp: undefined, sub: 'alice' }));
  expect(await outcome(verifier(), token)).toBe('application');
  expect(await outcome(verifier({ requireIdtyp: true }), token)).toBe('401 kind-unknown');
});

it('asks for discovery and keys once, however many requests come at once', async () => {
  const verify = verifier();
  const token = await sign(key, claims());
  await Promise.all(Array.from({ length: 20 }, () => verify(token)));
  for (let count = 0; count < 5; count++) await verify(token);
  expect([...issuer.hits]).toEqual([
    ['/.well-known/openid-configuration', 1],
    ['/keys', 1],
  ]);
});

it('does not ask again and again for keys that nobody has', async () => {
  const verify = verifier();
  for (let count = 0; count < 10; count++) {
    expect(await outcome(verify, sign({ ...other, kid: `unknown-${count}` }, claims()))).toBe('401 key-unknown');
  }
  expect(issuer.hits.get('/keys')).toBeLessThanOrEqual(2);
});

const discovery = '/.well-known/openid-configuration';

it.each<[string, () => void]>([
  ['no discovery document', () => issuer.routes.delete(discovery)],
  ['an error', () => issuer.routes.set(discovery, { status: 500, body: '' })],
  ['a page instead of a document', () => issuer.routes.set(discovery, { status: 200, body: '<html>' })],
  ['a document that is no object', () => issuer.routes.set(discovery, { status: 200, body: '7' })],
  ['a document of another issuer', () => publish(issuer, [key], { issuerName: 'https://login.evil' })],
  ['a redirect', () => issuer.routes.set(discovery, { status: 302, body: '', headers: { location: '/elsewhere' } })],
  [
    'a document without a key set',
    () => issuer.routes.set(discovery, { status: 200, body: JSON.stringify({ issuer: issuer.url }) }),
  ],
  [
    'keys at a place that is not safe',
    () =>
      issuer.routes.set(discovery, {
        status: 200,
        body: JSON.stringify({ issuer: issuer.url, jwks_uri: 'http://keys.example/keys' }),
      }),
  ],
  ['a document without end', () => issuer.routes.set(discovery, { status: 200, body: ' '.repeat(300_000) })],
  ['keys that are no keys', () => issuer.routes.set('/keys', { status: 200, body: '{"keys":7}' })],
  ['keys behind an error', () => issuer.routes.set('/keys', { status: 503, body: '' })],
  [
    'keys behind a redirect',
    () => issuer.routes.set('/keys', { status: 307, body: '', headers: { location: '/elsewhere' } }),
  ],
  ['keys without end', () => issuer.routes.set('/keys', { status: 200, body: ' '.repeat(300_000) })],
])('an outage is 503, never 401: %s', async (_, breakIt) => {
  publish(issuer, [key]);
  issuer.routes.set('/elsewhere', {
    status: 200,
    body: JSON.stringify({ issuer: issuer.url, jwks_uri: `${issuer.url}/keys`, keys: [key.jwk] }),
  });
  breakIt();
  const verified = await verifier()(await sign(key, claims()));
  expect(verified).toEqual({ ok: false, status: 503, reason: 'keys-unavailable', retryAfter: 5 });
  expect(issuer.hits.get('/elsewhere')).toBeUndefined();
});

it('is 503 when nobody answers the phone', async () => {
  await issuer.stop();
  expect(await outcome(verifier(), sign(key, claims()))).toBe('503 keys-unavailable');
  issuer = await startIssuer();
});

it('is 503 when the issuer does not answer in time', { timeout: 20_000 }, async () => {
  issuer.routes.set(discovery, 'hang');
  expect(await outcome(verifier(), sign(key, claims()))).toBe('503 keys-unavailable');
});

it('leaves an issuer that is down alone for a while, then finds it again', async () => {
  const verify = verifier();
  const token = await sign(key, claims());
  issuer.routes.set(discovery, { status: 500, body: '' });
  expect(await outcome(verify, token)).toBe('503 keys-unavailable');
  clock += 4_000;
  expect(await verify(token)).toMatchObject({ status: 503, retryAfter: 1 });
  expect(issuer.hits.get(discovery)).toBe(1);
  publish(issuer, [key]);
  clock += 1_000;
  expect(await outcome(verify, token)).toBe('delegated');
});

it('goes on with a discovery document that was good yesterday', async () => {
  const verify = verifier();
  expect(await outcome(verify, sign(key, claims()))).toBe('delegated');
  issuer.routes.set(discovery, { status: 500, body: '' });
  clock += 25 * 60 * 60 * 1000;
  const later = { exp: clock / 1000 + 600 };
  expect(await outcome(verify, sign(key, claims(later)))).toBe('delegated');
  expect(issuer.hits.get(discovery)).toBe(2);
});

const broken = (make: () => unknown): string => {
  try {
    make();
    return 'fine';
  } catch (error) {
    return error instanceof PolicyError ? `${error.code}: ${error.message}` : String(error);
  }
};

it.each<[object, string]>([
  [{ audience: '' }, '`audience` must be a text, or a list of texts, that is not empty'],
  [{ audience: [] }, '`audience` must be a text, or a list of texts, that is not empty'],
  [{ audience: undefined }, '`audience` must be a text, or a list of texts, that is not empty'],
  [{ audience: ['a', ''] }, '`audience` must be a text, or a list of texts, that is not empty'],
  [{ clients: [] }, '`clients` must be a text, or a list of texts, that is not empty'],
  [{ clockTolerance: 301 }, '`clockTolerance` must be a number of seconds from 0 to 300'],
  [{ clockTolerance: Number.NaN }, '`clockTolerance` must be a number of seconds from 0 to 300'],
  [{ issuer: 'http://issuer.example' }, '`issuer` must be an https URL, or an http URL of this machine'],
  [{ issuer: 'https://user:secret@issuer.example' }, '`issuer` must be an https URL, or an http URL of this machine'],
  [{ issuer: 'issuer' }, '`issuer` must be an https URL, or an http URL of this machine'],
  [{ algorithms: ['HS256'] }, '`algorithms` must name asymmetric signatures; `HS256` is not one'],
  [{ algorithms: ['none'] }, '`algorithms` must name asymmetric signatures; `none` is not one'],
  [{ algorithms: [] }, '`algorithms` must be a text, or a list of texts, that is not empty'],
  [{ tenantId: '' }, '`tenantId` must be a text, or a list of texts, that is not empty'],
  [{ issuer: 'https://issuer.example/{tenantid}' }, '`issuer` must be an https URL, or an http URL of this machine'],
  [{ profile: 'toString' }, '`profile` must be one of `entra-v1`, `entra-v2`, `rfc9068`, `auth0`'],
  [{ profile: 'rfc9068', tenantId }, '`tenantId` is for tokens of Entra; those of `rfc9068` have no tenant'],
  [{ keys: { timeout: 0 } }, '`keys.timeout` must be a number of milliseconds from 100 to 30000'],
  [{ keys: { cooldown: Number.NaN } }, '`keys.cooldown` must be a number of milliseconds from 1000 to 300000'],
  [{ keys: { maxAge: 3_600_001 } }, '`keys.maxStaleAge` must not be less than `keys.maxAge`'],
])('does not start with %j', (options, message) => {
  expect(broken(() => openIdIssuer({ issuer: 'https://issuer.example', audience, ...options }))).toBe(
    `option-invalid: ${message}`,
  );
});

it.each<[object, string]>([
  [
    { tenantId: 'contoso.onmicrosoft.com' },
    '`tenantId` must be the GUID of a tenant, for that is what tokens carry, or one of `organizations`, `consumers`, `common`; `contoso.onmicrosoft.com` is not one in the cloud `public`',
  ],
  [
    { tenantId: 'common', cloud: 'usGovernment' },
    '`tenantId` must be the GUID of a tenant, for that is what tokens carry, or one of `organizations`; `common` is not one in the cloud `usGovernment`',
  ],
  [
    { tenantId: 'organizations', cloud: 'externalId' },
    '`tenantId` must be the GUID of a tenant, for that is what tokens carry; `organizations` is not one in the cloud `externalId`',
  ],
  [
    { tenantId: ['organizations', tenantId] },
    '`tenantId` names `organizations`, which stands for many tenants: it must be the only one',
  ],
  [{ admitTenant: () => true }, '`admitTenant` is for `organizations` and `common`: list tenants instead'],
  [
    { tenantId: 'consumers', admitTenant: () => true },
    '`admitTenant` is for `organizations` and `common`: list tenants instead',
  ],
  [{ clientCredential: 'password' }, '`clientCredential` must be `secret` or `certificate`'],
  [{ cloud: 'externalId', versions: [1] }, '`externalId` has no tokens of version 1'],
  [{ subdomain: 'contoso' }, "`subdomain` must be the name before `.ciamlogin.com`, with `cloud: 'externalId'`"],
  [
    { cloud: 'externalId', subdomain: 'evil.example/' },
    "`subdomain` must be the name before `.ciamlogin.com`, with `cloud: 'externalId'`",
  ],
  [{ tenantId: [] }, '`tenantId` must be a text, or a list of texts, that is not empty'],
  [{ cloud: 'toString' }, '`cloud` must be `public`, `usGovernment`, `china` or `externalId`'],
  [{ versions: [] }, '`versions` must list 1, 2 or both'],
  [{ versions: [3] }, '`versions` must list 1, 2 or both'],
])('does not start for Entra with %j', (options, message) => {
  expect(broken(() => entra({ tenantId, audience, ...options }))).toBe(`option-invalid: ${message}`);
});

/** Sends what goes to Microsoft's hosts to the local issuer, under a path of the host's name. */
function redirectToLocal(): void {
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string | URL, init?: RequestInit) => {
    const { hostname, pathname, protocol } = new URL(url);
    expect(protocol).toBe('https:');
    return real(`${issuer.url}/${hostname}${pathname}`, init);
  });
}

function publishEntra(path: string, name: string, keys: readonly SigningKey[]): void {
  const keysPath = `${path}/keys`;
  const document = { issuer: name, jwks_uri: `https:/${keysPath}` };
  issuer.routes.set(`${path}/.well-known/openid-configuration`, { status: 200, body: JSON.stringify(document) });
  issuer.routes.set(keysPath, { status: 200, body: JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }) });
}

const second = '22222222-2222-4222-8222-222222222222';
const v2 = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`;
const v1 = (tenant: string) => `https://sts.windows.net/${tenant}/`;

it('keeps tenants and token versions of Entra apart', async () => {
  redirectToLocal();
  publishEntra(`/login.microsoftonline.com/${tenantId}/v2.0`, v2(tenantId), [key]);
  publishEntra(`/login.microsoftonline.com/${tenantId}`, v1(tenantId), [key]);
  publishEntra(`/login.microsoftonline.com/${second}/v2.0`, v2(second), [other]);
  const one = entra({ tenantId: tenantId.toUpperCase(), audience, now });
  const two = entra({ tenantId: [tenantId, second], audience, versions: [1, 2], now });
  const token = (iss: string, tid: string, by: SigningKey) => sign(by, claims({ iss, tid }));

  expect(await outcome(one, token(v2(tenantId), tenantId, key))).toBe('delegated');
  expect(await outcome(one, token(v1(tenantId), tenantId, key))).toBe('401 issuer-unknown');
  expect(await outcome(one, token(v2(second), second, other))).toBe('401 key-unknown');
  expect(await outcome(one, token(v2(second), second, key))).toBe('401 issuer-unknown');
  expect(await outcome(two, token(v1(tenantId), tenantId, key))).toBe('delegated');
  expect(await outcome(two, token(v2(second), second, other))).toBe('delegated');
  // The keys of one tenant are no keys of another, and `tid` is the tenant of the issuer.
  expect(await outcome(two, token(v2(tenantId), tenantId, other))).toBe('401 key-unknown');
  expect(await outcome(two, token(v2(tenantId), second, key))).toBe('401 tenant-mismatch');
  expect(await outcome(two, token(v2('common'), tenantId, key))).toBe('401 issuer-unknown');
  expect(await outcome(two, token(v2('{tenantid}'), tenantId, key))).toBe('401 issuer-unknown');
  expect(await outcome(two, 'not.a.token')).toBe('401 token-malformed');
});

it('takes no key that its key set confines to another tenant', async () => {
  redirectToLocal();
  const personal = { ...other, jwk: { ...other.jwk, issuer: v2(second) } };
  const shared = { ...key, jwk: { ...key.jwk, issuer: v2('{tenantid}') } };
  publishEntra(`/login.microsoftonline.com/${tenantId}/v2.0`, v2(tenantId), [shared, personal]);
  const verify = entra({ tenantId, audience, now });
  expect(await outcome(verify, sign(shared, claims({ iss: v2(tenantId) })))).toBe('delegated');
  expect(await outcome(verify, sign(personal, claims({ iss: v2(tenantId) })))).toBe('401 tenant-mismatch');
});

it.each([
  ['externalId', `${tenantId}.ciamlogin.com`, 2, `https://${tenantId}.ciamlogin.com/${tenantId}/v2.0`],
  ['usGovernment', 'login.microsoftonline.us', 2, `https://login.microsoftonline.us/${tenantId}/v2.0`],
  ['usGovernment', 'login.microsoftonline.us', 1, `https://sts.windows.net/${tenantId}/`],
  ['china', 'login.partner.microsoftonline.cn', 2, `https://login.partner.microsoftonline.cn/${tenantId}/v2.0`],
  ['china', 'login.partner.microsoftonline.cn', 1, `https://sts.chinacloudapi.cn/${tenantId}/`],
] as const)('knows the cloud %s: %s, version %i', async (cloud, host, version, iss) => {
  redirectToLocal();
  publishEntra(`/${host}/${tenantId}${version === 2 ? '/v2.0' : ''}`, iss, [key]);
  const verify = entra({ tenantId, audience, cloud, versions: [version], now });
  expect(await outcome(verify, sign(key, claims({ iss })))).toBe('delegated');
});

const server = new OAuth2Server();
afterAll(async () => {
  if (server.listening) await server.stop();
});

it('verifies the tokens of a standard issuer', async () => {
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const { url = '' } = server.issuer;
  const verify = openIdIssuer({ issuer: url, audience });
  const token = (more: object) =>
    server.issuer.buildToken({
      scopesOrTransform: (_header, payload) => {
        Object.assign(payload, { aud: audience, oid: 'alice', tid: tenantId }, more);
      },
    });
  expect(await outcome(verify, token({ scp: 'Files.Read' }))).toBe('delegated');
  expect(await outcome(verify, token({ scp: 'Files.Read', aud: 'other' }))).toBe('401 audience-mismatch');
});
