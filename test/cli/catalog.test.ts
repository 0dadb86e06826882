// `permc catalog` as a process: what is taken is pinned, what is pinned is held to, and nothing that goes wrong on the way
// touches what is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBeside, serve } from './local-server.ts';
import { publication, publishedFolder } from './published-graph.ts';
import { bin, folderOf, soundManifest, type Folder } from './run-permc.ts';

const added = /^added the catalog microsoft-graph: \d+ permissions, 2 operations, \d+ anomalies\n$/;

function storedFile(folder: Folder): string {
  return folder.files().find((name) => name.startsWith('.permc/catalogs/microsoft-graph.')) ?? 'none';
}

function withCatalog(): Folder {
  const folder = folderOf(publishedFolder());
  expect(folder.run('catalog', 'add', 'microsoft-graph', '--from', 'graph').code).toBe(0);
  return folder;
}

describe('permc catalog add', () => {
  test('stores what a folder holds and pins it by hash', () => {
    const folder = folderOf(publishedFolder());
    const { code, stdout, stderr } = folder.run('catalog', 'add', 'microsoft-graph', '--from', 'graph');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(added);
    const stored = storedFile(folder);
    const sha256 = createHash('sha256').update(folder.read(stored).trimEnd()).digest('hex');
    expect(stored).toBe(`.permc/catalogs/microsoft-graph.${sha256.slice(0, 12)}.json`);
    expect(JSON.parse(folder.read('permc.lock'))).toEqual({
      version: 1,
      manifests: {},
      catalogs: { 'microsoft-graph': { format: 'microsoft-graph', from: 'graph', sha256 } },
    });
  });

  test('downloads both files, follows redirects, and keeps no query', async () => {
    const files = publication();
    const base = await serve((request, response) => {
      const name = request.url?.split('?')[0]?.slice(1) ?? '';
      if (name.startsWith('old/')) response.writeHead(302, { location: `/${name.slice(4)}` }).end();
      else if (name === 'permissions.json' || name === 'provisioningInfo.json') response.end(files[name]);
      else response.writeHead(404).end();
    });
    const folder = folderOf({});
    const run = await runBeside(folder.path, ['catalog', 'add', 'microsoft-graph', '--from', `${base}/old/`]);
    expect(run.stderr).toMatch(added);
    expect(JSON.parse(folder.read('permc.lock')).catalogs['microsoft-graph'].from).toBe(`${base}/old/`);
  });

  test('restores what is missing, and only as it was pinned', () => {
    const folder = withCatalog();
    const stored = storedFile(folder);
    const text = folder.read(stored);
    folder.write(stored, '{}');
    expect(folder.run('catalog', 'add', 'microsoft-graph').stderr).toContain('restored the catalog microsoft-graph');
    expect(folder.read(stored)).toBe(text);
    folder.write('graph/permissions.json', publication({ least: 'Mail.Read' })['permissions.json']);
    expect(folder.run('catalog', 'add', 'microsoft-graph')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: what its source holds now is not the catalog `microsoft-graph` that `permc.lock` pins: its checksum is another\n' +
        'help: `permc catalog update microsoft-graph` takes it and prints what changes; nothing was written\n',
    });
  });

  test.each([
    ['a manifest', 'api.yaml', soundManifest, 'manifest'],
    [
      'an Entra application',
      'sp.json',
      JSON.stringify({
        appId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
        displayName: 'Notes',
        appRoles: [],
        oauth2PermissionScopes: [
          { id: '2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10', value: 'Notes.Read', type: 'User', isEnabled: true },
        ],
      }),
      'entra',
    ],
    [
      'an OpenAPI document',
      'openapi.yaml',
      'openapi: 3.0.3\ninfo: { title: Notes, version: "1" }\npaths: { /notes: { get: { responses: {} } } }\n',
      'openapi',
    ],
  ])('takes %s', (_what, name, text, format) => {
    const folder = folderOf({ [name]: text });
    const run = folder.run('catalog', 'add', 'notes', '--from', name);
    expect({ code: run.code, stderr: run.stderr.slice(0, 23) }).toEqual({ code: 0, stderr: 'added the catalog notes' });
    expect(JSON.parse(folder.read('permc.lock')).catalogs.notes).toMatchObject({ format, from: name });
  });

  test('a name that would leave the store is refused', () => {
    const folder = folderOf(publishedFolder());
    const run = folder.run('catalog', 'add', '../evil', '--from', 'graph');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("error: `../evil` can't be the name of a catalog");
    expect(folder.files()).toEqual(['graph/permissions.json', 'graph/provisioningInfo.json']);
  });
});

