// `permc.lock`: what is printed is read again, whatever the names; what is not a lock file is never guessed at.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLock, printLock, type CatalogPin, type LockEntry, type LockFile } from '../../src/workspace/lock-file.ts';

const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'permissions.yaml', 'a/b.ts'));
const permission = fc.record({
  kind: fc.constantFrom('scope' as const, 'appRole' as const),
  value: name,
  id: fc.uuid(),
  enabled: fc.boolean(),
});
const entry: fc.Arbitrary<LockEntry> = fc.record({
  permissions: fc.uniqueArray(permission, { selector: ({ kind, value }) => `${kind} ${value}` }),
  outputs: fc.array(fc.tuple(name, name)).map((pairs) => new Map(pairs)),
});
const pin: fc.Arbitrary<CatalogPin> = fc.record({
  format: fc.constantFrom('microsoft-graph' as const, 'manifest' as const, 'entra' as const, 'openapi' as const),
  from: name,
  sha256: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
});
const lock: fc.Arbitrary<LockFile> = fc.record({
  manifests: fc.array(fc.tuple(name, entry)).map((pairs) => new Map(pairs)),
  catalogs: fc.array(fc.tuple(name, pin)).map((pairs) => new Map(pairs)),
});

test('reads what it prints, and prints that again', () => {
  fc.assert(
    fc.property(lock, (value) => {
      const text = printLock(value);
      const read = parseLock(text);
      if (read === undefined) throw new Error('not read');
      expect(new Set(read.manifests.keys())).toEqual(new Set(value.manifests.keys()));
      for (const [key, { outputs, permissions }] of value.manifests) {
        expect(new Map(read.manifests.get(key)?.outputs)).toEqual(outputs);
        expect(new Set(read.manifests.get(key)?.permissions)).toEqual(new Set(permissions));
      }
      expect(new Map(read.catalogs)).toEqual(value.catalogs);
      expect(printLock(read)).toBe(text);
    }),
  );
});

test('does not depend on the order of anything', () => {
  fc.assert(
    fc.property(lock, (value) => {
      const manifests = new Map(
        [...value.manifests]
          .toReversed()
          .map(([key, { permissions, outputs }]) => [
            key,
            { permissions: permissions.toReversed(), outputs: new Map([...outputs].toReversed()) },
          ]),
      );
      const catalogs = new Map([...value.catalogs].toReversed());
      expect(printLock({ manifests, catalogs })).toBe(printLock(value));
    }),
  );
});

test('never throws, and never takes something else for a lock file', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseLock(text)).toBeUndefined();
    }),
  );
});

test('is JSON, sorted, two spaces, with a final line feed', () => {
  const permissions = [
    { kind: 'scope', value: 'B', id: '2', enabled: true },
    { kind: 'scope', value: 'A', id: '1', enabled: false },
  ] as const;
  const outputs = new Map([
    ['b', '2'],
    ['a', '1'],
  ]);
  const sha256 = 'ab'.repeat(32);
  expect(
    printLock({
      manifests: new Map([['permissions.yaml', { permissions, outputs }]]),
      catalogs: new Map([['microsoft-graph', { format: 'microsoft-graph', from: '../graph', sha256 }]]),
    }),
  ).toBe(`{
  "version": 1,
  "manifests": {
    "permissions.yaml": {
      "permissions": [
        {
          "kind": "scope",
          "value": "A",
          "id": "1",
          "enabled": false
        },
        {
          "kind": "scope",
          "value": "B",
          "id": "2",
          "enabled": true
        }
      ],
      "outputs": {
        "a": "1",
        "b": "2"
      }
    }
  },
  "catalogs": {
    "microsoft-graph": {
      "format": "microsoft-graph",
      "from": "../graph",
      "sha256": "${sha256}"
    }
  }
}
`);
});

test('without catalogs it says nothing of them', () => {
  expect(printLock({ manifests: new Map(), catalogs: new Map() })).toBe('{\n  "version": 1,\n  "manifests": {}\n}\n');
});

test.each([
  ['a format that there is not', { format: 'raml', from: 'x', sha256: '0'.repeat(64) }],
  ['a hash that is none', { format: 'entra', from: 'x', sha256: '../../etc/passwd' }],
  ['no origin', { format: 'entra', sha256: '0'.repeat(64) }],
])('a pin with %s is no pin', (_what, pinned) => {
  expect(parseLock(JSON.stringify({ version: 1, manifests: {}, catalogs: { graph: pinned } }))).toBeUndefined();
});
