// The example of files in drives: built, started, and asked over HTTP with really signed tokens.
import { describe, expect, test } from 'vitest';
import { describeExample } from './running-example.ts';
import { audience } from './table.ts';

const { send, service, issuer } = describeExample('onedrive');
const report = 'GET /drives/alice/files/report';
const alice = { delegated: { user: 'alice', scopes: ['Files.Read'] } };

describe('challenges (RFC 6750 section 3)', () => {
  test('no token: no error code', async () => {
    const { status, headers } = await send(report, {});
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual({
      status: 401,
      challenge: 'Bearer realm="contoso-drive"',
    });
  });

  test('a user without the scope is told which one would do, the narrowest', async () => {
    const { status, headers } = await send(report, { delegated: { user: 'alice', scopes: [] } });
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual({
      status: 403,
      challenge:
        'Bearer realm="contoso-drive", error="insufficient_scope", error_description="The access token lacks a scope", scope="Files.Read"',
    });
  });

  test('asking for more would not help a user without the right', async () => {
    const { status, headers } = await send('GET /drives/bob/files/diary', alice);
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual({ status: 403, challenge: null });
  });

  test('an app is not told about scopes', async () => {
    const { status, headers } = await send(report, { application: { app: 'backup' } });
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual({
      status: 403,
      challenge:
        'Bearer realm="contoso-drive", error="insufficient_scope", error_description="The access token lacks an app role"',
    });
  });

  test('a path with another method names the methods that it has', async () => {
    const { status, headers } = await send('DELETE /drives/alice/files/report', alice);
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'GET, HEAD, PUT' });
  });
});

describe('tokens', () => {
  const invalid = {
    status: 401,
    challenge:
      'Bearer realm="contoso-drive", error="invalid_token", error_description="The access token is not valid for this API"',
  };

  test('an ID token of the same sign-in is not an access token', async () => {
    const { idToken } = await issuer().signInUser('a-client-app', { aud: audience });
    const { status, headers } = await service().send(report, idToken);
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual(invalid);
  });

  test('a token for another API is not one for this', async () => {
    const claims = { idtyp: 'app', oid: 'backup', sub: 'backup', azp: 'backup', roles: ['Files.Read.All'] };
    const other = await issuer().signInApp('backup', { ...claims, aud: 'another-api' });
    const { status, headers } = await service().send(report, other);
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual(invalid);
    const right = await issuer().signInApp('backup', { ...claims, aud: audience });
    expect((await service().send(report, right)).status).toBe(200);
  });

  test('a token that was changed after it was signed opens nothing', async () => {
    const token = await issuer().signInApp('backup', { aud: audience, idtyp: 'app', oid: 'backup', sub: 'backup' });
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims: object = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, roles: ['Files.Read.All'] })).toString('base64url');
    const { status, headers } = await service().send(report, `${header}.${forged}.${signature}`);
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual(invalid);
  });

  test('an expired token opens nothing', async () => {
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    const claims = {
      aud: audience,
      idtyp: 'app',
      oid: 'backup',
      sub: 'backup',
      roles: ['Files.Read.All'],
      exp: hourAgo,
    };
    const { status } = await service().send(report, await issuer().signInApp('backup', claims));
    expect(status).toBe(401);
  });
});

describe('answers', () => {
  test('the file, without those with whom it was shared', async () => {
    const { status, body } = await send('GET /drives/bob/files/budget', alice);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ id: 'budget', path: 'budget.txt', owner: 'bob', content: '12,000' });
  });

  test('the file at a path of several segments', async () => {
    const { status, body } = await send('GET /drives/alice/root:/reports/annual.txt:', alice);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ id: 'report', path: 'reports/annual.txt' });
  });

  test('HEAD is guarded as GET is, and has no body', async () => {
    const allowed = await send('HEAD /drives/alice/files/report', alice);
    expect([allowed.status, allowed.body]).toEqual([200, '']);
    const refused = await send('HEAD /drives/bob/files/diary', alice);
    expect([refused.status, refused.body]).toEqual([403, '']);
    const unknown = await send('HEAD /drives/alice/files/report', {});
    expect([unknown.status, unknown.body]).toEqual([401, '']);
  });

  test('a file that does not exist is refused like one that is not shared; only the backup learns the difference', async () => {
    expect((await send('GET /drives/bob/files/nothing', alice)).status).toBe(403);
    const backup = { application: { app: 'backup', roles: ['Files.Read.All'] } };
    expect((await send('GET /drives/bob/files/nothing', backup)).status).toBe(404);
  });

  test('the health probe answers anybody, a broken token or none', async () => {
    for (const token of [undefined, 'no-token-at-all']) {
      const { status, body } = await service().send('GET /health', token);
      expect([status, body]).toEqual([200, '{"status":"ok"}']);
    }
  });

  test('an encoded slash does not reach another file', async () => {
    expect((await send('GET /drives/alice%2Ffiles%2Freport', alice)).status).toBe(404);
    expect((await send('GET /drives/alice/files/..%2F..%2Fbob%2Ffiles%2Fdiary', alice)).status).toBe(403);
  });

  test('what is written is what is read', async () => {
    const writer = { delegated: { user: 'alice', scopes: ['Files.ReadWrite'] } };
    const written = await send('PUT /drives/alice/files/report', writer);
    expect(written.status).toBe(200);
    const read = await send(report, alice);
    expect(read.body).toBe(written.body);
    expect(JSON.parse(read.body)).toMatchObject({ content: expect.stringContaining('"title":"New"') });
  });
});