const whole = publication();
const cut = whole['permissions.json'].slice(0, 400);
const html: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>Sign in to Wi-Fi</title>');
};

describe('what a server may do wrong leaves the old catalog as it was', () => {
  test.each<[string, RequestListener, string]>([
    ['404', (_request, response) => response.writeHead(404).end('no'), 'the server answers 404'],
    [
      'a redirect loop',
      (_request, response) => response.writeHead(302, { location: '/again/' }).end(),
      'it was redirected more than 5 times',
    ],
    [
      'a redirect off TLS',
      (_request, response) => response.writeHead(302, { location: 'http://example.com/permissions.json' }).end(),
      'which is not protected by TLS',
    ],
    [
      'a redirect to a file',
      (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'which is not an `https:` URL',
    ],
    [
      'the page of a captive portal',
      html,
      'holds HTML where JSON should be: it may be the sign-in page of the network',
    ],
    ['half of the file', (_request, response) => response.end(cut), 'is not JSON, or only a part of it'],
    [
      'a connection that breaks off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100000' });
        response.write(cut);
        setTimeout(() => response.destroy(), 50);
      },
      'the connection broke off',
    ],
    ['silence', () => {}, 'nothing came for 1 s'],
    [
      'something else as JSON',
      (_request, response) => response.end('{"__proto__":{"permissions":{}}}'),
      "can't be used",
    ],
    ['nesting without end', (_request, response) => response.end('['.repeat(2_000_000)), 'is not JSON'],
    [
      'more than anybody needs',
      (_request, response) => {
        const piece = ' '.repeat(2 ** 20);
        const more = (left: number): void => {
          if (left === 0 || response.destroyed) response.end();
          else response.write(piece, () => more(left - 1));
        };
        more(100);
      },
      'it has more than 64 MiB',
    ],
  ])('%s', async (what, listener, expected) => {
    const folder = withCatalog();
    const before = [folder.read('permc.lock'), folder.read(storedFile(folder))];
    const base = await serve(listener);
    // Only silence is meant to take as long as it may.
    const patience = what === 'silence' ? '1' : '60';
    const words = ['catalog', 'update', 'microsoft-graph', '--from', `${base}/`, '--timeout', patience];
    const run = await runBeside(folder.path, words);
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 2, stdout: '' });
    expect(run.stderr).toContain(expected);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect([folder.read('permc.lock'), folder.read(storedFile(folder))]).toEqual(before);
  });

  test('files of two publications', async () => {
    const folder = withCatalog();
    const before = folder.read('permc.lock');
    const other = JSON.stringify({ permissionDeployments: { 'Other.Read': [] } });
    const base = await serve((request, response) =>
      response.end(request.url?.endsWith('permissions.json') === true ? whole['permissions.json'] : other),
    );
    const run = await runBeside(folder.path, ['catalog', 'update', '--from', `${base}/`]);
    expect(run.stderr).toContain('only 0 of 3 permissions have an entry in the file of ids');
    expect([run.code, folder.read('permc.lock')]).toEqual([2, before]);
  });

  test('a kill in the middle of the download', async () => {
    const folder = withCatalog();
    const before = folder.files().map((name) => [name, folder.read(name)]);
    let wasAsked = (): void => {};
    const asked = new Promise<void>((resolve) => (wasAsked = resolve));
    const base = await serve((_request, response) => {
      response.writeHead(200);
      response.write(cut);
      wasAsked();
    });
    const words = ['catalog', 'update', 'microsoft-graph', '--from', `${base}/`];
    expect((await runBeside(folder.path, words, asked)).code).toBeNull();
    expect(folder.files().map((name) => [name, folder.read(name)])).toEqual(before);
  });
});

