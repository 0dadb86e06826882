// A permission whose name promises to read must not change anything: people consent to the name.
import { effectOf } from '../../reason/endpoint-effect.ts';
import { demandsOf } from '../../reason/opened-endpoints.ts';
import { parsePermissionName } from '../../reason/permission-name.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Rule } from '../rule.ts';

/** Reports alternatives of writing endpoints that demand nothing but permissions named after reading. */
export const noWriteThroughReadPermission: Rule = {
  id: 'no-write-through-read-permission',
  category: 'least-privilege',
  severity: 'error',
  summary: 'a permission that is named after reading opens nothing that writes',
  why: 'A user or an admin decides by the name and the text of a permission. Whoever consented to reading has not consented to changes, and neither audit nor review looks for changes behind a name that says `Read`.',
  source: 'Microsoft Graph permissions reference: naming pattern {resource}.{operation}.{constraint}',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
  Files.ReadWrite:
    admin: { displayName: Change users' files, description: Allows the app to read and change the files that the signed-in user can open. }
    includes: [Files.Read]
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
  file.write: { description: The file was shared with the user for editing., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
  PUT /files/{fileId}:
    delegated: { scope: Files.ReadWrite, right: file.write }
  POST /files/search: # a question by POST: nothing changes
    delegated: { scope: Files.Read, right: self }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
rights:
  file.write: { description: The file was shared with the user for editing., params: [fileId] }
endpoints:
  DELETE /files/{fileId}:
    delegated: { scope: Files.Read, right: file.write }
`,
        expect: [
          { at: '10:25', message: '`Files.Read` is named after reading, and it opens `DELETE /files/{fileId}`' },
        ],
        fixed: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.ReadWrite:
    admin: { displayName: Change users' files, description: Allows the app to change the files that the signed-in user can open. }
rights:
  file.write: { description: The file was shared with the user for editing., params: [fileId] }
endpoints:
  DELETE /files/{fileId}:
    delegated: { scope: Files.ReadWrite, right: file.write }
`,
      },
    ],
  },
  check: (model, report) => {
    const declared = new Map([...model.scopes, ...model.appRoles].map(({ value, span }) => [value, span]));
    const readers = new Set([...declared.keys()].filter((value) => parsePermissionName(value).effect === 'read'));
    for (const endpoint of model.endpoints) {
      if (effectOf(endpoint) === 'read') continue;
      for (const alternative of [...endpoint.delegated, ...endpoint.application]) {
        const demands = demandsOf(alternative);
        const [first] = demands;
        if (first === undefined || !demands.every(({ value }) => readers.has(value))) continue;
        report({
          message: messageFor(
            endpoint.key,
            demands.map(({ value }) => value),
          ),
          help: 'require a permission whose name says what happens, such as one with the verb `ReadWrite`',
          span: first.span,
          related: demands.flatMap(({ value }) => {
            const span = declared.get(value);
            return span === undefined ? [] : [{ message: `\`${value}\` is declared here`, span }];
          }),
        });
      }
    }
  },
};

function messageFor(endpoint: string, values: readonly string[]): string {
  return values.length === 1
    ? `${quotedList(values)} is named after reading, and it opens \`${endpoint}\``
    : `${quotedList(values)} are named after reading, and together they open \`${endpoint}\``;
}
