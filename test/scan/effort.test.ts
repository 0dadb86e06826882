// The bound of what is followed in a project falls at the same place, whatever of it is remembered.
import { expect, test } from 'vitest';
import { rememberScan } from '../../src/scan/remember-files.ts';
import { runClientScan } from '../../src/scan/scan-client.ts';
import { memorySourceTree } from '../../src/scan/source-tree.ts';

test('where so much is followed that less is in the end, this begins at the same place whatever is remembered', () => {
  const names = Array.from({ length: 8 }, (_, index) => `f${String(index)}`);
  const twice = names.map((name, index) =>
    index === names.length - 1
      ? `export function ${name}(path) { fetch(path); }`
      : `export function ${name}(path) { f${String(index + 1)}(path + '/a'); f${String(index + 1)}(path + '/b'); }`,
  );
  const call = "import { f0 } from './twice';\nf0('https://api.contoso.com');\n";
  const callers = Array.from(
    { length: 130 },
    (_, index) => [`caller${String(index).padStart(3, '0')}.ts`, call] as const,
  );
  const files = new Map([['twice.ts', twice.join('\n')], ...callers]);
  const first = rememberScan(memorySourceTree(files), undefined, runClientScan);
  const unfollowed = first.scan.unresolved.filter(({ reason }) => reason.includes('too many')).length;
  expect(unfollowed).toBeGreaterThan(0);
  expect(unfollowed).toBeLessThan(callers.length);
  files.set('caller000.ts', 'export {};');
  const second = rememberScan(memorySourceTree(files), first.memory, runClientScan);
  expect(second.scan).toEqual(rememberScan(memorySourceTree(files), undefined, runClientScan).scan);
  expect(second.scan).not.toEqual(first.scan);
});
