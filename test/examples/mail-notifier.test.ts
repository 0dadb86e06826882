// The example of services that act as themselves: built, started, and asked over HTTP with really signed tokens.
import { describe, expect, test } from 'vitest';
import { describeExample } from './running-example.ts';
import { audience } from './table.ts';

const { send, service, issuer } = describeExample('mail-notifier');

describe('who sends in whose name', () => {
  test.each([
    [['Mail.Send'], 'alice', ['Mail.Send']],
    [['Mail.Send.Selected'], 'notifications', ['Mail.Send.Selected']],
    // The role that needs no right is asked first, so nobody looks up an assignment that does not matter.
    [['Mail.Send.Selected', 'Mail.Send'], 'notifications', ['Mail.Send']],
  ])('roles %j, mailbox %s: let in by %j', async (roles, mailbox, via) => {
    const { status, body } = await send(`POST /users/${mailbox}/sendMail`, { application: { app: 'notifier', roles } });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ from: mailbox, sentBy: 'notifier', via, subject: 'Hello' });
  });

  test('the limited role is limited by the service principal, not by the client id that a token names', async () => {
    const claims = { aud: audience, idtyp: 'app', azp: 'notifier', roles: ['Mail.Send.Selected'] };
    const other = await issuer().signInApp('notifier', { ...claims, oid: 'newsletter', sub: 'newsletter' });
    expect((await service().send('POST /users/notifications/sendMail', other)).status).toBe(403);
    const anonymous = await issuer().signInApp('notifier', claims);
    expect((await service().send('POST /users/notifications/sendMail', anonymous)).status).toBe(403);
  });

  test('without `idtyp`, an app is told by `oid` and `sub`', async () => {
    const claims = { aud: audience, azp: 'notifier', oid: 'notifier', roles: ['Mail.Send'] };
    const app = await issuer().signInApp('notifier', { ...claims, sub: 'notifier' });
    expect((await service().send('POST /users/alice/sendMail', app)).status).toBe(200);
    const unknown = await issuer().signInApp('notifier', { ...claims, sub: 'somebody' });
    expect((await service().send('POST /users/alice/sendMail', unknown)).status).toBe(401);
  });
});

describe('answers', () => {
  test('no challenge names a scope: there is none that would do', async () => {
    const { status, headers } = await send('POST /users/alice/sendMail', {
      delegated: { user: 'alice', scopes: ['Mail.Send'] },
    });
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual({ status: 403, challenge: null });
  });

  test('a registration that does not exist is refused like one that the app does not own', async () => {
    const request = 'PATCH /applications/nothing';
    const owner = { application: { app: 'deployer', roles: ['Application.ReadWrite.OwnedBy'] } };
    expect((await send(request, owner)).status).toBe(403);
    const admin = { application: { app: 'deployer', roles: ['Application.ReadWrite.All'] } };
    expect((await send(request, admin)).status).toBe(404);
  });

  test('what is changed is the registration', async () => {
    const owner = { application: { app: 'deployer', roles: ['Application.ReadWrite.OwnedBy'] } };
    const { status, body } = await send('PATCH /applications/deployer-web', owner);
    expect([status, JSON.parse(body)]).toEqual([200, { id: 'deployer-web', displayName: 'New' }]);
  });
});

test('every decision is in the log, and no token is', async () => {
  const before = service().output().length;
  await send('POST /users/alice/sendMail', { application: { app: 'notifier', roles: ['Mail.Send'] } });
  await send('POST /users/alice/sendMail', { application: { app: 'notifier', roles: ['Mail.Send.Selected'] } });
  const lines = (): readonly string[] => service().output().slice(before).trim().split('\n');
  await expect.poll(() => lines().length).toBe(2);
  expect(lines().map((line): unknown => JSON.parse(line))).toMatchObject([
    { outcome: 'allow', endpoint: 'POST /users/{userId}/sendMail', kind: 'application', via: ['Mail.Send'] },
    {
      outcome: 'deny',
      endpoint: 'POST /users/{userId}/sendMail',
      kind: 'application',
      status: 403,
      reason: 'right-denied',
    },
  ]);
  expect(service().output()).not.toContain('eyJ');
});
