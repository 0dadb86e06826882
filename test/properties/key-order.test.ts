// The order in which keys are written means nothing: it changes neither the Model, nor the table, nor what is found.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Compilation } from '../../src/compile.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { policyTable } from '../../src/reason/policy-table.ts';
import { compileFiles } from '../model/compile-files.ts';
import { withoutSpans } from '../model/without-spans.ts';
import { randomManifest } from './random-manifest.ts';

const extras = {
  clients: {
    web: { appId: '11111111-1111-4111-8111-111111111111', scopes: ['A'] },
    app: { appId: '22222222-2222-4222-8222-222222222222', scopes: ['A.Read'] },
  },
  outputs: { guards: 'a.gen.ts', entra: 'a.json' },
  rules: { 'permission-name': 'warning', 'require-right': 'error' },
};

it('the order of keys changes nothing', () => {
  fc.assert(
    fc.property(randomManifest, fc.infiniteStream(fc.nat()), (random, numbers) => {
      const manifest = {
        ...random,
        ...extras,
        rights: { ...random.rights, 'in.tenant': { matches: { id: 'user.oid', other: 'user.tid' } } },
        tests: [{ name: 'one', request: 'GET /a', rights: { 'may.see': true, 'user.own': false }, expect: 401 }],
      };
      const shuffled = shuffleKeys(manifest, () => numbers.next().value);
      const [before, after] = [manifest, shuffled].map((data) =>
        compileFiles({ 'permissions.yaml': JSON.stringify(data, undefined, 1) }),
      );
      expect(meaningOf(after)).toEqual(meaningOf(before));
    }),
    { numRuns: 150 },
  );
}, 60_000);

/** Everything that a compilation says, as text, with the order of keys in it. */
function meaningOf(compilation: Compilation | undefined): object {
  const { model, diagnostics = [] } = compilation ?? {};
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return {
    model: JSON.stringify(withoutSpans(model), undefined, 1),
    table: JSON.stringify(policyTable(model), undefined, 1),
    findings: diagnostics.map(findingOf).toSorted(),
  };
}

/** A finding without its place. Of two that are alike the later one is reported, so their names may change places. */
function findingOf({ rule, severity, message, help }: Diagnostic): string {
  return JSON.stringify([rule, severity, message.split(' ').toSorted(), help]);
}

function shuffleKeys(data: unknown, next: () => number): unknown {
  if (Array.isArray(data)) return data.map((item) => shuffleKeys(item, next));
  if (typeof data !== 'object' || data === null) return data;
  const keyed = Object.entries(data).map((entry) => ({ entry, at: next() }));
  return Object.fromEntries(
    keyed
      .toSorted((left, right) => left.at - right.at)
      .map(({ entry: [key, value] }) => [key, shuffleKeys(value, next)]),
  );
}
