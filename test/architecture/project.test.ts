// The shape of the project from outside: what lies at the top, what the package says of itself, what the lock file names.
import { readFileSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the top level holds only what belongs there', () => {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  const tracked = stdout.split('\0').filter((path) => path !== '');
  const top = new Set((tracked.length > 0 ? tracked : readdirSync(root)).map((path) => path.split('/')[0] ?? path));
  const files = 'package.json package-lock.json tsconfig.json README.md LICENSE CHANGELOG.md'.split(' ');
  const folders = 'src schemas templates examples test'.split(' ');
  const untracked = tracked.length > 0 ? [] : ['node_modules', 'dist', 'coverage'];
  const allowed = new Set([...files, ...folders, ...untracked]);
  expect([...top].filter((name) => !allowed.has(name) && !name.startsWith('.'))).toEqual([]);
});

test('the lock file names no host to download packages from', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const resolved = Object.entries<{ resolved?: string; link?: boolean }>(packages).filter(
    ([, entry]) => entry.resolved !== undefined && entry.link !== true,
  );
  expect(resolved).toEqual([]);
});

test('the lock file pins every package by its content', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const unpinned = Object.entries<{ integrity?: string; link?: boolean; inBundle?: boolean }>(packages).filter(
    ([path, { integrity, link, inBundle }]) => path.startsWith('node_modules/') && !integrity && !link && !inBundle,
  );
  expect(unpinned.map(([path]) => path)).toEqual([]);
});

test('the lock file has what every package asks for, for every platform', () => {
  const { packages }: LockFile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !foldersAbove(path).some((folder) => packages[`${folder}node_modules/${name}`] !== undefined))
      .map((name) => `${path} asks for ${name}`),
  );
  expect(missing).toEqual([]);
});

test('who installs the package gets four packages with it, and nothing runs at install', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(['commander', 'fastest-levenshtein', 'jose', 'yaml']);
  expect(
    Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$|^(pre|post)?prepare$/.test(name)),
  ).toEqual([]);
  const peers = Object.keys(manifest.peerDependencies ?? {});
  expect(peers.filter((name) => manifest.peerDependenciesMeta?.[name]?.optional !== true)).toEqual([]);
});

test('each subpath of the package states its types before its code', () => {
  const subpaths = Object.entries<string | Record<string, string>>(manifest.exports).filter(
    ([, target]) => typeof target !== 'string',
  );
  expect(subpaths.length).toBeGreaterThanOrEqual(4);
  for (const [subpath, target] of subpaths) {
    expect([subpath, Object.keys(target)]).toEqual([subpath, ['types', 'default']]);
  }
});

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly dependencies?: object; readonly optionalDependencies?: object }>
  >;
}

/** Where a package at this path looks for others: its own folder first, the project's last. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('node_modules/');
  const outer = parts.map((_, index) => parts.slice(0, index + 1).join('node_modules/'));
  return ['', ...outer.map((folder) => (folder === '' || folder.endsWith('/') ? folder : `${folder}/`))];
}
