import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTemplate } from '../../src/runtime/template.ts';

function parsed(text: string) {
  const result = parseTemplate(text);
  if (!result.ok) throw new Error(`${text}: ${result.reason}`);
  return result.template;
}

it.each([
  ['/', [], '/'],
  ['/me', [], '/me'],
  ['/Drives/{driveId}/Files', ['driveId'], '/drives/{}/files'],
  ['/users/{user-id}', ['user-id'], '/users/{}'],
  ["/f(a='{x}',B={y})", ['x', 'y'], '/f(a={},b={})'],
  ["/f('{x}','{y}')", ['x', 'y'], '/f({},{})'],
  ["/it's'{x}'", ['x'], "/it's'{}'"],
  ['/root:/{path}:/children', ['path'], '/root:/{}:/children'],
  ["/a$b-c._~!&'()*+,;=:@d", [], "/a$b-c._~!&'()*+,;=:@d"],
  ['/...', [], '/...'],
])('%s', (text, params, shape) => {
  expect(parsed(text)).toMatchObject({ text, params, shape });
});

it.each([
  ['', 'no-leading-slash', 0, 0],
  ['me', 'no-leading-slash', 0, 1],
  ['/a/', 'empty-segment', 2, 3],
  ['//a', 'empty-segment', 0, 2],
  ['/a//b', 'empty-segment', 2, 4],
  ['/a/./b', 'dot-segment', 3, 4],
  ['/a/..', 'dot-segment', 3, 5],
  ['/a b', 'illegal-character', 2, 3],
  ['/a?b', 'illegal-character', 2, 3],
  ['/a#b', 'illegal-character', 2, 3],
  ['/a%20', 'illegal-character', 2, 3],
  ['/a\\b', 'illegal-character', 2, 3],
  ['/a\n', 'illegal-character', 2, 3],
  ['/\u{1f600}', 'illegal-character', 1, 3],
  ['/{a', 'unclosed-parameter', 1, 3],
  ['/{a/b}', 'unclosed-parameter', 1, 3],
  ['/a}', 'unopened-parameter', 2, 3],
  ['/{id}}', 'unopened-parameter', 5, 6],
  ['/{}', 'illegal-parameter-name', 1, 3],
  ['/{1a}', 'illegal-parameter-name', 1, 5],
  ['/{a{b}', 'illegal-parameter-name', 1, 6],
  ['/{*a}', 'illegal-parameter-name', 1, 5],
  ['/{a}/{a}', 'duplicate-parameter', 5, 8],
  ['/{a}{b}', 'adjacent-parameters', 4, 7],
])('%j is no template: %s', (text, reason, start, end) => {
  expect(parseTemplate(text)).toEqual({ ok: false, reason, start, end });
});

it.each([
  ['/root:/{p}', [{ kind: 'rest', name: 'p', until: 'end' }]],
  ['/root:/{p}:', [{ kind: 'rest', name: 'p', until: 'colon' }]],
  [
    '/root:/{p}/x',
    [
      { kind: 'parameter', name: 'p' },
      { kind: 'literal', text: 'x' },
    ],
  ],
  [
    '/root:/a/{p}',
    [
      { kind: 'literal', text: 'a' },
      { kind: 'parameter', name: 'p' },
    ],
  ],
  [
    '/root:/a:/{p}',
    [
      { kind: 'literal', text: 'a:' },
      { kind: 'parameter', name: 'p' },
    ],
  ],
  [
    '/root:/{p}:/{q}',
    [
      { kind: 'rest', name: 'p', until: 'colon' },
      { kind: 'parameter', name: 'q' },
    ],
  ],
])('addressing in %s', (text, segments) => {
  expect(parsed(text).segments.slice(1)).toEqual(segments);
});

it('takes any text without throwing, and places a fault inside it', () => {
  const characters = fc.constantFrom('/', '{', '}', 'a', ':', '(', ')', "'", '=', ',', '.', '%', ' ', '\u0000');
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
      const result = parseTemplate(text);
      if (result.ok) {
        expect(parsed(result.template.text)).toEqual(result.template);
        expect(new Set(result.template.params).size).toBe(result.template.params.length);
        return;
      }
      expect(result.start).toBeGreaterThanOrEqual(0);
      expect(result.end).toBeLessThanOrEqual(text.length);
      expect(result.start < result.end || text === '').toBe(true);
    }),
    { numRuns: 5000 },
  );
});

it('parses a long text in linear time', () => {
  const started = performance.now();
  parseTemplate(`/${'a'.repeat(2_000_000)}`);
  parseTemplate(`/${'{a'.repeat(500_000)}`);
  parseTemplate('/'.repeat(1_000_000));
  expect(performance.now() - started).toBeLessThan(10_000);
});
