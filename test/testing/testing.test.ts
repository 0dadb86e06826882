// A service tests its guards with `permc/testing`: through its own routes, with tokens that are really verified.
import express from 'express';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expressGuards } from '../../src/runtime/adapters/express.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { type LocalIssuer, type TestCaller, type TokenChanges, startIssuer } from '../../src/runtime/testing.ts';
import type { TokenVerifier } from '../../src/runtime/token-verifier.ts';
import { tableOf } from '../runtime/policies.ts';

type Scope = 'Files.Read' | 'Files.ReadWrite';
type AppRole = 'Files.Read.All' | 'Auditor';

const endpoint = 'GET /files/{id}';
const policy = definePolicy(
  tableOf({
    scopes: { 'Files.Read': [], 'Files.ReadWrite': ['Files.Read'] },
    appRoles: {
      'Files.Read.All': { members: ['Application'], includes: [] },
      Auditor: { members: ['User'], includes: [] },
    },
    rights: { own: { params: ['id'], matches: { id: 'user.oid' } } },
    endpoints: {
      [endpoint]: {
        delegated: [
          { scopes: ['Files.Read'], right: 'own', accounts: ['work', 'personal'] },
          { scopes: ['Files.Read'], userRole: 'Auditor', accounts: ['work'] },
        ],
        application: [{ roles: ['Files.Read.All'] }],
      },
    },
  }),
);

/** The service under test. */
async function startService(verify: TokenVerifier): Promise<{ readonly url: string; readonly stop: () => void }> {
  const guards = expressGuards(policy, { verify, rights: {} });
  const app = express();
  app.get(...guards.route(endpoint, (req, res) => void res.json(req.access)));
  app.use(guards.denyUndeclared());
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      resolve({ url: `http://127.0.0.1:${address.port}`, stop: () => server.closeAllConnections() });
    });
    server.unref();
  });
}

const alice: TestCaller<Scope, AppRole> = { user: 'alice', scopes: ['Files.Read'] };
const backup: TestCaller<Scope, AppRole> = { app: 'backup', roles: ['Files.Read.All'] };

describe('a service', () => {
  let issuer: LocalIssuer<Scope, AppRole>;
  let service: Awaited<ReturnType<typeof startService>>;

  beforeAll(async () => {
    issuer = await startIssuer<Scope, AppRole>();
    service = await startService(issuer.verify);
  });
  afterAll(async () => {
    service.stop();
    await issuer.stop();
  });

  it('is tested in three lines', async () => {
    const headers = await issuer.headers({ user: 'alice', scopes: ['Files.Read'] });
    const response = await fetch(`${service.url}/files/alice`, { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      kind: 'delegated',
      user: { oid: 'alice', tid: issuer.tenantId, account: 'work' },
      client: { appId: 'test-client' },
    });
  });

  it('sees an app as itself', async () => {
    const response = await fetch(`${service.url}/files/1`, { headers: await issuer.headers(backup) });
    expect(await response.json()).toMatchObject({
      kind: 'application',
      app: { oid: 'backup', appId: 'backup', tid: issuer.tenantId },
    });
  });

  it.each<[string, TestCaller<Scope, AppRole>, TokenChanges, number]>([
    ['a scope that includes another', { ...alice, scopes: ['Files.ReadWrite'] }, {}, 200],
    ['a personal account', { ...alice, account: 'personal' }, {}, 200],
    ['another user', { user: 'bob', scopes: ['Files.Read'] }, {}, 403],
    ['a user with a role', { user: 'bob', scopes: ['Files.Read'], roles: ['Auditor'] }, {}, 200],
    [
      'a personal account with a role',
      { user: 'bob', scopes: ['Files.Read'], roles: ['Auditor'], account: 'personal' },
      {},
      403,
    ],
    ['an app with a role of users', { app: 'backup', roles: ['Auditor'] }, {}, 403],
    ['claims of the test', alice, { claims: { scp: 'Files.Write' } }, 403],
    ['a claim that is left out', alice, { claims: { oid: undefined } }, 401],
    ['an expired token', alice, { expiresIn: -301 }, 401],
    ['a token that expires soon', alice, { expiresIn: 30 }, 200],
    ['another audience', alice, { claims: { aud: 'api://other' } }, 401],
    ['another issuer', alice, { claims: { iss: 'https://example.com' } }, 401],
    ['a key that the issuer does not publish', alice, { forged: true }, 401],
    ['a key id that the issuer does not know', alice, { header: { kid: 'other' } }, 401],
    ['a token of another type', alice, { header: { typ: 'logout+jwt' } }, 401],
    ['no type', alice, { header: { typ: undefined } }, 200],
  ])('answers %s', async (_, caller, changes, status) => {
    const response = await fetch(`${service.url}/files/alice`, { headers: await issuer.headers(caller, changes) });
    expect(response.status).toBe(status);
  });
});

describe('the issuer', () => {
  let issuer: LocalIssuer;
  let time = Date.parse('2026-01-01T00:00:00Z');

  beforeEach(async () => {
    issuer = await startIssuer({ audience: 'api://drive', tenantId: 'tenant', now: () => time });
  });
  afterEach(() => issuer.stop());

  it('issues what it was told, at the time it was told', async () => {
    const token = await issuer.token({ user: 'alice', scopes: ['A', 'B'], client: 'web' }, { claims: { acct: 0 } });
    const [header, payload] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(header ?? '')).toEqual({ typ: 'JWT', kid: '1', alg: 'RS256' });
    expect(JSON.parse(payload ?? '')).toEqual({
      iss: issuer.url,
      aud: 'api://drive',
      iat: time / 1000 - 1,
      nbf: time / 1000 - 1,
      exp: time / 1000 + 3600,
      ver: '2.0',
      idtyp: 'user',
      oid: 'alice',
      sub: 'alice-at-web',
      tid: 'tenant',
      azp: 'web',
      scp: 'A B',
      acct: 0,
    });
    expect(await issuer.verify(token)).toMatchObject({ ok: true });
    time += 2 * 3600 * 1000;
    expect(await issuer.verify(token)).toEqual({ ok: false, status: 401, reason: 'token-expired' });
  });

  it('rotates its key', async () => {
    const before = await issuer.token({ user: 'alice', scopes: ['A'] });
    await issuer.rotateKey();
    expect(await issuer.verify(await issuer.token({ user: 'alice', scopes: ['A'] }))).toMatchObject({ ok: true });
    expect(await issuer.verify(before)).toEqual({ ok: false, status: 401, reason: 'key-unknown' });
  });

  it('can be out of reach', async () => {
    const token = await issuer.token({ app: 'a', roles: [] });
    issuer.setAvailable(false);
    expect(await issuer.verify(token)).toMatchObject({ ok: false, status: 503, reason: 'keys-unavailable' });
    issuer.setAvailable(true);
    time += 60_000;
    expect(await issuer.verify(token)).toMatchObject({ ok: true, token: { kind: 'application' } });
  });

  it('answers nothing but discovery and keys', async () => {
    expect((await fetch(`${issuer.url}/token`)).status).toBe(404);
    const keys = JSON.stringify(await (await fetch(`${issuer.url}/keys`)).json());
    expect(keys).toContain('"kid":"1"');
    // Nothing of the private half.
    expect(keys).not.toMatch(/"(?:d|p|q|dp|dq|qi)":/);
  });
});
