// `permc.lock`: what is printed is read again, whatever the names; what is not a lock file is never guessed at.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLock, printLock, type LockEntry, type LockFile } from '../../src/workspace/lock-file.ts';

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
const lock: fc.Arbitrary<LockFile> = fc.array(fc.tuple(name, entry)).map((pairs) => new Map(pairs));

test('reads what it prints, and prints that again', () => {
  fc.assert(
    fc.property(lock, (value) => {
      const text = printLock(value);
      const read = parseLock(text);
      if (read === undefined) throw new Error('not read');
      expect(new Set(read.keys())).toEqual(new Set(value.keys()));
      for (const [key, { outputs, permissions }] of value) {
        expect(new Map(read.get(key)?.outputs)).toEqual(outputs);
        expect(new Set(read.get(key)?.permissions)).toEqual(new Set(permissions));
      }
      expect(printLock(read)).toBe(text);
    }),
  );
});

test('does not depend on the order of anything', () => {
  fc.assert(
    fc.property(lock, (value) => {
      const turned = new Map(
        [...value]
          .toReversed()
          .map(([key, { permissions, outputs }]) => [
            key,
            { permissions: permissions.toReversed(), outputs: new Map([...outputs].toReversed()) },
          ]),
      );
      expect(printLock(turned)).toBe(printLock(value));
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
  expect(
    printLock(
      new Map([
        [
          'permissions.yaml',
          {
            permissions,
            outputs: new Map([
              ['b', '2'],
              ['a', '1'],
            ]),
          },
        ],
      ]),
    ),
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
  }
}
`);
});
