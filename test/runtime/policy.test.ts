import { expect, it } from 'vitest';
import { PolicyError } from '../../src/runtime/policy-error.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { Policy } from '../../src/runtime/policy.ts';
import { tableOf } from './policies.ts';

const accounts = ['work'] as const;

function problem(table: unknown): unknown {
  try {
    // A JavaScript program may pass anything.
    Reflect.apply(definePolicy, undefined, [table]);
    return undefined;
  } catch (error) {
    return error instanceof PolicyError ? `${error.code}: ${error.message}` : error;
  }
}

const notOurs = 'table-malformed: the policy table is not one that permc writes: ';

it.each([
  [
    { ...tableOf({}), format: 3 },
    'format-unknown: the policy table has format 3, but this runtime reads formats 1 and 2: build the guards again with the permc version that is installed',
  ],
  [tableOf({ scopes: { A: ['B'] } }), `${notOurs}the scope \`A\` includes \`B\`, which is not defined`],
  [tableOf({ scopes: { A: ['toString'] } }), `${notOurs}the scope \`A\` includes \`toString\`, which is not defined`],
  [tableOf({ scopes: { 'A B': [] } }), `${notOurs}the scope \`A B\` is not a permission name`],
  [tableOf({ scopes: { 'A"\r\nX: y': [] } }), `${notOurs}the scope \`A"\r\nX: y\` is not a permission name`],
  [{ ...tableOf({}), scopes: { A: 'B' } }, `${notOurs}the scope \`A\` does not list what it includes`],
  [
    tableOf({ appRoles: { R: { members: ['User'], includes: ['S'] } } }),
    `${notOurs}the app role \`R\` includes \`S\`, which is not defined`,
  ],
  [tableOf({ endpoints: { 'get /x': {} } }), `${notOurs}\`get /x\`: the key is not \`METHOD /path\``],
  [tableOf({ endpoints: { 'GET x': {} } }), `${notOurs}\`GET x\`: the key is not \`METHOD /path\``],
  [tableOf({ endpoints: { 'GET /{a': {} } }), `${notOurs}\`GET /{a\`: the path is not a template (unclosed-parameter)`],
  [
    tableOf({ endpoints: { 'GET /a/{b}': {}, 'GET /A/{c}': {} } }),
    `${notOurs}\`GET /a/{b}\` and \`GET /A/{c}\` match the same requests`,
  ],
  [
    tableOf({ endpoints: { 'GET /x': { delegated: [{ scopes: ['A'], accounts }] } } }),
    `${notOurs}\`GET /x\`: it asks for \`A\`, which is not defined`,
  ],
  [
    tableOf({ endpoints: { 'GET /x': { application: [{ roles: ['constructor'] }] } } }),
    `${notOurs}\`GET /x\`: it asks for \`constructor\`, which is not defined`,
  ],
  [
    tableOf({ endpoints: { 'GET /x': { delegated: [{ scopes: [], accounts }] } } }),
    `${notOurs}\`GET /x\`: an alternative asks for no permission`,
  ],
  [
    tableOf({ endpoints: { 'GET /x': { application: [{ roles: [] }] } } }),
    `${notOurs}\`GET /x\`: an alternative asks for no permission`,
  ],
  [
    tableOf({
      scopes: { A: [] },
      endpoints: { 'GET /x': { delegated: [{ scopes: ['A'], accounts, userRole: 'R' }] } },
    }),
    `${notOurs}\`GET /x\`: it asks for \`R\`, which is not defined`,
  ],
  [
    tableOf({ scopes: { A: [] }, endpoints: { 'GET /x': { delegated: [{ scopes: ['A'], accounts, right: 'r' }] } } }),
    `${notOurs}\`GET /x\`: it asks for the right \`r\`, which is not defined`,
  ],
  [
    tableOf({
      scopes: { A: [] },
      endpoints: { 'GET /{x}': { delegated: [{ scopes: ['A'], accounts, right: 'self' }] } },
    }),
    `${notOurs}\`GET /{x}\`: it has the right \`self\` and path parameters`,
  ],
  [
    tableOf({
      appRoles: { R: { members: ['Application'], includes: [] } },
      endpoints: { 'GET /x': { application: [{ roles: ['R'], right: 'self' }] } },
    }),
    `${notOurs}\`GET /x\`: it asks for the right \`self\`, which is not defined`,
  ],
  [
    tableOf({
      scopes: { A: [] },
      rights: { r: { params: ['y'] } },
      endpoints: { 'GET /{x}': { delegated: [{ scopes: ['A'], accounts, right: 'r' }] } },
    }),
    `${notOurs}\`GET /{x}\`: the right \`r\` needs the parameter \`y\``,
  ],
  [
    tableOf({
      scopes: { A: [] },
      rights: { r: { params: [], matches: {} } },
      endpoints: { 'GET /{x}': { delegated: [{ scopes: ['A'], accounts, right: 'r' }] } },
    }),
    `${notOurs}\`GET /{x}\`: the right \`r\` compares nothing, or a fact that a token does not have`,
  ],
  [
    {
      ...tableOf({
        scopes: { A: [] },
        endpoints: { 'GET /{x}': { delegated: [{ scopes: ['A'], accounts, right: 'r' }] } },
      }),
      rights: { r: { params: ['x'], matches: { x: 'user.upn' } } },
    },
    `${notOurs}\`GET /{x}\`: the right \`r\` compares nothing, or a fact that a token does not have`,
  ],
  [
    {
      ...tableOf({ scopes: { A: [] } }),
      endpoints: { 'GET /x': { delegated: [{ scopes: ['A'], accounts: ['guest'] }] } },
    },
    `${notOurs}\`GET /x\`: an alternative names a kind of account that does not exist`,
  ],
  [
    { ...tableOf({}), endpoints: { 'GET /x': { anonymous: 'yes' } } },
    `${notOurs}\`GET /x\`: \`anonymous\` is not \`true\``,
  ],
  [
    tableOf({ endpoints: { 'GET /x': { anonymous: true, application: [] } } }),
    `${notOurs}\`GET /x\`: it is open to everybody and asks for a token`,
  ],
  [
    tableOf({ endpoints: { 'GET /x': { challenge: ['A'] } } }),
    `${notOurs}\`GET /x\`: it asks for \`A\`, which is not defined`,
  ],
])('%j can not be loaded', (table, message) => {
  expect(problem(table)).toBe(message);
});

