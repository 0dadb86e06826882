// The package as a stranger gets it: packed, installed into an empty project, run and compiled there.
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../architecture/root.ts';
import { consumerOptions, exerciseCode, misuseCode, runtimeCode } from './consumer.ts';

let home: string;
let project: string;
let packed: { readonly filename: string; readonly files: readonly { readonly path: string; readonly mode: number }[] };

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'permc-packed-'));
  project = join(home, 'project');
  mkdirSync(project);
  // Without scripts: dist is built already, and building it again would pull it from under other tests.
  const pack = run(root, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', home]);
  packed = JSON.parse(pack.stdout)[0];
  writeFileSync(join(project, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }\n');
  const tarball = join(home, packed.filename);
  const install = run(project, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball]);
  if (install.status !== 0) throw new Error(`the tarball could not be installed:\n${install.stderr}`);
  // Peers are the service's own; here they are those of this repository.
  for (const name of [
    '@nestjs/common',
    '@nestjs/core',
    '@opentelemetry/api',
    'express',
    '@types/express',
    '@types/node',
  ]) {
    mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
}, 240_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the tarball', () => {
  test('holds what is published, and nothing else', () => {
    const top = new Set(packed.files.map(({ path }) => path.split('/')[0]));
    expect([...top].toSorted()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'schemas', 'templates'].toSorted(),
    );
    expect(packed.files.map(({ path }) => path).filter((path) => /\.test\.|(?<!\.d)\.ts$|\.map$/.test(path))).toEqual(
      templateSources(),
    );
  });

  test('holds each JavaScript file with its declarations', () => {
    const paths = new Set(packed.files.map(({ path }) => path));
    const scripts = [...paths].filter((path) => path.startsWith('dist/') && path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(100);
    expect(scripts.filter((path) => !paths.has(path.replace(/\.js$/, '.d.ts')))).toEqual([]);
  });

  test('names no folder of the machine that built it', () => {
    const texts = packed.files.map(({ path }) => [path, readFileSync(join(root, path), 'utf8')] as const);
    expect(texts.filter(([, text]) => text.includes(root)).map(([path]) => path)).toEqual([]);
  });

  test('brings four packages along, which bring none', () => {
    const names = readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(names.toSorted()).toEqual([
      '@nestjs',
      '@opentelemetry',
      '@types',
      'commander',
      'express',
      'fastest-levenshtein',
      'jose',
      'permc',
      'yaml',
    ]);
  });

  test('has an executable bin', () => {
    expect(statSync(join(project, 'node_modules/.bin/permc')).mode & 0o111).toBe(0o111);
  });
});

describe('in the project', () => {
  test('npx permc init && npx permc build write the guards and the app registration', () => {
    expect(run(project, 'npx', ['--no-install', 'permc', 'init'])).toMatchObject({ status: 0 });
    expect(run(project, 'npx', ['--no-install', 'permc', 'build'])).toMatchObject({ status: 0 });
    const guards = readFileSync(join(project, 'src/permissions.gen.ts'), 'utf8');
    expect(guards).toContain("from 'permc/runtime'");
    const registration = JSON.parse(readFileSync(join(project, 'entra/app.json'), 'utf8'));
    expect(registration.signInAudience).toBe('AzureADMyOrg');
    expect(run(project, 'npx', ['--no-install', 'permc', 'check']).status).toBe(0);
    expect(run(project, 'npx', ['--no-install', 'permc', 'build', '--check']).status).toBe(0);
    expect(run(project, 'npx', ['--no-install', 'permc', 'test']).status).toBe(0);
  });

  test('the schema that the manifest names is there', () => {
    const [, schema = ''] = /\$schema=(\S+)/.exec(readFileSync(join(project, 'permissions.yaml'), 'utf8')) ?? [];
    expect(JSON.parse(readFileSync(join(project, schema), 'utf8')).title).toEqual(expect.any(String));
  });

  const subpaths = Object.entries<unknown>(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([subpath]) => subpath.replace('.', 'permc'));

  test.each(subpaths)('import %s gives its exports', (subpath) => {
    const script = `console.log(Object.keys(await import('${subpath}')).length)`;
    const { stdout, stderr } = run(project, process.execPath, ['--input-type=module', '-e', script]);
    expect({ some: Number(stdout) > 0, stderr }).toEqual({ some: true, stderr: '' });
  });

  test('what is no subpath is not reachable', () => {
    const script = "await import('permc/dist/compile.js')";
    const { status, stderr } = run(project, process.execPath, ['--input-type=module', '-e', script]);
    expect(status).toBe(1);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('types under the strictest options', () => {
  test.each(['typescript-5.5', 'typescript-5.9', 'typescript', 'typescript-7'])('%s', (compiler) => {
    expect(compile(compiler, consumerOptions('node16'), { exercise: exerciseCode, misuse: misuseCode })).toBe('');
  });

  test('as a bundler resolves them', () => {
    expect(compile('typescript', consumerOptions('bundler'), { exercise: exerciseCode, misuse: misuseCode })).toBe('');
  });

  test('the runtime and the generated module without the types of node or of a browser', () => {
    const options = { ...consumerOptions('node16'), types: [] };
    expect(compile('typescript', options, { exercise: runtimeCode, misuse: misuseCode })).toBe('');
  });
});

/** What a compiler has to say about the project when these are its files beside the generated module. */
function compile(compiler: string, compilerOptions: object, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, `src/${name}.ts`), text);
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  const { stdout, stderr } = run(project, process.execPath, [
    join(root, 'node_modules', compiler, 'bin/tsc'),
    '-p',
    '.',
  ]);
  return `${stdout}${stderr}`;
}

/** The TypeScript files of the scaffolds: the only sources that are published. */
function templateSources(): readonly string[] {
  return readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
    .map((path) => `templates/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .toSorted();
}

function run(folder: string, command: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}
