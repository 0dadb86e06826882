// Generated files: nothing that lies in a folder is missing from its index, and every generated file is fresh.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderIndex, rulesIndex } from '../../.ci/generate.mjs';
import { emitters } from '../../src/emit/index.generated.ts';
import { rules } from '../../src/rules/index.generated.ts';
import { root } from './root.ts';

test('every generated file is fresh', () => {
  const { status, stderr } = spawnSync(process.execPath, ['.ci/generate.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('there is a rule for every file of the folders of rules, with the id of the file, in order', () => {
  const files = rulesIndex.folders.flatMap((folder) => readdirSync(join(root, 'src/rules', folder)));
  expect(rules.map(({ id }) => `${id}.ts`)).toEqual(files.toSorted(byName));
});

test('each rule lies in the folder that is named after its category', () => {
  const inFolders = rulesIndex.folders.flatMap((folder) =>
    readdirSync(join(root, 'src/rules', folder)).map((file) => `${folder}/${file}`),
  );
  const folderOf = (category: string): string => rulesIndex.folders.find((name) => name.startsWith(category)) ?? '';
  const expected = rules.map(({ category, id }) => `${folderOf(category)}/${id}.ts`);
  expect(inFolders.toSorted()).toEqual(expected.toSorted());
});

test('there is an emitter for every output of the language, and no other', () => {
  const { definitions } = JSON.parse(readFileSync(join(root, 'schemas/manifest.schema.json'), 'utf8'));
  expect(emitters.map(({ id }) => id)).toEqual(Object.keys(definitions.outputs.properties).toSorted());
});

describe('the index of a changed folder', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'permc-generate-'));
    cpSync(join(root, 'src/rules'), join(copy, 'src/rules'), { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('holds a new rule at its place', () => {
    const before = renderIndex(rulesIndex, copy);
    writeFileSync(join(copy, 'src/rules/platform/aa-new.ts'), 'export const aaNew: Rule = {};\n');
    const line = "import { aaNew } from './platform/aa-new.ts';\n";
    expect(renderIndex(rulesIndex, copy)).toContain(line);
    expect(renderIndex(rulesIndex, copy).replace(line, '').replace('  aaNew,\n', '')).toBe(before);
    expect(renderIndex(rulesIndex, copy)).toContain('= [\n  aaNew,\n');
  });

  test('is refused when a file is no rule', () => {
    writeFileSync(join(copy, 'src/rules/platform/words.ts'), 'export const words = 1;\n');
    expect(() => renderIndex(rulesIndex, copy)).toThrow(
      'platform/words.ts must hold `export const words: Rule`; other files lie outside its folder',
    );
  });
});

/** Files are listed by their names without the ending: `a.ts` comes before `a-b.ts`. */
function byName(a: string, b: string): number {
  return a.slice(0, -'.ts'.length) < b.slice(0, -'.ts'.length) ? -1 : 1;
}
