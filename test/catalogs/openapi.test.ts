// OpenAPI documents as catalogs: requirements are alternatives, what stands inside one is needed together.
import { describe, expect, it } from 'vitest';
import { readOpenApi } from '../../src/catalogs/openapi.ts';

const flows = {
  authorizationCode: {
    authorizationUrl: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize',
    scopes: { 'Files.Read': 'Read files', 'Files.Write': '' },
  },
  clientCredentials: {
    tokenUrl: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
    scopes: { 'Files.Read': 'Read files', 'Files.Read.All': '' },
  },
};
const claim = (...permissions: readonly string[]) => ({ permissions, least: false, trusted: true, doubt: undefined });

function document(paths: unknown, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: { title: 'Contoso Drive API', version: '1' },
    components: {
      securitySchemes: {
        entra: { type: 'oauth2', flows },
        key: { type: 'apiKey' },
        again: { $ref: '#/components/securitySchemes/entra' },
      },
    },
    paths,
    ...more,
  };
}

describe('a document', () => {
  it('becomes a catalog with its scopes as delegated permissions and those of apps as app roles', () => {
    const { catalog } = readOpenApi(
      document(
        {},
        {
          servers: [{ url: 'https://{host}/v1/', variables: { host: { default: 'api.contoso.com' } } }, { url: '/v2' }],
        },
      ),
    );
    const grant = { id: undefined, adminConsent: true, level: undefined, blocked: 'no-id' };
    expect(catalog).toEqual({
      name: 'contoso-drive-api',
      appId: undefined,
      bases: ['https://api.contoso.com/v1'],
      permissions: [
        {
          value: 'Files.Read',
          displayName: undefined,
          description: 'Read files',
          grants: { delegatedWork: grant, application: grant },
        },
        { value: 'Files.Read.All', displayName: undefined, description: undefined, grants: { application: grant } },
        { value: 'Files.Write', displayName: undefined, description: undefined, grants: { delegatedWork: grant } },
      ],
      operations: [],
      includes: [],
      anomalies: [],
    });
  });

  it.each([
    ['common', ['delegatedWork', 'delegatedPersonal']],
    ['consumers', ['delegatedPersonal']],
    ['organizations', ['delegatedWork']],
  ])('whose users sign in at `%s` has scopes for %j', (tenant, schemes) => {
    const implicit = {
      authorizationUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
      scopes: { A: '' },
    };
    const components = { securitySchemes: { entra: { type: 'oauth2', flows: { implicit } } } };
    expect(Object.keys(readOpenApi(document({}, { components })).catalog?.permissions[0]?.grants ?? {})).toEqual(
      schemes,
    );
  });
});

describe('the security of an operation', () => {
  it.each<[string, unknown, unknown]>([
    [
      'one scope is the least-privileged answer',
      [{ entra: ['Files.Write'] }],
      { delegatedWork: [{ ...claim('Files.Write'), least: true }] },
    ],
    [
      'scopes inside one requirement are all needed',
      [{ entra: ['Files.Read', 'Files.Write'] }],
      { delegatedWork: [{ ...claim('Files.Read', 'Files.Write'), least: true }] },
    ],
    [
      'requirements are alternatives, for the kinds of access whose flows offer all of their scopes',
      [{ entra: ['Files.Read'] }, { again: ['Files.Read.All'] }, { entra: ['Files.Write'] }],
      {
        delegatedWork: [claim('Files.Read'), claim('Files.Write')],
        application: [claim('Files.Read'), claim('Files.Read.All')],
      },
    ],
    [
      'a key that is needed as well is not hidden',
      [{ entra: ['Files.Write'], key: [] }],
      {
        delegatedWork: [
          { permissions: ['Files.Write'], least: false, trusted: false, doubt: '`key` is needed as well' },
        ],
      },
    ],
    ['an unknown scope opens nothing', [{ entra: ['Files.Nothing'] }], {}],
    ['an unknown scheme opens nothing', [{ nobody: ['Files.Read'] }], {}],
    ['a token without a scope is no permission', [{ entra: [] }], {}],
    ['a key alone is no permission', [{ key: [] }], {}],
  ])('%s', (_, security, claims) => {
    const { catalog } = readOpenApi(document({ '/a': { get: { security } } }));
    expect(catalog?.operations.map((operation) => [operation.claims, operation.anonymous])).toEqual([[claims, false]]);
  });

  it.each<[string, unknown, unknown, boolean]>([
    ['an empty list', [], [{ entra: ['Files.Read'] }], true],
    ['an empty requirement', [{}, { entra: ['Files.Read'] }], undefined, true],
    ['nothing of its own, where the document has an empty list', undefined, [], true],
    ['nothing of its own, where the document has a requirement', undefined, [{ entra: ['Files.Read'] }], false],
    ['nothing anywhere', undefined, undefined, false],
    ['no list', {}, undefined, false],
  ])('with %s is anonymous: %#', (_, own, global, anonymous) => {
    const operation = own === undefined ? {} : { security: own };
    const { catalog } = readOpenApi(
      document({ '/a': { get: operation } }, global === undefined ? {} : { security: global }),
    );
    expect(catalog?.operations.map((read) => read.anonymous)).toEqual([anonymous]);
  });
});

