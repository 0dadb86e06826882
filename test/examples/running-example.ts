// One example, built and running against a local issuer, for the tests of one file.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { authorize, readToken, type Policy } from '../../src/runtime/index.ts';
import { startIssuer, type LocalIssuer } from './local-issuer.ts';
import { startService, type Answer, type Service } from './service.ts';
import { audience, claimsOf, tableOf, tokenFor, type Row } from './table.ts';
import { committed, copyExample, type Ended, type ExampleName, type WorkingCopy } from './working-copy.ts';

/** What the tests of one example act on; each is set before the first test. */
export interface RunningExample {
  readonly copy: () => WorkingCopy;
  readonly issuer: () => LocalIssuer;
  readonly service: () => Service;
  /** Sends a request with a token of the caller, who is described as in a row of the table. */
  readonly send: (request: string, caller: Omit<Row, 'name' | 'request' | 'expect'>) => Promise<Answer>;
}

const outputs = ['src/permissions.gen.ts', 'entra/app.json', 'permc.lock'];

/** The statuses with which the examples answer what they allow, where it is not 200. */
const successes: ReadonlyMap<string, number> = new Map([['POST /me/tasks', 201]]);

/**
 * Builds and starts an example, and tests what all of them have in common: the committed outputs are those of the
 * manifest, the manifest is without findings, its README tells the truth, and the service decides as its table says.
 */
