// The protected resource metadata as a file: the document of RFC 9728, and a manifest that can't state a wrong one.
import { expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';
import { policyTable } from '../../src/reason/policy-table.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { protectedResourceMetadata } from '../../src/runtime/protected-resource-metadata.ts';
import { driveManifest } from './drive-manifest.ts';
import { emittedText, modelOf } from './emit-manifest.ts';

const asking = (output: string): string => driveManifest.replace('outputs:', `outputs:\n  metadata: ${output}`);
const issuer = 'https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0';

it('is the document of RFC 9728', () => {
  const text = emittedText(
    asking(`{ path: public/m.json, resource: 'https://api.contoso.com/drive', authorizationServers: ['${issuer}'] }`),
    'public/m.json',
  );
  expect(text).toBe(`{
  "resource": "https://api.contoso.com/drive",
  "authorization_servers": [
    "${issuer}"
  ],
  "scopes_supported": [
    "Files.Read",
    "Files.ReadWrite"
  ],
  "bearer_methods_supported": [
    "header"
  ],
  "resource_name": "Contoso Drive API"
}
`);
});

it('is the document that the guards serve', () => {
  const resource = 'https://api.contoso.com/drive';
  const yaml = asking(`{ path: m.json, resource: '${resource}', authorizationServers: ['${issuer}'] }`);
  const { body } = protectedResourceMetadata(definePolicy(policyTable(modelOf(yaml))), {
    resource,
    authorizationServers: [issuer],
    name: 'Contoso Drive API',
  });
  expect(`${JSON.stringify(JSON.parse(body), undefined, 2)}\n`).toBe(emittedText(yaml, 'm.json'));
});

it('leaves out scopes that are disabled or open nothing, and a name that is not there', () => {
  const text = emittedText(
    `permc: 1
app: { name: files }
scopes:
  Files.Read: {}
  Files.Old: { enabled: false }
  Files.Unused: {}
endpoints:
  GET /files: { delegated: [{ scope: Files.Read, right: self }, { scope: Files.Old, right: self }] }
outputs: { metadata: { path: m.json, resource: https://a.example, authorizationServers: [https://b.example] } }
`,
    'm.json',
  );
  expect(JSON.parse(text)).toEqual({
    resource: 'https://a.example',
    authorization_servers: ['https://b.example'],
    scopes_supported: ['Files.Read'],
    bearer_methods_supported: ['header'],
  });
});

it.each([
  ['http://api.contoso.com', issuer, 'resource'],
  ['https://api.contoso.com/#files', issuer, 'resource'],
  ['api://contoso-drive', issuer, 'resource'],
  ['https://', issuer, 'resource'],
  ['https://api.contoso.com', 'https://login.example?tenant=1', 'authorizationServers'],
  ['https://api.contoso.com', 'http://login.example', 'authorizationServers'],
])('takes no %s with %s', (resource, server) => {
  const text = asking(`{ path: m.json, resource: '${resource}', authorizationServers: ['${server}'] }`);
  const { model, diagnostics } = compile({ manifest: { path: 'permissions.yaml', text } });
  expect(model).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  const [finding] = diagnostics;
  const wrong = resource === 'https://api.contoso.com' ? server : resource;
  expect(text.slice(finding?.span.start, finding?.span.end)).toBe(`'${wrong}'`);
});
