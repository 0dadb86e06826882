// A small publication in the format of Microsoft Graph's data: three permissions and two paths.

const ids = {
  'Mail.Read': '570282fd-fa5c-430d-a7fd-fc8dc98a9dca',
  'Mail.ReadBasic': 'a4b8392a-d8d1-4954-a029-8e668a39a170',
  'Mail.ReadWrite': '024d486e-b451-40bb-833d-3e66d98c5c73',
};

/** The two files; `level` and `least` are what a later publication may change. */
export function publication({
  level = 2,
  least = 'Mail.ReadBasic',
}: { readonly level?: number; readonly least?: 'Mail.Read' | 'Mail.ReadBasic' } = {}): Readonly<
  Record<'permissions.json' | 'provisioningInfo.json', string>
> {
  const scheme = {
    adminDisplayName: 'Mail',
    adminDescription: 'Mail.',
    userDisplayName: 'Mail',
    userDescription: 'Mail.',
    requiresAdminConsent: false,
    privilegeLevel: level,
  };
  const permission = (paths: Readonly<Record<string, string>>, methods: readonly string[]): object => ({
    authorizationType: 'oAuth2',
    schemes: { DelegatedWork: scheme },
    pathSets: [{ schemeKeys: ['DelegatedWork'], methods, paths }],
  });
  const mark = (value: string): string => (value === least ? 'least=DelegatedWork' : '');
  const permissions = {
    'Mail.Read': permission({ '/me/messages': mark('Mail.Read') }, ['GET']),
    'Mail.ReadBasic': permission({ '/me/messages': mark('Mail.ReadBasic') }, ['GET']),
    'Mail.ReadWrite': permission({ '/me/messages': 'least=DelegatedWork' }, ['POST']),
  };
  const permissionDeployments = Object.fromEntries(
    Object.entries(ids).map(([value, id]) => [
      value,
      [{ id, scheme: 'DelegatedWork', environment: 'public', isHidden: false, isEnabled: true, resourceAppId: '' }],
    ]),
  );
  return {
    'permissions.json': JSON.stringify({ permissions }),
    'provisioningInfo.json': JSON.stringify({ permissionDeployments }),
  };
}

/** The files as a folder below `graph/`. */
export function publishedFolder(options?: Parameters<typeof publication>[0]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(publication(options)).map(([name, text]) => [`graph/${name}`, text]));
}
