// What is emitted is what Microsoft Graph takes: structure, documented value rules, and nothing that is read-only.
import { describe, expect, test } from 'vitest';
import { driveManifest } from './drive-manifest.ts';
import { emitManifest, emittedText } from './emit-manifest.ts';
import { entraValidator, missingSchemas } from './entra-schemas.ts';

const reason = missingSchemas === undefined ? '' : ` (skipped: ${missingSchemas})`;

describe.skipIf(missingSchemas !== undefined)(`against the schemas of Microsoft Graph${reason}`, () => {
  const validate = missingSchemas === undefined ? entraValidator() : (): readonly string[] => [];

  test.each([
    ['a full manifest', driveManifest],
    ['the smallest manifest', 'permc: 1\napp: { name: files }\noutputs: { entra: app.json }\n'],
    [
      'an API for personal accounts',
      `permc: 1
app: { name: files, signInAudience: PersonalMicrosoftAccount, identifierUris: [https://files.contoso.com] }
outputs: { entra: app.json }
scopes:
  Files.Read: { consent: user }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
    ],
  ])(`the documents of %s are valid`, (_, yaml) => {
    const documents = [...emitManifest(yaml)].filter(([path]) => path.endsWith('.json'));
    expect(documents).not.toEqual([]);
    expect(documents.flatMap(([path, text]) => validate(text).map((error) => `${path}: ${error}`))).toEqual([]);
  });

  test.each([
    ['"delegatedPermissionIds"', '"permissionIds"', 'entra/app.pre-authorized.json'],
    ['"value": "Files.Read"', '"value": "Files Read"', 'entra/app.json'],
    ['"isEnabled": true', '"isEnabled": true, "origin": "Application"', 'entra/app.json'],
    ['"signInAudience"', '"appId": "0c1f7c3e-54f0-4a39-8d8a-5a55c8a4b0f1", "signInAudience"', 'entra/app.json'],
  ])(`the validator catches %s written as %s`, (right, wrong, path) => {
    const text = emittedText(driveManifest, path);
    expect(text).toContain(right);
    expect(validate(text.replace(right, wrong))).not.toEqual([]);
  });
});