it.each([
  [undefined, 'scopes'],
  [null, 'scopes'],
  [[], 'scopes'],
  ['table', 'scopes'],
  [{ format: 1, scopes: {}, appRoles: {}, endpoints: {} }, 'rights'],
  [{ ...tableOf({}), appRoles: 'none' }, 'appRoles'],
  [{ ...tableOf({}), endpoints: null }, 'endpoints'],
  [Object.create(tableOf({})), 'scopes'],
])('%j has no %s', (table, section) => {
  expect(problem(table)).toBe(`${notOurs}it has no \`${section}\``);
});

it.each([1, 2] as const)('reads format %j', (format) => {
  expect(problem(tableOf({ format }))).toBeUndefined();
});

it.each([0, 3, '1', true, null, undefined])('does not read format %j', (format) => {
  expect(problem({ ...tableOf({}), format })).toBe(
    `format-unknown: the policy table has format ${JSON.stringify(format)}, but this runtime reads formats 1 and 2: build the guards again with the permc version that is installed`,
  );
});

it.each(['A', 'Files.Read.All', '!', '#', '[', ']', '~', 'a:b/c'])('takes %j for the name of a permission', (name) => {
  expect(problem(tableOf({ scopes: { [name]: [] } }))).toBeUndefined();
});

it.each(['', ' ', 'A ', ' A', 'A B', 'A\tB', 'A\n', '\nA', '"', 'A"B', '\\', 'A\\B', '\x7f', '\u00e9'])(
  'does not take %j for the name of a permission',
  (name) => {
    const members = ['User'] as const;
    expect(problem(tableOf({ scopes: { [name]: [] } }))).toBe(
      `${notOurs}the scope \`${name}\` is not a permission name`,
    );
    expect(problem(tableOf({ appRoles: { [name]: { members, includes: [] } } }))).toBe(
      `${notOurs}the app role \`${name}\` is not a permission name`,
    );
  },
);

// Made in each test and not once for all: what fails while a file is read is no failed test to a mutation run.
const load = (): Policy =>
  definePolicy(
    tableOf({
      rights: {
        'file.read': { params: ['id'] },
        own: { params: ['id'], matches: { id: 'user.oid' } },
        'file.list': { params: [], collection: true },
      },
      endpoints: {
        'GET /files': {},
        'GET /files/{id}': {},
        'PUT /files/{id}': {},
        'POST /files/search': {},
        'HEAD /only-head': {},
        'GET /both': {},
        'HEAD /both': {},
      },
    }),
  );

