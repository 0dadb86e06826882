// The matcher of catalogs and the one of the guards on the same templates: where a guard finds an endpoint, a call to it
// finds the same operation, and where neither of two templates is the more specific both are named.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import { createMatcher } from '../../src/runtime/matcher.ts';
import { parseTemplate } from '../../src/runtime/template.ts';
import { catalogOf } from './catalog-of.ts';

const templateSegment = fc.constantFrom('a', 'b', 'root:', '{p}', '{p}:', 'f(x={p})', 'v{p}w');
const requestSegment = fc.constantFrom('a', 'b', 'c', 'root:', 'c:', "f(x='a')", 'f(x=1)', 'v1w', 'vaw');

/** Templates of different shapes; parameters are numbered, for no name may occur twice. */
const templates = fc
  .array(fc.array(templateSegment, { minLength: 1, maxLength: 4 }), { minLength: 6, maxLength: 16 })
  .map((lists) =>
    lists.map((segments) => `/${segments.map((segment, index) => segment.replace('{p}', `{p${index}}`)).join('/')}`),
  )
  .map((texts) => {
    const parsed = texts.flatMap((text) => {
      const result = parseTemplate(text);
      return result.ok ? [result.template] : [];
    });
    // The end of an address may have its colon or not in a call; a guard takes it as it is written.
    const open = parsed.filter(({ text }) => !text.endsWith(':'));
    return [...new Map(open.map((template) => [template.shape, template])).values()];
  });

test('a call finds the operation whose guard would answer it', () => {
  let found = 0;
  fc.assert(
    fc.property(
      templates,
      fc.array(fc.array(requestSegment, { minLength: 1, maxLength: 4 }), { minLength: 20, maxLength: 30 }),
      (known, requests) => {
        const matchCall = createCatalogMatcher(
          catalogOf(Object.fromEntries(known.map(({ text }) => [`GET ${text}`, {}]))),
        );
        const matchPath = createMatcher(known.map((template) => ({ template, value: template.text })));
        for (const segments of requests) {
          const path = `/${segments.join('/')}`;
          if (path.endsWith(':')) continue;
          const expected = matchPath.match(path);
          if (expected === undefined || expected === 'malformed') continue;
          const call = matchCall(`GET ${path}`);
          const answer =
            call.kind === 'found'
              ? call.operation.template.text
              : call.kind === 'ambiguous'
                ? call.candidates[0]?.template.text
                : call.kind;
          expect(answer).toBe(expected.value);
          found += 1;
        }
      },
    ),
    { numRuns: 500, seed: 20_261_121 },
  );
  expect(found).toBeGreaterThan(500);
});
