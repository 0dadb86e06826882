// `permc scan` as a process: what it prints for people and for machines, its exit codes, and what it writes.
import { spawn } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bin, folderOf, type Folder, type Run } from '../../cli/run-permc.ts';
import { client, clientManifest, service, serviceManifest } from './projects.ts';

/** Runs a scan that remembers nothing outside its folder. */
function scan(folder: Folder, ...words: readonly string[]): Run {
  return folder.runIn('.', ['scan', ...words], { XDG_CACHE_HOME: join(folder.path, '.cache') });
}

describe('permc scan server', () => {
  const undeclared = `src/app.ts:9:5  error  undeclared-route  the route \`DELETE /notes/{noteId}\` is no endpoint of the manifest

   8 | app.get('/health', (_req, res) => res.json({}));
   9 | app.delete('/notes/:noteId', (req, res) => res.sendStatus(204));
     |     ^^^^^^

  help: did you mean \`GET /notes/{noteId}\`?

permissions.yaml: 1 error, no warnings
`;
  const table = `routes
  src/app.ts:7  GET     /notes/{noteId}  express  permc GET /notes/{noteId}
  src/app.ts:8  GET     /health          express  no guard
  src/app.ts:9  DELETE  /notes/{noteId}  express  no guard

3 routes found
`;

  test('lists routes with their guards, and what the manifest does not say', () => {
    const folder = folderOf({ 'src/app.ts': service, 'permissions.yaml': serviceManifest });
    expect(scan(folder, 'server')).toEqual({ code: 1, stdout: `${table}\n${undeclared}`, stderr: '' });
  });

  test('has nothing to say against code that is as declared', () => {
    const folder = folderOf({
      'src/app.ts': service.replace(/app\.delete.*\n/, ''),
      'permissions.yaml': serviceManifest,
    });
    const { code, stdout } = scan(folder, 'server', 'src');
    expect([code, stdout.split('\n').slice(-2)]).toEqual([0, ['permissions.yaml: no errors, no warnings', '']]);
  });

  test('works without a manifest: the routes alone', () => {
    const folder = folderOf({ 'src/app.ts': service });
    expect(scan(folder, 'server')).toEqual({ code: 0, stdout: table, stderr: '' });
    folder.write('permissions.yaml', serviceManifest);
    expect(scan(folder, 'server', '--no-manifest')).toEqual({ code: 0, stdout: table, stderr: '' });
  });

  test('--format json is the document of the contract', () => {
    const folder = folderOf({ 'src/app.ts': service });
    const { code, stdout, stderr } = scan(folder, 'server', 'src', '--format', 'json');
    const route = { file: 'src/app.ts', framework: 'express', guards: [], confidence: 'high' };
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      routes: [
        {
          ...route,
          line: 7,
          method: 'GET',
          path: '/notes/{noteId}',
          guards: [{ kind: 'permc', text: 'GET /notes/{noteId}', permissions: ['GET /notes/{noteId}'] }],
        },
        { ...route, line: 8, method: 'GET', path: '/health' },
        { ...route, line: 9, method: 'DELETE', path: '/notes/{noteId}' },
      ],
      unresolved: [],
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('--format json with a manifest has the findings as well', () => {
    const folder = folderOf({ 'src/app.ts': service, 'permissions.yaml': serviceManifest });
    const { code, stdout } = scan(folder, 'server', '--format', 'json');
    const document = JSON.parse(stdout);
    expect([code, document.manifests, document.summary]).toEqual([1, ['permissions.yaml'], { errors: 1, warnings: 0 }]);
    expect(document.diagnostics[0]).toMatchObject({
      rule: 'undeclared-route',
      file: 'src/app.ts',
      range: { start: { line: 9, column: 5 } },
    });
  });

  test('--format github and sarif point at the code', () => {
    const folder = folderOf({ 'src/app.ts': service, 'permissions.yaml': serviceManifest });
    expect(scan(folder, 'server', '--format', 'github').stdout).toBe(
      '::error file=src/app.ts,line=9,endLine=9,col=5,endColumn=10,title=permc%3A undeclared-route' +
        '::the route `DELETE /notes/{noteId}` is no endpoint of the manifest%0Adid you mean `GET /notes/{noteId}`?\n',
    );
    const { runs } = JSON.parse(scan(folder, 'server', '--format', 'sarif').stdout);
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('src/app.ts');
  });

  test('a broken manifest is said first, and the code is not held against it', () => {
    const broken = serviceManifest.replace('{ scope: Notes.Read,', '{ scope: Notes.Raed,');
    const folder = folderOf({ 'src/app.ts': service, 'permissions.yaml': broken });
    const { code, stdout } = scan(folder, 'server');
    expect(code).toBe(1);
    expect(stdout).toContain('unknown-scope  the scope `Notes.Raed` is not declared');
    expect(stdout).not.toContain('undeclared-route');
  });

  test('paths are shown relative to where it runs, and the manifest is looked for above the code', () => {
    const folder = folderOf({
      'api/src/app.ts': service,
      'api/permissions.yaml': serviceManifest,
      'elsewhere/x.ts': '',
    });
    const { stdout } = folder.runIn('elsewhere', ['scan', 'server', '../api/src', '--no-cache']);
    expect(stdout).toMatch(/^routes\n {2}\.\.\/api\/src\/app\.ts:7 /);
    expect(stdout).toMatch(/\n\.\.\/api\/permissions\.yaml: 1 error, no warnings\n$/);
  });
});

describe('permc scan client', () => {
  test('lists calls, what they need, and what the manifest does not list', () => {
    const folder = folderOf({ 'src/graph.ts': client, 'permissions.yaml': clientManifest });
    expect(scan(folder, 'client')).toEqual({
      code: 1,
      stdout: `calls
  src/graph.ts:7  GET  /me                 microsoft-graph  fetch
  src/graph.ts:8  GET  /users/{}/messages  microsoft-graph  fetch

microsoft-graph: what the calls need at least
  delegated access         Mail.ReadBasic User.Read
  application-only access  Mail.ReadBasic.All        without GET /me

2 calls found

src/graph.ts:8:58  error  unlisted-call  \`GET /users/{}/messages\` is not listed under \`requests.microsoft-graph\`

  7 | export const me = (token: string) => get('/me', token);
  8 | export const messagesOf = (id: string, token: string) => get(\`/users/\${id}/messages?$top=5\`, token);
    |                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

  help: \`permc scan client --write\` adds it

permissions.yaml: 1 error, no warnings
`,
      stderr: '',
    });
  });

  test('--format json is the document of the contract', () => {
    const folder = folderOf({ 'src/graph.ts': client });
    const call = {
      file: 'src/graph.ts',
      resource: 'microsoft-graph',
      method: 'GET',
      alternatives: [],
      dynamic: false,
      via: 'fetch',
    };
    const { code, stdout } = scan(folder, 'client', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      calls: [
        { ...call, line: 7, path: '/me' },
        { ...call, line: 8, path: '/users/{}/messages' },
      ],
      unresolved: [],
      scopes: [],
      needs: [
        {
          api: 'microsoft-graph',
          calls: 2,
          unread: 0,
          access: [
            { scheme: 'delegatedWork', permissions: ['Mail.ReadBasic', 'User.Read'], unanswered: [] },
            { scheme: 'application', permissions: ['Mail.ReadBasic.All'], unanswered: ['GET /me'] },
          ],
        },
      ],
    });
    expect(code).toBe(0);
  });

  test('--write adds what is missing, keeps every other character, and a second time changes nothing', () => {
    const folder = folderOf({ 'src/graph.ts': client, 'permissions.yaml': clientManifest });
    const written = `${clientManifest}        - GET /users/{id}/messages\n`;
    const first = scan(folder, 'client', '--write');
    expect(first.stderr).toBe(
      'added GET /users/{id}/messages to requests.microsoft-graph.delegated of permissions.yaml\n',
    );
    expect(folder.read('permissions.yaml')).toBe(written);
    expect(first.stdout).toMatch(/\npermissions\.yaml: no errors, no warnings\n$/);
    expect(first.code).toBe(0);
    expect(scan(folder, 'client', '--write')).toMatchObject({ code: 0, stderr: '' });
    expect(folder.read('permissions.yaml')).toBe(written);
    expect(folder.run('check').stdout).toBe('permissions.yaml: no errors, no warnings\n');
  });

  test('--write writes to the included file that holds the list', () => {
    const [head = '', requests = ''] = clientManifest.split('\n\n');
    const folder = folderOf({
      'src/graph.ts': client,
      'permissions.yaml': `${head}\ninclude: [requests.yaml]\n`,
      'requests.yaml': requests,
    });
    expect(scan(folder, 'client', '--write').code).toBe(0);
    expect(folder.read('requests.yaml')).toBe(`${requests}        - GET /users/{id}/messages\n`);
    expect(folder.read('permissions.yaml')).toBe(`${head}\ninclude: [requests.yaml]\n`);
  });

  test('--write does not guess the kind of access, and takes it from --kind', () => {
    const only = client.replace(/export const me = .*\n/, '');
    const folder = folderOf({ 'src/graph.ts': only, 'permissions.yaml': 'permc: 1\napp: { name: reader }\n' });
    expect(scan(folder, 'client', '--write')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: nothing says with which kind of access the code calls `microsoft-graph`\n' +
        'help: `--kind delegated` is for calls that are made for a signed-in user, `--kind application` for an app by itself\n',
    });
    expect(scan(folder, 'client', '--write', '--kind', 'application').code).toBe(0);
    expect(folder.read('permissions.yaml')).toBe(
      'permc: 1\napp: { name: reader }\nrequests:\n  microsoft-graph:\n    application:\n      calls:\n        - GET /users/{id}/messages\n',
    );
  });

  test('--write without a manifest, or into one that can’t be added to, changes nothing', () => {
    const folder = folderOf({ 'src/graph.ts': client });
    expect(scan(folder, 'client', '--write')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: there is no manifest to write to\nhelp: `permc init` writes one to start from\n',
    });
    const aliased =
      'permc: 1\napp: { name: reader }\nrequests:\n  a: &a { appId: 0f3f1b6a-6b1f-4d8f-9a55-0d3c7f2b9c11, delegated: { calls: [GET /me] } }\n  microsoft-graph: *a\n';
    folder.write('permissions.yaml', aliased);
    expect(scan(folder, 'client', '--write').stderr).toMatch(
      /^error: `requests\.microsoft-graph\.delegated\.calls` of `permissions\.yaml` is not written in a way that can be added to\nhelp: add `GET \/users\/\{id\}\/messages` by hand; nothing was written\n$/,
    );
    expect(folder.read('permissions.yaml')).toBe(aliased);
  });
});

