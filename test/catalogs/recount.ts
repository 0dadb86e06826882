// Counts the oddities of the published data once more, straight from the files and by other means than the reader: what
// the reader finds is held against this. It must not import anything of the reader.

interface RawPermission {
  readonly authorizationType?: string;
  readonly schemes: Readonly<
    Record<string, { readonly requiresAdminConsent?: boolean; readonly privilegeLevel?: number }>
  >;
  readonly pathSets: readonly {
    readonly schemeKeys: readonly string[];
    readonly methods: readonly string[];
    readonly paths: Readonly<Record<string, string>>;
  }[];
}

interface RawDeployment {
  readonly scheme: string;
  readonly id?: string;
  readonly environment?: string;
  readonly isHidden?: boolean;
  readonly isEnabled?: boolean;
}

/** The two files as they are published. */
export interface RawGraph {
  readonly permissions: Readonly<Record<string, RawPermission>>;
  readonly deployments: Readonly<Record<string, readonly RawDeployment[]>>;
}

/** One line of the data for one call and kind of access. */
interface Claim {
  readonly name: string;
  readonly also: readonly string[];
  readonly least: boolean;
}

interface Cell {
  readonly method: string;
  readonly path: string;
  readonly scheme: string;
  readonly claims: Claim[];
}

/** What the files hold, by the name of the check that looks for it. */
export function recount({ permissions, deployments }: RawGraph): Readonly<Record<string, number>> {
  const named = Object.entries(permissions);
  const pathSets = named.flatMap(([, { pathSets: sets }]) => sets);
  const keys = [...new Set(pathSets.flatMap(({ paths }) => Object.keys(paths)))];
  const values = pathSets.flatMap(({ paths }) => Object.values(paths));
  const kept = keys.filter((key) => !isLeftOut(key));
  const published = [...cellsOf(permissions).values()];
  const cells = published.map((cell) => ({ ...cell, claims: withMarksMoved(cell) }));
  const cellsWith = (test: (cell: Cell) => boolean): number => cells.filter(test).length;
  const schemes = named.flatMap(([name, permission]) =>
    Object.entries(permission.schemes).map(([scheme, details]) => ({
      name,
      scheme,
      details,
      type: permission.authorizationType,
    })),
  );
  const blocked = schemes.map(({ name, scheme, type }) => blockOf(deployments, name, scheme, type));
  const blockedBy = (reason: string): number => blocked.filter((one) => one === reason).length;
  const needsAdmin = (name: string, scheme: string): boolean =>
    permissions[name]?.schemes[scheme]?.requiresAdminConsent !== false;
  const claimNeedsAdmin = ({ name, also }: Claim, scheme: string): boolean =>
    [name, ...also.slice(0, 1)].some((one) => needsAdmin(one, scheme));
  return {
    'space-in-key': kept.filter((key) => key.includes(' ')).length,
    'trailing-slash': kept.filter((key) => key.endsWith('/')).length,
    'doubled-brace': kept.filter((key) => key.includes('}}')).length,
    'parenthesised-parameter': kept.filter((key) => key.includes('/(team')).length,
    'missing-slash': kept.filter((key) => /s\{|\)\w/.test(key)).length,
    'missing-parenthesis': kept.filter((key) => /(?:scope|\/roletemplateid)=/i.test(key) && !key.includes('(')).length,
    'query-in-key': keys.filter((key) => key.includes('?')).length,
    'foreign-path': keys.filter((key) => key.startsWith('/rp/')).length,
    'literal-id': keys.filter((key) => key.includes('/87654321')).length,
    'unreadable-key': 0,
    'same-shape': kept.length - new Set(kept.map(shapeOf)).size - tripled(kept),
    'unknown-scheme': 0,
    'unknown-method': pathSets.filter(({ methods }) =>
      methods.some((one) => !/^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/.test(one)),
    ).length,
    'unknown-path-field': values.filter((value) => !/^(?:(?:least|AlsoRequires)=[\w.,-]+;?)*$/.test(value)).length,
    'resource-specific': blockedBy('resource-specific'),
    'disabled-permission': blockedBy('disabled'),
    'no-id': blockedBy('no-id'),
    'hidden-permission': blockedBy('hidden'),
    'no-level': schemes.filter(({ details }) => details.privilegeLevel === undefined).length,
    'no-paths': named.filter(([, { pathSets: sets }]) => sets.every(({ paths }) => Object.keys(paths).length === 0))
      .length,
    'level-inversion': schemes.filter(({ name, scheme, details }) => {
      const reader =
        permissions[name.replace(/^([^.]*)\.ReadWrite(?=\.|$)/, '$1.Read')]?.schemes[scheme]?.privilegeLevel;
      return name.includes('.ReadWrite') && (reader ?? 0) > (details.privilegeLevel ?? 9);
    }).length,
    'application-without-admin-consent': schemes.filter(
      ({ scheme, details, type }) =>
        scheme === 'Application' && details.requiresAdminConsent === false && type !== 'RSC',
    ).length,
    'personal-with-admin-consent': schemes.filter(
      ({ scheme, details }) => scheme === 'DelegatedPersonal' && details.requiresAdminConsent !== false,
    ).length,
    'missing-least': cellsWith(({ claims }) => claims.every(({ least }) => !least)),
    'application-on-me': cellsWith(({ path, scheme }) => scheme === 'Application' && /^\/me(?:\/|$)/.test(path)),
    'read-only-least-for-write': cellsWith(
      (cell) => changes(cell) && cell.claims.some(({ name, also, least }) => least && onlyReads({ name, also })),
    ),
    'read-only-for-write': cellsWith(
      (cell) => changes(cell) && cell.claims.some(({ name, also, least }) => !least && onlyReads({ name, also })),
    ),
    'co-permission-alone': cellsWith(
      ({ method, path, scheme, claims }) =>
        method !== 'GET' &&
        !(scheme === 'Application' && path.startsWith('/me/')) &&
        claims.some(
          ({ name, also }) =>
            also.length === 0 &&
            claims.some((other) => other.also.includes(name)) &&
            !(method !== 'POST' && reads(name)),
        ),
    ),
    'write-least-beside-reader': published.reduce(
      (sum, cell, index) =>
        sum + cell.claims.filter((claim, place) => claim.least && !cells[index]?.claims[place]?.least).length,
      0,
    ),
    'write-least-for-read': cellsWith(
      ({ method, claims }) =>
        method === 'GET' &&
        claims.some(({ least }) => least) &&
        claims.some(onlyReads) &&
        !claims.some((claim) => claim.least && onlyReads(claim)),
    ),
    'admin-consent-least': cellsWith(({ scheme, claims }) => {
      const least = claims.filter((claim) => claim.least);
      return (
        scheme !== 'Application' &&
        least.length > 0 &&
        least.every((claim) => claimNeedsAdmin(claim, scheme)) &&
        claims.some((claim) => !claimNeedsAdmin(claim, scheme))
      );
    }),
  };
}

