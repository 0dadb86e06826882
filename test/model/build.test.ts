// The Model that a manifest means: every form of the language, every default, canonical order.
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.ts';
import { compileFiles } from './compile-files.ts';
import { withoutSpans } from './without-spans.ts';

const id = (digit: number): string => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;

describe('the smallest manifest', () => {
  const model = modelOf('');

  it('means the safe defaults', () => {
    expect(withoutSpans(model)).toEqual({
      app: {
        name: 'contoso-drive',
        signInAudience: 'AzureADMyOrg',
        accessTokenVersion: 2,
        requestIdtyp: true,
        identifierUris: [],
      },
      scopes: [],
      appRoles: [],
      rights: [],
      endpoints: [],
      clients: [],
      requests: [],
      ownsRequests: false,
      tests: [],
      outputs: { guardsRuntime: 'package' },
      ruleSettings: [],
    });
  });

  it('says of a default that it stands where the section stands', () => {
    const { requestIdtyp, signInAudience } = model.app;
    for (const { span } of [requestIdtyp, signInAudience]) {
      expect(span.source.text.slice(span.start, span.end)).toBe('app');
    }
  });
});

describe('app', () => {
  it('in full', () => {
    const text = `permc: 1
app:
  name: contoso.drive-2
  displayName: Contoso Drive
  description: Files
  appId: ${id(1)}
  signInAudience: AzureADandPersonalMicrosoftAccount
  accessTokenVersion: 1
  requestIdtyp: false
  identifierUris: [api://b, api://a]
outputs: { guards: src/a.gen.ts, entra: entra/a.json }
`;
    const { model } = compileFiles({ 'permissions.yaml': text });
    expect(withoutSpans(model?.app)).toEqual({
      name: 'contoso.drive-2',
      displayName: 'Contoso Drive',
      description: 'Files',
      appId: id(1),
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
      accessTokenVersion: 1,
      requestIdtyp: false,
      identifierUris: ['api://b', 'api://a'],
    });
    expect(withoutSpans(model?.outputs)).toEqual({
      guards: 'src/a.gen.ts',
      guardsRuntime: 'package',
      entra: 'entra/a.json',
    });
  });
});

describe('permissions', () => {
  it('without a body have every default, in the order of their values', () => {
    const { scopes, appRoles } = modelOf('scopes: { b: , B: , a: {} }\nappRoles: { z: , y: {} }\n');
    expect(scopes.map(({ value }) => value)).toEqual(['B', 'a', 'b']);
    expect(appRoles.map(({ value }) => value)).toEqual(['y', 'z']);
    expect(withoutSpans(scopes[0])).toEqual({
      kind: 'scope',
      value: 'B',
      id: expect.any(String),
      consent: 'admin',
      enabled: true,
      admin: {},
      user: {},
      includes: [],
    });
    expect(withoutSpans(appRoles[0])).toEqual({
      kind: 'appRole',
      value: 'y',
      id: expect.any(String),
      allowedMemberTypes: ['Application'],
      enabled: true,
      includes: [],
    });
  });

  it('in full', () => {
    const { scopes, appRoles } = modelOf(`scopes:
  A: { id: ${id(2)}, consent: user, enabled: false, admin: { displayName: a, description: b }, user: { displayName: c, description: d }, includes: [C, B], renamedFrom: Z }
  B:
  C:
appRoles:
  R: { id: ${id(3)}, allowedMemberTypes: [User, Application], displayName: e, description: f, enabled: false, includes: [S], renamedFrom: Q }
  S:
`);
    expect(withoutSpans(scopes[0])).toEqual({
      kind: 'scope',
      value: 'A',
      id: id(2),
      consent: 'user',
      enabled: false,
      admin: { displayName: 'a', description: 'b' },
      user: { displayName: 'c', description: 'd' },
      includes: ['C', 'B'],
      renamedFrom: 'Z',
    });
    expect(withoutSpans(appRoles[0])).toEqual({
      kind: 'appRole',
      value: 'R',
      id: id(3),
      allowedMemberTypes: ['User', 'Application'],
      displayName: 'e',
      description: 'f',
      enabled: false,
      includes: ['S'],
      renamedFrom: 'Q',
    });
  });
});

