// `npm run demo`: the main job on a real manifest. It builds `onedrive`, shows what it wrote, and runs the decisions
// that the manifest demands. It must run on a fresh clone, so it builds permc itself where that is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const examples = dirname(fileURLToPath(import.meta.url));
const root = dirname(examples);
const example = join(examples, 'onedrive');
const bin = join(root, 'dist/cli/main.js');
/** Who may grant a scope, by the type that Entra gives it. */
const who = { User: 'the user', Admin: 'an admin' };

if (!existsSync(bin)) {
  console.log('$ npm run build');
  run([join(root, '.ci/build.mjs')], root);
}

// They are committed; without them the build has something to show.
const guards = join(example, 'src/permissions.gen.ts');
const registration = join(example, 'entra/app.json');
console.log('$ cd examples/onedrive\n$ rm src/permissions.gen.ts entra/app.json\n$ permc build');
rmSync(guards, { force: true });
rmSync(registration, { force: true });
run([bin, 'build'], example);
console.log('\nWhat the service must implement, in src/permissions.gen.ts:\n');
console.log(excerpt(readFileSync(guards, 'utf8')));
console.log('What may be granted, in entra/app.json:\n');
console.log(grants(JSON.parse(readFileSync(registration, 'utf8'))));
console.log('\n$ permc test');
run([bin, 'test'], example);

/**
 * Runs Node; this script ends where the other one failed.
 *
 * @param {readonly string[]} args
 * @param {string} folder
 */
function run(args, folder) {
  const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * The interface that the service implements.
 *
 * @param {string} module
 */
function excerpt(module) {
  const start = module.indexOf('export interface Rights');
  return indent(module.slice(start, module.indexOf('\n}\n', start) + 3));
}

/**
 * Each permission of an app registration, with its stable id and who may grant it.
 *
 * @param {{ api: { oauth2PermissionScopes: { value: string, id: string, type: string }[] }, appRoles: { value: string, id: string }[] }} app
 */
function grants({ api, appRoles }) {
  const rows = [
    ...api.oauth2PermissionScopes.map(({ value, id, type }) => ['scope', value, id, `granted by ${who[type]}`]),
    ...appRoles.map(({ value, id }) => ['app role', value, id, 'granted by an admin']),
  ];
  return indent(rows.map(([kind, value, id, by]) => `${kind.padEnd(8)}  ${value.padEnd(15)}  ${id}  ${by}`).join('\n'));
}

/** @param {string} text */
function indent(text) {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
