// The validation facts of the published format's own tools: what they report, this reader reports as well.
import { describe, expect, it } from 'vitest';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import { deployment, published } from './published.ts';

const validation = new Set([
  'duplicate-least',
  'least-for-other-scheme',
  'path-set-scheme',
  'missing-least',
  'also-requires-unknown',
  'also-requires-scheme',
  'duplicate-path-set-entry',
]);
const work = ['DelegatedWork'];
const least = 'least=DelegatedWork';

describe('validation of the published format', () => {
  it('C11: a grant has the state of its own kind of access', () => {
    const files = published({ 'Foo.Read': { schemes: ['DelegatedWork', 'Application'] } });
    files.provisioning.permissionDeployments['Foo.Read'] = [
      deployment('0000000d-0000-4000-8000-000000000000', 'DelegatedWork', { isHidden: true }),
      deployment('0000000a-0000-4000-8000-000000000000', 'Application', { isEnabled: false }),
    ];
    const grants = readMicrosoftGraph(files).catalog?.permissions[0]?.grants;
    expect([grants?.delegatedWork?.blocked, grants?.application?.blocked]).toEqual(['hidden', 'disabled']);
  });

  it('C22, C23: two permissions that are both meant for one call, and a mark for another kind of access', () => {
    const files = published({
      'User.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/me': least } } },
      'User.Read.All': {
        schemes: ['DelegatedWork', 'Application'],
        paths: { 'GET DelegatedWork': { '/me': least, '/me/createdobjects': 'least=DelegatedWork,Application' } },
      },
    });
    expect(found(files)).toEqual(['duplicate-least GET /me', 'least-for-other-scheme /me/createdobjects']);
  });

  it('C24: a path set for a kind of access that the permission lacks', () => {
    const files = published({
      'A.Read': { schemes: work, paths: { 'GET Application': { '/a': 'least=Application' } } },
    });
    expect(found(files)).toEqual(['least-for-other-scheme /a', 'path-set-scheme A.Read']);
  });

  it('C25: nothing is marked', () => {
    const files = published({ 'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': '' } } } });
    expect(found(files)).toEqual(['missing-least GET /a']);
  });

  it('C26: two different pairs are marked', () => {
    const files = published({
      'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': `${least};AlsoRequires=C.Read` } } },
      'B.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': `${least};AlsoRequires=C.Read` } } },
      'C.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/c': least } } },
    });
    expect(found(files)).toEqual(['duplicate-least GET /a']);
  });

  it('C27, C28: a second permission that does not exist, or not for every kind of access', () => {
    const files = published({
      'A.Read': {
        schemes: ['DelegatedWork', 'Application'],
        paths: {
          'GET Application,DelegatedWork': {
            '/a': 'least=DelegatedWork,Application;AlsoRequires=B.Read',
            '/b': 'AlsoRequires=No.Such',
          },
        },
      },
      'B.Read': { schemes: work },
    });
    expect(found(files)).toEqual(['also-requires-scheme /a', 'also-requires-unknown /b', 'also-requires-unknown /b']);
  });

  it('C29: pairs that name each other are one answer', () => {
    const files = published({
      'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': `${least};AlsoRequires=B.Read` } } },
      'B.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': `${least};AlsoRequires=A.Read` } } },
      'C.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': 'AlsoRequires=A.Read,B.Read,D.Read' } } },
      'D.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/d': least } } },
    });
    expect(found(files)).toEqual([]);
  });

  it('C30: one permission twice on a path; its first mark counts', () => {
    const files = published({
      'A.Read': {
        schemes: ['DelegatedWork', 'Application'],
        paths: { 'GET DelegatedWork': { '/a': least }, 'GET Application,DelegatedWork': { '/a': 'least=Application' } },
      },
    });
    expect(found(files)).toEqual(['duplicate-path-set-entry GET /a']);
    const claims = readMicrosoftGraph(files).catalog?.operations[0]?.claims.delegatedWork;
    expect(claims).toEqual([{ permissions: ['A.Read'], least: true, trusted: true, doubt: undefined }]);
  });
});

function found(files: ReturnType<typeof published>): readonly string[] {
  const { catalog, problems } = readMicrosoftGraph(files);
  expect(problems).toEqual([]);
  const anomalies = (catalog?.anomalies ?? []).filter(({ check }) => validation.has(check));
  return anomalies.map(({ check, subject }) => `${check} ${subject}`);
}
