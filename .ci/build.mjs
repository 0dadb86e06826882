// Builds dist: JavaScript and declarations by tsc, the generated files that tsc does not emit, an executable bin.
// All or nothing: the new dist takes the place of the old one only when it is complete.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const bin = join('cli', 'main.js');

/**
 * Builds the package.
 *
 * @returns {{ ok: boolean, output: string }} whether dist is new and complete, and what the compiler said
 */
export function build() {
  // Inside node_modules: the same file system as dist, so that a rename is enough, and ignored by everything.
  const draft = join(root, 'node_modules', '.cache', 'permc', `build-${process.pid}`);
  const replaced = `${draft}-replaced`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(draft), { recursive: true });
  try {
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', root, '--outDir', draft], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) return { ok: false, output: `${stdout}${stderr}` };
    for (const path of handedOver()) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      copyFileSync(join(root, 'src', path), join(draft, path));
    }
    chmodSync(join(draft, bin), 0o755);
    if (existsSync(dist)) renameSync(dist, replaced);
    renameSync(draft, dist);
    return { ok: true, output: '' };
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(replaced, { recursive: true, force: true });
  }
}

/** Files that are JavaScript and declarations already, relative to src. */
function handedOver() {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:js|d\.ts)$/.test(path),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ok, output } = build();
  process.stderr.write(output);
  process.exitCode = ok ? 0 : 1;
}