describe('the paths', () => {
  it('are sorted, with their methods, through references; extensions and unknown methods are none', () => {
    const shared = { post: {}, get: {} };
    const { catalog } = readOpenApi(
      document(
        { '/b': { $ref: '#/components/pathItems/shared~1b' }, '/a/{user.id}': { put: {}, trace: {} }, 'x-a': {} },
        {
          components: { pathItems: { 'shared/b': shared } },
          security: [],
        },
      ),
    );
    expect(catalog?.operations.map(({ method, template }) => `${method} ${template.text}`)).toEqual([
      'PUT /a/{user_id}',
      'GET /b',
      'POST /b',
    ]);
  });

  it('that can not be matched, that end in a slash, that stand there twice or that say nothing are noted', () => {
    const paths = { '/a//b': { get: {} }, '/c/': { get: {} }, '/d/{x}': { get: {} }, '/D/{y}': { get: {} } };
    const { catalog } = readOpenApi(document(paths, { security: [] }));
    expect(
      catalog?.anomalies.map(
        ({ check, subject, message, handling }) => `${check} (${handling}) ${subject}: ${message}`,
      ),
    ).toEqual([
      'same-shape (left-out) GET /d/{x}: `/D/{y}` matches the same URLs',
      'trailing-slash (repaired) /c/: the path `/c/` is read as `/c`',
      'unreadable-path (left-out) /a//b: the path `/a//b` is left out',
    ]);
  });

  it('what each check finds is said', () => {
    const { catalog } = readOpenApi(
      document({
        '/a': { get: {} },
        '/b': {
          get: { security: [{ entra: [] }, { nobody: [] }, { entra: ['X'] }, { entra: ['Files.Read'], key: [] }] },
        },
      }),
    );
    expect(catalog?.anomalies.map(({ check, subject, message }) => `${check} ${subject}: ${message}`)).toEqual([
      'no-security GET /a: nothing is said of who may call it',
      'other-security GET /b: it also needs `key`',
      'token-without-scope GET /b: it needs a token and no scope',
      'undeclared-scope GET /b: no flow of `entra` offers the scope `X`',
      'unknown-security-scheme GET /b: the security scheme `nobody` is not defined',
    ]);
  });

  it('a circle of references is no operation', () => {
    const paths = {
      '/a': { $ref: '#/paths/~1b' },
      '/b': { $ref: '#/paths/~1a' },
      '/c': { $ref: 'other.yaml' },
      '/d': { $ref: '#/paths/%ZZ' },
    };
    expect(readOpenApi(document(paths)).catalog?.operations).toEqual([]);
  });
});

describe('what is no document', () => {
  it.each<[unknown, readonly string[]]>([
    [undefined, ['/openapi: the document is not OpenAPI 3']],
    [{ swagger: '2.0' }, ['/openapi: the document is not OpenAPI 3']],
    [{ openapi: '3.0.3', paths: [] }, ['/paths: `paths` is not an object', '/info/title: the document has no title']],
    [{ openapi: '3.0.3', info: { title: '!' } }, ['/info/title: the document has no title']],
  ])('%j', (input, messages) => {
    const { catalog, problems } = readOpenApi(input);
    expect(catalog).toBeUndefined();
    expect(problems.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual(messages);
  });

  it('has a name when one is given', () => {
    expect(readOpenApi({ openapi: '3.0.3' }, 'drive').catalog?.name).toBe('drive');
  });
});
