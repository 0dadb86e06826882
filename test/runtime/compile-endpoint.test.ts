// What one row becomes, whole and exact, and every row that is refused: a table may come from a hand or an old compiler.
import { expect, it } from 'vitest';
import { compileEndpoint, parseKey } from '../../src/runtime/compile-endpoint.ts';
import type { PolicyIndexes } from '../../src/runtime/compile-endpoint.ts';
import { indexPermissions } from '../../src/runtime/permission-index.ts';
import { PolicyError } from '../../src/runtime/policy-error.ts';
import type { EndpointRow, RightRow } from '../../src/runtime/table.ts';

const permissionsOf = (...names: readonly string[]) =>
  indexPermissions(new Map(names.map((name) => [name, { includes: [], grantable: true }])));
const rights: ReadonlyMap<string, RightRow> = new Map<string, RightRow>([
  ['read', { params: ['id'] }],
  ['list', { params: [], collection: true }],
  ['user', { params: ['id'], matches: { id: 'user.oid' } }],
  ['tenant', { params: ['id'], matches: { id: 'user.tid' } }],
  ['app', { params: ['id'], matches: { id: 'app.oid' } }],
  ['app id and object', { params: [], matches: { id: 'app.appId', other: 'app.oid' } }],
]);
// Places beyond the first word of a mask, so that none is right by being zero.
const fillers = Array.from({ length: 31 }, (_, place) => `Filler.${place}`);
const indexes: PolicyIndexes = {
  scopes: permissionsOf(...fillers, 'A', 'B'),
  userRoles: permissionsOf(...fillers, 'U'),
  applicationRoles: permissionsOf(...fillers, 'R', 'S'),
  rights,
};
const A = { satisfiedBy: ['A'], word: 1, bit: 2 };
const B = { satisfiedBy: ['B'], word: 1, bit: 4 };

it('makes a delegated alternative', () => {
  const row: EndpointRow = {
    delegated: [
      {
        scopes: ['A', 'B'],
        accounts: ['work'],
        userRole: 'U',
        right: 'read',
        authentication: { maxAge: 60 },
        properties: ['name'],
      },
      { scopes: ['B'], accounts: ['personal'] },
    ],
    challenge: ['A', 'B'],
  };
  const { template } = parseKey('GET /x/{id}');
  expect(compileEndpoint('GET /x/{id}', row, indexes)).toStrictEqual({
    key: 'GET /x/{id}',
    row,
    method: 'GET',
    template,
    delegated: [
      {
        outcome: 'allow',
        index: 0,
        via: ['A', 'B'],
        needs: [A, B],
        word: 1,
        bit: 2,
        userRole: { satisfiedBy: ['U'], word: 1, bit: 2 },
        work: true,
        personal: false,
        authentication: { maxAge: 60 },
        right: { kind: 'service', name: 'read', params: ['id'], collection: false },
        properties: ['name'],
      },
      {
        outcome: 'allow',
        index: 1,
        via: ['B'],
        needs: [B],
        word: 1,
        bit: 4,
        userRole: undefined,
        work: false,
        personal: true,
        authentication: undefined,
        right: undefined,
        properties: undefined,
      },
    ],
    application: [],
    anonymous: false,
    challenge: 'A B',
    indexes,
  });
});

it('makes an application alternative', () => {
  const row: EndpointRow = {
    application: [{ roles: ['S', 'R'], right: 'list', properties: ['name'] }, { roles: ['R'] }],
  };
  const R = { satisfiedBy: ['R'], word: 1, bit: 2 };
  const S = { satisfiedBy: ['S'], word: 1, bit: 4 };
  const common = { outcome: 'allow', userRole: undefined, work: true, personal: false, authentication: undefined };
  const made = compileEndpoint('POST /x', row, indexes);
  expect(made.application).toStrictEqual([
    {
      ...common,
      index: 0,
      via: ['S', 'R'],
      needs: [S, R],
      word: 1,
      bit: 4,
      right: { kind: 'service', name: 'list', params: [], collection: true },
      properties: ['name'],
    },
    { ...common, index: 1, via: ['R'], needs: [R], word: 1, bit: 2, right: undefined, properties: undefined },
  ]);
  expect(made).toMatchObject({ method: 'POST', delegated: [], anonymous: false });
  expect(made.challenge).toBeUndefined();
});

