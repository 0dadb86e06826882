// Permissions that the last build wrote: apps hold grants for them, so they leave in two steps and never change their id.
import type { Span } from '../../diagnostics/span.ts';
import type { LockedPermission } from '../../model/lock.ts';
import type { Model, Permission } from '../../model/model.ts';
import type { Finding, Rule } from '../rule.ts';

const fileScope = {
  kind: 'scope',
  value: 'Files.Read',
  id: '6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11',
  enabled: true,
} as const;
const listScope = {
  kind: 'scope',
  value: 'Files.List',
  id: '1f0e6a0b-6a3b-4f8e-9a58-2f6d0f1f6c22',
  enabled: true,
} as const;

/** A permission that was enabled in the last build and is gone, renamed or under another id now. */
export const entraLockedPermission: Rule = {
  id: 'entra-locked-permission',
  category: 'platform',
  severity: 'error',
  summary: 'a permission that was built before is disabled before it goes or is renamed, and keeps its id',
  why:
    'Entra refuses to delete or rename an enabled permission (`CannotDeleteOrUpdateEnabledEntitlement`). And whoever was granted ' +
    'the old id loses the access: to Entra, a permission under a new id is another permission.',
  source: 'Microsoft Graph, appRole and permissionScope resource types (isEnabled); Add app roles to your application',
  examples: {
    good: [
      `permc: 1
app: { name: files }
scopes:
  Files.Read:
    id: 6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
    ],
    bad: [
      {
        locked: [fileScope, listScope],
        yaml: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    id: 6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
        expect: [{ at: '2:1', message: 'the scope `Files.List` is gone, and it was enabled in the last build' }],
        fixed: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    id: 6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
  Files.List:
    id: 1f0e6a0b-6a3b-4f8e-9a58-2f6d0f1f6c22
    enabled: false
    admin: { displayName: List files, description: Allows the app to see the names of files. Files.Read takes its place. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
      },
      {
        locked: [fileScope],
        yaml: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    id: 99999999-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
        expect: [{ at: '5:9', message: 'the scope `Files.Read` has another id than in the last build' }],
        fixed: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    id: 6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
      },
    ],
  },
  check: (model, report, { locked }) => {
    if (locked === undefined) return;
    const current = currentPermissions(model);
    for (const before of locked) {
      const finding = before.enabled ? changeOf(before, current, model.app.span) : undefined;
      if (finding !== undefined) report(finding);
    }
  },
};

/** The permissions of today, by what may still connect them with one of before. */
interface CurrentPermissions {
  readonly byId: ReadonlyMap<string, Permission>;
  readonly byValue: ReadonlyMap<string, Permission>;
  readonly byOldValue: ReadonlyMap<string, Permission>;
}

function currentPermissions({ scopes, appRoles }: Model): CurrentPermissions {
  const all: readonly Permission[] = [...scopes, ...appRoles];
  const renamed = all.filter((permission) => permission.renamedFrom !== undefined);
  return {
    byId: new Map(all.map((permission) => [keyOf(permission.kind, permission.id), permission])),
    byValue: new Map(all.map((permission) => [keyOf(permission.kind, permission.value), permission])),
    byOldValue: new Map(
      renamed.map((permission) => [keyOf(permission.kind, permission.renamedFrom?.value ?? ''), permission]),
    ),
  };
}

function changeOf(before: LockedPermission, current: CurrentPermissions, appSpan: Span): Finding | undefined {
  const { kind, value } = before;
  const id = before.id.toLowerCase();
  const name = `the ${kind === 'scope' ? 'scope' : 'app role'} \`${value}\``;
  const same = current.byId.get(keyOf(kind, id));
  if (same !== undefined) {
    if (same.value === value) return undefined;
    return {
      message: `${name} is renamed to \`${same.value}\`, and it was enabled in the last build`,
      help: `keep \`${value}\` with \`enabled: false\`, build and apply that, and rename it afterwards with \`renamedFrom: ${same.renamedFrom?.value ?? value}\``,
      span: same.span,
    };
  }
  const successor = current.byValue.get(keyOf(kind, value)) ?? current.byOldValue.get(keyOf(kind, value));
  if (successor !== undefined) {
    return {
      message: `${name} has another id than in the last build`,
      help: `write \`id: ${id}\`, so that what was granted stays granted`,
      span: successor.idSpan ?? successor.span,
    };
  }
  return {
    message: `${name} is gone, and it was enabled in the last build`,
    help: `declare it again with \`id: ${id}\` and \`enabled: false\`, build and apply that, and remove it afterwards`,
    span: appSpan,
  };
}

function keyOf(kind: Permission['kind'], name: string): string {
  return `${kind} ${name}`;
}
