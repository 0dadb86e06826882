// The examples as users run the scan over them: every route of the servers stands behind its guard, every call of the clients'
// manifests is found where the code makes it, and nothing is left to say.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bin } from '../../cli/run-permc.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Printed {
  readonly calls: readonly { file: string; line: number; method: string; resource: string; path: string }[];
  readonly routes: readonly {
    method: string;
    path: string;
    guards: readonly { kind: string; permissions: readonly string[] }[];
  }[];
  readonly unresolved: readonly unknown[];
  readonly diagnostics: readonly unknown[];
}

function scan(kind: 'client' | 'server', example: string): Printed {
  const words = ['scan', kind, `examples/${example}`, '--format', 'json', '--no-cache'];
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...words], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  const printed: Printed = JSON.parse(stdout);
  return printed;
}

test.each([
  ['todo', 9],
  ['onedrive', 4],
  ['mail-notifier', 2],
])('every route of %s stands behind the guard of its endpoint', (example, count) => {
  const { routes, unresolved, diagnostics } = scan('server', example);
  const keys = routes.map(({ method, path }) => `${method} ${path}`);
  expect(routes.map(({ guards }) => guards.map(({ kind, permissions }) => [kind, ...permissions]))).toEqual(
    keys.map((key) => [['permc', key]]),
  );
  expect(keys).toHaveLength(count);
  expect({ unresolved, diagnostics }).toEqual({ unresolved: [], diagnostics: [] });
});

test.each([
  [
    'graph-daemon',
    [
      'src/digest.ts:12 GET /groups/{}/members',
      'src/digest.ts:15 GET /users/{}/messages',
      'src/digest.ts:17 POST /users/{}/sendMail',
    ],
  ],
  ['graph-spa', ['src/inbox.ts:12 GET /me', 'src/inbox.ts:13 GET /me/messages', 'src/inbox.ts:20 POST /me/sendMail']],
])('the calls of %s are found where the code names their paths', (example, lines) => {
  const { calls, unresolved, diagnostics } = scan('client', example);
  const toGraph = calls.filter(({ resource }) => resource === 'microsoft-graph');
  const start = `examples/${example}/`.length;
  expect(toGraph.map(({ file, line, method, path }) => `${file.slice(start)}:${line} ${method} ${path}`)).toEqual(
    lines,
  );
  expect({ unresolved, diagnostics }).toEqual({ unresolved: [], diagnostics: [] });
});
