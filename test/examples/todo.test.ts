// The example with both kinds of access: built, started, and asked over HTTP with really signed tokens.
import { describe, expect, test } from 'vitest';
import { describeExample } from './running-example.ts';

const { send, service } = describeExample('todo');

/** Alice, by an app that was granted these scopes. */
function alice(...scopes: readonly string[]): { readonly delegated: { user: string; scopes: readonly string[] } } {
  return { delegated: { user: 'alice', scopes } };
}

describe('properties', () => {
  const names = { id: 'bob', displayName: 'Bob Brown' };

  test('the basic scope shows names, and nothing else', async () => {
    const { status, body } = await send('GET /users/bob', alice('User.ReadBasic.All'));
    expect([status, JSON.parse(body)]).toEqual([200, names]);
  });

  test('the full scope shows everything, also beside the basic one', async () => {
    for (const scopes of [['User.Read.All'], ['User.ReadBasic.All', 'User.Read.All']]) {
      const { status, body } = await send('GET /users/bob', alice(...scopes));
      expect([status, JSON.parse(body)]).toEqual([200, { ...names, mobilePhone: '+1 555 0101', manager: 'carol' }]);
    }
  });
});

describe('challenges (RFC 6750 section 3)', () => {
  const lacking =
    'Bearer realm="contoso-tasks", error="insufficient_scope", error_description="The access token lacks a scope"';

  test.each([
    ['GET /tasks/plan-party', 'Tasks.Read'],
    ['GET /users/bob', 'User.ReadBasic.All'],
    ['POST /tasks/plan-party/assign', 'Tasks.ReadWrite User.ReadBasic.All'],
  ])('%s asks for %s', async (request, scope) => {
    const { status, headers } = await send(request, alice());
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual({
      status: 403,
      challenge: `${lacking}, scope="${scope}"`,
    });
  });

  test('a missing user role is nothing that an app could ask for', async () => {
    const { status, headers } = await send('POST /tasks/plan-party/approve', alice('Tasks.ReadWrite'));
    expect({ status, challenge: headers.get('www-authenticate') }).toEqual({ status: 403, challenge: null });
  });
});

describe('whose tasks', () => {
  test('`/me` is the user of the token', async () => {
    const mine = await send('GET /me/tasks', alice('Tasks.Read'));
    expect(mine.status).toBe(200);
    const tasks: readonly { readonly author: string; readonly assignee: string }[] = JSON.parse(mine.body);
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.filter(({ author, assignee }) => author !== 'alice' && assignee !== 'alice')).toEqual([]);
  });

  test('`matches` compares letter by letter', async () => {
    expect((await send('GET /users/alice/tasks', alice('Tasks.Read'))).status).toBe(200);
    for (const other of ['Alice', 'alic', 'alice%20', 'alice%00']) {
      expect([other, (await send(`GET /users/${other}/tasks`, alice('Tasks.Read'))).status]).not.toEqual([other, 200]);
    }
  });

  test('an approval names the approver, whatever the request says', async () => {
    const carol = { delegated: { user: 'carol', scopes: ['Tasks.ReadWrite'], roles: ['Task.Approver'] } };
    const { status, body } = await send('POST /tasks/plan-party/approve', carol);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ id: 'plan-party', approvedBy: 'carol' });
  });
});

test('HEAD is guarded as GET is', async () => {
  expect((await send('HEAD /tasks/raise-salary', alice('Tasks.Read'))).status).toBe(403);
  const report = { application: { app: 'report', roles: ['Tasks.Read.All'] } };
  const { status, body } = await send('HEAD /tasks/raise-salary', report);
  expect([status, body]).toEqual([200, '']);
});

test('the health probe needs no token', async () => {
  const { status, body } = await service().send('GET /health');
  expect([status, body]).toEqual([200, '{"status":"ok"}']);
});
