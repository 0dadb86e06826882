// Projects of the labelled corpora with damage: cut off, mixed up, with names that every object has, with characters that no
// program holds. What somebody types, what a merge leaves behind and what a download breaks off looks like this.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

/** Path to text. */
type Texts = ReadonlyMap<string, string>;

/** One change of a text; numbers from 0 to 1 say where. */
interface Damage {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly other: number;
  readonly piece: string;
}

const kinds = ['cut off', 'cut out', 'insert', 'repeat', 'name as', 'swap lines', 'mix in'] as const;

const pieces: readonly string[] = [
  ['\u0000', '\uFEFF', '\uD800', '\uDC00', '\u2028', '\u202E', '💥', '\\u{110000}', '1e999'],
  ['`', '${', '/*', '*/', '//', "'", '"', '/(/', '<', '</', '{', '}', '(', ')', '[', ']', '...', '=>', '@', '#x', '?.'],
  ['async ', 'await ', 'yield ', 'class A extends A {', 'export * from ".";', 'export default ', 'super()', 'this.'],
  [
    'return',
    'throw',
    'try{',
    'catch',
    'function*',
    'static {',
    'get ',
    'declare ',
    'namespace X {',
    'switch(1){',
    'break;',
  ],
  ['('.repeat(4_000), '{'.repeat(4_000), '['.repeat(30_000), 'if (a) '.repeat(4_000), '!'.repeat(4_000)],
].flat();
/** What every object has, and what the language gives a meaning of its own. */
const names = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'then', 'default', 'arguments'];

const damages: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  other: fc.double({ min: 0, max: 1, noNaN: true }),
  piece: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })),
});

/** The texts of a project, some of them damaged. */
export const damagedProjects: fc.Arbitrary<Texts> = fc
  .record({
    project: fc.constantFrom(...corpus('client'), ...corpus('server')),
    damage: fc.array(
      fc.record({
        file: fc.double({ min: 0, max: 1, noNaN: true }),
        changes: fc.array(damages, { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ project, damage }) => {
    const texts = textsOf(project);
    for (const { file, changes } of damage) {
      const path = pick([...texts.keys()], file);
      texts.set(path, changes.reduce(damaged, texts.get(path) ?? ''));
    }
    return texts;
  });

function damaged(text: string, { kind, at, other, piece }: Damage): string {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + Math.floor(other * 300));
  switch (kind) {
    case 'cut off':
      return text.slice(0, start);
    case 'cut out':
      return text.slice(0, start) + text.slice(end);
    case 'insert':
      return text.slice(0, start) + piece + text.slice(start);
    case 'repeat':
      return text.slice(0, end) + text.slice(start);
    case 'name as': {
      const words = text.match(/[A-Za-z_$][\w$]*/g) ?? ['x'];
      const word = pick(words, at).replaceAll('$', String.raw`\$`);
      return text.replaceAll(new RegExp(String.raw`(?<![\w$])${word}(?![\w$])`, 'g'), pick(names, other));
    }
    case 'swap lines': {
      const lines = text.split('\n');
      const [one, two] = [Math.floor(at * (lines.length - 1)), Math.floor(other * (lines.length - 1))];
      return lines.map((line, index) => (index === one ? lines[two] : index === two ? lines[one] : line)).join('\n');
    }
    case 'mix in':
      return text.slice(0, start) + text.slice(Math.floor(other * text.length)) + text.slice(start);
  }
}

function corpus(side: 'client' | 'server'): readonly string[] {
  const folder = fileURLToPath(new URL(`../${side}/corpus/`, import.meta.url));
  return readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name));
}

function textsOf(project: string): Map<string, string> {
  const files = readdirSync(project, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return new Map(files.map((file) => [file.slice(project.length + 1), readFileSync(file, 'utf8')]));
}

function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[Math.min(items.length - 1, Math.floor(at * items.length))];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}
