// The errors of meaning about names that do not resolve, circles, rights and rule settings: exact words, exact places, and the other places that take part.
import { describe, expect, it } from 'vitest';
import { findingsIn } from './compile-files.ts';

const app = 'permc: 1\napp: { name: contoso-drive }\n';
const declared = `${app}scopes: { Files.Read: , Files.ReadWrite: }\nappRoles: { Files.Read.All: }\n`;

const cases: readonly { readonly name: string; readonly yaml: string; readonly found: readonly string[] }[] = [
  {
    name: 'no version and no app',
    yaml: 'scopes: { Files.Read: }\n',
    found: [
      '1:1 "scopes" missing-section: the manifest has no `app` (add `app: { name: ... }`; ids derive from the name)',
      '1:1 "scopes" missing-section: the manifest has no `permc` (start the file with `permc: 1`, the version of the language)',
    ],
  },
  {
    name: 'an unknown scope, misspelt',
    yaml: `${declared}endpoints:\n  GET /files:\n    delegated: { scope: Files.Raed }\n`,
    found: ['7:25 "Files.Raed" unknown-scope: the scope `Files.Raed` is not declared (did you mean `Files.Read`?)'],
  },
  {
    name: 'an unknown scope, nothing near',
    yaml: `${declared}endpoints:\n  GET /files:\n    delegated: { scope: Calendars.Manage.Everything }\n`,
    found: [
      '7:25 "Calendars.Manage.Everything" unknown-scope: the scope `Calendars.Manage.Everything` is not declared (declare it under `scopes`, or use one that is there)',
    ],
  },
  {
    name: 'an unknown scope, none declared',
    yaml: `${app}endpoints:\n  GET /files:\n    delegated: { scope: Files.Read }\n`,
    found: ['5:25 "Files.Read" unknown-scope: the scope `Files.Read` is not declared (declare it under `scopes`)'],
  },
  {
    name: 'an app role where a scope is needed',
    yaml: `${declared}endpoints:\n  GET /files:\n    delegated: { scope: Files.Read.All }\n`,
    found: [
      '7:25 "Files.Read.All" unknown-scope: `Files.Read.All` is an app role, and a scope is needed here (delegated access is granted by scopes; a role that is assigned to the user goes under `userRole`) + 4:13 the app role is declared here',
    ],
  },
  {
    name: 'a scope of a different letter case',
    yaml: `${declared}endpoints:\n  GET /files:\n    delegated: { allOf: [Files.Read, files.readwrite] }\n`,
    found: [
      '7:38 "files.readwrite" unknown-scope: the scope `files.readwrite` is not declared (did you mean `Files.ReadWrite` or `Files.Read`?)',
    ],
  },
  {
    name: 'an unknown app role',
    yaml: `${declared}endpoints:\n  GET /files:\n    application: { role: Files.Read.Al }\n`,
    found: [
      '7:26 "Files.Read.Al" unknown-app-role: the app role `Files.Read.Al` is not declared (did you mean `Files.Read.All`?)',
    ],
  },
  {
    name: 'a scope where an app role is needed',
    yaml: `${declared}endpoints:\n  GET /files:\n    application: { allOf: [Files.Read.All, Files.Read] }\n`,
    found: [
      '7:44 "Files.Read" unknown-app-role: `Files.Read` is a scope, and an app role is needed here (app roles are assigned to apps and users; a scope is only in the token of an app that acts for a user) + 3:11 the scope is declared here',
    ],
  },
  {
    name: 'an unknown role of the user',
    yaml: `${declared}endpoints:\n  GET /files:\n    delegated: { scope: Files.Read, userRole: Files.Read }\n`,
    found: [
      '7:47 "Files.Read" unknown-app-role: `Files.Read` is a scope, and an app role is needed here (app roles are assigned to apps and users; a scope is only in the token of an app that acts for a user) + 3:11 the scope is declared here',
    ],
  },
  {
    name: 'an unknown right',
    yaml: `${declared}rights: { file.read: { params: [id] } }\nendpoints:\n  GET /files/{id}:\n    delegated: { scope: Files.Read, right: file.raed }\n    application: { role: Files.Read.All, right: app.owns }\n`,
    found: [
      '8:44 "file.raed" unknown-right: the right `file.raed` is not declared (did you mean `file.read`?)',
      '9:49 "app.owns" unknown-right: the right `app.owns` is not declared (declare it under `rights`, or use one that is there)',
    ],
  },
  {
    name: 'an unknown rule',
    yaml: `${app}rules:\n  no-great-permision: warning\n`,
    found: [
      '4:3 "no-great-permision" unknown-rule: there is no rule `no-great-permision` (did you mean `no-great-permission`, `no-redundant-permission` or `no-unused-permission`?)',
    ],
  },
  {
    name: 'a rule switched off without a reason',
    yaml: `${app}rules:\n  no-great-permission: off\n  require-right: { severity: off }\n  permission-name: { severity: off, because: '  ' }\n`,
    found: [
      '4:24 "off" missing-reason: the rule `no-great-permission` is switched off without a reason (write `no-great-permission: { severity: off, because: ... }`)',
      '5:30 "off" missing-reason: the rule `require-right` is switched off without a reason (write `require-right: { severity: off, because: ... }`)',
      '6:32 "off" missing-reason: the rule `permission-name` is switched off without a reason (write `permission-name: { severity: off, because: ... }`)',
    ],
  },
  {
    name: 'a permission that includes itself',
    yaml: `${app}scopes:\n  A.Read: { includes: [A.Read] }\n`,
    found: [
      '4:24 "A.Read" cyclic-includes: `A.Read` includes itself (the larger permission includes the smaller, never the other way round) + 4:3 `A.Read` is declared here',
    ],
  },
  {
    name: 'two permissions in a circle',
    yaml: `${app}appRoles:\n  A.Read: { includes: [B.Read] }\n  B.Read: { includes: [A.Read] }\n`,
    found: [
      '5:24 "A.Read" cyclic-includes: permissions include each other in a circle: `A.Read` > `B.Read` > `A.Read` (the larger permission includes the smaller, never the other way round) + 4:3 `A.Read` is declared here + 5:3 `B.Read` is declared here',
    ],
  },
  {
    name: 'five permissions in a circle',
    yaml: `${app}scopes:\n  A: { includes: [B] }\n  B: { includes: [C] }\n  C: { includes: [D] }\n  D: { includes: [E] }\n  E: { includes: [A] }\n`,
    found: [
      '8:19 "A" cyclic-includes: permissions include each other in a circle: `A` > `B` > `C` > `D` > `E` > `A` (the larger permission includes the smaller, never the other way round) + 4:3 `A` is declared here + 5:3 `B` is declared here + 6:3 `C` is declared here + 7:3 `D` is declared here + 8:3 `E` is declared here',
    ],
  },
  {
    name: 'two circles that share a permission',
    yaml: `${app}scopes:\n  A: { includes: [B, C] }\n  B: { includes: [A] }\n  C: { includes: [A] }\n`,
    found: [
      '5:19 "A" cyclic-includes: permissions include each other in a circle: `A` > `B` > `A` (the larger permission includes the smaller, never the other way round) + 4:3 `A` is declared here + 5:3 `B` is declared here',
      '6:19 "A" cyclic-includes: permissions include each other in a circle: `A` > `C` > `A` (the larger permission includes the smaller, never the other way round) + 4:3 `A` is declared here + 6:3 `C` is declared here',
    ],
  },
  {
    name: 'two circles apart, and a way into one of them',
    yaml: `${app}scopes:\n  A: { includes: [B] }\n  B: { includes: [C] }\n  C: { includes: [B] }\n  D: { includes: [D] }\n`,
    found: [
      '6:19 "B" cyclic-includes: permissions include each other in a circle: `B` > `C` > `B` (the larger permission includes the smaller, never the other way round) + 5:3 `B` is declared here + 6:3 `C` is declared here',
      '7:19 "D" cyclic-includes: `D` includes itself (the larger permission includes the smaller, never the other way round) + 7:3 `D` is declared here',
    ],
  },
  {
    name: 'an unknown permission included',
    yaml: `${app}scopes: { A.Read: { includes: [A.Raed, B] } }\nappRoles: { B: { includes: [A.Read] } }\n`,
    found: [
      '3:32 "A.Raed" unknown-scope: the scope `A.Raed` is not declared (did you mean `A.Read`?)',
      '3:40 "B" unknown-scope: `B` is an app role, and a scope is needed here (delegated access is granted by scopes; a role that is assigned to the user goes under `userRole`) + 4:13 the app role is declared here',
      '4:29 "A.Read" unknown-app-role: `A.Read` is a scope, and an app role is needed here (app roles are assigned to apps and users; a scope is only in the token of an app that acts for a user) + 3:11 the scope is declared here',
    ],
  },
  {
    name: 'a right without its parameter',
    yaml: `${declared}rights: { file.read: { params: [driveId, fileId] } }\nendpoints:\n  GET /files/{fileId}:\n    delegated: { scope: Files.Read, right: file.read }\n`,
    found: [
      '8:44 "file.read" unmet-right-parameter: the right `file.read` needs `driveId`, which `GET /files/{fileId}` does not have (name a segment `{driveId}`, or use another right) + 5:11 the right is declared here',
    ],
  },
  {
    name: 'self with parameters',
    yaml: `${declared}endpoints:\n  GET /users/{userId}/files/{fileId}:\n    delegated: { scope: Files.Read, right: self }\n`,
    found: [
      '7:44 "self" self-with-parameters: `right: self` needs a path without parameters, and `GET /users/{userId}/files/{fileId}` has `userId`, `fileId` (declare a right that decides on `userId`, `fileId`, such as `matches: { userId: user.oid }`)',
    ],
  },
  {
    name: 'a right that compares with what the access does not have',
    yaml: `${declared}rights:\n  own: { matches: { userId: user.oid } }\n  ours: { matches: { userId: app.oid } }\nendpoints:\n  GET /users/{userId}:\n    delegated: { scope: Files.Read, right: ours }\n    application: { role: Files.Read.All, right: own }\n`,
    found: [
      '10:44 "ours" right-of-other-kind: the right `ours` compares with `app.oid`, which delegated access does not have (`user.oid` and `user.tid` belong to delegated access, `app.oid` and `app.appId` to application-only access) + 7:30 the right compares here',
      '11:49 "own" right-of-other-kind: the right `own` compares with `user.oid`, which application-only access does not have (`user.oid` and `user.tid` belong to delegated access, `app.oid` and `app.appId` to application-only access) + 6:29 the right compares here',
    ],
  },
  {
    name: 'built-in rights declared',
    yaml: `${app}rights:\n  self: { params: [] }\n  none: { params: [] }\n`,
    found: [
      '4:3 "self" reserved-right: `self` is built in and can\'t be declared as a right (choose another name)',
      '5:3 "none" reserved-right: `none` is built in and can\'t be declared as a right (choose another name)',
    ],
  },
];

describe('errors about names that do not resolve, circles, rights and rule settings', () => {
  it.each(cases)('$name', ({ yaml, found }) => {
    expect(findingsIn(yaml)).toEqual(found);
  });
});
