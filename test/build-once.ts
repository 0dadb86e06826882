// Builds dist before the tests that run it, unless it is newer than everything that it is built from.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../.ci/build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Vitest calls this once, before the first test of the project. */
export default function buildOnce(): void {
  if (isFresh()) return;
  const { ok, output } = build();
  if (!ok) throw new Error(`the build failed:\n${output}`);
}

function isFresh(): boolean {
  const builtAt = modifiedAt('dist/cli/main.js');
  const inputs = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`);
  return ['tsconfig.json', '.ci/build.mjs', 'src', ...inputs].every((path) => modifiedAt(path) < builtAt);
}

function modifiedAt(path: string): number {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
