// The metadata document of RFC 9728: what it says, where it lies, and that challenges lead to it.
import { expect, it } from 'vitest';
import { createAnswers } from '../../src/runtime/challenge.ts';
import { denials } from '../../src/runtime/denial.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import {
  type ProtectedResourceOptions,
  protectedResourceMetadata,
} from '../../src/runtime/protected-resource-metadata.ts';
import { tableOf } from './policies.ts';

const policy = definePolicy(
  tableOf({
    scopes: { 'Mail.Read': [], 'Files.Read': [], 'Files.Write': ['Files.Read'], 'Files.Unused': [] },
    appRoles: { 'Files.Read.All': { members: ['Application'], includes: [] } },
    endpoints: {
      'GET /mail': { delegated: [{ scopes: ['Mail.Read'], accounts: ['work'] }] },
      'GET /files': {
        delegated: [
          { scopes: ['Files.Read', 'Mail.Read'], accounts: ['work'] },
          { scopes: ['Files.Write'], accounts: ['work'] },
        ],
        application: [{ roles: ['Files.Read.All'] }],
      },
      'GET /health': { anonymous: true },
    },
  }),
);
const issuer = 'https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0';
const make = (more: Partial<ProtectedResourceOptions> = {}) =>
  protectedResourceMetadata(policy, {
    resource: 'https://api.contoso.com/drive',
    authorizationServers: [issuer],
    ...more,
  });

it('is the document of RFC 9728, with the scopes that endpoints ask for', () => {
  const metadata = make({ name: 'Contoso Drive', documentation: 'https://docs.contoso.com/drive' });
  expect(metadata.status).toBe(200);
  expect(metadata.headers).toEqual({
    'Content-Type': 'application/json',
    'Cache-Control': 'public, max-age=3600',
    'Access-Control-Allow-Origin': '*',
  });
  expect(metadata.body).toBe(
    '{"resource":"https://api.contoso.com/drive",' +
      `"authorization_servers":["${issuer}"],` +
      '"scopes_supported":["Files.Read","Files.Write","Mail.Read"],' +
      '"bearer_methods_supported":["header"],' +
      '"resource_name":"Contoso Drive","resource_documentation":"https://docs.contoso.com/drive"}',
  );
  expect(JSON.parse(metadata.body)).toEqual(metadata.document);
});

it('names the chosen scopes only', () => {
  expect(make({ scopes: ['Files.Read', 'Files.Read'] }).document.scopes_supported).toEqual(['Files.Read']);
});

it.each([
  ['https://api.contoso.com', '/.well-known/oauth-protected-resource'],
  ['https://api.contoso.com/', '/.well-known/oauth-protected-resource'],
  ['https://api.contoso.com/drive', '/.well-known/oauth-protected-resource/drive'],
  ['https://api.contoso.com:8443/a/b/', '/.well-known/oauth-protected-resource/a/b'],
  ['http://127.0.0.1:3000/x', '/.well-known/oauth-protected-resource/x'],
])('lies where section 3.1 puts it: %s', (resource, path) => {
  expect(make({ resource })).toMatchObject({ path, url: `${new URL(resource).origin}${path}` });
});

it('is in every challenge, after everything else', () => {
  const answers = createAnswers('Drive', { metadataUrl: make().url });
  const at = 'resource_metadata="https://api.contoso.com/.well-known/oauth-protected-resource/drive"';
  const challenge = (reason: 'token-missing' | 'token-invalid' | 'scope-missing' | 'right-denied') =>
    answers(denials[reason], { scope: 'Files.Read' }).headers['WWW-Authenticate'];
  expect(challenge('token-missing')).toBe(`Bearer realm="Drive", ${at}`);
  expect(challenge('token-invalid')).toBe(
    `Bearer realm="Drive", error="invalid_token", error_description="The access token is not valid for this API", ${at}`,
  );
  expect(challenge('scope-missing')).toBe(
    `Bearer realm="Drive", error="insufficient_scope", error_description="The access token lacks a scope", scope="Files.Read", ${at}`,
  );
  expect(challenge('right-denied')).toBeUndefined();
});

it.each<[Partial<ProtectedResourceOptions>, string]>([
  ...['http://api.contoso.com', 'api://drive', 'https://a/?x', 'https://a/#', 'https://u:p@a', 'drive', ''].map(
    (resource): [Partial<ProtectedResourceOptions>, string] => [
      { resource },
      '`resource` must be an https URL without query and fragment, or an http URL of this machine',
    ],
  ),
  [{ authorizationServers: [] }, '`authorizationServers` must list at least one issuer'],
  [
    { authorizationServers: ['login'] },
    '`authorizationServers` must be an https URL without query and fragment, or an http URL of this machine',
  ],
  [
    { documentation: 'javascript:alert(1)' },
    '`documentation` must be an https URL without query and fragment, or an http URL of this machine',
  ],
  [{ scopes: ['Files.Unused'] }, '`scopes` names `Files.Unused`, which no endpoint asks for'],
])('does not start with %j', (options, message) => {
  expect(() => make(options)).toThrow(
    expect.objectContaining({ name: 'PolicyError', code: 'option-invalid', message }),
  );
});
