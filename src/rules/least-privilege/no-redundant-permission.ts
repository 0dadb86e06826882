// A condition that decides nothing: it looks like protection to a reader, and makes clients ask for more than they need.
import type { Related } from '../../diagnostics/diagnostic.ts';
import type { Located } from '../../diagnostics/span.ts';
import type { Alternative, Endpoint } from '../../model/model.ts';
import { effectOf } from '../../reason/endpoint-effect.ts';
import { impliedApplication, impliedDelegated, type ImpliedAlternative } from '../../reason/implied-alternatives.ts';
import { includedPermissions, type PermissionSets } from '../../reason/includes.ts';
import { demandsOf } from '../../reason/opened-endpoints.ts';
import { readingCounterpart } from '../../reason/permission-name.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Finding, Rule } from '../rule.ts';

/** Reports demanded permissions and whole alternatives that make no difference to who is let in. */
export const noRedundantPermission: Rule = {
  id: 'no-redundant-permission',
  category: 'least-privilege',
  severity: 'warning',
  summary: 'every permission and every alternative that an endpoint names makes a difference',
  why: 'A client that reads `allOf` asks for all of it, and an admin grants all of it, though one would do. And an alternative that another one covers hides a mistake: either it is not needed, or the other is wider than it was meant to be.',
  source: 'Microsoft identity platform: Enhance security with the principle of least privilege',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
  People.Read:
    admin: { displayName: Read users' contacts, description: Allows the app to read who works with the signed-in user. }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file without a signed-in user.
  Files.Read.Selected:
    displayName: Read selected files
    description: Lets a service read the files that an admin has given to it.
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
  file.given: { description: An admin has given the file to the app., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
    application:
      - { role: Files.Read.All }
      - { role: Files.Read.Selected, right: file.given }
  GET /files/{fileId}/readers:
    delegated: { allOf: [Files.Read, People.Read], right: file.read }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
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
    delegated:
      - { scope: Files.Read, right: file.read }
      - { scope: Files.ReadWrite, right: file.read }
  PUT /files/{fileId}:
    delegated: { allOf: [Files.Read, Files.ReadWrite], right: file.write }
`,
        expect: [
          {
            at: '16:18',
            message:
              'the alternative with `Files.ReadWrite` adds nothing to `GET /files/{fileId}`: the one with `Files.Read` lets the same callers in',
          },
          { at: '18:26', message: '`Files.Read` adds nothing beside `Files.ReadWrite`, which includes it' },
        ],
        fixed: `permc: 1
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
`,
      },
      {
        yaml: `permc: 1
app: { name: contoso-drive }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file without a signed-in user.
  Files.ReadWrite.All:
    displayName: Change all files
    description: Lets a backup service restore every file without a signed-in user.
endpoints:
  PUT /files/{fileId}:
    application: { allOf: [Files.Read.All, Files.ReadWrite.All] }
`,
        expect: [
          { at: '12:28', message: '`PUT /files/{fileId}` requires both `Files.Read.All` and `Files.ReadWrite.All`' },
        ],
        fixed: `permc: 1
app: { name: contoso-drive }
appRoles:
  Files.ReadWrite.All:
    displayName: Change all files
    description: Lets a backup service restore every file without a signed-in user.
endpoints:
  PUT /files/{fileId}:
    application: { role: Files.ReadWrite.All }
`,
      },
    ],
  },
  check: (model, report) => {
    const scopes = includedPermissions(model.scopes);
    const roles = includedPermissions(model.appRoles);
    for (const endpoint of model.endpoints) {
      const covered = [...impliedDelegated(endpoint, scopes, roles), ...impliedApplication(endpoint, roles)];
      const idle = new Set<Alternative>(covered.map((one) => one.idle));
      for (const one of covered) report(idleAlternative(endpoint, one));
      for (const alternative of [...endpoint.delegated, ...endpoint.application]) {
        if (idle.has(alternative) || demandsOf(alternative).length < 2) continue;
        const included = alternative.kind === 'delegated' ? scopes : roles;
        for (const one of idleDemands(endpoint, demandsOf(alternative), included)) report(one);
      }
    }
  },
};

function idleAlternative({ key }: Endpoint, { idle, by }: ImpliedAlternative<Alternative>): Finding {
  const names = (alternative: Alternative): string => quotedList(demandsOf(alternative).map(({ value }) => value));
  return {
    message: `the alternative with ${names(idle)} adds nothing to \`${key}\`: the one with ${names(by)} lets the same callers in`,
    help: 'remove it, or add to the other alternative the condition that was meant to tell them apart',
    span: demandsOf(idle)[0]?.span ?? idle.span,
    related: [{ message: 'the alternative that lets the same callers in', span: demandsOf(by)[0]?.span ?? by.span }],
  };
}

/** The demands of one alternative that the others make idle, each once; linear, however long the list. */
function idleDemands(
  endpoint: Endpoint,
  demands: readonly Located<string>[],
  included: PermissionSets,
): readonly Finding[] {
  const reads = effectOf(endpoint) === 'read';
  const first = new Map<string, Located<string>>();
  const larger = new Map<string, Located<string>>();
  const readWriters = new Map<string, Located<string>>();
  for (const demand of demands) {
    if (!first.has(demand.value)) first.set(demand.value, demand);
    for (const value of included.get(demand.value) ?? []) if (value !== demand.value) larger.set(value, demand);
    const reading = readingCounterpart(demand.value);
    if (reading !== undefined) readWriters.set(reading, demand);
  }
  return demands.flatMap((demand): readonly Finding[] => {
    const { value } = demand;
    const twin = first.get(value);
    if (twin !== undefined && twin !== demand) {
      return [needless(`\`${value}\` is named twice`, demand, { message: 'first named here', span: twin.span })];
    }
    const includer = larger.get(value);
    const writer = readWriters.get(value);
    if (includer !== undefined && !(reads && includer.value === writer?.value)) {
      const message = `\`${value}\` adds nothing beside \`${includer.value}\`, which includes it`;
      return [needless(message, demand, { message: `\`${includer.value}\` is demanded here`, span: includer.span })];
    }
    if (writer === undefined) return [];
    const message = `\`${endpoint.key}\` requires both \`${value}\` and \`${writer.value}\``;
    const [idle, enough] = reads ? [writer, demand] : [demand, writer];
    return [needless(message, idle, { message: `\`${enough.value}\` alone would do`, span: enough.span })];
  });
}

function needless(message: string, { value, span }: Located<string>, related: Related): Finding {
  return { message, help: `remove \`${value}\` here`, span, related: [related] };
}
