// `permc init --from` as a process: what it writes, what it says is left to write, and that `permc check` asks for just that;
// and what the commands that read code say where the parser is not installed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bin, folderOf } from '../../cli/run-permc.ts';

const service = `const express = require('express');
const { requiredScopes } = require('express-oauth2-jwt-bearer');

const app = express();
app.get('/notes/:id', requiredScopes('Notes.Read'), (req, res) => res.end());
app.get('/me/notes', requiredScopes('Notes.Read'), (req, res) => res.end());
app.get('/health', (req, res) => res.end());
`;

const written = `permc: 1

app:
  name: contoso-notes-api # ids of permissions derive from it: keep it for ever

scopes:
  Notes.Read: # to write: admin: { displayName, description }

endpoints:
  GET /notes/{id}: # src/app.js:5
    delegated: { scope: Notes.Read } # right: which right does the user need besides?
  GET /me/notes: # src/app.js:6
    delegated: { scope: Notes.Read, right: self }

# Not declared yet, and so refused by every guard:
#   GET /health (src/app.js:7): no check was found: say who may call it, or why nobody needs a token
`;

describe('permc init --from', () => {
  const code = { 'src/app.js': service, 'package.json': '{ "name": "@contoso/notes-api" }' };

  test('writes what the code says, and says what it can not', () => {
    const folder = folderOf(code);
    const cache = { XDG_CACHE_HOME: join(folder.path, '.cache') };
    expect(folder.runIn('.', ['init', '--from', 'src'], cache)).toEqual({
      code: 0,
      stdout: '',
      stderr: `wrote  permissions.yaml
2 endpoints from the checks in the code, 1 route to decide
to write, and \`permc check\` asks until it is: the texts of 1 permission, the rights of users at 1 endpoint

next:
  npx permc check
  npx permc scan server src
`,
    });
    const text = folder.read('permissions.yaml');
    expect(text.slice(text.indexOf('permc: 1'))).toBe(written);
  });

  test('what is left to write is all that `permc check` asks for', () => {
    const folder = folderOf(code);
    folder.runIn('.', ['init', '--from', 'src'], { XDG_CACHE_HOME: join(folder.path, '.cache') });
    const asked = folder.run('check', '--format', 'json');
    const { diagnostics }: { readonly diagnostics: readonly { readonly rule: string }[] } = JSON.parse(asked.stdout);
    expect([asked.code, diagnostics.map(({ rule }) => rule)]).toEqual([1, ['clear-description', 'require-right']]);
    const complete = folder
      .read('permissions.yaml')
      .replace(
        '  Notes.Read:',
        `  Notes.Read:\n    admin: { displayName: Read notes, description: Allows the app to read the notes of the signed-in user. }`,
      )
      .replace('{ scope: Notes.Read }', '{ scope: Notes.Read, right: note.read }')
      .replace(
        'endpoints:',
        'rights:\n  note.read: { description: The user wrote the note., params: [id] }\n\nendpoints:',
      );
    folder.write('permissions.yaml', complete);
    expect(folder.run('check')).toEqual({ code: 0, stdout: 'permissions.yaml: no errors, no warnings\n', stderr: '' });
  });

  test('leaves a manifest alone that is there already', () => {
    const folder = folderOf({ ...code, 'permissions.yaml': 'permc: 1\n' });
    expect(folder.run('init', '--from', 'src')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: `permissions.yaml` is already there\nhelp: `permc scan server` says what it lacks; nothing was written\n',
    });
    expect(folder.read('permissions.yaml')).toBe('permc: 1\n');
  });
});

test.each([
  ['scan', 'server'],
  ['scan', 'client'],
  ['init', '--from', 'src'],
])('without the parser, `permc %s %s` asks for it by name', (...words) => {
  const folder = folderOf({ 'src/app.js': service });
  const root = dirname(dirname(dirname(bin)));
  const installed = join(folder.path, 'node_modules', 'permc');
  mkdirSync(installed, { recursive: true });
  for (const part of ['dist', 'templates', 'package.json'])
    cpSync(join(root, part), join(installed, part), { recursive: true });
  const { dependencies }: { readonly dependencies: object } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  for (const name of Object.keys(dependencies)) {
    symlinkSync(join(root, 'node_modules', name), join(folder.path, 'node_modules', name));
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(installed, 'dist', 'cli', 'main.js'), ...words],
    {
      cwd: folder.path,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', XDG_CACHE_HOME: join(folder.path, '.cache') },
    },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'error: `permc scan` reads code with `ts-morph`, which is not installed\nhelp: `npm install --save-dev ts-morph` installs it\n',
  });
  expect(folder.files().filter((file) => !file.startsWith('node_modules/'))).toEqual(['src/app.js']);
});