it('lists its endpoints, the rights that the service must implement, and those of them over collections', () => {
  const policy = load();
  expect(policy.keys).toEqual([
    'GET /files',
    'GET /files/{id}',
    'PUT /files/{id}',
    'POST /files/search',
    'HEAD /only-head',
    'GET /both',
    'HEAD /both',
  ]);
  expect(policy.rights).toEqual(['file.read', 'file.list']);
  expect(policy.collectionRights).toEqual(['file.list']);
});

it('makes an endpoint ready once', () => {
  const policy = load();
  expect(policy.endpoint('GET /files')).toBe(policy.endpoint('GET /files'));
});

it('knows the same path with two methods for two endpoints', () => {
  const paths = definePolicy(
    tableOf({ endpoints: { 'GET /{a}': {}, 'PUT /{a}': {}, 'GET /a/{b}': {}, 'GET /b/{b}': {} } }),
  );
  expect(paths.keys).toHaveLength(4);
});

it('knows an endpoint only by its exact key', () => {
  const policy = load();
  expect(policy.endpoint('GET /files')?.key).toBe('GET /files');
  for (const key of ['get /files', 'GET  /files', 'constructor', '__proto__', ''])
    expect(policy.endpoint(key)).toBeUndefined();
});

it.each([
  ['GET', '/files/7', { outcome: 'match', key: 'GET /files/{id}', params: { id: '7' } }],
  ['HEAD', '/files/7', { outcome: 'match', key: 'GET /files/{id}', params: { id: '7' } }],
  ['GET', '/files/search', { outcome: 'match', key: 'GET /files/{id}', params: { id: 'search' } }],
  ['POST', '/files/search', { outcome: 'match', key: 'POST /files/search', params: {} }],
  ['HEAD', '/both', { outcome: 'match', key: 'HEAD /both', params: {} }],
  ['GET', '/only-head', { outcome: 'method-not-allowed', allow: ['HEAD'] }],
  ['POST', '/files/7', { outcome: 'method-not-allowed', allow: ['GET', 'HEAD', 'PUT'] }],
  ['get', '/files/7', { outcome: 'method-not-allowed', allow: ['GET', 'HEAD', 'PUT'] }],
  ['PROPFIND', '/files/7', { outcome: 'method-not-allowed', allow: ['GET', 'HEAD', 'PUT'] }],
  ['GET', '/files/%ZZ', { outcome: 'malformed' }],
  ['DELETE', '/files/%ZZ', { outcome: 'malformed' }],
  ['HEAD', '/files/%ZZ', { outcome: 'malformed' }],
  ['HEAD', '/nothing', { outcome: 'undeclared' }],
  ['HEAD', '/files/search', { outcome: 'match', key: 'GET /files/{id}', params: { id: 'search' } }],
  ['DELETE', '/files/search', { outcome: 'method-not-allowed', allow: ['GET', 'HEAD', 'POST', 'PUT'] }],
  ['POST', '/both', { outcome: 'method-not-allowed', allow: ['GET', 'HEAD'] }],
  ['GET', '/nothing', { outcome: 'undeclared' }],
  ['GET', '/files/7/', { outcome: 'undeclared' }],
  ['__proto__', '/nothing', { outcome: 'undeclared' }],
])('%s %s', (method, path, expected) => {
  expect(load().match(method, path)).toEqual(expected);
});

it('matches HEAD where nothing follows GET', () => {
  const writing = definePolicy(tableOf({ endpoints: { 'PUT /x': {} } }));
  expect(writing.match('HEAD', '/x')).toEqual({ outcome: 'method-not-allowed', allow: ['PUT'] });
});

it('takes any scope, and an app role for what its members are: of users, of apps or of both', () => {
  const { endpoint } = definePolicy(
    tableOf({
      scopes: { A: [], B: ['A'] },
      appRoles: {
        U: { members: ['User'], includes: [] },
        R: { members: ['Application'], includes: ['U'] },
        S: { members: ['User', 'Application'], includes: [] },
      },
      endpoints: {
        'GET /x': {
          delegated: ['U', 'R', 'S'].map((userRole) => ({ scopes: ['A'], userRole, accounts })),
          application: [{ roles: ['U'] }, { roles: ['R'] }, { roles: ['S'] }],
        },
      },
    }),
  );
  const made = endpoint('GET /x');
  expect(made?.delegated[0]?.needs).toMatchObject([{ satisfiedBy: ['A', 'B'] }]);
  expect(made?.delegated.map(({ userRole }) => userRole?.satisfiedBy)).toEqual([['U'], [], ['S']]);
  expect(made?.application.map(({ needs }) => needs.map(({ satisfiedBy }) => satisfiedBy))).toEqual([
    [['R']],
    [['R']],
    [['S']],
  ]);
});