function isLeftOut(key: string): boolean {
  return key.includes('?') || key.startsWith('/rp/') || key.includes('/87654321');
}

/** One spelling of a key: typing errors mended, lower case, no names of parameters. */
export function shapeOf(key: string): string {
  return key
    .toLowerCase()
    .replaceAll(' ', '')
    .replace(/\/$/, '')
    .replace('/(team-id)', '/{}')
    .replace('/roletemplateid={roletemplateid}', '(roletemplateid={})')
    .replace('geteffectivepermissionsscope={value}', 'geteffectivepermissions(scope={})')
    .replace(/\)(?=\w)/, ')/')
    .replace(/s\{/, 's/{')
    .replaceAll(/\{[^}]*\}+/g, '{}')
    .replaceAll("'", '');
}

/** Paths of three spellings are one finding, not two. */
function tripled(keys: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(shapeOf(key), (counts.get(shapeOf(key)) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.max(0, count - 2), 0);
}

function cellsOf(permissions: RawGraph['permissions']): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [name, { pathSets }] of Object.entries(permissions)) {
    for (const { schemeKeys, methods, paths } of pathSets) {
      for (const [key, value] of Object.entries(paths)) {
        if (isLeftOut(key)) continue;
        const least = new Set(/least=([^;]*)/.exec(value)?.[1]?.split(','));
        const also = /AlsoRequires=([^;]*)/.exec(value)?.[1]?.split(',') ?? [];
        for (const scheme of schemeKeys) {
          for (const method of methods)
            addClaim(cells, method, shapeOf(key), scheme, { name, also, least: least.has(scheme) });
        }
      }
    }
  }
  return cells;
}

