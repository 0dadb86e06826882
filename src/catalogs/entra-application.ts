// The permissions that an app registration or a service principal defines, from the JSON that Microsoft Graph, the
// portal's manifest editor and `az ad sp show` give. It says nothing of paths: a registration knows none.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { AccessScheme, CatalogGrant, CatalogPermission } from '../model/catalog.ts';
import { catalogName } from './catalog-name.ts';
import { jsonPointer, problemList, type CatalogReading, type ProblemList } from './catalog-reading.ts';
import { isJsonList, isJsonRecord, memberOf, textMember, type JsonRecord } from './json-record.ts';
import { parseLenientJson } from './parse-lenient-json.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * Reads an application or a service principal (Microsoft Graph, resource types `application` and `servicePrincipal`; the
 * older `oauth2Permissions` of Azure AD Graph too).
 *
 * @param text JSON; a byte order mark, comments and trailing commas are no harm. A list of one is as good as the one
 * @param name what the catalog is to be called; the display name in kebab-case unless given
 * @returns a catalog without operations, or why there is none; never throws
 */
export function readEntraApplication(text: string, name?: string): CatalogReading {
  const list = problemList();
  const parsed = parseLenientJson(text);
  const application = parsed.ok ? onlyOne(parsed.value) : undefined;
  if (application === undefined) {
    const message = parsed.ok ? 'the JSON is not one application or service principal' : 'the text is not JSON';
    list.add('', message, 'give what `az ad sp show --id <appId>` prints');
    return { problems: list.problems };
  }
  const appId = textMember(application, 'appId');
  if (appId === undefined || !uuid.test(appId)) {
    list.add('/appId', 'the application has no `appId` that is a UUID', 'give the JSON as Entra shows it');
  }
  const permissions = new Map<string, CatalogPermission>();
  for (const { pointer, entries } of scopeLists(application, list)) {
    entries.forEach((entry, index) => addScope(entry, `${pointer}/${index}`));
  }
  listOf(application, 'appRoles', '', list).forEach((entry, index) => addRole(entry, `/appRoles/${index}`));
  if (list.problems.length > 0) return { problems: list.problems };
  const catalog = {
    name: name ?? catalogName(textMember(application, 'displayName', 'name')) ?? appId ?? '',
    appId: appId?.toLowerCase(),
    bases: [],
    permissions: [...permissions.values()].toSorted((left, right) => compareCodeUnits(left.value, right.value)),
    operations: [],
    includes: [],
    anomalies: [],
  };
  return { catalog, problems: [] };

  function addScope(entry: unknown, pointer: string): void {
    const grant = grantOf(entry, pointer, list);
    if (grant === undefined) return;
    const scope = { ...grant, adminConsent: memberOf(grant.entry, 'type') !== 'User' };
    const audience = textMember(application ?? {}, 'signInAudience');
    const schemes: AccessScheme[] = audience === 'PersonalMicrosoftAccount' ? [] : ['delegatedWork'];
    if (audience?.includes('Personal') === true) schemes.push('delegatedPersonal');
    for (const scheme of schemes) add(scope.value, scope.entry, scheme, scope);
  }

  function addRole(entry: unknown, pointer: string): void {
    const members = isJsonRecord(entry) ? memberOf(entry, 'allowedMemberTypes') : undefined;
    if (isJsonList(members) && !members.includes('Application')) return;
    const grant = grantOf(entry, pointer, list);
    if (grant !== undefined) add(grant.value, grant.entry, 'application', { ...grant, adminConsent: true });
  }

  function add(value: string, entry: JsonRecord, scheme: AccessScheme, written: CatalogGrant): void {
    const { id, adminConsent, level, blocked } = written;
    const before = permissions.get(value);
    permissions.set(value, {
      value,
      displayName: before?.displayName ?? textMember(entry, 'adminConsentDisplayName', 'displayName'),
      description: before?.description ?? textMember(entry, 'adminConsentDescription', 'description'),
      grants: { ...before?.grants, [scheme]: { id, adminConsent, level, blocked } },
    });
  }
}

function onlyOne(value: unknown): JsonRecord | undefined {
  const inner = isJsonRecord(value) && isJsonList(memberOf(value, 'value')) ? memberOf(value, 'value') : value;
  const one = isJsonList(inner) && inner.length === 1 ? inner[0] : inner;
  return isJsonRecord(one) ? one : undefined;
}

/** Where the three generations of the format keep the scopes. */
function scopeLists(
  application: JsonRecord,
  list: ProblemList,
): readonly { readonly pointer: string; readonly entries: readonly unknown[] }[] {
  const api = memberOf(application, 'api');
  const found = ['oauth2PermissionScopes', 'oauth2Permissions'].map((key) => ({
    pointer: jsonPointer(key),
    entries: listOf(application, key, '', list),
  }));
  if (!isJsonRecord(api)) return found;
  const pointer = '/api/oauth2PermissionScopes';
  return [...found, { pointer, entries: listOf(api, 'oauth2PermissionScopes', '/api', list) }];
}

function listOf(record: JsonRecord, key: string, pointer: string, list: ProblemList): readonly unknown[] {
  const value = memberOf(record, key) ?? [];
  if (isJsonList(value)) return value;
  list.add(`${pointer}${jsonPointer(key)}`, `\`${key}\` is not a list`);
  return [];
}

/** The parts that scopes and app roles share; nothing for an entry without a value, which no token can carry. */
function grantOf(
  entry: unknown,
  pointer: string,
  list: ProblemList,
): (CatalogGrant & { readonly value: string; readonly entry: JsonRecord }) | undefined {
  if (!isJsonRecord(entry)) {
    list.add(pointer, 'the permission is not an object');
    return undefined;
  }
  const value = textMember(entry, 'value');
  if (value === undefined) return undefined;
  const id = textMember(entry, 'id')?.toLowerCase();
  if (id === undefined || !uuid.test(id)) {
    list.add(`${pointer}/id`, `the id of \`${value}\` is no UUID`);
    return undefined;
  }
  const blocked = memberOf(entry, 'isEnabled') === false ? 'disabled' : undefined;
  return { id, adminConsent: true, level: undefined, blocked, value, entry };
}
