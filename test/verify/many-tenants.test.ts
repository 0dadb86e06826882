// Tokens of all organisations, of personal accounts and of both: the tenant is the one in the issuer, the key is one that
// may sign for it, and the client is one that may call.
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { personalTenant } from '../../src/runtime/claims.ts';
import type { EntraOptions, TokenVerifier } from '../../src/runtime/verify.ts';
import { type LocalIssuer, type SigningKey, createKey, sign, startIssuer } from '../runtime/local-issuer.ts';
import { publishAuthority, sendHostsTo } from './entra-hosts.ts';
import { entra } from './way.ts';

const audience = '6f0b0f5e-0000-4000-8000-00000000a901';
const contoso = '11111111-1111-4111-8111-111111111111';
const fabrikam = '22222222-2222-4222-8222-222222222222';
const seconds = 1_800_000_000;
const login = 'https://login.microsoftonline.com';
const v2 = (tenant: string) => `${login}/${tenant}/v2.0`;
const v1 = (tenant: string) => `https://sts.windows.net/${tenant}/`;

let issuer: LocalIssuer;
let shared: SigningKey;
let personal: SigningKey;
let ofFabrikam: SigningKey;

beforeAll(async () => {
  const confined = async (kid: string, tenant: string) => createKey(kid, 'RS256', { issuer: v2(tenant) });
  [shared, personal, ofFabrikam] = await Promise.all([
    confined('shared', '{tenantid}'),
    confined('personal', personalTenant),
    confined('fabrikam', fabrikam),
  ]);
});

beforeEach(async () => {
  issuer = await startIssuer();
  sendHostsTo(issuer);
  for (const word of ['organizations', 'common']) {
    const authority = `login.microsoftonline.com/${word}`;
    publishAuthority(issuer, `${authority}/v2.0`, v2('{tenantid}'), [shared, personal, ofFabrikam]);
    publishAuthority(issuer, authority, v1('{tenantid}'), [{ ...shared, jwk: { ...shared.jwk, issuer: undefined } }]);
  }
  publishAuthority(issuer, `login.microsoftonline.com/${personalTenant}/v2.0`, v2(personalTenant), [personal]);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await issuer.stop();
});

const token = (key: SigningKey, iss: string, tid: string, more: object = {}) =>
  sign(key, {
    iss,
    aud: audience,
    exp: seconds + 600,
    oid: 'alice',
    sub: 'pairwise',
    tid,
    azp: 'client',
    scp: 'Files.Read',
    ...more,
  });

const verifier = (tenantId: string, more: Partial<EntraOptions> = {}) =>
  entra({ tenantId, audience, now: () => seconds * 1000, ...more });

async function outcome(verify: TokenVerifier, text: Promise<string>): Promise<string> {
  const verified = await verify(await text);
  if (!verified.ok) return `${verified.status} ${verified.reason}`;
  return verified.token.kind === 'delegated' ? verified.token.user.account : 'application';
}

it.each([
  ['organizations', contoso, 'work'],
  ['organizations', fabrikam, 'work'],
  ['organizations', personalTenant, '401 tenant-not-allowed'],
  ['common', contoso, 'work'],
  ['common', personalTenant, 'personal'],
  ['consumers', contoso, '401 issuer-unknown'],
  ['consumers', personalTenant, 'personal'],
])('%s: a token of %s is %s', async (tenantId, tenant, expected) => {
  const key = tenantId === 'consumers' || tenant === personalTenant ? personal : shared;
  expect(await outcome(verifier(tenantId), token(key, v2(tenant), tenant))).toBe(expected);
});

it.each<[string, string, string]>([
  ['the tenant in the issuer is not `tid`', v2(contoso), fabrikam],
  ['there is no `tid`', v2(contoso), ''],
])('refuses a token of which %s', async (_, iss, tid) => {
  const expected = tid === '' ? '401 user-unidentified' : '401 tenant-mismatch';
  expect(await outcome(verifier('organizations'), token(shared, iss, tid))).toBe(expected);
});

it.each([
  v2('{tenantid}'),
  v2('common'),
  v2('organizations'),
  v2(contoso.toUpperCase().replace('1', 'A')),
  `${v2(contoso)}/`,
  v2(`${contoso}/${contoso}`),
  `https://login.evil.example/${contoso}/v2.0`,
  v1(contoso),
])('knows no issuer %s', async (iss) => {
  expect(await outcome(verifier('organizations'), token(shared, iss, contoso))).toBe('401 issuer-unknown');
});