describe('what is remembered', () => {
  const files = {
    'package.json': '{}',
    'src/root.ts': "export const root = 'https://graph.microsoft.com/v1.0';\n",
    'src/index.ts': "export { root } from './root.js';\n",
    'src/a.ts': "import { root } from './index.js';\nexport const a = () => fetch(`${root}/me`);\n",
    'src/b.ts': "export const b = () => fetch('https://graph.microsoft.com/v1.0/groups');\n",
  };
  const callsOf = (run: Run): readonly string[] =>
    JSON.parse(run.stdout).calls.map(
      (call: { file: string; resource: string; path: string }) => `${call.file} ${call.resource}${call.path}`,
    );

  test('a second scan says the same, and sees what changed, also far behind imports', () => {
    const folder = folderOf(files);
    const words = ['client', '--format', 'json'];
    const first = scan(folder, ...words);
    expect(callsOf(first)).toEqual(['src/a.ts microsoft-graph/me', 'src/b.ts microsoft-graph/groups']);
    expect(scan(folder, ...words)).toEqual(first);
    folder.write('src/root.ts', "export const root = 'https://api.contoso.com';\n");
    expect(callsOf(scan(folder, ...words))).toEqual([
      'src/a.ts https://api.contoso.com/me',
      'src/b.ts microsoft-graph/groups',
    ]);
    folder.write('src/index.ts', "export const root = 'https://api.fabrikam.com';\n");
    expect(callsOf(scan(folder, ...words))).toEqual([
      'src/a.ts https://api.fabrikam.com/me',
      'src/b.ts microsoft-graph/groups',
    ]);
    folder.write(
      'src/c.ts',
      "import { a } from './a.js';\nexport const c = () => fetch('https://graph.microsoft.com/v1.0/users');\n",
    );
    expect(callsOf(scan(folder, ...words))).toHaveLength(3);
  });

  test('what was damaged is not believed', () => {
    const folder = folderOf(files);
    const first = scan(folder, 'client', '--format', 'json');
    const memory = folder.files().filter((file) => file.startsWith('.cache/'));
    expect(memory).toHaveLength(1);
    for (const content of [
      '',
      'x',
      '{}\n',
      `${'0'.repeat(64)}\n{"names":1}`,
      folder.read(memory[0] ?? '').replaceAll('/me', '/you'),
    ]) {
      folder.write(memory[0] ?? '', content);
      expect(scan(folder, 'client', '--format', 'json')).toEqual(first);
    }
  });

  test('--no-cache remembers nothing, and a cache that can’t be written is no problem', () => {
    const folder = folderOf({ ...files, blocked: '' });
    const first = scan(folder, 'client', '--format', 'json', '--no-cache');
    expect(folder.files().filter((file) => file.startsWith('.cache/'))).toEqual([]);
    const run = folder.runIn('.', ['scan', 'client', '--format', 'json'], {
      XDG_CACHE_HOME: join(folder.path, 'blocked'),
    });
    expect(run).toEqual(first);
  });
});

