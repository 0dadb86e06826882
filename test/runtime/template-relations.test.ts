import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMatcher } from '../../src/runtime/matcher.ts';
import { moreSpecific, overlaps } from '../../src/runtime/template-relations.ts';
import { type PathTemplate, parseTemplate } from '../../src/runtime/template.ts';
import { instances, pieces, templateOf } from './template-pieces.ts';

function template(text: string): PathTemplate {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.template;
}

it.each([
  // left, right, overlap, left is more specific, right is more specific
  ['/a', '/A', true, true, true],
  ['/a', '/b', false, false, false],
  ['/', '/{x}', false, false, false],
  ['/{x}/a', '/b/{y}', true, false, false],
  ['/b/a', '/b/{y}', true, true, false],
  ['/f({x})', '/{x}', true, true, false],
  ['/f({x})', '/f({x},{y})', false, false, false],
  ["/f('{x}')", '/f({y})', true, true, true],
  ['/v{x}', '/{x}', true, true, false],
  ['/v{x}', '/{x}z', true, false, false],
  ['/v1{x}', '/v{x}', true, true, false],
  ['/{id}:', '/{id}', false, false, false],
  ['/root:/{p}', '/root:/{q}:', false, false, false],
  ['/root:/{p}/x', '/root:/{p}', true, true, false],
  ['/root:/a:/c', '/root:/{p}:/c', true, true, false],
  ['/root:/{p}:/c', '/root:/{p}:/{q}', true, true, false],
  ['/{id}:/{p}:/c', '/root:/{p}:/c', true, false, true],
  ['/root:/{p}:/c', '/root:/{p}', false, false, false],
])('%s and %s', (left, right, overlap, leftInside, rightInside) => {
  const [a, b] = [template(left), template(right)];
  expect(overlaps(a, b)).toBe(overlap);
  expect(overlaps(b, a)).toBe(overlap);
  expect(moreSpecific(a, b)).toBe(leftInside);
  expect(moreSpecific(b, a)).toBe(rightInside);
});

/** Paths that either template may match: every segment is like a piece of one of them, or like none. */
function pathsFor(chosen: readonly string[]): readonly string[] {
  const common = ['a', 'b', 'c', 'x:', 'root:'];
  const segments = [...new Set([...common, ...chosen.flatMap(instances)])];
  const few = [
    ...new Set([...common, ...chosen.flatMap((piece) => instances(piece).filter((_, at) => at % 17 === 0))]),
  ];
  const paths = ['/'];
  for (const first of segments) {
    paths.push(`/${first}`);
    for (const second of segments) paths.push(`/${first}/${second}`);
  }
  for (const first of few)
    for (const second of few) for (const third of few) paths.push(`/${first}/${second}/${third}`);
  return paths;
}

it('agrees with the matcher on every path that is tried', () => {
  const chosen = fc.array(fc.constantFrom(...pieces), { maxLength: 2 });
  const tally = { overlapping: 0, apart: 0, inside: 0, outside: 0 };
  fc.assert(
    fc.property(chosen, chosen, (left, right) => {
      const [a, b] = [templateOf(left), templateOf(right)];
      const matchA = createMatcher([{ template: a, value: true }], { ignoreCase: true });
      const matchB = createMatcher([{ template: b, value: true }], { ignoreCase: true });
      let both = false;
      let onlyA = false;
      for (const path of pathsFor([...left, ...right])) {
        const inA = matchA.match(path) !== undefined;
        const inB = matchB.match(path) !== undefined;
        both ||= inA && inB;
        onlyA ||= inA && !inB;
      }
      // What one path shows is true; and the paths are rich enough to show whatever is true.
      expect(overlaps(a, b)).toBe(both);
      expect(moreSpecific(a, b)).toBe(!onlyA);
      tally[both ? 'overlapping' : 'apart']++;
      tally[onlyA ? 'outside' : 'inside']++;
    }),
    { numRuns: 80 },
  );
  for (const count of Object.values(tally)) expect(count).toBeGreaterThan(5);
});
