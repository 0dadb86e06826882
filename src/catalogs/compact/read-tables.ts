// The tables of the compact form, checked entry by entry; `undefined` means that a table is damaged.
import type { AccessScheme, Catalog, CatalogAnomaly, CatalogGrant, CatalogPermission } from '../../model/catalog.ts';
import { isJsonList } from '../json-record.ts';
import { compactTables } from './format.ts';

/** A list of texts. */
export function textsOf(value: unknown): readonly string[] | undefined {
  return isJsonList(value) ? all(value, (item) => (typeof item === 'string' ? item : undefined)) : undefined;
}

/** A list of lists of whole numbers that are not negative. */
export function rowsOf(value: unknown): readonly (readonly number[])[] | undefined {
  return isJsonList(value) ? all(value, numbersOf) : undefined;
}

function numbersOf(row: unknown): readonly number[] | undefined {
  return isJsonList(row) && row.every(isCount) ? row : undefined;
}

function isCount(item: unknown): item is number {
  return typeof item === 'number' && Number.isSafeInteger(item) && item >= 0;
}

/** The permissions with their grants. */
export function permissionsOf(value: unknown): readonly CatalogPermission[] | undefined {
  return isJsonList(value) ? all(value, permissionOf) : undefined;
}

function permissionOf(row: unknown): CatalogPermission | undefined {
  if (!isJsonList(row) || row.length !== 3 + compactTables.schemes.length) return undefined;
  const [value, displayName, description, ...written] = row;
  if (typeof value !== 'string' || value === '' || !isText(displayName) || !isText(description)) return undefined;
  const grants: Partial<Record<AccessScheme, CatalogGrant>> = {};
  for (const [index, scheme] of compactTables.schemes.entries()) {
    if (written[index] === 0) continue;
    const grant = grantOf(written[index]);
    if (grant === undefined) return undefined;
    grants[scheme] = grant;
  }
  return { value, displayName: displayName ?? undefined, description: description ?? undefined, grants };
}

function grantOf(row: unknown): CatalogGrant | undefined {
  if (!isJsonList(row) || row.length !== 4) return undefined;
  const [id, adminConsent, level, reason] = row;
  if (!isText(id) || (adminConsent !== 0 && adminConsent !== 1)) return undefined;
  if (typeof level !== 'number' || !Number.isInteger(level) || level < 0 || level > 5) return undefined;
  const blocked = typeof reason === 'number' ? compactTables.blocked[reason - 1] : undefined;
  if (reason !== 0 && blocked === undefined) return undefined;
  return { id: id ?? undefined, adminConsent: adminConsent === 1, level: level === 0 ? undefined : level, blocked };
}

/** The stated implications. */
export function includesOf(value: unknown): Catalog['includes'] | undefined {
  if (!isJsonList(value)) return undefined;
  return all(value, (row) => {
    const [permission, included, source] = textsOf(row) ?? [];
    if (permission === undefined || included === undefined || source === undefined) return undefined;
    return { permission, included, source };
  });
}

/** The anomalies, in their order. */
export function anomaliesOf(value: unknown): readonly CatalogAnomaly[] | undefined {
  return isJsonList(value) ? all(value, anomaliesOfRow)?.flat() : undefined;
}

function anomaliesOfRow(row: unknown): readonly CatalogAnomaly[] | undefined {
  if (!isJsonList(row)) return undefined;
  const [check, handled, ...found] = row;
  const handling = typeof handled === 'number' ? compactTables.handlings[handled - 1] : undefined;
  const texts = textsOf(found);
  if (typeof check !== 'string' || handling === undefined || texts === undefined) return undefined;
  if (texts.length % 2 !== 0) return undefined;
  return texts.flatMap((subject, index) => {
    const message = texts[index + 1];
    return index % 2 === 0 && message !== undefined ? [{ check, subject, message, handling }] : [];
  });
}

function isText(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

/** The readings of all items, or nothing when one of them can't be read. */
function all<Item>(items: readonly unknown[], read: (item: unknown) => Item | undefined): readonly Item[] | undefined {
  const found: Item[] = [];
  for (const item of items) {
    const reading = read(item);
    if (reading === undefined) return undefined;
    found.push(reading);
  }
  return found;
}
