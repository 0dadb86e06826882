// Each profile reads its own claims and no other: what one issuer means by a claim, another may let anybody write.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccessToken } from '../../src/runtime/claims.ts';
import type { OpenIdIssuerOptions } from '../../src/runtime/verify.ts';
import { type LocalIssuer, type SigningKey, createKey, publish, sign, startIssuer } from '../runtime/local-issuer.ts';
import { openIdIssuer } from './way.ts';

const audience = 'https://api.contoso.com';
const seconds = 1_800_000_000;
let issuer: LocalIssuer;
let key: SigningKey;

beforeAll(async () => {
  issuer = await startIssuer();
  key = await createKey('one');
  publish(issuer, [key]);
});
afterAll(() => issuer.stop());

async function verified(
  profile: OpenIdIssuerOptions['profile'],
  claims: object,
  header: object = {},
): Promise<AccessToken | string> {
  const verify = openIdIssuer({
    issuer: issuer.url,
    audience,
    now: () => seconds * 1000,
    ...(profile === undefined ? {} : { profile }),
  });
  const common = { iss: issuer.url, aud: audience, exp: seconds + 60, iat: seconds, jti: 'j' };
  const outcome = await verify(await sign(key, { ...common, ...claims }, header));
  return outcome.ok ? outcome.token : `${outcome.status} ${outcome.reason}`;
}

/** Kind, who, client, scopes and roles in one line. */
function inShort(token: AccessToken | string): string {
  if (typeof token === 'string') return token;
  const { scopes, roles } = token.grants;
  const who = token.kind === 'delegated' ? token.user : token.app;
  const client = token.kind === 'delegated' ? token.client.appId : token.app.appId;
  const tenant = who.tid === issuer.url ? 'issuer' : who.tid;
  return `${token.kind} ${who.oid} of ${tenant} by ${client}: [${scopes}] [${roles.join(' ')}]`;
}

const at = { typ: 'at+jwt' };
const user = { sub: 'alice', client_id: 'web', scope: 'files.read files.write' };
const app = { sub: 'daemon', client_id: 'daemon', scope: 'files.read.all' };

it.each<[string, object, object, string]>([
  ['a user', user, at, 'delegated alice of issuer by web: [files.read files.write] []'],
  [
    'another media type',
    user,
    { typ: 'application/AT+JWT' },
    'delegated alice of issuer by web: [files.read files.write] []',
  ],
  [
    'a user with roles',
    { ...user, roles: ['auditor'] },
    at,
    'delegated alice of issuer by web: [files.read files.write] [auditor]',
  ],
  [
    'roles in a text',
    { ...user, roles: 'auditor' },
    at,
    'delegated alice of issuer by web: [files.read files.write] []',
  ],
  [
    'roles with anything else',
    { ...user, roles: ['a', 1] },
    at,
    'delegated alice of issuer by web: [files.read files.write] []',
  ],
  ['a user without scopes', { ...user, scope: undefined }, at, 'delegated alice of issuer by web: [] []'],
  [
    '`scp` beside `scope`',
    { ...user, scp: 'admin' },
    at,
    'delegated alice of issuer by web: [files.read files.write] []',
  ],
  ['`scp` alone', { ...user, scope: undefined, scp: 'admin' }, at, 'delegated alice of issuer by web: [] []'],
  ['an app', app, at, 'application daemon of issuer by daemon: [] [files.read.all]'],
  [
    'an app with `roles`',
    { ...app, roles: ['admin'] },
    at,
    'application daemon of issuer by daemon: [] [files.read.all]',
  ],
  ['an app without scopes', { ...app, scope: undefined }, at, 'application daemon of issuer by daemon: [] []'],
  [
    'a user whose token says `idtyp`',
    { ...user, idtyp: 'app' },
    at,
    'delegated alice of issuer by web: [files.read files.write] []',
  ],
  ['a client of Auth0', { ...app, sub: 'daemon@clients' }, at, '401 kind-contradictory'],
  ['an ID token', user, { typ: 'JWT' }, '401 type-not-allowed'],
  ['no typ', user, { typ: undefined }, '401 type-not-allowed'],
  ['scopes in a list', { ...user, scope: ['files.read'] }, at, '401 claim-malformed'],
  ['scopes that are null', { ...user, scope: null }, at, 'delegated alice of issuer by web: [] []'],
  ['no subject', { ...user, sub: undefined }, at, '401 claim-missing'],
  ['an empty subject', { ...user, sub: '' }, at, '401 user-unidentified'],
  ['no client', { ...user, client_id: undefined }, at, '401 claim-missing'],
  ['a client that is a number', { ...user, client_id: 7 }, at, '401 claim-malformed'],
  ['no id', { ...user, jti: undefined }, at, '401 claim-missing'],
  ['no time of issue', { ...user, iat: undefined }, at, '401 claim-missing'],
  ['no exp', { ...user, exp: undefined }, at, '401 claim-missing'],
  ['a token bound to a key', { ...user, cnf: { 'x5t#S256': 'x' } }, at, '401 proof-missing'],
])('rfc9068: %s', async (_, claims, header, expected) => {
  expect(inShort(await verified('rfc9068', claims, header))).toBe(expected);
});

