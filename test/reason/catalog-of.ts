// A small catalog, written as a table: for each operation and kind of access the ways in. It knows nothing of formats.
import type { AccessScheme, Catalog, CatalogClaim, CatalogGrant, CatalogOperation } from '../../src/model/catalog.ts';
import type { Method } from '../../src/model/model.ts';
import { parseTemplate } from '../../src/runtime/template.ts';

/** Ways in: `Mail.Read` or `A + B`; with `!` before it marked least, with `?` only listed. */
type Ways = readonly string[];

/** Operations by `METHOD /path`. */
export type Table = Readonly<Record<string, Readonly<Partial<Record<AccessScheme, Ways>>>>>;

export interface CatalogOptions {
  /** What differs from a permission that a user can grant, of level 1, with an id. */
  readonly grants?: Readonly<Record<string, Partial<CatalogGrant>>>;
  readonly includes?: Readonly<Record<string, readonly string[]>>;
  readonly bases?: readonly string[];
}

/** The catalog of a table; every permission that occurs exists for the kinds of access that it occurs for. */
export function catalogOf(table: Table, { grants = {}, includes = {}, bases = [] }: CatalogOptions = {}): Catalog {
  const operations = Object.entries(table).map(([key, schemes]) => operationOf(key, schemes));
  const schemesOf = new Map<string, Set<AccessScheme>>();
  for (const { claims } of operations) {
    for (const scheme of ['delegatedWork', 'delegatedPersonal', 'application'] as const) {
      for (const value of (claims[scheme] ?? []).flatMap(({ permissions }) => permissions)) {
        schemesOf.set(value, (schemesOf.get(value) ?? new Set<AccessScheme>()).add(scheme));
      }
    }
  }
  for (const [value, included] of Object.entries(includes)) {
    const inherited = included.flatMap((one) => [...(schemesOf.get(one) ?? [])]);
    schemesOf.set(value, new Set([...(schemesOf.get(value) ?? []), ...inherited]));
  }
  return {
    name: 'test',
    appId: undefined,
    bases,
    permissions: [...schemesOf.entries()].map(([value, schemes]) => ({
      value,
      displayName: undefined,
      description: undefined,
      grants: Object.fromEntries([...schemes].map((scheme) => [scheme, { ...usual, ...grants[value] }])),
    })),
    operations,
    includes: Object.entries(includes).flatMap(([permission, list]) =>
      list.map((included) => ({ permission, included, source: 'this test' })),
    ),
    anomalies: [],
  };
}

const usual: CatalogGrant = { id: '0', adminConsent: false, level: 1, blocked: undefined };

function operationOf(key: string, schemes: Table[string]): CatalogOperation {
  const [method = '', path = ''] = key.split(' ');
  const parsed = parseTemplate(path);
  if (!parsed.ok) throw new Error(`${path}: ${parsed.reason}`);
  const entries = Object.entries(schemes).map(([scheme, ways]) => [scheme, ways.map(claimOf)]);
  return { method: method as Method, template: parsed.template, claims: Object.fromEntries(entries), anonymous: false };
}

function claimOf(way: string): CatalogClaim {
  const [, mark, names = ''] = /^([!?]*)(.*)$/.exec(way) ?? [];
  const trusted = mark?.includes('?') !== true;
  const doubt = trusted ? undefined : 'only listed';
  return { permissions: names.split(' + '), least: mark?.includes('!') === true, trusted, doubt };
}
