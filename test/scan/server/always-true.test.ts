// Rights that say yes to everybody, in every way to write that, and rights that look like it and refuse somebody.
import { expect, test } from 'vitest';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

const other = `export const allow = () => true;
export const YES = true;
export async function granted() { return YES; }
`;

/** The rights that are told of `rights`, each with whether everybody has it. */
function told(rights: string, before = '', made = 'expressGuards'): readonly string[] {
  const text = `import { ${made} } from 'permc/${made.replace('Guards', '')}';
import { allow, YES } from './other';
import * as others from './other';
${before}
export const guards = ${made}(policy, { verify, rights: ${rights} });
`;
  const tree = memorySourceTree(
    new Map([
      ['guards.ts', text],
      ['other.ts', other],
    ]),
  );
  return scanServer(tree).rights.map(({ name, alwaysTrue }) => `${name} ${alwaysTrue ? 'everybody' : 'somebody'}`);
}

const helpers = `const yes = true;
const settings = { open: true };
const constant = (value) => () => value;
const note = (access) => { console.log(access.user.oid); };
class Rights { method() { return true; } field = () => true; }
const made = new Rights();
`;

test.each([
  '() => true',
  'async () => true',
  'function () { return true; }',
  'async function named() { return true; }',
  '() => Boolean(1)',
  '() => !false',
  '() => !!1',
  '() => yes',
  '() => YES',
  'allow',
  'others.granted',
  '() => allow()',
  'allow.bind(null)',
  '() => settings.open',
  'constant(true)',
  'made.method',
  'made.field',
  '() => Promise.resolve(true)',
  'async () => await Promise.resolve(true)',
  '() => 2 > 1',
  '(access) => access.user.isAdmin || true',
  '(access) => (access.user.isAdmin ? true : true)',
  '(access) => { log.info(access.user.oid); return true; }',
  '(access) => { note(access); return true; }',
  '(access) => { if (access.user.isAdmin) return true; else return true; }',
  "(access) => { switch (access.user.kind) { case 'a': return true; default: return true; } }",
  '(access) => { try { check(access); return true; } catch { return true; } }',
  'async () => { await ready(); return true; }',
  '(() => true) as never',
])('everybody has %s', (implementation) => {
  expect(told(`{ right: ${implementation} }`, helpers)).toEqual(['right everybody']);
});

const refusing = `const isSome = (access) => { if (access.user.isAdmin) return true; };
const must = (access) => { if (!access.user.isAdmin) throw new Error('no'); };
`;

test.each([
  '() => false',
  '() => 1',
  '() => {}',
  "() => { throw new Error('no'); }",
  '(access) => access.user.oid === owner',
  '(access) => access.user.isAdmin && true',
  '(access) => access.user.isAdmin ?? true',
  '(access) => { if (access.user.isAdmin) return true; }',
  '(access) => { if (!access) return true; return false; }',
  "(access) => { switch (access.user.kind) { case 'a': return true; } }",
  '(access) => { if (!access.user.isAdmin) throw new Error(); return true; }',
  '(access) => { must(access); return true; }',
  '(access) => isSome(access)',
  'async ({ user }, { id }) => { await assertOwner(user, id); return true; }',
  'async (access, { id }) => { const found = await db.find(id); ensure(found); return true; }',
  '(access) => { try { check(access); return true; } catch { return false; } }',
  'function* () { return true; }',
  'missing',
])('somebody has not %s', (implementation) => {
  expect(told(`{ right: ${implementation} }`, refusing)).toEqual(['right somebody']);
});

test('methods, spread objects, whole modules and renamed imports', () => {
  expect(told('{ a() { return true; }, async b() { return false; } }')).toEqual(['a everybody', 'b somebody']);
  expect(told('{ ...some, c: () => true }', 'const some = { b: (access) => access.user.ok };')).toEqual([
    'b somebody',
    'c everybody',
  ]);
  expect(told('others')).toEqual(['YES somebody', 'allow everybody', 'granted everybody']);
  const renamed = "import { honoGuards as make } from 'permc/hono';\nmake(policy, { rights: { a: () => true } });\n";
  const { rights } = scanServer(memorySourceTree(new Map([['guards.ts', renamed]])));
  expect(rights).toMatchObject([{ name: 'a', line: 2, alwaysTrue: true }]);
});

test.each(['express', 'fastify', 'hono', 'koa', 'nest', 'next', 'fetch'])('the guards of permc/%s', (adapter) => {
  expect(told('{ right: async () => true }', '', `${adapter}Guards`)).toEqual(['right everybody']);
});
