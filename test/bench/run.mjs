// Runs every benchmark, one after the other, each in its own process. Build first: they measure dist.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

for (const name of ['guards', 'check-example', 'graph-scale', 'catalog', 'solver', 'scan']) {
  const file = fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));
  if (!existsSync(file)) throw new Error(`there is no benchmark ${name}`);
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
