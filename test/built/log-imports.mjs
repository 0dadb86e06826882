// Preloaded into a process of permc: appends each module that it resolves to the file named by PERMC_TEST_LOADED.
// The loader itself runs in a thread of its own, hence the two halves in one file.
import { appendFileSync } from 'node:fs';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && !new URL(import.meta.url).searchParams.has('hooks')) register(`${import.meta.url}?hooks`);

/** The resolve hook of node:module. */
export async function resolve(specifier, context, nextResolve) {
  const resolved = await nextResolve(specifier, context);
  appendFileSync(process.env.PERMC_TEST_LOADED, `${resolved.url}\n`);
  return resolved;
}