test('a catalog that can not be written leaves what is there', () => {
  const folder = withCatalog();
  const before = new Map(folder.files().map((name) => [name, folder.read(name)]));
  // A larger publication, and a limit of 1 KiB a file (`ulimit -f` counts in that unit in bash): the disk is full.
  const operations = Array.from({ length: 200 }, (_, number) => [`/reports/${number}`, 'least=DelegatedWork']);
  const published = JSON.parse(folder.read('graph/permissions.json'));
  published.permissions['Mail.Read'].pathSets.push({
    schemeKeys: ['DelegatedWork'],
    methods: ['GET'],
    paths: Object.fromEntries(operations),
  });
  folder.write('graph/permissions.json', JSON.stringify(published));
  before.set('graph/permissions.json', folder.read('graph/permissions.json'));
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, bin, 'catalog', 'update', 'microsoft-graph'],
    { cwd: folder.path, encoding: 'utf8' },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^error: can't write `\.permc\/catalogs\/microsoft-graph\.[0-9a-f]{12}\.json`: it would be larger than a file may be here\nhelp: nothing was changed\n$/,
  );
  expect(new Map(folder.files().map((name) => [name, folder.read(name)]))).toEqual(before);
});

test('plain http to another machine is refused before anything is sent', () => {
  const run = folderOf({}).run('catalog', 'add', 'microsoft-graph', '--from', 'http://192.0.2.1/');
  expect({ code: run.code, first: run.stderr.split('\n')[0] }).toEqual({
    code: 2,
    first: 'error: `http://192.0.2.1/permissions.json`, which is not protected by TLS',
  });
});

describe('a proxy that the environment names', () => {
  // Nobody listens on this port.
  const words = ['catalog', 'add', 'microsoft-graph', '--from', 'https://localhost:2/'];
  const failed = "error: can't download `https://localhost:2/permissions.json`: nobody answers at this address";
  const offline = 'download it on another machine and give the file or folder with `--from`';

  test.each([
    [{}, `${failed}\nhelp: ${offline}\n`],
    [
      { HTTPS_PROXY: 'http://localhost:9' },
      `${failed}; \`HTTPS_PROXY\` is set, and nothing was sent through it\n` +
        `help: Node 24 goes through it with \`NODE_USE_ENV_PROXY=1\`; otherwise, ${offline}\n`,
    ],
    [{ HTTPS_PROXY: 'http://localhost:9', NO_PROXY: 'localhost' }, `${failed}\nhelp: ${offline}\n`],
  ])('%j', (environment, expected) => {
    expect(folderOf({}).runIn('.', words, environment)).toEqual({ code: 2, stdout: '', stderr: expected });
  });
});

describe('a catalog that is pinned above', () => {
  /** The catalog that is asked in a folder below the one with the pin. */
  function askedBelow(files: Readonly<Record<string, string>>): string {
    const folder = withCatalog();
    rmSync(join(folder.path, '.git'), { recursive: true });
    for (const [name, text] of Object.entries({ 'apps/mail/src/index.ts': '', ...files })) folder.write(name, text);
    return folder.runIn('apps/mail/src', ['catalog', 'list']).stdout;
  }

  test.each([
    ['in the repository', { '.git/HEAD': '' }, true],
    ['in the outermost package', { 'package.json': '{}', 'apps/mail/package.json': '{}' }, true],
    ['above the outermost package', { 'apps/mail/package.json': '{}' }, false],
    ['above another repository', { 'package.json': '{}', 'apps/mail/.git/HEAD': '' }, false],
    ['above a folder without package', {}, false],
  ])('%s', (_where, files, isFound) => {
    expect(askedBelow(files).includes('permc itself: an excerpt')).toBe(!isFound);
  });

  test('in the home folder', () => {
    const folder = withCatalog();
    folder.write('package.json', '{}');
    folder.write('mail/package.json', '{}');
    const run = folder.runIn('mail', ['catalog', 'list'], { HOME: folder.path });
    expect(run.stdout).toContain('permc itself: an excerpt');
  });
});