it('makes an endpoint that is open, and one that nobody may use', () => {
  const open = { method: 'GET', delegated: [], application: [], challenge: undefined };
  expect(compileEndpoint('GET /x', { anonymous: true }, indexes)).toMatchObject({ ...open, anonymous: true });
  expect(compileEndpoint('GET /x', {}, indexes)).toMatchObject({ ...open, anonymous: false });
});

it.each<[string, string, unknown]>([
  ['self', 'GET /x', { kind: 'self', name: 'self' }],
  ['read', 'GET /x/{id}', { kind: 'service', name: 'read', params: ['id'], collection: false }],
  ['list', 'GET /x/{id}', { kind: 'service', name: 'list', params: [], collection: true }],
  ['user', 'GET /x/{id}', { kind: 'matches', name: 'user', pairs: [['id', 'user.oid']] }],
  ['tenant', 'GET /x/{id}', { kind: 'matches', name: 'tenant', pairs: [['id', 'user.tid']] }],
  ['app', 'GET /x/{id}', { kind: 'matches', name: 'app', pairs: [['id', 'app.oid']] }],
  [
    'app id and object',
    'GET /x/{id}/{other}',
    {
      kind: 'matches',
      name: 'app id and object',
      pairs: [
        ['id', 'app.appId'],
        ['other', 'app.oid'],
      ],
    },
  ],
])('makes the right `%s`', (right, key, expected) => {
  const row: EndpointRow = { delegated: [{ scopes: ['A'], accounts: ['work'], right }] };
  expect(compileEndpoint(key, row, indexes).delegated[0]?.right).toStrictEqual(expected);
});

/** What is wrong with a row that a JavaScript program hands in. */
function problem(key: string, row: unknown, more: Readonly<Record<string, unknown>> = {}): string {
  const known = { ...indexes, rights: new Map<string, unknown>([...rights, ...Object.entries(more)]) };
  try {
    Reflect.apply(compileEndpoint, undefined, [key, row, known]);
    return 'nothing';
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const before = `the policy table is not one that permc writes: \`${key}\`: `;
    expect(error.message.startsWith(before)).toBe(true);
    return `${error.code}: ${error.message.slice(before.length)}`;
  }
}

it.each([
  ['GET'],
  ['GET/x'],
  ['/'],
  ['/x'],
  ['GET x'],
  ['GET x/y'],
  ['GET  /x'],
  [' GET /x'],
  [' /x'],
  ['get /x'],
  ['Get /x'],
  ['GEt /x'],
  ['GET2 /x'],
  ['2GET /x'],
  ['GET\n/x'],
  ['GET\n /x'],
  [''],
])('refuses the key %j', (key) => {
  expect(problem(key, {})).toBe('table-malformed: the key is not `METHOD /path`');
});

const delegated = (more: object): object => ({ delegated: [{ scopes: ['A'], accounts: ['work'], ...more }] });
const noPermission = 'table-malformed: an alternative asks for no permission';
const notDefined = (name: string): string => `table-malformed: it asks for \`${name}\`, which is not defined`;
const noAccount = 'table-malformed: an alternative names a kind of account that does not exist';

