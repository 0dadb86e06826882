// What the operators and methods of the language do to a path: each small program is run, and what it prints is among what is
// found for it. A hole is written `{}`.
import { runInNewContext } from 'node:vm';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { createEvaluator } from '../../../src/scan/evaluate/create-evaluator.ts';
import { textsOf } from '../../../src/scan/evaluate/texts.ts';
import { outermostFrame } from '../../../src/scan/evaluate/value.ts';
import { openProgram } from '../../../src/scan/program/program.ts';
import { walkNodes } from '../../../src/scan/program/walk-nodes.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

/** What a program is given that it says nothing of. */
const outside = { unknown: 'some/thing', URL, Math: { random: () => 0.5 } };

test.each<readonly [string, string, readonly string[]]>([
  [
    'a missing argument equals `null` loosely',
    `const f = (path, base) => (base == null ? '/none' + path : base + path); show(f('/a'));`,
    ['/none/a'],
  ],
  [
    'a given argument does not',
    `const f = (path, base) => (base != null ? base + path : '/none' + path); show(f('/a', '/b'));`,
    ['/b/a'],
  ],
  [
    'a text and a number may be equal loosely',
    `const one = '1'; show(one == 1 ? '/same' : '/other');`,
    ['/same', '/other'],
  ],
  ['a zero is a zero', `const zero = -0; show(zero === 0 ? '/zero' : '/other');`, ['/zero']],
  [
    'a number that is no number',
    `const no = Number('x') - 1; show(no === no ? '/same' : '/other');`,
    ['/same', '/other'],
  ],
  [
    'a sum of numbers of which one has two values',
    `const first = unknown.length > 3 ? 1 : 2; show('/page/' + (first + 1));`,
    ['/page/2', '/page/3'],
  ],
  [
    'the place of an element, in methods of lists',
    `show(['a', 'b'].map((name, place) => name + place).join('/'));`,
    ['a0/b1'],
  ],
  [
    'the place of an element in a reduction',
    `show(['a', 'b'].reduce((path, name, place) => path + '/' + name + place, ''));`,
    ['/a0/b1'],
  ],
  [
    'the place of an element of a list that has more of them',
    `show(['a', ...unknown].map((name, place) => '/' + name + place)[0]);`,
    ['/a{}'],
  ],
  ['a list of so many elements', `show(Array.from({ length: 2 }, (_, place) => '/p' + place).join(''));`, ['/p0/p1']],
  [
    'a list of an unknown number of elements',
    `show(Array.from({ length: unknown.length }, (_, place) => '/p' + place)[0]);`,
    ['/p{}'],
  ],
  ['a sorted list', `show(['b', 'c', 'a'].sort().join('/'));`, ['a/b/c']],
  ['a part of the pieces of a text', `show('/a/b/c'.split('/', 2).join('/'));`, ['/a']],
  [
    'the beginning of a text with a hole at its beginning',
    `show((unknown + '/users').replace(/^\\//, ''));`,
    ['{}/users'],
  ],
  ['the end of a text with a hole at its end', `show(('/users/' + unknown).replace(/\\/$/, ''));`, ['/users/{}']],
  ['both ends of a text', `show(('//a/' + unknown + '/b/').replace(/^\\/+|\\/$/g, ''));`, ['a/{}/b']],
  ['a query that is cut off with the hole in it', `show(('/a?x=' + unknown).replace(/\\?.*$/, ''));`, ['/a']],
  ['a match that takes a part of a hole', `show(('/a/' + unknown + '/c').replace(/\\/a\\/[^/]+/, '/b'));`, ['{}']],
  ['the first of several places, after a hole', `show((unknown + '/:id/:id').replace(':id', '1'));`, ['{}/1/:id']],
  ['a number in another base', `show('/' + (255).toString(16));`, ['/{}']],
  ['decoded text', `show(decodeURIComponent('%2Fa%20b'));`, ['/a b']],
  ['text that can not be decoded', `try { show(decodeURIComponent('/%E0')); } catch { show('{}'); }`, ['{}', '{}']],
  [
    'a reference that begins with a host',
    `show(new URL('//cdn.example.com/x', 'https://h/y').href);`,
    ['https://cdn.example.com/x'],
  ],
  ['a path that goes up from the root', `show(new URL('/a/../b', 'https://h/y').href);`, ['https://h/b']],
  [
    'another host',
    `const url = new URL('https://h.example.com/x'); url.hostname = 'other.example.com'; show(url.href);`,
    ['https://other.example.com/x'],
  ],
  [
    'another host and port',
    `const url = new URL('https://h.example.com:8080/x'); url.host = 'other.example.com'; show(url.href);`,
    ['https://other.example.com:8080/x'],
  ],
  [
    'another port, and another scheme',
    `const url = new URL('http://h.example.com/x'); url.port = '81'; url.protocol = 'https:'; show(url.href);`,
    ['https://h.example.com:81/x'],
  ],
  [
    'a query that is written',
    `const url = new URL('https://h/x'); url.searchParams.set('a', '1'); show(url.pathname);`,
    ['/x'],
  ],
  [
    'a variable that is declared anew with its parameter',
    `function f(path) { var path = path || '/none'; return path; } show(f('/a'));`,
    ['/a'],
  ],
  [
    'an object whose property may be replaced by those that are spread after it',
    `const f = (options) => ({ path: '/a', ...options }); show(f({ path: '/b' }).path);`,
    ['/b'],
  ],
  [
    'an object whose property may be replaced by what is not known',
    `const options = { path: '/a', ...unknown }; show(options.path);`,
    ['/a', '{}'],
  ],
  [
    'an object whose property replaces what is not known',
    `const options = { ...unknown, path: '/a' }; show(options.path);`,
    ['/a'],
  ],
  [
    'any property of an object that has more of them',
    `const paths = { a: '/a', ...unknown }; show(paths[unknown]);`,
    ['/a', '{}'],
  ],
  ['a list without its last element', `const parts = ['', 'a', 'b']; parts.pop(); show(parts.join('/'));`, ['/a']],
  [
    'a list without its first element',
    `const parts = 'x/a/b'.split('/'); parts.shift(); show(parts.join('/'));`,
    ['a/b'],
  ],
  ['a list that is turned round', `const parts = ['a', 'b']; parts.reverse(); show(parts.join('/'));`, ['b/a']],
  [
    'a list of which a part is taken out',
    `const parts = ['a', 'b', 'c']; parts.splice(1, 1, 'd', 'e'); show(parts.join('/'));`,
    ['a/d/e/c'],
  ],
  [
    'a list of which an unknown part is taken out',
    `const parts = ['a', 'b']; parts.splice(unknown.length - 10, 1); show(parts.join('/'));`,
    ['a/b/{}', '{}'],
  ],
  [
    'a list that another one is added to',
    `const parts = ['a']; parts.push(...['b', 'c']); show(parts.join('/'));`,
    ['a/b/c'],
  ],
  ['a set', `const names = new Set(['a']); names.add('b'); for (const name of names) show('/' + name);`, ['/a', '/b']],
  [
    'a map',
    `const paths = new Map([['a', '/x']]); paths.set('b', '/y'); show(paths.get('a')); show(paths.get('b'));`,
    ['/x', '/y'],
  ],
  ['the entries of a map', `for (const [key, path] of new Map([['a', '/x']])) show(key + path);`, ['a/x']],
  [
    'the keys and values of a map',
    `const paths = new Map([['a', '/x']]); show([...paths.keys(), ...paths.values()].join(''));`,
    ['a/x'],
  ],
  ['the size of a map', `show(new Map([['a', '/x']]).size > 0 ? '/some' : '/none');`, ['/some']],
  ['an object without a property', `const o = { path: '/a' }; delete o.path; show(o.path ?? '/none');`, ['/none']],
  ['a variable that is declared twice', `var path = '/a'; show(path); var path = '/b'; show(path);`, ['/a', '/b']],
  [
    'a variable that two branches declare',
    `if (unknown.length > 3) { var path = '/a'; } else { var path = '/b'; } show(path);`,
    ['/a', '/b'],
  ],
  [
    'a number counted on, and an unknown one',
    `let page = 1; while (page < 3) page = page + 1; show('/' + page);`,
    ['/1', '/2', '/{}'],
  ],
  [
    'a variable that is compared loosely',
    `const path = unknown.length > 3 ? '/a' : '/b'; show(path == '/a' ? path : '/other');`,
    ['/a', '/other'],
  ],
  [
    'a static field that is written outside of its class',
    `class Api { static base = '/v1'; } Api.base = '/v2'; show(Api.base);`,
    ['/v1', '/v2'],
  ],
  ['a static field that no class declares', `class Api {} Api.base = '/v1'; show(Api.base);`, ['/v1']],
])('%s', (_, program, expected) => {
  const found = valuesShown(program);
  expect(found).toEqual(expected);
  for (const printed of run(program)) {
    expect(
      found.some((text) => fits(text, printed)),
      `prints ${printed}`,
    ).toBe(true);
  }
});

/** What the program shows when it runs; at least once. */
function run(program: string): readonly string[] {
  const printed: string[] = [];
  runInNewContext(program, { ...outside, show: (path: unknown) => printed.push(String(path)) });
  expect(printed).not.toEqual([]);
  return printed;
}

/** The texts that the arguments of `show` may be, in source order. */
function valuesShown(text: string): readonly string[] {
  const program = openProgram(memorySourceTree(new Map([['a.js', text]])));
  const evaluator = createEvaluator(program);
  const source = program.parse('a.js')?.source;
  const found: string[] = [];
  if (source === undefined) return found;
  walkNodes(source, (node) => {
    const isShow = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'show';
    const argument = isShow ? node.arguments[0] : undefined;
    if (argument === undefined) return true;
    for (const { parts } of textsOf(evaluator.evaluate(argument, outermostFrame))) {
      found.push(parts.map((part) => (typeof part === 'string' ? part : '{}')).join(''));
    }
    return false;
  });
  return found;
}

/** Whether a text is one that the found one stands for: a hole is any text. */
function fits(found: string, text: string): boolean {
  const pieces = found.split('{}').map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${pieces.join('.*')}$`, 'su').test(text);
}
