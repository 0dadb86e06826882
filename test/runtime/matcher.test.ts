import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMatcher } from '../../src/runtime/matcher.ts';
import { moreSpecific } from '../../src/runtime/template-relations.ts';
import { parseTemplate } from '../../src/runtime/template.ts';
import { pairArbitrary, readings } from './template-pieces.ts';

function matcherOf(templates: readonly string[], options?: { readonly ignoreCase?: boolean }) {
  const entries = templates.map((text) => {
    const parsed = parseTemplate(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
    return { template: parsed.template, value: text };
  });
  return createMatcher(entries, options);
}

function matchOne(template: string, path: string): unknown {
  const found = matcherOf([template]).match(path);
  return typeof found === 'object' ? { ...found.params } : found;
}

it.each([
  ['/', '/', {}],
  ['/me', '/me', {}],
  ['/drives/{id}', '/drives/a', { id: 'a' }],
  ['/drives/{id}', '/drives/a%20b', { id: 'a b' }],
  ['/drives/{id}', '/drives/a%2Fb', { id: 'a/b' }],
  ['/drives/{id}', '/drives/a%252Fb', { id: 'a%2Fb' }],
  ['/drives/{id}', '/drives/__proto__', JSON.parse('{"id":"__proto__"}')],
  ['/drives/{__proto__}', '/drives/a', JSON.parse('{"__proto__":"a"}')],
  ['/drives/{id}', '/drives/b;v=1', { id: 'b;v=1' }],
  ["/range(address='{a}')", "/range(address='A1')", { a: 'A1' }],
  ["/range(address='{a}')", '/range(address=A1)', { a: 'A1' }],
  ['/range(address={a})', "/range(address='A1')", { a: 'A1' }],
  ["/range(address='{a}')", "/range(address='O''Neil')", { a: "O'Neil" }],
  ["/range(address='{a}')", '/range(address=%27O%27%27Neil%27)', { a: "O'Neil" }],
  ["/getByPath(path='{p}')", "/getByPath(path='a%2Fb')", { p: 'a/b' }],
  ['/f({a},{b})', "/f('x,y',z)", { a: 'x,y', b: 'z' }],
  ['/cell(row={r},column={c})', '/cell(row=1,column=2)', { r: '1', c: '2' }],
  ['/itemat(index={i})range', '/itemat(index=3)range', { i: '3' }],
  ["/applications(appId='{id}')/owners", "/applications(appId='x')/owners", { id: 'x' }],
  ['/items/{id}:', '/items/a:b:', { id: 'a:b' }],
  ['/root:/{path}:/children', '/root:/a/b/c:/children', { path: 'a/b/c' }],
  ['/root:/{path}', '/root:/a/b%20c', { path: 'a/b c' }],
  ['/root:/{path}:/{facet}', '/root:/a/b:/content', { path: 'a/b', facet: 'content' }],
  ['/root:/{id}/labels', '/root:/a/labels', { id: 'a' }],
  ['/{id}:/{path}:', '/7:/x/y:', { id: '7', path: 'x/y' }],
])('%s matches %s', (template, path, params) => {
  expect(matchOne(template, path)).toEqual(params);
});

it.each([
  ['/', ''],
  ['/me', '/me/'],
  ['/me', '/ME'],
  ['/me', 'me'],
  ['/me', '//me'],
  ['/me', '/%6de'],
  ['/me', '/./me'],
  ['/me', '/me?x=1'],
  ['/drives/{id}', '/drives/'],
  ['/drives/{id}', '/drives//'],
  ['/drives/{id}/files', '/drives//files'],
  ['/drives/{id}', '/drives/.'],
  ['/drives/{id}', '/drives/..'],
  ['/drives/{id}', '/drives/%2e%2E'],
  ['/drives/{id}', '/drives/a:'],
  ['/drives/{id}', '/%64rives/a'],
  ['/drives/{id}', '/drives;x/a'],
  ['/drives/{id}', 'http://other/drives/a'],
  ['/f({a},{b})', '/f(x,y,z)'],
  ["/f('{a}')", "/f('')"],
  ["/f('{a}')", "/f('a'b')"],
  ["/f('{a}')", "/f('a)"],
  ['/f({a})', '/f(%27)'],
  ['/v{n}', '/v1:'],
  ['/root:/{path}', '/root:/a:/b'],
  ['/root:/{path}', '/root:/a/../b'],
  ['/root:/{path}:', '/root:/:'],
  ['/root:/{path}:', '/root:/a//b:'],
])('%s does not match %s', (template, path) => {
  expect(matchOne(template, path)).toBeUndefined();
});

it.each([
  ['/drives/{id}', '/drives/%ZZ'],
  ['/drives/{id}', '/drives/%C0%AF'],
  ['/drives/{id}', '/drives/%'],
  ['/drives/{id}', '/drives/a%00'],
  ['/drives/{id}', '/drives/a%0d%0a'],
  ['/drives/{id}', '/drives/a\\b'],
  ['/drives/{id}', '/drives/a b'],
  ['/drives/{id}', '/drives/a#b'],
  ['/drives/{id}', '/drives/a?b'],
  ['/drives/{id}', '/drives/\u00e9'],
  ['/root:/{path}', '/root:/a%2F..%2Fb'],
  ['/root:/{path}', '/root:/a%5cb'],
])('%s finds %s malformed', (template, path) => {
  expect(matchOne(template, path)).toBe('malformed');
});

it('gives parameters that inherit nothing, new ones for every match', () => {
  const matcher = matcherOf(['/drives/{id}', '/me']);
  const found = matcher.match('/drives/a');
  const again = matcher.match('/drives/a');
  if (typeof found !== 'object' || typeof again !== 'object') throw new Error('no match');
  const inherited: unknown = Object.getPrototypeOf(found.params);
  expect(Reflect.ownKeys(Object(inherited))).toEqual([]);
  expect(Object.getPrototypeOf(inherited)).toBeNull();
  expect(Object.isFrozen(inherited)).toBe(true);
  expect(found.params).not.toBe(again.params);
  expect(matcher.match('/me')).toEqual({ value: '/me', params: {} });
});

it('tells apart literals that are alike in length and in the characters that are looked at first', () => {
  const names = ['abxcd', 'aybcd', 'abxcd', 'aybce', 'azbcd'].map((name, index) => `/${name}/${index}`);
  const twins = ['/abc1d', '/abc2d', '/acc1d', '/adc1d', '/adc1d/x/y', '/adc1d/x/z', '/adc1d/x'];
  const matcher = matcherOf([...names, ...twins]);
  for (const path of [...names, ...twins]) expect(matcher.match(path)).toMatchObject({ value: path });
  for (const path of ['/aec1d', '/abc1d/x', '/adc1d/x/', '/adc1d/x/yy', '/adc1d/xx', '/adc1d/x/w', '/abc1']) {
    expect(matcher.match(path)).toBeUndefined();
  }
});

it.each([1, 2, 3, 4, 5, 8, 9, 64, 65, 300])('finds each of %i literals that follow one place', (count) => {
  const paths = Array.from({ length: count }, (_, index) => `/${index % 7 === 0 ? 'a' : `name-${index}`}/${index}`);
  const templates = paths.map((path) => `/{id}${path}`);
  for (const order of [templates, templates.toReversed()]) {
    const matcher = matcherOf(order);
    paths.forEach((path, index) => {
      expect(matcher.match(`/7${path}`)).toEqual({ value: templates[index], params: { id: '7' } });
    });
    for (const path of ['', '/', '/name-1', '/name-1/', '/name-1/0', '/name-/1', '/a', '/a/1', '/name-1/1/1']) {
      expect(matcher.match(`/7${path}`)).toBeUndefined();
    }
  }
});

it('keeps parameters of one name apart that are read in different ways', () => {
  const matcher = matcherOf(['/s/{a}/{b}', '/f(x={a})/{b}', '/t-{a}/{b}', '/root:/{a}:/{b}', '/o/{b}/{a}']);
  expect(matcher.match("/s/'1'/2")).toMatchObject({ params: { a: "'1'", b: '2' } });
  expect(matcher.match("/f(x='1')/2")).toMatchObject({ params: { a: '1', b: '2' } });
  expect(matcher.match("/t-'1'/2")).toMatchObject({ params: { a: "'1'", b: '2' } });
  expect(matcher.match("/root:/'1'/1:/2")).toMatchObject({ params: { a: "'1'/1", b: '2' } });
  expect(matcher.match("/o/'1'/2")).toMatchObject({ params: { a: '2', b: "'1'" } });
});

it('lowers no letter outside ASCII when it compares without case', () => {
  const matcher = matcherOf(['/kites', '/{id}/kites'], { ignoreCase: true });
  expect(matcher.match('/KITES')).toMatchObject({ value: '/kites' });
  // The Kelvin sign in lower case is the letter k, and this capital I with a dot becomes two characters.
  expect(matcher.match('/\u212aites')).toBeUndefined();
  expect(matcher.match('/\u0130/KITES')).toBeUndefined();
});

it('compares literals without case only where it is told to, and keeps the case of captures', () => {
  const matcher = matcherOf(['/Users/{id}/range(Address={a})', '/Me'], { ignoreCase: true });
  expect(matcher.match('/ME')).toMatchObject({ value: '/Me' });
  expect(matcher.match('/uSERS/AbC/RANGE(address=Q)')).toMatchObject({ params: { id: 'AbC', a: 'Q' } });
});

it('goes back when a more specific segment leads nowhere', () => {
  const matcher = matcherOf(['/a/b/c', '/{x}/b/d', '/a/{y}/e', '/{x}/{y}/{z}']);
  expect(matcher.match('/a/b/d')).toMatchObject({ value: '/{x}/b/d', params: { x: 'a' } });
  expect(matcher.match('/a/b/e')).toMatchObject({ value: '/a/{y}/e', params: { y: 'b' } });
  expect(matcher.match('/a/b/f')).toMatchObject({ value: '/{x}/{y}/{z}', params: { x: 'a', y: 'b', z: 'f' } });
});

it.each([[['/a/{x}', '/a/{y}']], [['/a', '/a']], [['/root:/{x}', '/root:/{y}']], [["/f('{x}')", '/f({y})']]])(
  'refuses two entries of one shape: %j',
  (templates) => {
    expect(() => matcherOf(templates)).toThrow(RangeError);
  },
);

it('reads a path as a template in at most one way, the same way as the slow matcher, whatever else there is', () => {
  const templates = fc.uniqueArray(pairArbitrary, {
    minLength: 1,
    maxLength: 6,
    // Two that differ only in the case of letters are different paths to an exact matcher.
    selector: ({ template }) => template.segments.map((segment) => JSON.stringify(segment)).join('/'),
  });
  let matched = 0;
  fc.assert(
    fc.property(templates, (pairs) => {
      const list = pairs.map(({ template }) => template);
      const path = pairs[0]?.path ?? '/';
      const entries = list.map((template) => ({ template, value: template }));
      const expected = new Map(list.map((template) => [template, readings(template, path)]));
      for (const ways of expected.values()) expect(ways.length).toBeLessThanOrEqual(1);
      const candidates = list.filter((template) => expected.get(template)?.length === 1);
      const found = createMatcher(entries).match(path);
      const reversed = createMatcher(entries.toReversed()).match(path);
      expect(reversed).toEqual(found);
      if (found === 'malformed') return;
      if (found === undefined) {
        expect(candidates).toEqual([]);
        return;
      }
      matched++;
      expect(candidates).toContain(found.value);
      const best = candidates.find((one) => candidates.every((other) => moreSpecific(one, other)));
      if (best !== undefined) expect(moreSpecific(found.value, best)).toBe(true);
      const [captures = []] = expected.get(found.value) ?? [];
      expect(Object.keys(found.params)).toHaveLength(captures.length);
    }),
    { numRuns: 3000 },
  );
  expect(matched).toBeGreaterThan(500);
});
