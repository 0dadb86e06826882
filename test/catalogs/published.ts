// Small documents in the published format, stated as tersely as a test can be read.

/** Path sets of one permission: `GET,POST Application,DelegatedWork` to its paths and what is said of them. */
export interface Permission {
  readonly type?: string;
  /** Scheme to its details; a bare list of names is all of them with admin consent and level 3. */
  readonly schemes: readonly string[] | Readonly<Record<string, unknown>>;
  readonly paths?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The two files for some permissions, with an id for each that is for an admin or a user. */
export function published(permissions: Readonly<Record<string, Permission>>): {
  readonly permissions: unknown;
  readonly provisioning: { permissionDeployments: Record<string, unknown[]> };
} {
  const files = Object.entries(permissions).map(([name, permission]) => [name, fileOf(permission)] as const);
  const deployments = Object.entries(permissions).map(([name, { schemes }], index) => [
    name,
    (Array.isArray(schemes) ? schemes : Object.keys(schemes)).flatMap((scheme: string) =>
      scheme === 'DelegatedPersonal' ? [] : [deployment(idOf(index, scheme), scheme)],
    ),
  ]);
  return {
    permissions: { permissions: Object.fromEntries(files) },
    provisioning: { permissionDeployments: Object.fromEntries(deployments) },
  };
}

/** The id that `published` gives the permission at an index. */
export function idOf(index: number, scheme: string): string {
  return `0000000${scheme === 'Application' ? 'a' : 'd'}-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** An entry of the provisioning data: shown, switched on, public. */
export function deployment(id: string, scheme: string, changes: Readonly<Record<string, unknown>> = {}): unknown {
  const resourceAppId = '00000002-0000-0000-c000-000000000000';
  return { id, scheme, environment: 'public', isHidden: false, isEnabled: true, resourceAppId, ...changes };
}

function fileOf({ type = 'oAuth2', schemes, paths = {} }: Permission): unknown {
  return {
    authorizationType: type,
    schemes: Array.isArray(schemes)
      ? Object.fromEntries(schemes.map((scheme: string) => [scheme, { requiresAdminConsent: true, privilegeLevel: 3 }]))
      : schemes,
    pathSets: Object.entries(paths).map(([head, values]) => {
      const [methods = '', schemeKeys = ''] = head.split(' ');
      return { methods: methods.split(','), schemeKeys: schemeKeys.split(','), paths: values };
    }),
    ownerInfo: { ownerSecurityGroup: 'somebody' },
  };
}
