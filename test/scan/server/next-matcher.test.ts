// The sources of a Next.js matcher, as path-to-regexp reads them, and the requests that they are tried on.
import { expect, test } from 'vitest';
import { matcherPattern, samplePaths } from '../../../src/scan/server/paths/next-matcher.ts';

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['/api/:path*', ['/api', '/api/', '/api/a', '/api/a/b'], ['/apis', '/', '/x/api']],
  ['/api/:path+', ['/api/a', '/api/a/b'], ['/api']],
  ['/api/:id', ['/api/a'], ['/api', '/api/a/b']],
  ['/api/:id?', ['/api', '/api/a'], ['/api/a/b']],
  ['/api/:id(\\d+)', ['/api/7'], ['/api/a']],
  ['/(api|trpc)(.*)', ['/api', '/api/a', '/trpc'], ['/apricot']],
  ['/((?!api|_next/static).*)', ['/', '/a'], ['/api', '/api/a', '/_next/static/a.js']],
  ['/((?!.*\\..*|_next).*)', ['/', '/a/b'], ['/a.b', '/_next/a']],
  ['/a.b', ['/a.b'], ['/a-b', '/aab']],
  ['/a\\:b', ['/a:b'], ['/ab']],
])('%s', (source, matching, others) => {
  const pattern = new RegExp(matcherPattern(source), 'u');
  expect(matching.filter((path) => !pattern.test(path))).toEqual([]);
  expect(others.filter((path) => pattern.test(path))).toEqual([]);
});

test('a parameter stands for a word, a number and both', () => {
  expect(samplePaths('/a/{b}/{c}')).toEqual(['/a/a/a', '/a/7/7', '/a/x9/x9']);
  expect(samplePaths('/a')).toEqual(['/a']);
});
