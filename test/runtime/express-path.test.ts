import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expressPath } from '../../src/runtime/adapters/express-path.ts';
import { parseTemplate } from '../../src/runtime/template.ts';
import { pairArbitrary, readings } from './template-pieces.ts';

function pathOf(text: string, addressing = false) {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return expressPath(parsed.template, addressing);
}

it.each([
  ['/', '/', []],
  ['/drives/{driveId}/files/{file_id}', '/drives/:driveId/files/:file_id', ['driveId', 'file_id']],
  ['/a-b_c~d', '/a-b_c~d', []],
])('%s is the string %s', (text, path, keys) => {
  expect(pathOf(text)).toMatchObject({ path, keys });
});

it.each([
  ['/a$b', []],
  ['/a.b', []],
  ['/a+b(c)', []],
  ['/users/{user-id}', ['0']],
  ['/users/{user-id}/f({a})/{b-c}', ['0', 'a', '1']],
  ['/root:/{path}:/x', ['path']],
])('%s is an expression', (text, keys) => {
  const { path, keys: found } = pathOf(text);
  expect(path).toBeInstanceOf(RegExp);
  expect(found).toEqual(keys);
});

it('is an expression where the policy addresses by path, for a string could not leave `x:` out', () => {
  expect(pathOf('/items/{id}', true).path).toBeInstanceOf(RegExp);
  expect(pathOf('/items', true).path).toBe('/items');
});

it('matches what the slow matcher matches, with the same captures', () => {
  let matched = 0;
  fc.assert(
    fc.property(pairArbitrary, ({ template, path }) => {
      const { path: expression } = expressPath(template, true);
      if (typeof expression === 'string') return;
      const found = expression.exec(path);
      // A rest with an encoded separator is malformed to the matcher, and nothing to Express.
      const [expected] = readings(template, path);
      expect(found === null ? undefined : found.slice(1)).toEqual(expected);
      if (found !== null) matched++;
    }),
    { numRuns: 5000 },
  );
  expect(matched).toBeGreaterThan(200);
});

it.each([
  ['/root:/{path}:/x', `/root:/${'a/'.repeat(20_000)}`],
  ['/root:/{path}', `/root:/${'%2'.repeat(20_000)}`],
  ['/f({a},{b},{c})', `/f(${"''".repeat(20_000)}`],
  ["/f('{a}')", `/f('${"''".repeat(20_000)}`],
  ['/{a}-{b}-{c}.json', `/${'a-'.repeat(20_000)}`],
  ['/v{a}/{b}', `/v${'v'.repeat(40_000)}`],
  ['/x$/{id}', `/x$/${':'.repeat(40_000)}`],
])('takes linear time: %s', (text, path) => {
  const { path: expression } = pathOf(text, true);
  if (typeof expression === 'string') throw new Error('not an expression');
  const started = performance.now();
  expression.test(path);
  expect(performance.now() - started).toBeLessThan(5_000);
});
