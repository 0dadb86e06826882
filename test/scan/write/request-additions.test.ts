// Which found calls go into which list of `requests:`.
import { describe, expect, test } from 'vitest';
import { microsoftGraphExcerpt } from '../../../src/catalogs/built-in/microsoft-graph-excerpt.ts';
import type { ClientCall } from '../../../src/scan/scan-result.ts';
import { requestAdditions, type RequestAdditions } from '../../../src/scan/write/request-additions.ts';
import { compileFiles } from '../../model/compile-files.ts';
import { codeOf } from '../hold/code.ts';

const code = codeOf('call');
const calls = (...keys: readonly string[]): readonly ClientCall[] =>
  keys.map((key) => code.call('call', key.split(' ')[0] ?? '', key.split(' ')[1] ?? ''));

function additions(
  requests: string,
  found: readonly ClientCall[],
  kind?: 'delegated' | 'application',
): RequestAdditions {
  const files = { 'permissions.yaml': `permc: 1\napp: { name: digest }\n${requests}` };
  const compilation = compileFiles(files);
  if (compilation.model === undefined) throw new Error('the manifest is broken');
  const scan = { calls: found, scopes: [], unresolved: [], notes: [] };
  return requestAdditions(scan, { requests: compilation.requests, catalogs: [microsoftGraphExcerpt()], kind });
}

test('only what is in no list, once, with the names of the catalog', () => {
  const listed = 'requests: { microsoft-graph: { application: { calls: [GET /groups] } } }\n';
  const found = calls('GET /groups', 'GET /users/{}/messages', 'GET /users/{}/messages', 'GET /new/{}/x/{}');
  expect(additions(listed, found)).toEqual({
    additions: [
      {
        api: 'microsoft-graph',
        kind: 'application',
        calls: ['GET /users/{id}/messages', 'GET /new/{id}/x/{id2}'],
        file: 'permissions.yaml',
      },
    ],
    undecided: [],
  });
  expect(additions(listed, calls('GET /groups'))).toEqual({ additions: [], undecided: [] });
});

describe('the kind of access', () => {
  test('is delegated where a call goes to the signed-in user', () => {
    expect(additions('', calls('GET /users', 'GET /me')).additions).toEqual([
      { api: 'microsoft-graph', kind: 'delegated', calls: ['GET /users', 'GET /me'], file: undefined },
    ]);
  });

  test('is not guessed', () => {
    expect(additions('', calls('GET /users'))).toEqual({ additions: [], undecided: ['microsoft-graph'] });
    const both =
      'requests: { microsoft-graph: { delegated: { calls: [GET /me] }, application: { calls: [GET /groups] } } }\n';
    expect(additions(both, calls('GET /users'))).toEqual({ additions: [], undecided: ['microsoft-graph'] });
  });

  test('is what the user states', () => {
    expect(additions('', calls('GET /users'), 'application').additions[0]?.kind).toBe('application');
  });
});

test('calls to other APIs go into their own lists, and nowhere without one', () => {
  const other = { ...calls('GET /boxes')[0]!, resource: 'archive' };
  expect(
    additions(
      'requests: { archive: { appId: 0f3f1b6a-6b1f-4d8f-9a55-0d3c7f2b9c11, delegated: { calls: [GET /x] } } }\n',
      [other],
    ).additions,
  ).toEqual([{ api: 'archive', kind: 'delegated', calls: ['GET /boxes'], file: 'permissions.yaml' }]);
  expect(additions('', [{ ...other, resource: 'https://api.contoso.com' }])).toEqual({ additions: [], undecided: [] });
});