it('takes no key that is confined to another tenant', async () => {
  const verify = verifier('common');
  expect(await outcome(verify, token(ofFabrikam, v2(fabrikam), fabrikam))).toBe('work');
  expect(await outcome(verify, token(ofFabrikam, v2(contoso), contoso))).toBe('401 tenant-mismatch');
  expect(await outcome(verify, token(personal, v2(contoso), contoso))).toBe('401 tenant-mismatch');
});

it('takes tokens of both versions, each from its own metadata', async () => {
  const verify = verifier('organizations', { versions: [1, 2] });
  expect(await outcome(verify, token(shared, v1(contoso), contoso, { ver: '1.0', azp: undefined, appid: 'x' }))).toBe(
    'work',
  );
  expect(await outcome(verify, token(shared, v2(contoso), contoso, { ver: '2.0' }))).toBe('work');
  expect(await outcome(verify, token(shared, v2(contoso), contoso, { ver: '1.0' }))).toBe('401 claim-malformed');
  expect(await outcome(verify, token(shared, v1(contoso), contoso, { ver: '2.0' }))).toBe('401 claim-malformed');
  expect(await outcome(verifier('organizations', { versions: [1] }), token(shared, v2(contoso), contoso))).toBe(
    '401 issuer-unknown',
  );
});

it('lets keys of v2.0 metadata sign v1.0 tokens of their own tenant only', async () => {
  publishAuthority(issuer, 'login.microsoftonline.com/common', v1('{tenantid}'), [ofFabrikam]);
  const verify = verifier('common', { versions: [1] });
  expect(await outcome(verify, token(ofFabrikam, v1(fabrikam), fabrikam))).toBe('work');
  expect(await outcome(verify, token(ofFabrikam, v1(contoso), contoso))).toBe('401 tenant-mismatch');
});

it('admits the tenants that the service knows', async () => {
  const verify = verifier('common', { admitTenant: (tenant) => tenant === contoso });
  expect(await outcome(verify, token(shared, v2(contoso), contoso))).toBe('work');
  expect(await outcome(verify, token(shared, v2(fabrikam), fabrikam))).toBe('401 tenant-not-allowed');
  expect(await outcome(verify, token(personal, v2(personalTenant), personalTenant))).toBe('personal');
});

it('asks about a tenant only once the signature is good', async () => {
  const asked: string[] = [];
  const verify = verifier('organizations', { admitTenant: (tenant) => asked.push(tenant) > 0 });
  expect(await outcome(verify, token({ ...personal, kid: 'shared' }, v2(contoso), contoso))).toBe(
    '401 signature-invalid',
  );
  expect(asked).toEqual([]);
});

it.each<[EntraOptions['clientCredential'], object, string]>([
  ['secret', { azpacr: '0' }, '403 client-not-allowed'],
  ['secret', { azpacr: '1' }, 'work'],
  ['secret', { azpacr: '2' }, 'work'],
  ['secret', {}, '403 client-not-allowed'],
  ['secret', { azpacr: 1 }, '403 client-not-allowed'],
  ['certificate', { azpacr: '1' }, '403 client-not-allowed'],
  ['certificate', { azpacr: '2' }, 'work'],
  ['certificate', { appidacr: '2' }, 'work'],
  ['certificate', { azpacr: '1', appidacr: '2' }, '403 client-not-allowed'],
  [undefined, { azpacr: '0' }, 'work'],
])('with the client credential %s, %j is %s', async (clientCredential, more, expected) => {
  const verify = verifier('common', clientCredential === undefined ? {} : { clientCredential });
  expect(await outcome(verify, token(shared, v2(contoso), contoso, more))).toBe(expected);
});

it('finds the metadata of External ID under its subdomain, and the issuer under the tenant', async () => {
  const iss = `https://${contoso}.ciamlogin.com/${contoso}/v2.0`;
  publishAuthority(issuer, `contoso.ciamlogin.com/${contoso}/v2.0`, iss, [shared]);
  const verify = verifier(contoso, { cloud: 'externalId', subdomain: 'contoso' });
  const key = { ...shared, jwk: { ...shared.jwk, issuer: iss } };
  publishAuthority(issuer, `contoso.ciamlogin.com/${contoso}/v2.0`, iss, [key]);
  expect(await outcome(verify, token(key, iss, contoso))).toBe('work');
  expect(await outcome(verify, token(key, `https://contoso.ciamlogin.com/${contoso}/v2.0`, contoso))).toBe(
    '401 issuer-unknown',
  );
});