it.each<[string, unknown, string]>([
  ['a path that is no template', undefined, 'table-malformed: the path is not a template (unclosed-parameter)'],
  ['`anonymous` that is true enough', { anonymous: 1 }, 'table-malformed: `anonymous` is not `true`'],
  ['`anonymous` that is no', { anonymous: false }, 'table-malformed: `anonymous` is not `true`'],
  [
    'an open endpoint for users',
    { anonymous: true, delegated: [] },
    'table-malformed: it is open to everybody and asks for a token',
  ],
  [
    'an open endpoint for apps',
    { anonymous: true, application: [] },
    'table-malformed: it is open to everybody and asks for a token',
  ],
  ['no scopes', delegated({ scopes: [] }), noPermission],
  ['scopes that are missing', delegated({ scopes: undefined }), noPermission],
  ['scopes that are one text', delegated({ scopes: 'A' }), noPermission],
  ['no app roles', { application: [{ roles: [] }] }, noPermission],
  ['app roles that are one text', { application: [{ roles: 'R' }] }, noPermission],
  ['a challenge for nothing', { challenge: [] }, noPermission],
  ['a scope that is not defined', delegated({ scopes: ['Nope'] }), notDefined('Nope')],
  ['a second scope that is not defined', delegated({ scopes: ['A', 'Nope'] }), notDefined('Nope')],
  ['an app role as a scope', delegated({ scopes: ['R'] }), notDefined('R')],
  ['a scope as an app role', { application: [{ roles: ['A'] }] }, notDefined('A')],
  ["a user's app role as an app's", { application: [{ roles: ['R', 'U'] }] }, notDefined('U')],
  ["an app's app role as a user's", delegated({ userRole: 'R' }), notDefined('R')],
  ['a challenge for what is not defined', { challenge: ['A', 'R'] }, notDefined('R')],
  ['another kind of account', delegated({ accounts: ['guest'] }), noAccount],
  ['another kind of account besides', delegated({ accounts: ['work', 'personal', 'Work'] }), noAccount],
  [
    'an authentication that asks for nothing',
    delegated({ authentication: {} }),
    'table-malformed: an alternative asks for an authentication that does not exist',
  ],
  [
    'a right that is not defined',
    delegated({ right: 'nope' }),
    'table-malformed: it asks for the right `nope`, which is not defined',
  ],
  [
    'a right of Object.prototype',
    { application: [{ roles: ['R'], right: 'constructor' }] },
    'table-malformed: it asks for the right `constructor`, which is not defined',
  ],
  [
    '`self` for an app',
    { application: [{ roles: ['R'], right: 'self' }] },
    'table-malformed: it asks for the right `self`, which is not defined',
  ],
  [
    '`self` where the path has parameters',
    delegated({ right: 'self' }),
    'table-malformed: it has the right `self` and path parameters',
  ],
  [
    'a right with a parameter that the path does not have',
    delegated({ right: 'app id and object' }),
    'table-malformed: the right `app id and object` needs the parameter `other`',
  ],
])('refuses %s', (_, row, expected) => {
  expect(problem(row === undefined ? 'GET /{id' : 'GET /x/{id}', row ?? {})).toBe(expected);
});

const overCollection = 'table-malformed: the right `r` is over a collection and compares with the token';
const comparesNothing = 'table-malformed: the right `r` compares nothing, or a fact that a token does not have';

it.each<[string, object, string]>([
  ['needs a second parameter', { params: ['id', 'more'] }, 'table-malformed: the right `r` needs the parameter `more`'],
  ['is over a collection that is no', { params: [], collection: false }, overCollection],
  ['is over a collection that is true enough', { params: [], collection: 1 }, overCollection],
  [
    'is over a collection and compares',
    { params: ['id'], matches: { id: 'user.oid' }, collection: true },
    overCollection,
  ],
  ['compares nothing', { params: [], matches: {} }, comparesNothing],
  ['compares with no fact', { params: ['id'], matches: { id: 'user.upn' } }, comparesNothing],
  ['compares with a name of Object.prototype', { params: ['id'], matches: { id: 'toString' } }, comparesNothing],
])('refuses a right that %s', (_, right, expected) => {
  expect(problem('GET /x/{id}', delegated({ right: 'r' }), { r: right })).toBe(expected);
});

it('refuses a comparison of which the second is with no fact', () => {
  const right = { params: ['id', 'other'], matches: { id: 'user.oid', other: 'user.upn' } };
  expect(problem('GET /x/{id}/{other}', delegated({ right: 'r' }), { r: right })).toBe(comparesNothing);
});
