// What single expressions are worth, with what they refer to. A hole is written `{}`.
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { createEvaluator } from '../../../src/scan/evaluate/create-evaluator.ts';
import { textsOf } from '../../../src/scan/evaluate/texts.ts';
import { outermostFrame } from '../../../src/scan/evaluate/value.ts';
import { openProgram } from '../../../src/scan/program/program.ts';
import { walkNodes } from '../../../src/scan/program/walk-nodes.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

/** The texts that the argument of the only call of `show` in the files may be. */
function shown(...texts: readonly string[]): readonly string[] {
  const program = openProgram(memorySourceTree(new Map(texts.map((text, index) => [`f${String(index)}.ts`, text]))));
  const evaluator = createEvaluator(program);
  const found: string[] = [];
  for (const file of program.files) {
    const source = program.parse(file)?.source;
    if (source === undefined) continue;
    walkNodes(source, (node) => {
      const isShow = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'show';
      const argument = isShow ? node.arguments[0] : undefined;
      if (argument === undefined) return true;
      for (const { parts } of textsOf(evaluator.evaluate(argument, outermostFrame))) {
        found.push(parts.map((part) => (typeof part === 'string' ? part : '{}')).join(''));
      }
      return false;
    });
  }
  return found;
}

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['a default of a parameter, and what callers may give', [`function f(a = '/x') { show(a); }`], ['/x', '{}']],
  ['a parameter typed by literals', [`type K = 'a' | 'b'; function f(k: K) { show('/' + k); }`], ['/a', '/b']],
  ['a key of an object', [`const o = { a: 1, b: 2 }; function f(k: keyof typeof o) { show(k); }`], ['a', 'b']],
  [
    'an element of a list type',
    [`const l = ['x', 'y'] as const; function f(k: (typeof l)[number]) { show(k); }`],
    ['x', 'y'],
  ],
  [
    'tests of lists, as far as they are certain',
    [
      `function f(id: string) {
        const open = ['/in', '/out'];
        show(open.includes('/in') ? 'a' : 'b');
        show(open.includes('/files/' + id) ? 'a' : 'b');
        show(open.some((one) => one.startsWith('/o')) ? 'a' : 'b');
        show(open.every((one) => one.startsWith('/o')) ? 'a' : 'b');
        show(open.includes('/' + id) ? 'a' : 'b');
        show([].includes(id) ? 'a' : 'b');
      }`,
    ],
    ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'],
  ],
  [
    'what a search in a list may find',
    [
      `const all = [{ at: '/a', to: 'x' }, { at: '/b', to: 'y' }, { at: '/c', to: 'z' }];
      function f(id: string) {
        show(all.find((one) => '/b/1'.startsWith(one.at)).to);
        show(all.findLast((one) => one.at !== '/c').to);
        show(all.find((one) => one.at === '/a' || one.to === id).to);
        show(all.find((one) => one.at === id || one.to === 'y').to);
      }`,
    ],
    ['y', 'y', 'x', 'x', 'y', 'z'],
  ],
  ['a condition that is known', [`const beta = false; show(beta ? '/beta' : '/v1.0');`], ['/v1.0']],
  [
    'an early return that is taken',
    [`function f(b?: string) { if (!b) return '/none'; return '/' + b; } show(f());`],
    ['/none'],
  ],
  [
    'an early return that is not taken',
    [`function f(b?: string) { if (!b) return '/none'; return '/' + b; } show(f('x'));`],
    ['/x'],
  ],
  [
    'a prefix that is tested',
    [`const u = (p: string) => p.startsWith('http') ? p : 'https://h' + p; show(u('/me'));`],
    ['https://h/me'],
  ],
  ['an assignment that comes later', [`let a = '/a'; show(a); a = '/b';`], ['/a']],
  [
    'an assignment in a branch that leaves',
    [`function f(x) { let a = '/a'; if (x) { a = '/b'; return; } show(a); }`],
    ['/a'],
  ],
  [
    'a switch with known cases',
    [`function f(k) { switch (k) { case 1: return '/one'; default: return '/other'; } } show(f(1));`],
    ['/one'],
  ],
  [
    'a switch with cases that fall into the next one',
    [
      `function f(k) { switch (k) { case 1: case 2: return '/a'; case 3: default: return '/b'; } } show(f(2)); show(f(3));`,
    ],
    ['/a', '/b'],
  ],
  [
    'placeholders that are filled by splitting and joining',
    [
      `let u = '/a/{b}/c/{d}'; for (const k of ['b', 'd']) u = u.split('{' + k + '}').join(encodeURIComponent(x)); show(u);`,
    ],
    ['/a/{}/c/{}'],
  ],
  [
    'pieces of a text with holes, each made into something and joined again',
    [
      `function f(id: string, few?: string) {
        const path = few ? '/box/' + few + '/in' : '/all';
        show(path.split('/').map(encodeURIComponent).join('/'));
        const parts = ('/a/x-' + id + '/b/c').split('/');
        show(parts.filter(Boolean).map((one) => one.trim()).join('/'));
        show(parts.slice(2, -1).join('/'));
        show(parts[1] + parts[2] + parts[3] + parts.at(-1) + parts.pop());
        show(parts.slice(3).join('/'));
        parts.shift(); parts.shift(); show(parts.join('/'));
        parts.shift(); show(parts.join('/'));
      }`,
    ],
    ['/box/{}/in', '/all', 'a/x-{}/b/c', 'x-{}/b', 'a{}{}cc', '{}', 'x-{}/b', '{}'],
  ],
  [
    'a text that a guard before it says is not empty',
    [`function f(p = '') { const q = p.trim(); if (!q) return '/all'; return '/one/' + q; } show(f()); show(f(x));`],
    ['/all', '/all', '/one/{}'],
  ],
  [
    'a name in a branch that tells what it is',
    [`const p = x ? '' : '/a'; show(p === '' ? '/none' : p); if (p && y) show(p); show(p || '/b');`],
    ['/none', '/a', '/a', '/a', '/b'],
  ],
  [
    'a variable that is assigned between a condition and its use',
    [`let p = x ? '' : '/a'; if (p) { p = y ? '' : '/b'; show(p); }`],
    ['', '/b'],
  ],
  [
    'a variable that a loop assigns after its use',
    [
      `let p = x ? '' : '/a'; if (p) for (;;) { show(p); p = ''; } let q = x ? '' : '/c'; while (q) { show(q); q = ''; }`,
    ],
    ['', '/a', '/c'],
  ],
  [
    'what is left of a type',
    [`const p = x ? undefined : '/a'; if (p != null) show(p); show(typeof p === 'string' ? p : '/none');`],
    ['/a', '/a', '/none'],
  ],
  ['a field set by the constructor', [`class C { p; constructor(p) { this.p = p; } } show(new C('/c').p);`], ['/c']],
  [
    'a parameter property through two classes',
    [
      `class A { constructor(readonly p: string) {} } class B extends A { constructor() { super('/b'); } } show(new B().p);`,
    ],
    ['/b'],
  ],
  [
    'super in a method that overrides',
    [`class A { u() { return '/a'; } } class B extends A { u() { return super.u() + '/b'; } } show(new B().u());`],
    ['/a/b'],
  ],
  [
    'a static field',
    [`class C { static root = '/s'; static at(x) { return this.root + x; } } show(C.at('/t'));`],
    ['/s/t'],
  ],
  [
    'the names of the files in a folder',
    [`import { readdirSync } from 'node:fs'; show(readdirSync(__dirname)[1]);`, 'export {};'],
    ['f1.ts'],
  ],
  [
    'the folder of a module, and its parts',
    [
      `import path from 'node:path'; import { fileURLToPath } from 'node:url';
      const here = path.dirname(fileURLToPath(import.meta.url));
      show(path.join(here, 'a', path.basename('/x/b.c.js', '.js'), path.extname('d.ts'), path.parse('e/f.g').name));`,
    ],
    ['{}/a/b.c/.ts/f'],
  ],
  [
    'a file that a pattern finds',
    [
      `import { globSync } from 'glob'; import { resolve } from 'path'; show(require(resolve(globSync('./**/f[0-9].ts')[0])).x);`,
      `import fg from 'fast-glob'; export const x = '/x'; show(require(require('path').resolve(fg.sync('./{e,f}?.ts')[1])).x);`,
    ],
    ['{}', '/x'],
  ],
  [
    'a file that a pattern with alternatives finds, whichever it is',
    [
      `import { globSync } from 'glob'; import { resolve } from 'path'; show(require(resolve(globSync('./**/{f,e}1.{ts,js}')[0])).x);`,
      `export const x = '/x';`,
    ],
    ['/x'],
  ],
  [
    'files by a pattern that is broken',
    [
      `import { globSync } from 'glob'; import { resolve } from 'path'; show(require(resolve(globSync('./{f1.ts')[0])).x);
      show(require(resolve(globSync('./f1}.ts')[0])).x);`,
      `export const x = '/x';`,
    ],
    ['{}', '{}'],
  ],
  [
    'what stands beside an exported object',
    [`show(require('./f1').b);`, `module.exports = { a: 1 }; exports.b = '/b';`],
    ['/b'],
  ],
  [
    'what stands beside an exported function',
    [`show(require('./f1').b('/x'));`, `module.exports = () => '/a'; module.exports.b = (p) => '/b' + p;`],
    ['/b/x'],
  ],
  ['what a function is given', [`function f() {} f.root = '/root'; show(f.root);`], ['/root']],
  [
    'what an object of a package is given where it is made',
    [
      `import make from 'p'; function f(p) { const it = make(); it.at = (q) => p + q; return it; } show(f('/a').at('/b'));`,
    ],
    ['/a/b'],
  ],
  [
    'tests of a text',
    [
      `const t = 'a.test.js'; show(/\\.test\\.js$/.test(t) ? (t.indexOf('.') > -1 && t.lastIndexOf('.') === 6 ? 'both' : 'one') : 'none');`,
    ],
    ['both'],
  ],
  ['a bound function', [`function f(a, b) { return a + b; } show(f.bind(null, '/x')('/y'));`], ['/x/y']],
  ['fields of an enumeration', [`enum E { A = '/a', B = A } show(E.A + E['B']);`], ['/a/a']],
  ['a namespace', [`namespace N { export const a = '/n'; } show(N.a);`], ['/n']],
  ['destructuring with a rest', [`const { a, ...r } = { a: 1, b: '/b' }; show(r.b);`], ['/b']],
  [
    'an export through a barrel',
    [`import { p } from './f1'; show(p);`, `export * from './f2';`, `export const p = '/deep';`],
    ['/deep'],
  ],
  [
    'a renamed default export',
    [`import q from './f1'; show(q);`, `export { p as default } from './f2';`, `export const p = '/d';`],
    ['/d'],
  ],
  [
    'a whole module',
    [`import * as m from './f1'; show(m.inner.p);`, `export * as inner from './f2';`, `export const p = '/m';`],
    ['/m'],
  ],
  ['CommonJS', [`const { p } = require('./f1'); show(p);`, `exports.p = '/c';`], ['/c']],
  [
    'a replaced CommonJS module',
    [`const m = require('./f1'); show(m.p());`, `module.exports = { p: () => '/w' };`],
    ['/w'],
  ],
  ['a relative URL', [`show(new URL('../b?x=1', 'https://h/a/c/d').href);`], ['https://h/a/b?x=1']],
  [
    'parts of a URL with a hole',
    [`declare const id: string; const u = new URL('/a/' + id, 'https://h'); show(u.origin + u.pathname);`],
    ['https://h/a/{}'],
  ],
  ['an expression that is not followed', [`show('/x/' + Math.random());`], ['/x/{}']],
])('%s', (_, files, expected) => {
  expect(shown(...files)).toEqual(expected);
});

test.each([
  [
    'a chain of ten thousand operators',
    `show(${Array.from({ length: 10_000 }, () => `'a'`).join(' + ')});`,
    'a'.repeat(10_000),
  ],
  ['a function that calls itself for ever', `function f() { return f(); } show('/x' + f());`, '/x{}'],
  ['a variable that depends on itself', `const a = b; const b = a; show('/x' + a);`, '/x{}'],
  [
    'a loop in which a variable depends on itself in every turn',
    `function clean(o: string) {
      for (const w of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n']) {
        if (o.includes(w)) o = o.replace(w, '').trim();
      }
      return o;
    } show(clean('/x.a.c.n'));`,
    '/x...',
  ],
  ['a chain of two thousand calls', `const o = {}; show('/x' + o${'.a()'.repeat(2_000)});`, '/x{}'],
])('%s ends', (_, text, expected) => {
  expect(shown(text)).toEqual([expected]);
});

test('cyclic re-exports end', () => {
  expect(shown(`import { p } from './f1'; show('/x' + p);`, `export * from './f2';`, `export * from './f1';`)).toEqual([
    '/x{}',
  ]);
});
