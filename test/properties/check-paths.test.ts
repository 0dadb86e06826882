// The search for endpoints that collide takes shortcuts; this compares it with asking about every pair.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moreSpecific, overlaps } from '../../src/runtime/template-relations.ts';
import { parseTemplate, type PathTemplate } from '../../src/runtime/template.ts';
import { compileFiles } from '../model/compile-files.ts';

// A small vocabulary, so that random templates meet: letter case, functions, quotes, addressing by path, rests.
const segments = [
  'a',
  'A',
  'b',
  'root:',
  '{#}',
  '{#}:',
  'f({#})',
  "f('{#}')",
  'f(x={#})',
  'f(x=1)',
  'a{#}',
  '{#}b',
  'a:',
  '{#}-{#}',
];

const path = fc
  .array(fc.constantFrom(...segments), { minLength: 1, maxLength: 5 })
  .map((parts) => {
    let count = 0;
    return `/${parts.join('/')}`.replaceAll('#', () => `p${++count}`);
  })
  .filter((text) => parseTemplate(text).ok);

it('finds the collisions that a comparison of every pair finds, each once', () => {
  let collisions = 0;
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 2, maxLength: 14 }), (paths) => {
      const endpoints = Object.fromEntries(paths.map((text) => [`GET ${text}`, { anonymous: 'open' }]));
      const yaml = JSON.stringify({ permc: 1, app: { name: 'a' }, endpoints }, undefined, 1);
      const found = compileFiles({ 'permissions.yaml': yaml }).diagnostics.filter(
        ({ severity }) => severity === 'error',
      );
      const expected = everyPair(paths);
      collisions += expected.length;
      expect(found.map(({ rule, message }) => `${rule} ${message}`).toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 1000 },
  );
  expect(collisions).toBeGreaterThan(100);
}, 120_000);

/** What is to be reported, in the words of the report. A duplicate counts once, and is not compared with anything else. */
function everyPair(paths: readonly string[]): readonly string[] {
  const kept: PathTemplate[] = [];
  const reports: string[] = [];
  for (const text of paths) {
    const parsed = parseTemplate(text);
    if (!parsed.ok) throw new Error(`${text} is no template`);
    const { template } = parsed;
    const twin = kept.find(({ shape }) => shape === template.shape);
    if (twin !== undefined) {
      reports.push(`duplicate-endpoint \`GET ${text}\` is the same endpoint as \`GET ${twin.text}\``);
      continue;
    }
    for (const other of kept) {
      if (!overlaps(template, other) || moreSpecific(template, other) || moreSpecific(other, template)) continue;
      reports.push(
        `ambiguous-endpoints \`GET ${text}\` and \`GET ${other.text}\` can match the same URL, and neither is more specific`,
      );
    }
    kept.push(template);
  }
  return reports;
}
