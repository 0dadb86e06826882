// `permc scan client` as a process with catalogs that are pinned: the needs go by them as `permc check` does, and one that
// can't be used stops the scan.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedFolder } from '../../cli/published-graph.ts';
import { folderOf, type Folder, type Run } from '../../cli/run-permc.ts';

const code = "export const mail = () => fetch('https://graph.microsoft.com/v1.0/me/messages');\n";

function scan(folder: Folder, ...words: readonly string[]): Run {
  return folder.runIn('.', ['scan', 'client', ...words], { XDG_CACHE_HOME: join(folder.path, '.cache') });
}

/** The delegated permissions that the calls need. */
function permissionsOf(run: Run): unknown {
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout).needs[0].access[0];
}

test('calls are looked up in what is pinned, with and without its name', () => {
  const folder = folderOf({ 'src/code.ts': code, ...publishedFolder({ least: 'Mail.Read' }) });
  const answer = (value: string): unknown => ({ scheme: 'delegatedWork', permissions: [value], unanswered: [] });
  expect(permissionsOf(scan(folder, 'src', '--format', 'json'))).toEqual(answer('Mail.ReadBasic'));
  expect(folder.run('catalog', 'add', 'microsoft-graph', '--from', 'graph').code).toBe(0);
  expect(permissionsOf(scan(folder, 'src', '--format', 'json'))).toEqual(answer('Mail.Read'));
  const named = scan(folder, 'src', '--format', 'json', '--catalog', 'microsoft-graph');
  expect(permissionsOf(named)).toEqual(answer('Mail.Read'));
});

test('a pinned catalog that was changed is not asked', () => {
  const folder = folderOf({ 'src/code.ts': code, ...publishedFolder() });
  expect(folder.run('catalog', 'add', 'microsoft-graph', '--from', 'graph').code).toBe(0);
  const stored = folder.files().find((name) => name.startsWith('.permc/catalogs/')) ?? 'none';
  folder.write(stored, folder.read(stored).replace('Mail.ReadWrite', 'Mail.ReadAll'));
  const run = scan(folder, 'src');
  expect({ code: run.code, stdout: run.stdout, first: run.stderr.split('\n')[0] }).toEqual({
    code: 2,
    stdout: '',
    first: `error: \`${stored}\` is not the catalog that \`permc.lock\` pins: its checksum is another`,
  });
});

test('a catalog that is not there', () => {
  const run = scan(folderOf({ 'src/code.ts': code }), 'src', '--catalog', 'microsoft-grap');
  expect(run).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'error: there is no catalog `microsoft-grap`; did you mean `microsoft-graph`\n' +
      'help: `permc catalog add microsoft-grap --from <source>` adds one, `permc catalog list` lists those that there are\n',
  });
});