describe('permc catalog update', () => {
  test('says what changed and leaves one stored file', () => {
    const folder = withCatalog();
    const later = publication({ level: 3, least: 'Mail.Read' });
    folder.write('graph/permissions.json', later['permissions.json']);
    expect(folder.run('catalog', 'update').stdout).toBe(`microsoft-graph: 4 changes
  least-privileged answers:
    GET /me/messages (delegated, work): Mail.ReadBasic -> Mail.Read
  facts about permissions:
    Mail.Read (delegated, work): level 2 -> 3
    Mail.ReadBasic (delegated, work): level 2 -> 3
    Mail.ReadWrite (delegated, work): level 2 -> 3
`);
    expect(folder.files().filter((name) => name.startsWith('.permc/'))).toEqual([storedFile(folder)]);
    expect(folder.run('catalog', 'update').stdout).toBe('microsoft-graph: nothing changed\n');
  });

  test('without a catalog it says how to get one', () => {
    expect(folderOf({}).run('catalog', 'update')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: there is no catalog that could be updated\n' +
        'help: `permc catalog add microsoft-graph` adds that of Microsoft Graph\n',
    });
  });
});

describe('permc catalog list', () => {
  test('says what there is, how much it holds and where it is from', () => {
    const folder = withCatalog();
    const sha256: string = JSON.parse(folder.read('permc.lock')).catalogs['microsoft-graph'].sha256;
    expect(folder.run('catalog', 'list').stdout).toBe(
      `microsoft-graph\n  from    graph\n  sha256  ${sha256}\n  holds   7 permissions, 2 operations, 9 anomalies\n`,
    );
  });

  test('for machines it counts what each check of the reader found, and how that was handled', () => {
    const files = publishedFolder();
    const ids = files['graph/provisioningInfo.json']?.replace('570282fd-', 'nonsense-') ?? '';
    const folder = folderOf({ ...files, 'graph/provisioningInfo.json': ids });
    expect(folder.run('catalog', 'add', 'microsoft-graph', '--from', 'graph').code).toBe(0);
    const { catalogs } = JSON.parse(folder.run('catalog', 'list', '--format', 'json').stdout);
    expect(catalogs[0].anomalies).toEqual([
      {
        check: 'malformed-id',
        handling: 'left-out',
        count: 1,
        example: 'Mail.Read (delegatedWork): the id `nonsense-fa5c-430d-a7fd-fc8dc98a9dca` is no UUID',
      },
      {
        check: 'no-id',
        handling: 'kept',
        count: 1,
        example: 'Mail.Read (delegatedWork): no usable id of `Mail.Read` is published',
      },
      {
        check: 'unused-overlay',
        handling: 'kept',
        count: 9,
        example:
          'GET /groups: the overlay changes nothing here: there is no claim of `Group-NestingSupport.ReadWrite.All` to make `not-least`',
      },
    ]);
  });
});

describe('permc check', () => {
  const client = `permc: 1
app: { name: mail-reader, displayName: Mail Reader }
requests:
  microsoft-graph:
    delegated: { calls: [POST /me/messages] }
`;

  test('goes by the catalog that is pinned, and stops when that was changed', () => {
    const folder = withCatalog();
    folder.write('permissions.yaml', client);
    expect(folder.run('check').stdout).toBe('permissions.yaml: no errors, no warnings\n');
    const stored = storedFile(folder);
    folder.write(stored, folder.read(stored).replace('Mail.ReadWrite', 'Mail.ReadAll'));
    expect(folder.run('check')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `error: \`${stored}\` is not the catalog that \`permc.lock\` pins: its checksum is another\n` +
        'help: `permc catalog add microsoft-graph` gets it again as it was pinned; `permc catalog update microsoft-graph` takes what is published now\n',
    });
  });

  test('a build keeps the pins', () => {
    const folder = withCatalog();
    folder.write('permissions.yaml', `${client}outputs: { entra: entra/app.json }\n`);
    expect(folder.run('build').code).toBe(0);
    expect(Object.keys(JSON.parse(folder.read('permc.lock')).catalogs)).toEqual(['microsoft-graph']);
    expect(folder.read('entra/app.json')).toContain('024d486e-b451-40bb-833d-3e66d98c5c73');
    expect(folder.run('build', '--check').code).toBe(0);
  });

  test('a manifest of the run is a catalog for the others', () => {
    const folder = folderOf({
      'api.yaml': soundManifest.replace('name: notes', 'name: notes, appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301'),
      'client.yaml': client.replace('microsoft-graph', 'notes').replace('POST /me/messages', 'GET /notes/1'),
    });
    expect(folder.run('check', 'client.yaml').stdout).toContain('there is no catalog `notes`');
    expect(folder.run('check', 'api.yaml', 'client.yaml').code).toBe(0);
  });
});