describe('outputs', () => {
  const outputsOf = (text: string): unknown =>
    withoutSpans(compileFiles({ 'permissions.yaml': `permc: 1\napp: { name: x }\noutputs: ${text}\n` }).model?.outputs);

  it('with the runtime of the package or inline', () => {
    expect(outputsOf('{ guards: { path: a.gen.ts } }')).toEqual({ guards: 'a.gen.ts', guardsRuntime: 'package' });
    expect(outputsOf('{ guards: { path: a.gen.ts, runtime: inline } }')).toEqual({
      guards: 'a.gen.ts',
      guardsRuntime: 'inline',
    });
  });

  it('for clients, for Cedar and for discovery', () => {
    expect(
      outputsOf(
        '{ client: c.ts, cedar: p.cedar, metadata: { path: m.json, resource: https://a.b, authorizationServers: [https://i.b/v2.0] } }',
      ),
    ).toEqual({
      guardsRuntime: 'package',
      client: 'c.ts',
      cedar: 'p.cedar',
      metadata: { path: 'm.json', resource: 'https://a.b', authorizationServers: ['https://i.b/v2.0'] },
    });
  });
});

describe('rights', () => {
  it('decided by the service and by comparison', () => {
    const { rights } = modelOf(`rights:
  own: { matches: { b: user.oid, a: user.tid } }
  app.own: { description: x, matches: { c: app.oid, d: app.appId } }
  all: { collection: true }
  file.read: { params: [b, a], collection: false }
`);
    expect(withoutSpans(rights)).toEqual([
      { name: 'all', params: [], matches: [], collection: true },
      {
        name: 'app.own',
        description: 'x',
        params: ['c', 'd'],
        matches: [
          { param: 'c', claim: 'app.oid' },
          { param: 'd', claim: 'app.appId' },
        ],
        collection: false,
      },
      { name: 'file.read', params: ['b', 'a'], matches: [], collection: false },
      {
        name: 'own',
        params: ['a', 'b'],
        matches: [
          { param: 'a', claim: 'user.tid' },
          { param: 'b', claim: 'user.oid' },
        ],
        collection: false,
      },
    ]);
  });
});