test('--watch scans again when a file changes, is new or is deleted', async () => {
  const folder = folderOf({ 'src/graph.ts': client });
  const child = spawn(process.execPath, [bin, 'scan', 'client', '--watch'], {
    cwd: folder.path,
    env: { PATH: process.env['PATH'] ?? '', XDG_CACHE_HOME: join(folder.path, '.cache') },
  });
  let stdout = '';
  let waiting = 0;
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (waiting >= count) resolve();
      };
      child.stderr.on('data', look);
      look();
    });
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on(
    'data',
    (data) => (waiting += String(data).split('waiting for changes; stop with Ctrl+C\n').length - 1),
  );
  try {
    await until(1);
    appendFileSync(
      join(folder.path, 'src/graph.ts'),
      "export const drive = (token: string) => get('/me/drive', token);\n",
    );
    await until(2);
    folder.write('src/more.ts', "fetch('https://graph.microsoft.com/v1.0/groups');\n");
    await until(3);
    rmSync(join(folder.path, 'src/more.ts'));
    await until(4);
    const found = ['2 calls found', '3 calls found', '4 calls found', '3 calls found'];
    expect(stdout.match(/^\d+ calls found$/gm)).toEqual(found);
  } finally {
    child.kill();
  }
});

describe('usage', () => {
  test('neither server nor client', () => {
    const { code, stderr } = folderOf({}).run('scan');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Usage: permc scan <server\|client> \[paths\.\.\.\] \[options\]\n/);
  });

  test('help names the options of each', () => {
    const { code, stdout } = folderOf({}).run('scan', 'client', '--help');
    expect(code).toBe(0);
    for (const option of [
      '--manifest <file>',
      '--no-manifest',
      '--format <format>',
      '--watch',
      '--write',
      '--kind <kind>',
      '--catalog <name>',
      '--no-cache',
    ])
      expect(stdout).toContain(`  ${option} `);
  });

  test('a manifest that is named and not there', () => {
    const { code, stderr } = scan(folderOf({ 'a.ts': '' }), 'server', '--manifest', 'no.yaml');
    expect([code, stderr]).toEqual([
      2,
      'error: there is no manifest `no.yaml`\nhelp: `permc init` writes one to start from\n',
    ]);
  });
});
