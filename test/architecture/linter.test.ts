// The linter shows the law while one types. Each restriction is proved on a planted violation, and each has one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { levels, owners } from '../../.ci/layers.mjs';
import { mayImport } from '../../.ci/oxlint-config.mjs';
import { root } from './root.ts';

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'permc-lint-'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, '.oxlintrc.json'), readFileSync(join(root, '.oxlintrc.json')));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const places = Object.keys(levels);

describe('an import of another folder', () => {
  const cases = places
    .filter((from) => !from.endsWith('.ts'))
    .flatMap((from) => places.filter((to) => to !== from).map((to) => ({ from, to })));

  test('is flagged exactly when it points to a sibling or a higher level', () => {
    const files = cases.flatMap(({ from, to }) => {
      const target = to.endsWith('.ts') ? to : `${to}/planted-target.ts`;
      return [
        [`src/${from}/to-${to.replace('.ts', '-file')}.ts`, `import '../${target}';\n`],
        [`src/${from}/deep/to-${to.replace('.ts', '-file')}.ts`, `import '../../${target}';\n`],
      ] as const;
    });
    const flagged = lint(new Map(files), 'no-restricted-imports');
    const expected = cases
      .filter(({ from, to }) => !mayImport(from, to) || to === 'index.ts')
      .flatMap(({ from, to }) => [`${from}/to-${to}`, `${from}/deep/to-${to}`])
      .map((path) => `src/${path.replace('.ts', '-file')}.ts`);
    expect(expected.length).toBeGreaterThan(100);
    expect(flagged).toEqual(expected.toSorted());
  });
});

describe('an import of a package', () => {
  const folders = places.filter((place) => !place.endsWith('.ts')).map((place) => `${place}/`);
  const homes = [...new Set([...folders, ...owners.flatMap((owner) => owner.places)])];
  const fileIn = (place: string, name: string): string => (place.endsWith('.ts') ? place : `${place}${name}.ts`);

  test.each(owners.map((owner) => [owner.name, owner] as const))('%s: only by its owner', (name, owner) => {
    const slug = `planted-${name.replace(/\W/g, '-')}`;
    const files = new Map(homes.map((place) => [`src/${fileIn(place, slug)}`, `import { a } from '${name}';\na();\n`]));
    const strangers = homes.filter((place) => owner.typesOnly || !owner.places.some((own) => place.startsWith(own)));
    expect(lint(files, 'no-restricted-imports')).toEqual(
      strangers.map((place) => `src/${fileIn(place, slug)}`).toSorted(),
    );
  });

  test('as a type where only types are allowed is accepted', () => {
    const files = owners
      .filter((owner) => owner.typesOnly)
      .flatMap(({ name, places: own }) =>
        own.map(
          (place) =>
            [`src/${fileIn(place, 'types')}`, `import type { A } from '${name}';\nexport type B = A;\n`] as const,
        ),
      );
    expect(files.length).toBeGreaterThan(0);
    expect(lint(new Map(files), 'no-restricted-imports')).toEqual([]);
  });

  test.each(['ajv', 'typescript', 'vitest', 'node:dgram', 'node:worker_threads'])('%s: by nobody', (name) => {
    const files = new Map(
      homes.map((place) => [`src/${fileIn(place, 'nobody')}`, `import { a } from '${name}';\na();\n`]),
    );
    expect(lint(files, 'no-restricted-imports')).toEqual(
      homes.map((place) => `src/${fileIn(place, 'nobody')}`).toSorted(),
    );
  });
});

describe('in the text of a file', () => {
  const cases = [
    ['no-console', 'src/cli/console.ts', 'console.log(1);\n'],
    ['no-explicit-any', 'src/model/any.ts', 'export const a: any = 1;\n'],
    ['no-default-export', 'src/model/default.ts', 'export default 1;\n'],
    ['no-non-null-assertion', 'src/model/not-null.ts', 'export const a = (b?: string): string => b!;\n'],
    ['consistent-type-assertions', 'src/model/cast.ts', 'export const a = (b: unknown): string => b as string;\n'],
    ['no-restricted-globals', 'src/model/clock.ts', 'export const a = Date.now();\n'],
    ['no-restricted-globals', 'src/compile.ts', 'export const a = process.cwd();\n'],
    ['no-restricted-properties', 'src/base/random.ts', 'export const a = Math.random();\n'],
    ['no-process-exit', 'src/cli/exit.ts', 'process.exit(1);\n'],
    ['consistent-type-imports', 'src/model/value-import.ts', "import { B } from './b.ts';\nexport type A = B;\n"],
    ['no-cycle', 'src/base/one.ts', "import { two } from './two.ts';\nexport const one = two;\n"],
    ['no-cycle', 'src/base/two.ts', "import { one } from './one.ts';\nexport const two = one;\n"],
  ] as const;
  const accepted = [
    ['src/model/const.ts', "export const a = ['b'] as const;\n"],
    ['src/syntax/cast.ts', 'export const a = (b: unknown): string => b as string;\n'],
    ['src/cli/folder.ts', 'export const a = process.cwd();\n'],
    ['src/runtime/clock.ts', 'export const a = Date.now();\n'],
  ] as const;
  let found: readonly LintFinding[];
  beforeAll(() => {
    found = lintFindings(new Map([...cases.map(([, path, text]) => [path, text] as const), ...accepted]));
  });

  test.each(cases)('%s is flagged in %s', (rule, path) => {
    expect(found.filter(({ filename }) => filename === path).map(({ code }) => code)).toEqual([
      expect.stringContaining(`(${rule})`),
    ]);
  });

  test.each(accepted)('nothing is flagged in %s', (path) => {
    expect(found.filter(({ filename }) => filename === path)).toEqual([]);
  });
});

interface LintFinding {
  /** The plugin and, in parentheses, the rule. */
  readonly code: string;
  readonly filename: string;
}

/** The files that the project's configuration flags by one rule, in order. */
function lint(files: ReadonlyMap<string, string>, rule: string): readonly string[] {
  const found = lintFindings(files).filter(({ code }) => code.endsWith(`(${rule})`));
  return [...new Set(found.map(({ filename }) => filename))].toSorted();
}

/** Everything that the project's configuration flags in these files of src. */
function lintFindings(files: ReadonlyMap<string, string>): readonly LintFinding[] {
  rmSync(join(project, 'src'), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const bin = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout, stderr } = spawnSync(process.execPath, [bin, '--format', 'json', 'src'], {
    cwd: project,
    encoding: 'utf8',
  });
  if (!stdout.startsWith('{')) throw new Error(`oxlint did not answer: ${stdout}${stderr}`);
  const { diagnostics }: { diagnostics: readonly LintFinding[] } = JSON.parse(stdout);
  return diagnostics;
}