describe('endpoints', () => {
  const declared = 'scopes: { S: , T: }\nappRoles: { R: , Q: }\nrights: { r: { params: [] } }\n';

  it('with an alternative alone, a list of them, a conjunction, and a reason to be open', () => {
    const { endpoints } = modelOf(`${declared}endpoints:
  GET /b: { delegated: { scope: S } }
  POST /a:
    description: what it does
    delegated:
      - { allOf: [T, S], userRole: R, right: r, properties: [id, displayName] }
      - { scope: T, right: none, because: no resource, accounts: [work] }
      - { scope: T, right: self }
    application:
      - { role: Q, right: r, properties: [id] }
      - { allOf: [R, Q] }
  GET /a: { anonymous: probe }
`);
    expect(endpoints.map(({ key }) => key)).toEqual(['GET /a', 'POST /a', 'GET /b']);
    expect(endpoints.map(({ anonymous }) => anonymous?.value)).toEqual(['probe', undefined, undefined]);
    const [, post, get] = endpoints;
    expect(withoutSpans(post)).toMatchObject({
      method: 'POST',
      description: 'what it does',
      delegated: [
        {
          kind: 'delegated',
          scopes: ['T', 'S'],
          userRole: 'R',
          right: { kind: 'named', name: 'r' },
          accounts: ['work'],
          properties: ['id', 'displayName'],
        },
        { scopes: ['T'], right: { kind: 'none', because: 'no resource' }, accounts: ['work'] },
        { scopes: ['T'], right: { kind: 'self' } },
      ],
      application: [
        { kind: 'application', roles: ['Q'], right: { kind: 'named', name: 'r' }, properties: ['id'] },
        { roles: ['R', 'Q'], right: { kind: 'unstated' } },
      ],
    });
    expect(withoutSpans(get)).toMatchObject({
      delegated: [{ scopes: ['S'], right: { kind: 'unstated' }, accounts: ['work'] }],
      application: [],
    });
    expect(get?.delegated[0]?.properties).toBeUndefined();
  });

  it.each([
    ['AzureADMyOrg', ['work']],
    ['AzureADMultipleOrgs', ['work']],
    ['AzureADandPersonalMicrosoftAccount', ['work', 'personal']],
    ['PersonalMicrosoftAccount', ['personal']],
  ])('admit the accounts that can sign in to %s', (audience, accounts) => {
    const text = `permc: 1\napp: { name: a, signInAudience: ${audience} }\nscopes: { S: }\nendpoints: { GET /a: { delegated: { scope: S } } }\n`;
    const { model } = compileFiles({ 'permissions.yaml': text });
    expect(model?.endpoints[0]?.delegated[0]?.accounts).toEqual(accounts);
  });

  it.each([
    ['GET /', [], '/'],
    ['HEAD /A/{b}', ['b'], '/a/{}'],
    ["PUT /range(address='{a}')", ['a'], '/range({})'],
    ['PATCH /root:/{path}:/children', ['path'], '/root:/{}:/children'],
    ['DELETE /items/{id}:/{path}', ['id', 'path'], '/items/{}:/{}'],
    ['OPTIONS /a.b_c-d/$value', [], '/a.b_c-d/$value'],
  ])('%s has the parameters %j', (key, params, shape) => {
    const [endpoint] = modelOf(`endpoints: { ${JSON.stringify(key)}: { anonymous: open } }\n`).endpoints;
    expect([endpoint?.key, endpoint?.template.params, endpoint?.template.shape.replace('address=', '')]).toEqual([
      key,
      params,
      shape,
    ]);
    const { pathSpan } = endpoint ?? {};
    expect(pathSpan?.source.text.slice(pathSpan.start, pathSpan.end)).toBe(key.slice(key.indexOf(' ') + 1));
  });
});

describe('clients and requests', () => {
  it('in the order of their names', () => {
    const { clients, requests } = modelOf(`scopes: { S: }
clients:
  web: { appId: ${id(4)}, scopes: [S] }
  app: { appId: ${id(5)}, scopes: [S] }
requests:
  graph: { appId: ${id(6)}, permissions: [{ scope: Mail.Read, id: ${id(7)} }, { role: Mail.Read, id: ${id(8)} }] }
`);
    expect(withoutSpans(clients)).toEqual([
      { name: 'app', appId: id(5), scopes: ['S'] },
      { name: 'web', appId: id(4), scopes: ['S'] },
    ]);
    expect(withoutSpans(requests)).toEqual([
      {
        name: 'graph',
        appId: id(6),
        description: undefined,
        access: [],
        permissions: [
          { kind: 'scope', value: 'Mail.Read', id: id(7) },
          { kind: 'role', value: 'Mail.Read', id: id(8) },
        ],
      },
    ]);
  });
});

describe('calls to other APIs', () => {
  it('with the accounts that sign in, delegated access first', () => {
    const { requests } = modelOf(`requests:
  graph:
    description: Reads mail.
    application: { calls: ['GET /users?$top=1'] }
    delegated: { calls: [GET /me], permissions: [User.Read], dynamic: [Mail.Send], accounts: [personal, work] }
  other: { delegated: { permissions: [A] } }
`);
    expect(withoutSpans(requests)).toEqual([
      {
        name: 'graph',
        appId: undefined,
        description: 'Reads mail.',
        access: [
          {
            kind: 'delegated',
            calls: [{ key: 'GET /me', method: 'GET', target: '/me' }],
            permissions: ['User.Read'],
            accounts: ['work', 'personal'],
            dynamic: ['Mail.Send'],
          },
          {
            kind: 'application',
            calls: [{ key: 'GET /users?$top=1', method: 'GET', target: '/users?$top=1' }],
            permissions: undefined,
            dynamic: [],
          },
        ],
        permissions: [],
      },
      {
        name: 'other',
        appId: undefined,
        description: undefined,
        access: [
          {
            kind: 'delegated',
            calls: [],
            permissions: ['A'],
            accounts: ['work'],
            accountsSpan: undefined,
            dynamic: [],
          },
        ],
        permissions: [],
      },
    ]);
  });
});

