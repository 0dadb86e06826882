// Reads the compact form back. The text may come from anywhere, so every number is checked before it is used; templates
// are parsed when they are first asked for, because most callers ask for few of them.
import { InternalError } from '../../base/internal-error.ts';
import type { AccessScheme, CatalogClaim, CatalogOperation } from '../../model/catalog.ts';
import { parseTemplate, type PathTemplate } from '../../runtime/template.ts';
import type { CatalogReading } from '../catalog-reading.ts';
import { isJsonRecord, memberOf } from '../json-record.ts';
import { compactFormat, compactTables } from './format.ts';
import { isPlainTemplate } from './plain-template.ts';
import { anomaliesOf, includesOf, permissionsOf, rowsOf, textsOf } from './read-tables.ts';

/**
 * Reads a compact catalog.
 *
 * @param text what `encodeCatalog` wrote; a byte order mark is no harm
 * @returns the catalog, or one problem; never throws
 */
export function decodeCatalog(text: string): CatalogReading {
  const input = parseJson(text);
  if (!isJsonRecord(input)) return damaged('', 'the text is not JSON');
  const format = memberOf(input, 'format');
  if (format !== compactFormat) {
    const known = typeof format === 'string' && format.startsWith('permc-catalog/');
    return damaged('/format', known ? 'it was written by another version of permc' : 'the text is no compact catalog');
  }
  const name = memberOf(input, 'name');
  const appId = memberOf(input, 'appId');
  if (typeof name !== 'string' || name === '') return damaged('/name', 'the name is missing');
  if (appId !== null && typeof appId !== 'string') return damaged('/appId', 'the application id is no text');
  const bases = textsOf(memberOf(input, 'bases'));
  if (bases === undefined) return damaged('/bases', 'the bases are no list of texts');
  const permissions = permissionsOf(memberOf(input, 'permissions'));
  if (permissions === undefined) return damaged('/permissions', 'the permissions are damaged');
  const doubts = textsOf(memberOf(input, 'doubts'));
  if (doubts === undefined) return damaged('/doubts', 'the doubts are no list of texts');
  const values = permissions.map(({ value }) => value);
  const claims = claimsOf(rowsOf(memberOf(input, 'claims')), doubts, values);
  if (claims === undefined) return damaged('/claims', 'a claim points at nothing');
  const cells = cellsOf(rowsOf(memberOf(input, 'cells')), claims);
  if (cells === undefined) return damaged('/cells', 'a list of claims points at nothing');
  const paths = templatesOf(textsOf(memberOf(input, 'paths')));
  if (paths === undefined) return damaged('/paths', 'a path is no template');
  const operations = operationsOf(rowsOf(memberOf(input, 'operations')), paths, cells);
  if (operations === undefined) return damaged('/operations', 'an operation points at nothing');
  const includes = includesOf(memberOf(input, 'includes'));
  if (includes === undefined) return damaged('/includes', 'the implications are damaged');
  const anomalies = anomaliesOf(memberOf(input, 'anomalies'));
  if (anomalies === undefined) return damaged('/anomalies', 'the anomalies are damaged');
  const catalog = { name, appId: appId ?? undefined, bases, permissions, operations, includes, anomalies };
  return { catalog, problems: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function damaged(pointer: string, message: string): CatalogReading {
  const help = '`permc catalog add` writes it again from its source, as in `permc catalog add microsoft-graph`';
  return { problems: [{ pointer, message: `the catalog can't be read: ${message}`, help }] };
}

type Rows = readonly (readonly number[])[] | undefined;

function claimsOf(
  rows: Rows,
  doubts: readonly string[],
  values: readonly string[],
): readonly CatalogClaim[] | undefined {
  const claims: CatalogClaim[] = [];
  for (const [flags = -1, doubt = -1, ...positions] of rows ?? []) {
    const permissions = pointedAt(positions, values);
    const reason = doubt === 0 ? undefined : doubts[doubt - 1];
    if (flags < 0 || flags > 3 || (doubt !== 0 && reason === undefined)) return undefined;
    if (permissions === undefined) return undefined;
    // A claim is trusted exactly when there is no doubt, whatever a text says.
    if (flags >= 2 !== (reason === undefined)) return undefined;
    claims.push({ permissions, least: flags % 2 === 1, trusted: flags >= 2, doubt: reason });
  }
  return rows === undefined ? undefined : claims;
}

function cellsOf(rows: Rows, claims: readonly CatalogClaim[]): readonly (readonly CatalogClaim[])[] | undefined {
  const cells: (readonly CatalogClaim[])[] = [];
  for (const row of rows ?? []) {
    const cell = pointedAt(row, claims);
    if (cell === undefined) return undefined;
    cells.push(cell);
  }
  return rows === undefined ? undefined : cells;
}

/** The entries at some positions, counted from 1; nothing when there is none or one of them is not there. */
function pointedAt<Entry extends {}>(
  positions: readonly number[],
  table: readonly Entry[],
): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  for (const position of positions) {
    const entry = table[position - 1];
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries.length === 0 ? undefined : entries;
}

/** A template that is parsed when it is first asked for. */
type LazyTemplate = () => PathTemplate;

function templatesOf(texts: readonly string[] | undefined): readonly LazyTemplate[] | undefined {
  const templates: LazyTemplate[] = [];
  for (const text of texts ?? []) {
    let known: PathTemplate | undefined;
    if (!isPlainTemplate(text)) {
      const parsed = parseTemplate(text);
      if (!parsed.ok) return undefined;
      known = parsed.template;
    }
    templates.push(() => (known ??= certainTemplate(text)));
  }
  return texts === undefined ? undefined : templates;
}

function certainTemplate(text: string): PathTemplate {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new InternalError(`a plain template does not parse: ${text}`);
  return parsed.template;
}

function operationsOf(
  rows: Rows,
  paths: readonly LazyTemplate[],
  cells: readonly (readonly CatalogClaim[])[],
): readonly CatalogOperation[] | undefined {
  if (rows?.length !== paths.length) return undefined;
  const operations: CatalogOperation[] = [];
  for (const [index, template] of paths.entries()) {
    const row = rows[index] ?? [];
    if (row.length === 0 || row.length % 4 !== 0) return undefined;
    for (let at = 0; at < row.length; at += 4) {
      const operation = operationOf(template, row, at, cells);
      if (operation === undefined) return undefined;
      operations.push(operation);
    }
  }
  return operations;
}

function operationOf(
  template: LazyTemplate,
  row: readonly number[],
  at: number,
  cells: readonly (readonly CatalogClaim[])[],
): CatalogOperation | undefined {
  const code = row[at] ?? -1;
  const method = compactTables.methods[code >> 1];
  if (method === undefined) return undefined;
  const claims: Partial<Record<AccessScheme, readonly CatalogClaim[]>> = {};
  for (const [offset, scheme] of compactTables.schemes.entries()) {
    const position = row[at + 1 + offset] ?? 0;
    if (position === 0) continue;
    const cell = cells[position - 1];
    if (cell === undefined) return undefined;
    claims[scheme] = cell;
  }
  return {
    method,
    get template() {
      return template();
    },
    claims,
    anonymous: code % 2 === 1,
  };
}
