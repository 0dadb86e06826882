// The errors of meaning about decision tests and clients: exact words, exact places, and the other places that take part.
import { describe, expect, it } from 'vitest';
import { findingsIn } from './compile-files.ts';

const app = 'permc: 1\napp: { name: contoso-drive }\n';
const declared = `${app}scopes: { Files.Read: , Files.ReadWrite: }\nappRoles: { Files.Read.All: }\n`;

const cases: readonly { readonly name: string; readonly yaml: string; readonly found: readonly string[] }[] = [
  {
    name: 'tests that are no requests',
    yaml: `${app}tests:\n  - { name: one, request: /files, expect: allow }\n  - { name: two, request: GET files, expect: allow }\n  - { name: three, request: GET /a b, expect: allow }\n`,
    found: [
      '4:27 "/files" invalid-request: `/files` is not a request (write a method and a concrete path, such as `GET /drives/alice/files/report`)',
      '5:27 "GET files" invalid-request: `GET files` is not a request (write a method and a concrete path, such as `GET /drives/alice/files/report`)',
      '6:29 "GET /a b" invalid-request: `GET /a b` is not a request (write a method and a concrete path, such as `GET /drives/alice/files/report`)',
    ],
  },
  {
    name: 'two tests of one name',
    yaml: `${app}tests:\n  - { name: one, request: GET /a, expect: 404 }\n  - { name: one, request: GET /b, expect: 404 }\n`,
    found: [
      '5:13 "one" duplicate-declaration: the test `one` is declared twice (keep one of the two) + 4:13 first declared here',
    ],
  },
  {
    name: 'tests that name what is not declared',
    yaml: `${declared}rights: { file.read: { params: [] } }\ntests:\n  - name: one\n    request: GET /a\n    delegated: { scopes: [Files.Raed], roles: [Files.Read] }\n    rights: { file.raed: true }\n    expect: { allow: { via: [Files.Raed, Files.Read.All] } }\n  - name: two\n    request: GET /a\n    application: { roles: [Files.Read.Al] }\n    expect: { allow: { via: Files.Writ } }\n`,
    found: [
      '9:27 "Files.Raed" unknown-scope: the scope `Files.Raed` is not declared (did you mean `Files.Read`?)',
      '9:48 "Files.Read" unknown-app-role: `Files.Read` is a scope, and an app role is needed here (app roles are assigned to apps and users; a scope is only in the token of an app that acts for a user) + 3:11 the scope is declared here',
      '10:15 "file.raed" unknown-right: the right `file.raed` is not declared (did you mean `file.read`?)',
      '11:30 "Files.Raed" unknown-scope: the scope `Files.Raed` is not declared (did you mean `Files.Read`?)',
      '11:42 "Files.Read.All" unknown-scope: `Files.Read.All` is an app role, and a scope is needed here (delegated access is granted by scopes; a role that is assigned to the user goes under `userRole`) + 4:13 the app role is declared here',
      '14:28 "Files.Read.Al" unknown-app-role: the app role `Files.Read.Al` is not declared (did you mean `Files.Read.All`?)',
      '15:29 "Files.Writ" unknown-app-role: the app role `Files.Writ` is not declared (declare it under `appRoles`, or use one that is there)',
    ],
  },
  {
    name: 'a client that names what is not declared',
    yaml: `${declared}clients:\n  web: { appId: 11111111-1111-4111-8111-111111111111, scopes: [Files.Read, Files.Read.All] }\n`,
    found: [
      '6:76 "Files.Read.All" unknown-scope: `Files.Read.All` is an app role, and a scope is needed here (delegated access is granted by scopes; a role that is assigned to the user goes under `userRole`) + 4:13 the app role is declared here',
    ],
  },
];

describe('errors about decision tests and clients', () => {
  it.each(cases)('$name', ({ yaml, found }) => {
    expect(findingsIn(yaml)).toEqual(found);
  });
});
