// Consent is only as good as the text it is given on: an admin must understand what happens, to what, and without whom.
import type { Located } from '../../diagnostics/span.ts';
import type { Permission } from '../../model/model.ts';
import { consentTextsOf, type PermissionText } from '../../reason/consent-texts.ts';
import { permissionsInFileOrder } from '../../reason/permissions-in-file-order.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Finding, Rule } from '../rule.ts';

/** Reports texts for consent that are missing, empty or copied. */
export const clearDescription: Rule = {
  id: 'clear-description',
  category: 'least-privilege',
  severity: 'error',
  summary: 'every permission has texts of its own for whoever grants it',
  why: 'An admin or a user grants what they read. Without a text, or with one that only repeats a name or another text, they can’t tell two permissions apart and grant the larger one; Entra asks for these texts as well.',
  source: 'Microsoft Graph: permissionScope and appRole resource types; Microsoft identity platform: Expose web APIs',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    consent: user
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
    user: { displayName: Read your files, description: Allows the app to read files that you can open. }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file without a signed-in user.
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
    application: { role: Files.Read.All }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    consent: user
    admin: { displayName: Read users' files, description: Read users' files. }
appRoles:
  Files.Read.All:
    displayName: Files.Read.All
    description: ' '
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
    application: { role: Files.Read.All }
`,
        expect: [
          { at: '4:3', message: 'the scope `Files.Read` lacks `user.displayName` and `user.description`' },
          { at: '6:59', message: '`admin.description` of `Files.Read` only repeats its `admin.displayName`' },
          { at: '9:18', message: '`displayName` of `Files.Read.All` only repeats the name of the permission' },
          { at: '10:18', message: '`description` of `Files.Read.All` is empty' },
        ],
        fixed: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    consent: user
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
    user: { displayName: Read your files, description: Allows the app to read files that you can open. }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file without a signed-in user.
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
    application: { role: Files.Read.All }
`,
      },
      {
        yaml: `permc: 1
app: { name: contoso-drive }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a service handle every file without a signed-in user.
  Files.ReadWrite.All:
    displayName: Change all files
    description: Lets a service handle every file without a signed-in user.
endpoints:
  GET /files/{fileId}:
    application: { role: Files.Read.All }
  PUT /files/{fileId}:
    application: { role: Files.ReadWrite.All }
`,
        expect: [
          { at: '9:18', message: '`description` of `Files.ReadWrite.All` only repeats that of `Files.Read.All`' },
        ],
        fixed: `permc: 1
app: { name: contoso-drive }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file without a signed-in user.
  Files.ReadWrite.All:
    displayName: Change all files
    description: Lets a backup service restore every file without a signed-in user.
endpoints:
  GET /files/{fileId}:
    application: { role: Files.Read.All }
  PUT /files/{fileId}:
    application: { role: Files.ReadWrite.All }
`,
      },
    ],
  },
  check: (model, report) => {
    const known = new Map<string, PermissionText>();
    for (const permission of permissionsInFileOrder(model)) {
      const texts = consentTextsOf(permission);
      const missing = texts.filter(({ text, shown }) => shown && text === undefined);
      if (missing.length > 0) report(missingFinding(permission, missing));
      for (const one of texts) {
        const { text } = one;
        if (text === undefined) continue;
        const finding = emptyFinding(one, text) ?? repeatFinding(one, text, texts) ?? copyFinding(one, text, known);
        if (finding !== undefined) report(finding);
      }
    }
  },
};

function missingFinding({ kind, value, span }: Permission, missing: readonly PermissionText[]): Finding {
  return {
    message: `the ${kind === 'scope' ? 'scope' : 'app role'} \`${value}\` lacks ${quotedList(missing.map(({ key }) => key))}`,
    help: 'say what the app will be able to do, with what, and whether somebody has to be signed in',
    span,
  };
}

function emptyFinding({ key, permission }: PermissionText, { value, span }: Located<string>): Finding | undefined {
  if (/[\p{L}\p{N}]/u.test(value)) return undefined;
  const what = value.trim() === '' ? 'is empty' : 'has no words';
  return {
    message: `\`${key}\` of \`${permission.value}\` ${what}`,
    help: 'say what the app will be able to do, with what, and whether somebody has to be signed in',
    span,
  };
}

/** A text that says what another text of the same permission says already. */
function repeatFinding(
  { key, field, permission }: PermissionText,
  { value, span }: Located<string>,
  texts: readonly PermissionText[],
): Finding | undefined {
  const own = normalize(value);
  const help =
    field === 'description'
      ? 'describe what the app will be able to do, and with what'
      : 'name what the app will be able to do, such as `Read all files`';
  // A role for people is named after their job, and may well be shown by that name.
  const isJob = permission.kind === 'appRole' && permission.allowedMemberTypes.every((type) => type.value === 'User');
  if (own === normalize(permission.value) && !(isJob && field === 'displayName')) {
    return { message: `\`${key}\` of \`${permission.value}\` only repeats the name of the permission`, help, span };
  }
  if (field === 'displayName') return undefined;
  const repeated = texts
    .slice(
      0,
      texts.findIndex((text) => text.key === key),
    )
    .find(({ text }) => text !== undefined && normalize(text.value) === own);
  if (repeated?.text === undefined) return undefined;
  return {
    message: `\`${key}\` of \`${permission.value}\` only repeats its \`${repeated.key}\``,
    help:
      repeated.field === 'description' ? 'tell users what it means for them: what of theirs the app will reach' : help,
    span,
    related: [{ message: `\`${repeated.key}\` is stated here`, span: repeated.text.span }],
  };
}

/** A text that was copied from another permission. A retired one may share its texts with the one that took its place. */
function copyFinding(
  one: PermissionText,
  { value, span }: Located<string>,
  known: Map<string, PermissionText>,
): Finding | undefined {
  const { key, field, permission } = one;
  if (!permission.enabled.value) return undefined;
  // Descriptions are compared with all others; names only where they are shown in one list.
  const place = `${field === 'description' ? field : key} ${normalize(value)}`;
  const first = known.get(place);
  if (first === undefined) known.set(place, one);
  if (first?.text === undefined || first.permission.value === permission.value) return undefined;
  return {
    message: `\`${key}\` of \`${permission.value}\` only repeats that of \`${first.permission.value}\``,
    help: 'say what sets the two permissions apart',
    span,
    related: [{ message: `the text of \`${first.permission.value}\``, span: first.text.span }],
  };
}

/** Texts that read the same: letter case, white space and full stops make no difference. */
function normalize(text: string): string {
  return text.toLowerCase().replaceAll(/[\s.]/gu, '');
}
