// The one great permission that must not exist: whoever holds it holds the whole API, so every leak of it is the worst one.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { Endpoint, Permission } from '../../model/model.ts';
import { effectOf } from '../../reason/endpoint-effect.ts';
import { openedEndpoints } from '../../reason/opened-endpoints.ts';
import { resourceOf } from '../../reason/resource-of.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Rule } from '../rule.ts';

/** Reports permissions that alone open every endpoint, or every read, or every write, of an API with several resources. */
export const noGreatPermission: Rule = {
  id: 'no-great-permission',
  category: 'least-privilege',
  severity: 'warning',
  summary: 'no permission alone opens every endpoint, every read or every write',
  why: 'A client that needs one thing would have to be granted everything, and nobody could tell from a consent what it is for. Permissions that follow resources keep a leaked token small.',
  source: 'Microsoft identity platform: Enhance security with the principle of least privilege',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-office }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file without a signed-in user.
  Tasks.Read.All:
    displayName: Read all tasks
    description: Lets a reporting service read every task without a signed-in user.
endpoints:
  GET /files/{fileId}:
    application: { role: Files.Read.All }
  GET /tasks/{taskId}:
    application: { role: Tasks.Read.All }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-office }
appRoles:
  Office.Read.All:
    displayName: Read the office
    description: Lets a service read every file and every task without a signed-in user.
endpoints:
  GET /files/{fileId}:
    application: { role: Office.Read.All }
  GET /tasks/{taskId}:
    application: { role: Office.Read.All }
`,
        expect: [{ at: '4:3', message: '`Office.Read.All` alone opens every read for apps that act as themselves' }],
        fixed: `permc: 1
app: { name: contoso-office }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file without a signed-in user.
  Tasks.Read.All:
    displayName: Read all tasks
    description: Lets a reporting service read every task without a signed-in user.
endpoints:
  GET /files/{fileId}:
    application: { role: Files.Read.All }
  GET /tasks/{taskId}:
    application: { role: Tasks.Read.All }
`,
      },
    ],
  },
  check: (model, report) => {
    const opened = openedEndpoints(model);
    const reachable = model.endpoints.filter(({ anonymous }) => anonymous === undefined);
    const kinds = [
      {
        permissions: model.scopes,
        opened: opened.scopes,
        classes: classesOf(reachable.filter(({ delegated }) => delegated.length > 0)),
        access: 'apps that act for a user',
      },
      {
        permissions: model.appRoles,
        opened: opened.appRoles,
        classes: classesOf(reachable.filter(({ application }) => application.length > 0)),
        access: 'apps that act as themselves',
      },
    ];
    for (const { permissions, opened: openedBy, classes, access } of kinds) {
      for (const permission of permissions) {
        const widest = widestClass(permission, openedBy.get(permission.value) ?? [], classes);
        if (widest === undefined) continue;
        report({
          message: `\`${permission.value}\` alone opens every ${widest.name} for ${access}`,
          help: `declare permissions of their own for ${quotedList(widest.resources)}, and require those`,
          span: permission.span,
        });
      }
    }
  },
};

interface EndpointClass {
  readonly name: 'endpoint' | 'read' | 'write';
  readonly endpoints: readonly Endpoint[];
}

/** The classes that are worth guarding, widest first: hardly an endpoint is nothing great. */
function classesOf(endpoints: readonly Endpoint[]): readonly EndpointClass[] {
  const classes: readonly EndpointClass[] = [
    { name: 'endpoint', endpoints },
    { name: 'read', endpoints: endpoints.filter((endpoint) => effectOf(endpoint) === 'read') },
    { name: 'write', endpoints: endpoints.filter((endpoint) => effectOf(endpoint) === 'write') },
  ];
  return classes.filter((one) => one.endpoints.length >= (one.name === 'endpoint' ? 3 : 2));
}

/** The first class, and its resources, that the permission opens whole; all about one resource is nothing great either. */
function widestClass(
  { enabled }: Permission,
  opened: readonly Endpoint[],
  classes: readonly EndpointClass[],
): (EndpointClass & { readonly resources: readonly string[] }) | undefined {
  if (!enabled.value) return undefined;
  for (const one of classes) {
    if (opened.length < one.endpoints.length) continue;
    const within = new Set(opened);
    if (!one.endpoints.every((endpoint) => within.has(endpoint))) continue;
    const resources = new Set(one.endpoints.map(({ template }) => resourceOf(template)));
    if (resources.size >= 2) return { ...one, resources: [...resources].toSorted(compareCodeUnits) };
  }
  return undefined;
}