export function describeExample(name: ExampleName): RunningExample {
  let copy: WorkingCopy;
  let issuer: LocalIssuer;
  let service: Service;
  let built: Ended;
  let policy: Policy;
  const { tests, scopes, appRoles } = tableOf(name);

  beforeAll(async () => {
    copy = copyExample(name);
    for (const path of outputs) rmSync(join(copy.folder, path));
    built = await copy.npmRun('build');
    if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
    ({ policy } = await import(pathToFileURL(join(copy.folder, 'dist/permissions.gen.js')).href));
    issuer = await startIssuer();
    service = await startService(copy.folder, { AUDIENCE: audience, ISSUER: issuer.url });
  });
  afterAll(async () => {
    const status = await service?.stop();
    await issuer?.stop();
    copy?.remove();
    expect(status).toBe(0);
  });

  const send: RunningExample['send'] = async (request, caller) => {
    const token = await tokenFor(issuer, claimsOf({ name: '', request, expect: 'allow', ...caller }));
    return service.send(request, token);
  };

  describe('what is committed', () => {
    test('a build from nothing writes exactly the committed outputs', () => {
      expect(built.stderr).toBe('wrote  entra/app.json\nwrote  src/permissions.gen.ts\nwrote  permc.lock\n');
      for (const path of outputs) expect(copy.read(path)).toBe(committed(name, path));
    });

    test('the manifest has no findings, and no output is out of date', async () => {
      expect(await copy.npmRun('check')).toEqual({
        status: 0,
        stdout: 'permissions.yaml: no errors, no warnings\n',
        stderr: 'every output is up to date\n',
      });
    });

    test('the commands of the README are those that run here, and it counts the decisions right', () => {
      const readme = committed(name, 'README.md');
      const commands = /```sh\n([^`]+)```/.exec(readme)?.[1]?.trimEnd().split('\n') ?? [];
      expect(commands.map((line) => line.replace(/ +#.*/, ''))).toEqual([
        'npm install',
        'npm run build',
        'npm test',
        'npm start',
      ]);
      expect(readme).toContain(` ${tests.length} decisions that must hold`);
    });
  });

  describe('npm scripts', () => {
    test('npm test prints the table, and every decision holds', async () => {
      const { status, stdout, stderr } = await copy.npmRun('test');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout.match(/^ {2}✓ {2}/gm)).toHaveLength(tests.length);
      expect(stdout.endsWith(`\n${tests.length} passed, 0 failed\n`)).toBe(true);
    });

    test('npm start says which settings it needs', async () => {
      expect(await copy.npmRun('start')).toEqual({
        status: 1,
        stdout: '',
        stderr: 'cannot start: set AUDIENCE to the application (client) id of this API\n',
      });
    });

    test.each([
      [{}, 'set TENANT_ID to the id of your Entra tenant, or ISSUER to the URL of a local issuer'],
      [{ TENANT_ID: 'contoso', ISSUER: 'http://127.0.0.1:1' }, 'set TENANT_ID or ISSUER, not both'],
      [
        { TENANT_ID: 'contoso' },
        '`tenantId` must be the GUID of a tenant, for that is what tokens carry, or one of `organizations`, `consumers`, ' +
          '`common`; `contoso` is not one in the cloud `public`',
      ],
      [{ ISSUER: 'http://example.com' }, '`issuer` must be an https URL, or an http URL of this machine'],
    ])('it does not start with %j', async (settings, message) => {
      await expect(startService(copy.folder, { AUDIENCE: audience, ...settings })).rejects.toThrow(
        `the service ended with 1:\ncannot start: ${message}\n`,
      );
    });
  });

  describe('the table over HTTP', () => {
    for (const row of tests) {
      test(`${row.name}`, async () => {
        const answer = await send(row.request, row);
        expect(answer.status).toBe(typeof row.expect === 'number' ? row.expect : successOf(policy, row.request));
        if (typeof row.expect === 'number') expectNoLeak(answer);
      });
    }
  });

  // A row whose caller lacks a permission never gets as far as the service's rights. So the row's caller asks again with
  // each permission of the API in turn, and the answers that the row states must explain what the service does.
  describe('the rights that the table states are those of the service', () => {
    for (const row of tests.filter(({ rights }) => rights !== undefined)) {
      test(`${row.name}`, async () => {
        const [method = '', path = ''] = row.request.split(' ');
        const match = policy.match(method, path);
        if (match.outcome !== 'match') throw new Error(`${row.request}: ${match.outcome}`);
        const rights = Object.entries(row.rights ?? {}).map(([right, answer]) => [right, () => answer]);
        for (const caller of callersLike(row, scopes, appRoles)) {
          const read = readToken(claimsOf({ ...row, ...caller }));
          if (!read.ok) throw new Error(read.reason);
          const { key, params } = match;
          const decided = await authorize(policy, key, read.token, params, Object.fromEntries(rights));
          const { status } = await send(row.request, caller);
          const expected = decided.outcome === 'deny' ? decided.status : successOf(policy, row.request);
          expect({ caller, status }).toEqual({ caller, status: expected });
        }
      });
    }
  });

  return { copy: () => copy, issuer: () => issuer, service: () => service, send };
}

function successOf(policy: Policy, request: string): number {
  const [method = '', path = ''] = request.split(' ');
  const match = policy.match(method, path);
  return (match.outcome === 'match' ? successes.get(match.key) : undefined) ?? 200;
}

/** The row's caller with each permission alone, and with all of them. */
function callersLike(
  { delegated, application }: Row,
  scopes: readonly string[],
  appRoles: readonly string[],
): readonly Pick<Row, 'delegated' | 'application'>[] {
  const each = (permissions: readonly string[]): readonly (readonly string[])[] => [
    ...permissions.map((permission) => [permission]),
    permissions,
  ];
  if (delegated !== undefined) return each(scopes).map((granted) => ({ delegated: { ...delegated, scopes: granted } }));
  if (application === undefined) return [];
  return each(appRoles).map((granted) => ({ application: { ...application, roles: granted } }));
}

const titles: ReadonlyMap<number, string> = new Map([
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
]);

/** A refused caller learns the status, and nothing about the policy. */
function expectNoLeak({ status, headers, body }: Answer): void {
  expect(body).toBe(`{"type":"about:blank","title":"${titles.get(status)}","status":${status}}`);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('vary')).toBe(status === 401 || status === 403 ? 'Authorization' : null);
  // A 403 has a challenge where another token would help: each example asserts its own.
  expect(status === 403 || headers.has('www-authenticate') === (status === 401)).toBe(true);
}
