// Writes a catalog in its compact form.
import { InternalError } from '../../base/internal-error.ts';
import type { Catalog, CatalogAnomaly, CatalogClaim, CatalogGrant, CatalogPermission } from '../../model/catalog.ts';
import {
  compactFormat,
  compactTables,
  type CompactCatalog,
  type CompactGrant,
  type CompactPermission,
} from './format.ts';

/**
 * Writes a catalog as one line of JSON.
 *
 * @param catalog any catalog; its lists are sorted already
 * @returns the same text for the same catalog, without a line end
 * @throws InternalError when a claim names a permission that the catalog lacks
 */
export function encodeCatalog(catalog: Catalog): string {
  const doubts = table<string>((doubt) => doubt);
  const claims = table<readonly number[]>((numbers) => numbers.join());
  const cells = table<readonly number[]>((numbers) => numbers.join());
  const paths = table<string>((path) => path);
  const positions = new Map(catalog.permissions.map(({ value }, index) => [value, index + 1]));
  const operations: number[][] = [];
  for (const { method, template, claims: ways, anonymous } of catalog.operations) {
    const path = paths.add(template.text);
    const numbers = (operations[path - 1] ??= []);
    numbers.push(compactTables.methods.indexOf(method) * 2 + Number(anonymous));
    for (const scheme of compactTables.schemes) {
      const cell = ways[scheme];
      numbers.push(cell === undefined ? 0 : cells.add(cell.map((claim) => claims.add(claimNumbers(claim)))));
    }
  }
  const compact: CompactCatalog = {
    format: compactFormat,
    name: catalog.name,
    appId: catalog.appId ?? null,
    bases: catalog.bases,
    permissions: catalog.permissions.map(compactPermission),
    doubts: doubts.rows,
    claims: claims.rows,
    cells: cells.rows,
    paths: paths.rows,
    operations,
    includes: catalog.includes.map(({ permission, included, source }) => [permission, included, source]),
    anomalies: compactAnomalies(catalog.anomalies),
  };
  return JSON.stringify(compact);

  function claimNumbers({ permissions, least, trusted, doubt }: CatalogClaim): readonly number[] {
    const flags = Number(least) + 2 * Number(trusted);
    return [flags, doubt === undefined ? 0 : doubts.add(doubt), ...permissions.map(positionOf)];
  }

  function positionOf(value: string): number {
    const position = positions.get(value);
    if (position === undefined) throw new InternalError(`the catalog has a claim of the unknown permission ${value}`);
    return position;
  }
}

/** Rows without repetition; `add` answers the position of a row, counted from 1. */
function table<Row>(keyOf: (row: Row) => string): {
  readonly rows: readonly Row[];
  readonly add: (row: Row) => number;
} {
  const rows: Row[] = [];
  const known = new Map<string, number>();
  return {
    rows,
    add: (row) => {
      const key = keyOf(row);
      const position = known.get(key) ?? rows.push(row);
      known.set(key, position);
      return position;
    },
  };
}

function compactPermission({ value, displayName, description, grants }: CatalogPermission): CompactPermission {
  return [
    value,
    displayName ?? null,
    description ?? null,
    ...compactTables.schemes.map((scheme) => {
      const grant = grants[scheme];
      return grant === undefined ? 0 : compactGrant(grant);
    }),
  ];
}

function compactGrant({ id, adminConsent, level, blocked }: CatalogGrant): CompactGrant {
  const reason = blocked === undefined ? 0 : compactTables.blocked.indexOf(blocked) + 1;
  return [id ?? null, adminConsent ? 1 : 0, level ?? 0, reason];
}

/** Neighbours of one check and handling share a row, so that the order of the anomalies is kept. */
function compactAnomalies(anomalies: readonly CatalogAnomaly[]): CompactCatalog['anomalies'] {
  const rows: [string, number, ...string[]][] = [];
  for (const { check, handling, subject, message } of anomalies) {
    const handled = compactTables.handlings.indexOf(handling) + 1;
    const last = rows.at(-1);
    if (last !== undefined && last[0] === check && last[1] === handled) last.push(subject, message);
    else rows.push([check, handled, subject, message]);
  }
  return rows;
}
