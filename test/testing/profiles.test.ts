// The local issuer speaks as each kind of issuer does, and its tokens are read as that kind's: the same callers come out.
import { expect, it } from 'vitest';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { type TokenProfileName, startIssuer } from '../../src/runtime/testing.ts';
import { openIdIssuer } from '../../src/runtime/verify.ts';

const profiles: readonly TokenProfileName[] = ['entra-v1', 'entra-v2', 'rfc9068', 'auth0'];

it.each(profiles)('%s: a user and an app are who they are', async (profile) => {
  const issuer = await startIssuer({ profile });
  const tid = profile.startsWith('entra') ? issuer.tenantId : issuer.url;
  const user = await issuer.verify(
    await issuer.token({ user: 'alice', scopes: ['Files.Read', 'Files.Write'], roles: ['Auditor'], client: 'web' }),
  );
  expect(user).toMatchObject({
    ok: true,
    token: {
      kind: 'delegated',
      user: { oid: 'alice', tid, account: 'work' },
      client: { appId: 'web' },
      grants: { scopes: 'Files.Read Files.Write', roles: ['Auditor'] },
    },
  });
  const app = await issuer.verify(await issuer.token({ app: 'backup', roles: ['Files.Read.All'] }));
  expect(app).toMatchObject({
    ok: true,
    token: {
      kind: 'application',
      app: { oid: profile === 'auth0' ? 'backup@clients' : 'backup', appId: 'backup', tid },
      grants: { scopes: '', roles: ['Files.Read.All'] },
    },
  });
  expect(await issuer.verify(await issuer.token({ user: 'alice', scopes: [] }, { forged: true }))).toMatchObject({
    status: 401,
    reason: 'signature-invalid',
  });
  await issuer.stop();
});

it('says by its tokens whose they look like', async () => {
  const stated = new Map<string, readonly unknown[]>();
  for (const profile of profiles) {
    const issuer = await startIssuer({ profile });
    const token = await issuer.token({ user: 'alice', scopes: ['Files.Read'] });
    const { iss: _iss, iat: _iat, nbf: _nbf, exp: _exp, jti, ...claims } = decodeJwt(token);
    stated.set(profile, [decodeProtectedHeader(token).typ, typeof jti, claims]);
    await issuer.stop();
  }
  const entra = {
    aud: 'api://test',
    idtyp: 'user',
    oid: 'alice',
    sub: 'alice-at-test-client',
    tid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    scp: 'Files.Read',
  };
  const plain = { aud: 'api://test', sub: 'alice', scope: 'Files.Read' };
  expect(Object.fromEntries(stated)).toEqual({
    'entra-v1': ['JWT', 'undefined', { ...entra, ver: '1.0', appid: 'test-client' }],
    'entra-v2': ['JWT', 'undefined', { ...entra, ver: '2.0', azp: 'test-client' }],
    rfc9068: ['at+jwt', 'string', { ...plain, client_id: 'test-client' }],
    auth0: ['JWT', 'undefined', { ...plain, azp: 'test-client' }],
  });
});

it.each(profiles)('%s: its tokens are no access for an API that trusts another profile', async (profile) => {
  const issuer = await startIssuer({ profile });
  const token = await issuer.token({ user: 'alice', scopes: ['Files.Read'] });
  for (const other of profiles) {
    const verified = await openIdIssuer({ issuer: issuer.url, audience: issuer.audience, profile: other })(token);
    const scopes = verified.ok ? verified.token.grants.scopes : `${verified.status}`;
    // Auth0 can issue tokens as RFC 9068 has them, so those are read; nothing else of another profile gets a scope.
    const readable = other === profile || (other === 'auth0' && profile === 'rfc9068');
    expect([other, scopes]).toEqual([other, readable ? 'Files.Read' : expect.stringMatching(/^(401)?$/)]);
  }
  await issuer.stop();
});

it.each(['rfc9068', 'auth0'] as const)('%s has no personal accounts', async (profile) => {
  const issuer = await startIssuer({ profile });
  await expect(issuer.token({ user: 'alice', scopes: ['Files.Read'], account: 'personal' })).rejects.toThrow(
    '`account: personal` is for the profiles of Entra: others know no such account',
  );
  await issuer.stop();
});