function addClaim(cells: Map<string, Cell>, method: string, path: string, scheme: string, claim: Claim): void {
  const place = `${method} ${path} ${scheme}`;
  const cell = cells.get(place) ?? { method, path, scheme, claims: [] };
  cells.set(place, cell);
  const known = cell.claims.findIndex(({ name, also }) => name === claim.name && also.join() === claim.also.join());
  const before = cell.claims[known];
  if (before === undefined) cell.claims.push(claim);
  else cell.claims[known] = { ...before, least: before.least || claim.least };
}

function blockOf(
  deployments: RawGraph['deployments'],
  name: string,
  scheme: string,
  type: string | undefined,
): string | undefined {
  if (type === 'RSC') return 'resource-specific';
  const wanted = scheme === 'DelegatedPersonal' ? 'DelegatedWork' : scheme;
  const entry = deployments[name]?.find((one) => one.scheme === wanted);
  if (entry !== undefined && entry.isEnabled !== true) return 'disabled';
  const id = entry?.id ?? '';
  const isShared = Object.entries(deployments).some(
    ([other, entries]) =>
      other !== name && entries.some((one) => one.id !== undefined && one.id !== '' && one.id === id),
  );
  if (id.length !== 36 || isShared) return 'no-id';
  const isPublic = (entry?.environment ?? '') === '' || /\bpublic\b/.test(entry?.environment ?? '');
  return entry?.isHidden === false && isPublic ? undefined : 'hidden';
}

function changes({ method, path, scheme }: Cell): boolean {
  return ['PATCH', 'PUT', 'DELETE'].includes(method) && !(scheme === 'Application' && /^\/me(?:\/|$)/.test(path));
}

function onlyReads({ name, also }: Pick<Claim, 'name' | 'also'>): boolean {
  return [name, ...also].every(reads);
}

/** For a read that only writers are marked for: the marks at their readers, where these are listed. */
function withMarksMoved({ method, claims }: Cell): Claim[] {
  const alone = (name: string): Claim | undefined => claims.find((one) => one.name === name && one.also.length === 0);
  if (method !== 'GET' || claims.some((claim) => claim.least && onlyReads(claim))) return claims;
  const moved = claims.flatMap((claim) => {
    const reader = alone(claim.name.replace(/^([^.]*)\.ReadWrite(?=\.|$)/, '$1.Read'));
    return claim.least && claim.also.length === 0 && reader !== undefined && reader !== claim ? [[claim, reader]] : [];
  });
  const [from, to] = [moved.map(([writer]) => writer), moved.map(([, reader]) => reader)];
  return claims.map((claim) => ({ ...claim, least: to.includes(claim) || (claim.least && !from.includes(claim)) }));
}

/** `Read`, `ReadBasic`, `ReadForTeam`; not `ReadWrite`, `ReadAndWrite`, `ReadWriteAndConsent`. */
function reads(name: string): boolean {
  return /^[^.]*\.Read/.test(name) && !/^[^.]*\.Read\w*(?:Write|Update|Consent|Manage)/.test(name);
}
