// The guards module that holds its runtime: it imports nothing, type-checks by itself and decides as the package does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inlineRuntime } from '../../.ci/runtime-source.mjs';
import { policyTable } from '../../src/reason/policy-table.ts';
import * as packaged from '../../src/runtime/index.ts';
import type { PolicyTable } from '../../src/runtime/table.ts';
import { root } from '../architecture/root.ts';
import { compileFiles } from '../model/compile-files.ts';
import { type RandomCall, randomCall, randomManifest } from '../properties/random-manifest.ts';
import { driveManifest } from './drive-manifest.ts';
import { emittedText } from './emit-manifest.ts';
import { typeCheck } from './type-check.ts';

type Runtime = typeof packaged;

const source = inlineRuntime(join(root, 'src', 'runtime'));
const inlined = emittedText(
  driveManifest.replace('guards: src/permissions.gen.ts', 'guards: { path: src/permissions.gen.ts, runtime: inline }'),
  'src/permissions.gen.ts',
);
let folder: string;

/** What a module exports, run as the JavaScript that it comes to. */
async function load<Module>(name: string, text: string): Promise<Module> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, outputText);
  return import(/* @vite-ignore */ pathToFileURL(path).href);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'permc-inline-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

it('holds the runtime whole and imports nothing', () => {
  expect(inlined).toContain(source);
  expect(ts.preProcessFile(inlined).importedFiles).toEqual([]);
});

it('type-checks by itself, and in the hands of a user', () => {
  const use = `import { createGuard, filter, policy, readCredentials, type Guard, type Endpoints, type Rights } from './drive.gen.ts';
const rights: Rights = { 'file.read': (access, { driveId }) => access.kind === 'delegated' && access.user.oid === driveId };
export const guard: Guard<Endpoints> = createGuard(policy, { verify: async () => ({ ok: false, status: 401, reason: 'token-malformed' }), rights });
export const others: readonly unknown[] = [filter, readCredentials];
export const wrong: Guard<Endpoints> = createGuard(policy, { verify: async () => ({ ok: false, status: 401, reason: 'token-malformed' }) });
`;
  const findings = typeCheck({ 'drive.gen.ts': inlined, 'use.ts': use }, ['lib.dom.d.ts']);
  expect(findings).toEqual([expect.stringMatching(/^use\.ts:5 .*'rights' is missing/)]);
}, 60_000);

it('exports what the package does, the adapter that needs no framework, and the policy', async () => {
  const module: object = await load('drive', inlined);
  expect(Object.keys(module).toSorted()).toEqual([...Object.keys(packaged), 'fetchGuards', 'policy'].toSorted());
});

it('decides, answers and records as the package does', async () => {
  const runtime: Runtime = await load('runtime', source);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      randomManifest,
      fc.array(randomCall, { minLength: 20, maxLength: 20 }),
      async (manifest, calls) => {
        const { model } = compileFiles({ 'permissions.yaml': JSON.stringify(manifest, undefined, 1) });
        if (model === undefined) throw new Error('the manifest does not compile');
        const table = policyTable(model);
        for (const call of calls) {
          const expected = await decideWith(packaged, table, call);
          expect(await decideWith(runtime, table, call)).toEqual(expected);
          seen.add(expected.verdict.outcome === 'allow' ? 'allow' : String(expected.verdict.answer.status));
        }
      },
    ),
    { numRuns: 60 },
  );
  expect([...seen].toSorted()).toEqual(['401', '403', 'allow']);
}, 60_000);

it('fails on the same tables with the same words', async () => {
  const runtime: Runtime = await load('failing', source);
  const empty: PolicyTable = { format: 1, scopes: {}, appRoles: {}, rights: {}, endpoints: {} };
  const wrong: readonly PolicyTable[] = [
    { ...empty, scopes: { 'a b': [] } },
    { ...empty, scopes: { A: ['B'] } },
    { ...empty, endpoints: { 'GET x': {} } },
    { ...empty, endpoints: { 'GET /{a}/{a}': {} } },
    { ...empty, endpoints: { 'GET /a': { delegated: [{ scopes: [], accounts: ['work'] }] } } },
    { ...empty, endpoints: { 'GET /a': { delegated: [{ scopes: ['A'], accounts: ['work'] }] } } },
    { ...empty, endpoints: { 'GET /{a}': { anonymous: true }, 'GET /{b}': { anonymous: true } } },
  ];
  for (const table of wrong) {
    const failure = (of: Runtime): string => {
      try {
        of.definePolicy(table);
        return 'defined';
      } catch (error) {
        return String(error);
      }
    };
    expect(failure(packaged)).toMatch(/^PolicyError: /);
    expect(failure(runtime)).toBe(failure(packaged));
  }
});

/** One call through the guard of one runtime: the verdict and the record. */
async function decideWith(runtime: Runtime, table: PolicyTable, call: RandomCall) {
  const policy = runtime.definePolicy(table);
  const records: packaged.DecisionRecord[] = [];
  const { kind, account, scopes, roles, own } = call;
  const tid = account === 'personal' ? runtime.personalTenant : 'work';
  const claims = { oid: 'me', sub: kind === 'application' ? 'me' : 'pairwise', tid, roles };
  const read = runtime.readToken(kind === 'application' ? claims : { ...claims, scp: scopes.join(' ') });
  const guard = runtime.createGuard(policy, {
    verify: async () => (read.ok ? read : { ok: false, status: 401, reason: read.reason }),
    rights: { 'may.see': () => call.answer },
    onDecision: (record) => records.push(record),
    clock: () => 0,
  });
  const verdict = await guard.check(call.key, {
    authorization: kind === 'anonymous' ? [] : ['Bearer token'],
    tokenElsewhere: false,
    params: { id: own ? 'me' : 'somebody', other: 'me' },
  });
  return { verdict, records };
}
