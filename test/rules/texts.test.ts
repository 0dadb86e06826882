// What people read before they grant: names and texts, in the cases beside the examples of the rules.
import { describe, expect, test } from 'vitest';
import { findings } from './findings.ts';

describe('permission-name', () => {
  test.each(['Files.Read', 'files.read.all', 'Mail-Advanced.ReadWrite.All', 'Sites.Selected', 'View.Approve'])(
    '`%s` keeps to the pattern',
    (name) => {
      expect(findings('permission-name', `permc: 1\napp: { name: drive }\nscopes:\n  ${name}:\n`)).toEqual([]);
    },
  );

  test.each([
    ['user_impersonation', 'does not say on what it allows which operation'],
    ["'*'", 'does not say on what it allows which operation'],
    ['default', 'does not say on what it allows which operation'],
    ['read', 'does not say on what it allows which operation'],
    ['Files.All', 'does not say on what it allows which operation'],
    ['Files..Read', 'does not say on what it allows which operation'],
    ['Contoso.Files.Read', 'is not in the order `Subject.Verb.Constraint`'],
    ['Read.Files', 'is not in the order `Subject.Verb.Constraint`'],
    ['Files.Read.All.Now', 'is not in the order `Subject.Verb.Constraint`'],
    ["'Files.Read!'", 'has characters that make it hard to read and to quote'],
  ])('`%s` does not', (name, problem) => {
    const yaml = `permc: 1\napp: { name: drive }\nscopes:\n  ${name}:\n`;
    expect(findings('permission-name', yaml)).toEqual([`4:3 the name \`${name.replaceAll("'", '')}\` ${problem}`]);
  });

  test('letter case is compared across scopes and app roles, and over files', () => {
    const yaml = `permc: 1
app: { name: drive }
include: [scopes.yaml]
appRoles:
  Files.Read:
`;
    expect(findings('permission-name', yaml, { 'scopes.yaml': 'scopes:\n  files.read:\n' })).toEqual([
      'scopes.yaml:2:3 `files.read` differs from `Files.Read` in letter case only',
      '+ 5:3 `Files.Read` is declared here',
    ]);
  });
});

describe('clear-description', () => {
  const rule = 'clear-description';

  test('everything that is missing is one finding, and users are not shown what they can’t grant', () => {
    const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read: { consent: user }
  Files.ReadWrite:
appRoles:
  Files.Read.All: { displayName: Read all files }
`;
    expect(findings(rule, yaml)).toEqual([
      '4:3 the scope `Files.Read` lacks `admin.displayName`, `admin.description`, `user.displayName` and `user.description`',
      '5:3 the scope `Files.ReadWrite` lacks `admin.displayName` and `admin.description`',
      '7:3 the app role `Files.Read.All` lacks `description`',
    ]);
  });

  test('white space, letter case and full stops make no text of its own', () => {
    const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read:
    consent: user
    admin: { displayName: files read, description: '*' }
    user: { displayName: Read your files, description: Read  Your Files. }
  Files.List:
    consent: user
    admin: { displayName: List files, description: Allows the app to see which files there are. }
    user: { displayName: List files, description: allows the app to see which files there are }
`;
    expect(findings(rule, yaml)).toEqual([
      '6:27 `admin.displayName` of `Files.Read` only repeats the name of the permission',
      '6:52 `admin.description` of `Files.Read` has no words',
      '7:56 `user.description` of `Files.Read` only repeats its `user.displayName`',
      '+ 7:26 `user.displayName` is stated here',
      '11:51 `user.description` of `Files.List` only repeats its `admin.description`',
      '+ 10:52 `admin.description` is stated here',
    ]);
  });

  test('a role for people may be shown by the name of the job, and a retired permission may share its texts', () => {
    const yaml = `permc: 1
app: { name: drive }
appRoles:
  Auditor:
    allowedMemberTypes: [User]
    displayName: Auditor
    description: Reads every file of their department.
  Files.List.All:
    enabled: false
    displayName: Read all files
    description: Lets a backup service read every file.
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file.
`;
    expect(findings(rule, yaml)).toEqual([]);
  });

  test('two permissions with one title can’t be told apart in one prompt', () => {
    const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read: { admin: { displayName: Read files, description: Allows the app to read files of the signed-in user. } }
  Files.List: { admin: { displayName: Read files, description: Allows the app to see which files there are. } }
appRoles:
  Files.Read.All: { displayName: Read files, description: Lets a backup service read every file. }
`;
    expect(findings(rule, yaml)).toEqual([
      '5:39 `admin.displayName` of `Files.List` only repeats that of `Files.Read`',
      '+ 4:39 the text of `Files.Read`',
    ]);
  });
});

test('users may consent to what is wide in name only within its subject, or is retired', () => {
  const yaml = `permc: 1
app: { name: drive }
scopes:
  All.Read: { consent: user }
  Files.Read: { consent: user }
  Files.Read.All: { consent: user, enabled: false }
  Sites.Read.Tenant: { consent: user }
`;
  expect(findings('no-user-consent-for-tenant-wide-scope', yaml)).toEqual([
    '7:33 users may consent to `Sites.Read.Tenant`, which reaches the whole tenant',
  ]);
});
