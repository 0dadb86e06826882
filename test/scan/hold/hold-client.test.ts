// Calls of code held against requests: every kind of finding with its characters and words, and what is no finding.
import { describe, expect, test } from 'vitest';
import { microsoftGraphExcerpt } from '../../../src/catalogs/built-in/microsoft-graph-excerpt.ts';
import { clientNeeds } from '../../../src/scan/hold/client-needs.ts';
import { holdClient } from '../../../src/scan/hold/hold-client.ts';
import type { ClientScan } from '../../../src/scan/scan-result.ts';
import { compileFiles, lineOf } from '../../model/compile-files.ts';
import { codeOf, type Code } from './code.ts';

function hold(requests: string, { sourceOf }: Code, scan: Partial<ClientScan>): readonly string[] {
  const text = `permc: 1\napp: { name: digest }\nrequests:\n  microsoft-graph:\n${requests}\n`;
  const compilation = compileFiles({ 'permissions.yaml': text });
  if (compilation.model === undefined) throw new Error('the manifest is broken');
  const whole = { calls: [], scopes: [], unresolved: [], notes: [], ...scan };
  return holdClient(compilation.requests, whole, sourceOf).map((finding) => `${finding.severity} ${lineOf(finding)}`);
}

const code = codeOf(
  'get("/me"); get("/me/messages"); get("/me/messages"); post("/me/sendMail"); scopes: ["Mail.Send", "User.Read"]',
);
const me = code.call('get("/me")', 'GET', '/me');
const messages = code.call('get("/me/messages")', 'GET', '/me/messages');
const sendMail = code.call('post("/me/sendMail")', 'POST', '/me/sendMail');

describe('as requested', () => {
  test('every call is listed, and every listed call is made', () => {
    expect(hold('    delegated: { calls: [GET /me, POST /me/sendMail] }', code, { calls: [me, sendMail] })).toEqual([]);
  });

  test('parameters have no names, and calls no letter case', () => {
    const some = codeOf('fetch(`/users/${id}/messages`)');
    const calls = [some.call('fetch', 'GET', '/Users/{}/messages')];
    expect(hold("    application: { calls: ['GET /users/{user-id}/messages'] }", some, { calls })).toEqual([]);
  });

  test('calls to other APIs are none of its business', () => {
    const calls = [me, { ...sendMail, resource: 'https://api.contoso.com' }, { ...sendMail, resource: '' }];
    expect(hold('    delegated: { calls: [GET /me] }', code, { calls })).toEqual([]);
  });

  test('a call by its full address is a call to the API of that address', () => {
    const calls = [{ ...me, resource: 'https://graph.microsoft.com', path: '/v1.0/me' }];
    expect(hold('    delegated: { calls: [GET /me] }', code, { calls })).toEqual([]);
  });
});

describe('calls', () => {
  test('that are not listed are reported once, with every place', () => {
    const again = { ...messages, column: 34 };
    expect(hold('    delegated: { calls: [GET /me] }', code, { calls: [me, messages, again] })).toEqual([
      'error app.ts:1:13 "get(\\"/me/messages\\")" unlisted-call: `GET /me/messages` is not listed under `requests.microsoft-graph` (`permc scan client --write` adds it) + app.ts:1:34 and here',
    ]);
  });

  test('of every path that a place may mean', () => {
    const either = { ...me, alternatives: ['/me/drive', '/me/messages'] };
    expect(hold('    delegated: { calls: [GET /me, GET /me/drive] }', code, { calls: [either] })).toEqual([
      'error app.ts:1:1 "get(\\"/me\\")" unlisted-call: `GET /me/messages` is not listed under `requests.microsoft-graph` (`permc scan client --write` adds it)',
    ]);
  });

  test('that are listed and never made', () => {
    expect(hold('    delegated: { calls: [GET /me, POST /me/sendMail] }', code, { calls: [me] })).toEqual([
      'error 5:35 "POST /me/sendMail" unmade-call: no code makes the call `POST /me/sendMail` (remove it, or name the folder of the code that makes it)',
    ]);
  });

  test.each([
    [
      'a place that could not be resolved',
      { calls: [me], unresolved: [{ ...sendMail, reason: 'the URL is read from a file' }] },
    ],
    ['a call with an unknown path', { calls: [me, { ...sendMail, path: '{}', dynamic: true }] }],
    ['a call with an unknown method', { calls: [me, { ...sendMail, method: '{}' }] }],
    ['a call that begins with an unknown segment', { calls: [me, { ...sendMail, path: '/{}/{}/sendMail' }] }],
  ])('%s may make a listed call: that is a warning', (_, scan) => {
    expect(hold('    delegated: { calls: [GET /me, POST /me/sendMail] }', code, scan)).toEqual([
      'warning 5:35 "POST /me/sendMail" unmade-call: no code makes the call `POST /me/sendMail` (remove it, unless the place that could not be read makes it)',
    ]);
  });
});

