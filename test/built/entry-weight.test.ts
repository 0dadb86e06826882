// What an entry of the built package loads: a command only what it needs, the runtime nothing but itself.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSource } from '../architecture/sources.ts';
import { root } from '../architecture/root.ts';

const dist = join(root, 'dist');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'permc-weight-'));
  writeFileSync(join(folder, 'permissions.yaml'), readFileSync(join(root, 'templates/api/files/permissions.yaml')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a command loads the packages that it needs, and no others', () => {
  test.each([
    { words: ['--help'], packages: ['commander'] },
    { words: ['--version'], packages: ['commander'] },
    { words: ['init', 'fresh'], packages: ['commander', 'fastest-levenshtein'] },
    { words: ['check', 'permissions.yaml'], packages: ['commander', 'fastest-levenshtein', 'yaml'] },
    { words: ['build', 'permissions.yaml'], packages: ['commander', 'fastest-levenshtein', 'yaml'] },
    { words: ['test', 'permissions.yaml'], packages: ['commander', 'fastest-levenshtein', 'yaml'] },
    { words: ['explain', 'no-unused-permission'], packages: ['commander', 'fastest-levenshtein', 'yaml'] },
  ])('permc $words', ({ words, packages }) => {
    const { status, urls } = loadedBy(words);
    expect(status).toBe(0);
    expect(packagesOf(urls)).toEqual(packages);
  });

  test('permc --help loads no phase', () => {
    expect(foldersOf(loadedBy(['--help']).urls)).toEqual(['cli']);
  });

  test('permc check loads no emitter', () => {
    expect(foldersOf(loadedBy(['check', 'permissions.yaml']).urls)).not.toContain('emit');
  });

  test('permc check loads catalogs and the solver for a manifest that asks for something elsewhere, and for no other', () => {
    writeFileSync(
      join(folder, 'client.yaml'),
      'permc: 1\napp: { name: mail-reader, displayName: Mail Reader }\nrequests:\n  microsoft-graph:\n    delegated: { calls: [GET /me/messages] }\n',
    );
    const places = [
      'catalogs/',
      'cli/catalogs/',
      'reason/resolve-requests.js',
      'reason/solve',
      'workspace/catalog-store.js',
    ];
    const loaded = (manifest: string): readonly string[] => {
      const { status, urls } = loadedBy(['check', manifest]);
      expect(status).toBe(0);
      return places.filter((place) => pathsOf(urls).some((path) => path.startsWith(place)));
    };
    expect(loaded('permissions.yaml')).toEqual([]);
    expect(loaded('client.yaml')).toEqual(places);
  });
});

describe('the runtime', () => {
  const adapters = readdirSync(join(dist, 'runtime/adapters')).filter((name) => name.endsWith('.js'));

  test.each(['runtime/index.js', ...adapters.map((name) => `runtime/adapters/${name}`)])(
    '%s reaches nothing but dist/runtime',
    (entry) => {
      const { outside, files } = reachedFrom(join(dist, entry));
      // NestJS is told by decorators, which are its own functions.
      expect(outside.filter((name) => !(entry.includes('/nest') && name.startsWith('@nestjs/')))).toEqual([]);
      expect(files.filter((file) => relative(join(dist, 'runtime'), file).startsWith('..'))).toEqual([]);
      expect(files.length).toBeGreaterThan(0);
    },
  );

  test('runtime/verify.js reaches jose as well, and jose nothing of node', () => {
    const { outside, files } = reachedFrom(join(dist, 'runtime/verify.js'));
    expect(outside).toEqual(['jose']);
    expect(files.filter((file) => relative(join(dist, 'runtime'), file).startsWith('..'))).toEqual([]);
    // `import` is the only condition of our own imports, so this is the file that every platform gets.
    const jose = fileURLToPath(import.meta.resolve('jose', pathToFileURL(join(dist, 'index.js'))));
    expect(reachedFrom(jose).outside).toEqual([]);
  });

  test('runtime/verify/node-signatures.js is the one file of verification that reaches into node, and nothing else does', () => {
    const { outside, files } = reachedFrom(join(dist, 'runtime/verify/node-signatures.js'));
    expect(outside).toEqual(['node:buffer', 'node:crypto', 'node:util']);
    expect(files).toEqual([join(dist, 'runtime/verify/node-signatures.js')]);
  });

  test('its declarations name no types of node, and no package but jose and the frameworks', () => {
    const declarations = readdirSync(join(dist, 'runtime'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.d.ts'),
    );
    const foreign = declarations.flatMap((path) =>
      parseSource(path, readFileSync(join(dist, 'runtime', path), 'utf8'))
        .imports.filter(({ file }) => file === undefined)
        .map(({ specifier }) => `${path} imports ${specifier}`),
    );
    const allowed =
      /^adapters[/\\](\w+)\.d\.ts imports (?:@\1[/]router|\1)$|^adapters[/\\]nest(?:-routes)?\.d\.ts imports @nestjs[/]common$|^verify[/\\].* imports jose$/;
    expect(foreign.filter((line) => !allowed.test(line))).toEqual([]);
  });

  test('a reach into node, a package or another folder would be seen', () => {
    const planted = join(folder, 'planted.mjs');
    writeFileSync(planted, "import './other.mjs';\nawait import('node:fs');\n");
    writeFileSync(join(folder, 'other.mjs'), "export * from 'left-pad';\n");
    expect(reachedFrom(planted)).toEqual({
      outside: ['left-pad', 'node:fs'],
      files: [join(folder, 'other.mjs'), planted],
    });
  });
});

/** Runs permc and says which modules it resolved. */
function loadedBy(words: readonly string[]): { readonly status: number | null; readonly urls: readonly string[] } {
  const log = join(folder, 'loaded.txt');
  writeFileSync(log, '');
  const preload = pathToFileURL(join(root, 'test/built/log-imports.mjs')).href;
  const { status } = spawnSync(process.execPath, ['--import', preload, join(dist, 'cli/main.js'), ...words], {
    cwd: folder,
    env: { ...process.env, PERMC_TEST_LOADED: log },
  });
  return { status, urls: readFileSync(log, 'utf8').split('\n') };
}

function packagesOf(urls: readonly string[]): readonly string[] {
  const names = urls.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
  return [...new Set(names)].toSorted();
}

function foldersOf(urls: readonly string[]): readonly string[] {
  return [...new Set(pathsOf(urls).map((path) => path.split('/')[0] ?? path))].toSorted();
}

/** The modules of permc, as paths below dist. */
function pathsOf(urls: readonly string[]): readonly string[] {
  const home = pathToFileURL(`${dist}/`).href;
  return urls.filter((url) => url.startsWith(home)).map((url) => url.slice(home.length));
}

/** Everything that a module may ever load, now or by `import()`: our files, and the names of what is not a file of ours. */
function reachedFrom(entry: string): { readonly outside: readonly string[]; readonly files: readonly string[] } {
  const files = new Set<string>();
  const outside = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const { specifier } of parseSource(file, readFileSync(file, 'utf8')).imports) {
      if (specifier.startsWith('.')) visit(join(dirname(file), specifier));
      else outside.add(specifier);
    }
  };
  visit(entry);
  return { outside: [...outside].toSorted(), files: [...files].toSorted() };
}