describe('tests', () => {
  it('of every caller and every expectation, in file order', () => {
    const { tests } = modelOf(`scopes: { S: }
appRoles: { R: { allowedMemberTypes: [User, Application] } }
rights: { r: { params: [] } }
tests:
  - { name: b, request: GET /a?x=1, expect: 401 }
  - { name: a, request: GET /a, delegated: {}, expect: 403 }
  - { name: c, request: GET /a, delegated: { user: alice, account: personal, scopes: [S], roles: [R] }, rights: { r: true }, expect: { allow: { via: S } } }
  - { name: d, request: POST /a, application: { app: job, roles: [R] }, rights: { r: false }, expect: { allow: { via: [R] } } }
  - { name: e, request: GET /a, application: {}, expect: allow }
  - { name: f, request: GET /a, claims: { scp: S x, roles: [R, 1, true, null], ver: 2.0 }, expect: 400 }
`);
    expect(withoutSpans(tests)).toEqual([
      {
        name: 'b',
        method: 'GET',
        path: '/a?x=1',
        request: 'GET /a?x=1',
        caller: { kind: 'anonymous' },
        rights: [],
        expect: { kind: 'deny', status: 401 },
      },
      {
        name: 'a',
        method: 'GET',
        path: '/a',
        request: 'GET /a',
        caller: { kind: 'delegated', user: 'user', account: 'work', scopes: [], roles: [] },
        rights: [],
        expect: { kind: 'deny', status: 403 },
      },
      {
        name: 'c',
        method: 'GET',
        path: '/a',
        request: 'GET /a',
        caller: { kind: 'delegated', user: 'alice', account: 'personal', scopes: ['S'], roles: ['R'] },
        rights: [{ name: 'r', answer: true }],
        expect: { kind: 'allow', via: ['S'] },
      },
      {
        name: 'd',
        method: 'POST',
        path: '/a',
        request: 'POST /a',
        caller: { kind: 'application', app: 'job', roles: ['R'] },
        rights: [{ name: 'r', answer: false }],
        expect: { kind: 'allow', via: ['R'] },
      },
      {
        name: 'e',
        method: 'GET',
        path: '/a',
        request: 'GET /a',
        caller: { kind: 'application', app: 'app', roles: [] },
        rights: [],
        expect: { kind: 'allow' },
      },
      {
        name: 'f',
        method: 'GET',
        path: '/a',
        request: 'GET /a',
        caller: { kind: 'claims', claims: { scp: 'S x', roles: ['R', 1, true, null], ver: 2 } },
        rights: [],
        expect: { kind: 'deny', status: 400 },
      },
    ]);
  });
});

describe('rules', () => {
  it('are set bare or with a reason, and sorted', () => {
    const { ruleSettings } = modelOf(
      'rules: { require-right: error, no-great-permission: { severity: off, because: one app }, permission-name: { severity: warning } }\n',
    );
    expect(withoutSpans(ruleSettings)).toEqual([
      { rule: 'no-great-permission', severity: 'off', because: 'one app' },
      { rule: 'permission-name', severity: 'warning' },
      { rule: 'require-right', severity: 'error' },
    ]);
  });
});

function modelOf(yaml: string): Model {
  const { model, diagnostics } = compileFiles({
    'permissions.yaml': `permc: 1\napp: { name: contoso-drive }\n${yaml}`,
  });
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return model;
}
