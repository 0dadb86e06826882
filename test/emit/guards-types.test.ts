// The generated module in the hands of its users: it compiles under the strictest options, and wrong use does not.
import { expect, test } from 'vitest';
import { driveManifest } from './drive-manifest.ts';
import { emittedText } from './emit-manifest.ts';
import { typeCheck } from './type-check.ts';

const drive = emittedText(driveManifest, 'src/permissions.gen.ts');

const use = `import type { AccessOf } from 'permc/runtime';
import { policy, type AppRole, type EndpointKey, type Endpoints, type Rights, type Scope } from './drive.gen.ts';

type Access = AccessOf<Endpoints['GET /drives/{driveId}/files/{fileId}']>;
export const scope: Scope = 'Files.Read';
export const role: AppRole = 'Files.Read.All';
export const key: EndpointKey = 'GET /health';
export const keys: readonly string[] = policy.keys;
export const rights: Rights = {
  'file.read': (access, { driveId, fileId }) =>
    access.kind === 'delegated' ? access.user.oid === driveId : access.app.appId === fileId,
};
export function show(access: Access): string {
  const property: 'name' | 'sharedWith' | 'size' | undefined = access.properties?.[0];
  return access.kind === 'delegated' ? access.user.oid : access.app.oid + access.params.fileId + (property ?? '');
}
`;

/** What is right, what is wrong instead, and what the compiler says about it. */
const mistakes = [
  ["scope: Scope = 'Files.Read'", "scope: Scope = 'Files.Raed'", /^\S+:5 .*not assignable to type 'Scope'/m],
  ["role: AppRole = 'Files.Read.All'", "role: AppRole = 'Files.Read'", /^\S+:6 .*not assignable to type 'AppRole'/m],
  ["key: EndpointKey = 'GET /health'", "key: EndpointKey = 'POST /health'", /^\S+:7 .*"POST \/health"/m],
  ["  'file.read': (", "  'file.raed': (", /^\S+:10 .*file\.raed/m],
  ['{ driveId, fileId }', '{ driveId, itemId }', /^\S+:10 .*itemId/m],
  ["access.kind === 'delegated' ? access.user.oid ===", 'access.user.oid ===', /^\S+:11 .*'user'/m],
  ['access.params.fileId', 'access.params.itemId', /^\S+:15 .*itemId/m],
  ["'sharedWith' | 'size' | undefined", "'size' | undefined", /^\S+:14 .*sharedWith/m],
  ["access.kind === 'delegated' ? access.user.oid : ", "access.kind === 'user' ? '' : ", /^\S+:15 .*no overlap/m],
  [/ {2}'file\.read'[\s\S]*?,\n\};/, '};', /^\S+:9 .*'file\.read'/m],
] as const;

const findings = typeCheck({
  'drive.gen.ts': drive,
  'use.ts': use,
  ...Object.fromEntries(mistakes.map(([right, wrong], index) => [`wrong-${index}.ts`, use.replace(right, wrong)])),
});

test('the module compiles under the strictest options, and serves its users', () => {
  expect(findings.filter((finding) => !finding.startsWith('wrong-'))).toEqual([]);
});

test.each(mistakes.map(([right, wrong, message], index) => ({ right, wrong, message, index })))(
  '$right written as $wrong does not compile',
  ({ message, index }) => {
    expect(findings.filter((finding) => finding.startsWith(`wrong-${index}.ts:`)).join('\n')).toMatch(message);
  },
);

test('a module without any permission compiles', () => {
  const text = emittedText('permc: 1\napp: { name: files }\noutputs: { guards: a.gen.ts }\n', 'a.gen.ts');
  expect(typeCheck({ 'a.gen.ts': text })).toEqual([]);
});

test('names that are no identifiers and texts that try to break out stay data', () => {
  const hostile = JSON.stringify(
    "*/ export const evil = 1; /* ' ` ${x} \\ \n // @ts-ignore \u2028 </script>",
  ).replaceAll('\u2028', '\\u2028');
  const text = emittedText(
    `permc: 1
app: { name: files }
outputs: { guards: a.gen.ts }
scopes:
  "a*/b'c\${d}": { admin: { displayName: ${hostile}, description: ${hostile} } }
rights:
  file-x.read: { description: ${hostile}, params: [drive-id] }
endpoints:
  "GET /it's/{drive-id}/f(x='{class}')":
    description: ${hostile}
    delegated: { scope: "a*/b'c\${d}", right: file-x.read, properties: ['@odata.id', '$value'] }
`,
    'a.gen.ts',
  );
  expect(typeCheck({ 'a.gen.ts': text })).toEqual([]);
  const exported = [...text.matchAll(/^export (?:const|type|interface) (\w+)/gm)].map(([, name]) => name);
  expect(exported).toEqual(['Scope', 'AppRole', 'Endpoints', 'EndpointKey', 'Rights', 'policy']);
  expect(text).toContain(String.raw`export type Scope =
  | 'a*/b\'c${'$'}{d}';`);
  expect(text).toContain(
    String.raw`params: { readonly 'drive-id': string; readonly class: string }; properties: '$value' | '@odata.id'`,
  );
});