describe('declared permissions', () => {
  test('that only listed calls need, and no call of the code', () => {
    const requests =
      '    delegated:\n      calls: [GET /me, POST /me/sendMail]\n      permissions: [User.Read, Mail.Send]';
    expect(hold(requests, code, { calls: [me] })).toEqual([
      'error 6:24 "POST /me/sendMail" unmade-call: no code makes the call `POST /me/sendMail` (remove it, or name the folder of the code that makes it)',
      'error 7:32 "Mail.Send" unneeded-permission: no call of the code needs `Mail.Send` (remove it; `User.Read` will do)',
    ]);
  });

  test('that do not open a call of the code', () => {
    const requests = '    delegated:\n      calls: [GET /me]\n      permissions: [User.Read]';
    expect(hold(requests, code, { calls: [me, sendMail] })).toEqual([
      'error app.ts:1:55 "post(\\"/me/sendMail\\")" unlisted-call: `POST /me/sendMail` is not listed under `requests.microsoft-graph` (`permc scan client --write` adds it)',
      'error app.ts:1:55 "post(\\"/me/sendMail\\")" unopened-call: no declared permission opens `POST /me/sendMail` (add `Mail.Send`)',
    ]);
  });

  test('are not called unneeded while a place could not be read', () => {
    const requests =
      '    delegated:\n      calls: [GET /me, POST /me/sendMail]\n      permissions: [User.Read, Mail.Send]';
    const calls = [me, { ...sendMail, path: '{}', dynamic: true }];
    expect(hold(requests, code, { calls }).filter((line) => line.includes('unneeded'))).toEqual([]);
  });
});

describe('scopes that the code asks for', () => {
  const requests = '    delegated: { calls: [GET /me, POST /me/sendMail] }';
  const send = code.scope('"Mail.Send"', 'Mail.Send');
  const read = code.scope('"User.Read"', 'User.Read');
  const scopes = [send, read];

  test('exactly those that the calls need', () => {
    expect(hold(requests, code, { calls: [me, sendMail], scopes })).toEqual([]);
  });

  test('one that no call needs', () => {
    expect(hold('    delegated: { calls: [GET /me] }', code, { calls: [me], scopes })).toEqual([
      'error app.ts:1:86 "\\"Mail.Send\\"" unneeded-scope: no call of the code needs the scope `Mail.Send` (remove it; `User.Read` will do)',
    ]);
  });

  test('a broader one than needed', () => {
    const all = { ...read, resource: 'https://graph.microsoft.com', scope: 'User.ReadWrite.All' };
    expect(hold('    delegated: { calls: [GET /me] }', code, { calls: [me], scopes: [all] })).toEqual([
      'error app.ts:1:99 "\\"User.Read\\"" broader-scope: `User.Read` would do instead of the scope `User.ReadWrite.All` (ask for the least that the calls need)',
    ]);
  });

  test('too few for the calls', () => {
    expect(hold(requests, code, { calls: [me, sendMail], scopes: [read] })).toEqual([
      'error app.ts:1:55 "post(\\"/me/sendMail\\")" unopened-call: no scope that the code asks for opens `POST /me/sendMail` (add `Mail.Send`)',
    ]);
  });

  test.each([
    ['`.default`', [{ ...read, scope: '.default' }]],
    ['the scopes of sign-in', [{ ...read, scope: 'openid' }]],
    ['a scope of another API', [{ ...read, resource: 'api://contoso', scope: 'access_as_user' }]],
  ])('%s says nothing about the calls', (_, some) => {
    expect(hold(requests, code, { calls: [me, sendMail], scopes: some })).toEqual([]);
  });
});

test('without a manifest, what the calls need is worked out for both kinds of access', () => {
  const calls = [me, messages, sendMail, code.call('scopes', 'GET', '/no/such/thing'), { ...me, dynamic: true }];
  const scan = { calls, scopes: [], unresolved: [], notes: [] };
  expect(clientNeeds(scan, [microsoftGraphExcerpt()])).toEqual([
    {
      api: 'microsoft-graph',
      calls: 4,
      unread: 1,
      access: [
        {
          scheme: 'delegatedWork',
          permissions: ['Mail.ReadBasic', 'Mail.Send', 'User.Read'],
          unanswered: ['GET /no/such/thing'],
        },
        {
          scheme: 'application',
          permissions: [],
          unanswered: ['GET /me', 'GET /me/messages', 'POST /me/sendMail', 'GET /no/such/thing'],
        },
      ],
    },
  ]);
  expect(clientNeeds({ ...scan, calls: [] }, [microsoftGraphExcerpt()])).toEqual([]);
});
