// The README is run: its files are written, its commands print what it says, its service compiles under the strictest
// settings, and its table of rules is the rules' own.
import { readFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.generated.ts';
import { folderOf, type Folder } from '../cli/run-permc.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The fenced blocks that name a file (```yaml permissions.yaml), by that name. */
function filesIn(text: string): Readonly<Record<string, string>> {
  const fences = text.matchAll(/^```(?:yaml|ts) (\S+)\n(.*?)^```$/gms);
  return Object.fromEntries([...fences].map(([, name = '', body = '']) => [name, body]));
}

/** The commands of the console blocks, each with what it must print. */
function commandsIn(text: string): readonly { readonly command: string; readonly output: string }[] {
  const blocks = [...text.matchAll(/^```console\n(.*?)^```$/gms)].map(([, body = '']) => body);
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return { command: part.slice(0, end), output: part.slice(end + 1) };
      }),
  );
}

function readmeFolder(): Folder {
  const folder = folderOf(filesIn(readme));
  const modules = join(folder.path, 'node_modules');
  mkdirSync(join(modules, '@types'), { recursive: true });
  symlinkSync(root, join(modules, 'permc'), 'dir');
  mkdirSync(join(modules, '@nestjs'));
  for (const name of ['express', '@types/express', '@types/node', '@nestjs/common', '@nestjs/core']) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'dir');
  }
  return folder;
}

test('its commands print what it says, and its service compiles', { timeout: 120_000 }, () => {
  const folder = readmeFolder();
  const commands = commandsIn(readme);
  expect(commands.length).toBeGreaterThan(2);
  for (const { command, output } of commands) {
    expect(command).toMatch(/^npx permc /);
    const { code, stdout, stderr } = folder.run(...command.split(' ').slice(2));
    expect({ command, code, printed: stdout + stderr }).toEqual({ command, code: 0, printed: output });
  }
  const settings = {
    target: 'es2023',
    module: 'node20',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    experimentalDecorators: true,
    noEmit: true,
    types: ['node'],
  };
  folder.write('tsconfig.json', JSON.stringify({ compilerOptions: settings, include: ['src'] }));
  folder.write('package.json', JSON.stringify({ type: 'module' }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder.path], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

test('its table of rules is what the rules say of themselves', () => {
  const between = /<!-- rules -->\n(.*)<!-- \/rules -->/s.exec(readme)?.[1];
  const rows = rules.map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |\n`);
  expect(between).toBe(`\n| rule | severity | holds that |\n| --- | --- | --- |\n${rows.join('')}\n`);
});
