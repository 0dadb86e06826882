// Reads an overlay that a user wrote, as YAML or JSON that is parsed already. It must not know any catalog.
import type { AccessScheme } from '../model/catalog.ts';
import { accessSchemes } from './access-schemes.ts';
import { jsonPointer, problemList, type CatalogProblem, type ProblemList } from './catalog-reading.ts';
import { isJsonList, isJsonRecord, memberOf, textMember, type JsonRecord } from './json-record.ts';
import type { Overlay, OverlayChange, OverlayCorrection, OverlayInclusion, OverlayPermission } from './overlay.ts';

/** The answer of the reader: there is an overlay exactly when there is no problem. */
export interface OverlayReading {
  readonly overlay?: Overlay;
  readonly problems: readonly CatalogProblem[];
}

const changes: readonly OverlayChange[] = ['least', 'not-least', 'trusted', 'distrusted', 'not-accepted'];
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const call = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/\S*$/;

/**
 * Reads an overlay.
 *
 * @param input `{ catalog, corrections, permissions, includes }`; all lists may be left out
 * @returns the overlay, or every entry that is none; never throws
 */
export function readOverlay(input: unknown): OverlayReading {
  const list = problemList();
  const catalog = isJsonRecord(input) ? textMember(input, 'catalog') : undefined;
  if (!isJsonRecord(input) || catalog === undefined) {
    list.add('', 'an overlay is an object with the name of its `catalog`', 'begin with `catalog: microsoft-graph`');
    return { problems: list.problems };
  }
  for (const key of Object.keys(input)) {
    if (['catalog', 'corrections', 'permissions', 'includes'].includes(key)) continue;
    list.add(jsonPointer(key), `an overlay has no \`${key}\``, 'use `corrections`, `permissions` and `includes`');
  }
  const overlay: Overlay = {
    catalog,
    corrections: entriesOf(input, 'corrections', correctionOf, list),
    permissions: entriesOf(input, 'permissions', permissionOf, list),
    includes: entriesOf(input, 'includes', inclusionOf, list),
  };
  return list.problems.length > 0 ? { problems: list.problems } : { overlay, problems: [] };
}

/** Adds a problem of one entry. */
type Complain = (message: string, help?: string) => undefined;

function entriesOf<Entry>(
  input: JsonRecord,
  key: string,
  read: (entry: JsonRecord, complain: Complain) => Entry | undefined,
  list: ProblemList,
): readonly Entry[] {
  const entries = memberOf(input, key) ?? [];
  if (!isJsonList(entries)) {
    list.add(jsonPointer(key), `\`${key}\` is not a list`);
    return [];
  }
  return entries.flatMap((entry, index) => {
    const complain: Complain = (message, help) => {
      list.add(jsonPointer(key, index), message, help);
      return undefined;
    };
    if (!isJsonRecord(entry)) return complain('the entry is not an object') ?? [];
    return read(entry, complain) ?? [];
  });
}

function reasonOf(
  entry: JsonRecord,
  complain: Complain,
): { readonly because: string; readonly source: string } | undefined {
  const because = textMember(entry, 'because');
  const source = textMember(entry, 'source');
  if (because !== undefined && source !== undefined) return { because, source };
  return complain('the entry gives no reason', 'say why with `because`, and where that can be read with `source`');
}

function accessOf(entry: JsonRecord, complain: Complain): readonly AccessScheme[] | undefined {
  const written = memberOf(entry, 'access');
  const wanted = isJsonList(written) ? written : [];
  const access = accessSchemes.filter((scheme) => wanted.includes(scheme));
  if (access.length > 0 && access.length === wanted.length) return access;
  return complain(`\`access\` is not a list of ${accessSchemes.map((scheme) => `\`${scheme}\``).join(', ')}`);
}

function correctionOf(entry: JsonRecord, complain: Complain): OverlayCorrection | undefined {
  const reason = reasonOf(entry, complain);
  const access = accessOf(entry, complain);
  const written = textMember(entry, 'call') ?? '';
  const change = changes.find((name) => name === memberOf(entry, 'change'));
  const values = memberOf(entry, 'permissions');
  const permissions = isJsonList(values) ? values.filter((value) => typeof value === 'string') : [];
  if (!call.test(written)) return complain('`call` is not `METHOD /path`', 'write it like `GET /users/{id}`');
  if (change === undefined) return complain(`\`change\` is none of ${changes.map((name) => `\`${name}\``).join(', ')}`);
  if (permissions.length === 0) return complain('`permissions` is not a list of the permissions of one claim');
  return reason && access && { call: written, access, permissions, change, ...reason };
}

function permissionOf(entry: JsonRecord, complain: Complain): OverlayPermission | undefined {
  const reason = reasonOf(entry, complain);
  const access = accessOf(entry, complain);
  const value = textMember(entry, 'value');
  const id = textMember(entry, 'id') ?? '';
  const consent = memberOf(entry, 'consent');
  if (value === undefined) return complain('the permission has no `value`');
  if (!uuid.test(id)) return complain('the `id` of the permission is no UUID');
  if (consent !== 'user' && consent !== 'admin') return complain('`consent` is neither `user` nor `admin`');
  const displayName = textMember(entry, 'displayName');
  return reason && access && { value, access, id: id.toLowerCase(), consent, displayName, ...reason };
}

function inclusionOf(entry: JsonRecord, complain: Complain): OverlayInclusion | undefined {
  const reason = reasonOf(entry, complain);
  const permission = textMember(entry, 'permission');
  const included = textMember(entry, 'included');
  if (permission === undefined || included === undefined) {
    return complain('an implication needs the texts `permission` and `included`');
  }
  if (permission === included) return complain(`\`${permission}\` includes itself anyway`);
  return reason && { permission, included, ...reason };
}