const auth0User = { sub: 'auth0|1', azp: 'web', scope: 'openid files.read' };
const auth0App = { sub: 'daemon@clients', azp: 'daemon', gty: 'client-credentials', scope: 'files.read.all' };

it.each<[string, object, object, string]>([
  ['a user', auth0User, {}, 'delegated auth0|1 of issuer by web: [openid files.read] []'],
  [
    'a user of its other dialect',
    { ...auth0User, azp: undefined, client_id: 'web' },
    at,
    'delegated auth0|1 of issuer by web: [openid files.read] []',
  ],
  [
    'a user with permissions',
    { ...auth0User, permissions: ['audit'] },
    {},
    'delegated auth0|1 of issuer by web: [openid files.read] [audit]',
  ],
  [
    'a user with `roles`',
    { ...auth0User, roles: ['admin'] },
    {},
    'delegated auth0|1 of issuer by web: [openid files.read] []',
  ],
  [
    '`scp` beside `scope`',
    { ...auth0User, scp: 'admin' },
    {},
    'delegated auth0|1 of issuer by web: [openid files.read] []',
  ],
  ['an app', auth0App, {}, 'application daemon@clients of issuer by daemon: [] [files.read.all]'],
  [
    'an app with permissions',
    { ...auth0App, permissions: ['admin'] },
    {},
    'application daemon@clients of issuer by daemon: [] [files.read.all]',
  ],
  ['a client subject without the grant', { ...auth0App, gty: undefined }, {}, '401 kind-contradictory'],
  ['the grant with a user', { ...auth0User, gty: 'client-credentials' }, {}, '401 kind-contradictory'],
  ['the subject of another client', { ...auth0App, sub: 'other@clients' }, {}, '401 kind-contradictory'],
  [
    'another grant',
    { ...auth0User, gty: 'password' },
    {},
    'delegated auth0|1 of issuer by web: [openid files.read] []',
  ],
  ['an app of RFC 9068', { sub: 'daemon', client_id: 'daemon', scope: 'files.read.all' }, at, '401 kind-contradictory'],
  ['two clients', { ...auth0User, client_id: 'other' }, {}, '401 client-contradictory'],
  ['an empty subject', { ...auth0User, sub: '' }, {}, '401 user-unidentified'],
  ['no subject', { ...auth0User, sub: undefined }, {}, '401 claim-missing'],
  ['scopes in a list', { ...auth0User, scope: ['files.read'] }, {}, '401 claim-malformed'],
  ['another typ', auth0User, { typ: 'logout+jwt' }, '401 type-not-allowed'],
])('auth0: %s', async (_, claims, header, expected) => {
  expect(inShort(await verified('auth0', claims, header))).toBe(expected);
});

const entraUser = { oid: 'alice', sub: 'pairwise', tid: 't', azp: 'web', scp: 'Files.Read' };

it.each<[OpenIdIssuerOptions['profile'], string, object, string]>([
  ['entra-v2', 'a user', { ...entraUser, ver: '2.0' }, 'delegated alice of t by web: [Files.Read] []'],
  [undefined, 'a user', { ...entraUser, ver: '2.0' }, 'delegated alice of t by web: [Files.Read] []'],
  ['entra-v2', 'a token of version 1.0', { ...entraUser, ver: '1.0' }, '401 claim-malformed'],
  [
    'entra-v1',
    'a user',
    { ...entraUser, azp: undefined, appid: 'web', ver: '1.0' },
    'delegated alice of t by web: [Files.Read] []',
  ],
  ['entra-v1', 'a token of version 2.0', { ...entraUser, ver: '2.0' }, '401 claim-malformed'],
  [
    'entra-v2',
    '`scope` beside `scp`',
    { ...entraUser, scope: 'admin' },
    'delegated alice of t by web: [Files.Read] []',
  ],
  ['entra-v2', '`scope` alone', { ...entraUser, scp: undefined, scope: 'admin' }, '401 kind-unknown'],
  [
    'entra-v2',
    '`permissions`',
    { ...entraUser, permissions: ['admin'] },
    'delegated alice of t by web: [Files.Read] []',
  ],
  [
    'entra-v2',
    'a user with app roles',
    { ...entraUser, roles: ['R'] },
    'delegated alice of t by web: [Files.Read] [R]',
  ],
  ['entra-v2', 'a token of RFC 9068', { sub: 'alice', client_id: 'web', scope: 'files.read' }, '401 kind-unknown'],
])('%s: %s', async (profile, _, claims, expected) => {
  expect(inShort(await verified(profile, claims))).toBe(expected);
});
