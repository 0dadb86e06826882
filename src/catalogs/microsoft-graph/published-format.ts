// The shape of the two files that Microsoft publishes, checked member by member: hostile JSON ends here as problems.
// It must not know what the data means. The format is that of the repository microsoftgraph/kibali, specs/permissions.md.
import type { AccessScheme } from '../../model/catalog.ts';
import { jsonPointer, type ProblemList } from '../catalog-reading.ts';
import { isJsonList, isJsonRecord, memberOf, textMember, type JsonRecord } from '../json-record.ts';

/** What is published of a permission for one kind of access. */
export interface PublishedScheme {
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  readonly adminConsent: boolean;
  readonly level: number | undefined;
}

/** Paths that a permission opens with the same methods for the same kinds of access. */
export interface PublishedPathSet {
  /** As written: a name that is no kind of access is for the checks. */
  readonly schemes: readonly string[];
  readonly methods: readonly string[];
  /** The key, and what is said of it: `least=A,B;AlsoRequires=P,Q`. */
  readonly paths: readonly (readonly [key: string, value: string])[];
}

/** One permission of `permissions.json`. */
export interface PublishedPermission {
  readonly name: string;
  readonly authorizationType: string | undefined;
  readonly schemes: ReadonlyMap<AccessScheme, PublishedScheme>;
  readonly unknownSchemes: readonly string[];
  readonly pathSets: readonly PublishedPathSet[];
}

/** One entry of `provisioningInfo.json`: a permission as it is rolled out for one kind of access. */
export interface PublishedDeployment {
  readonly scheme: AccessScheme;
  readonly id: string;
  readonly environment: string;
  readonly hidden: boolean;
  readonly enabled: boolean;
}

/** The words of the format for the kinds of access. */
export const publishedSchemes: ReadonlyMap<string, AccessScheme> = new Map([
  ['DelegatedWork', 'delegatedWork'],
  ['DelegatedPersonal', 'delegatedPersonal'],
  ['Application', 'application'],
]);

// scope-token of RFC 6749 section 3.3: what can stand in a `scope` parameter at all.
const permissionName = /^[\x21\x23-\x5B\x5D-\x7E]{1,256}$/;

/**
 * The permissions of `permissions.json`, sorted by nothing: in the order of the file.
 *
 * @param input the parsed file
 * @param list where every departure from the format is added
 */
export function publishedPermissions(input: unknown, list: ProblemList): readonly PublishedPermission[] {
  const permissions = isJsonRecord(input) ? memberOf(input, 'permissions') : undefined;
  if (!isJsonRecord(permissions)) {
    list.add('', 'the file of permissions has no object `permissions`', 'give `permissions.json` as it is published');
    return [];
  }
  const found: PublishedPermission[] = [];
  for (const name of Object.keys(permissions)) {
    const permission = permissionOf(name, permissions[name], list);
    if (permission !== undefined) found.push(permission);
  }
  if (found.length === 0 && list.problems.length === 0) {
    list.add('/permissions', 'the file of permissions is empty', 'give `permissions.json` as it is published');
  }
  return found;
}

function permissionOf(name: string, value: unknown, list: ProblemList): PublishedPermission | undefined {
  const pointer = jsonPointer('permissions', name);
  if (!permissionName.test(name)) {
    list.add(pointer, 'the name of a permission has characters that no scope can have');
    return undefined;
  }
  const schemes = isJsonRecord(value) ? memberOf(value, 'schemes') : undefined;
  const pathSets = isJsonRecord(value) ? memberOf(value, 'pathSets') : undefined;
  if (!isJsonRecord(value) || !isJsonRecord(schemes) || !isJsonList(pathSets)) {
    list.add(pointer, `the permission \`${name}\` needs an object \`schemes\` and a list \`pathSets\``);
    return undefined;
  }
  const known = new Map<AccessScheme, PublishedScheme>();
  const unknownSchemes: string[] = [];
  for (const written of Object.keys(schemes)) {
    const scheme = publishedSchemes.get(written);
    const details = schemes[written];
    if (scheme === undefined) unknownSchemes.push(written);
    else if (isJsonRecord(details)) known.set(scheme, schemeOf(details));
    else list.add(`${pointer}/schemes${jsonPointer(written)}`, `the scheme \`${written}\` is not an object`);
  }
  return {
    name,
    authorizationType: textMember(value, 'authorizationType'),
    schemes: known,
    unknownSchemes,
    pathSets: pathSets.flatMap((entry, index) => pathSetOf(entry, `${pointer}/pathSets/${index}`, list) ?? []),
  };
}

function schemeOf(details: JsonRecord): PublishedScheme {
  const level = memberOf(details, 'privilegeLevel');
  return {
    displayName: textMember(details, 'adminDisplayName', 'userDisplayName'),
    description: textMember(details, 'adminDescription', 'userDescription'),
    // What is not said to be for users is for admins.
    adminConsent: memberOf(details, 'requiresAdminConsent') !== false,
    level: typeof level === 'number' && Number.isInteger(level) && level >= 1 && level <= 5 ? level : undefined,
  };
}

function pathSetOf(entry: unknown, pointer: string, list: ProblemList): PublishedPathSet | undefined {
  const schemes = isJsonRecord(entry) ? textsOf(memberOf(entry, 'schemeKeys')) : undefined;
  const methods = isJsonRecord(entry) ? textsOf(memberOf(entry, 'methods')) : undefined;
  const paths = isJsonRecord(entry) ? memberOf(entry, 'paths') : undefined;
  if (schemes === undefined || methods === undefined || !isJsonRecord(paths)) {
    list.add(pointer, 'a path set needs the lists `schemeKeys` and `methods` and the object `paths`');
    return undefined;
  }
  const found: (readonly [string, string])[] = [];
  for (const key of Object.keys(paths)) {
    const value = paths[key];
    if (typeof value === 'string') found.push([key, value]);
    else list.add(`${pointer}/paths${jsonPointer(key)}`, `what is said of the path \`${key}\` is not a text`);
  }
  return { schemes, methods, paths: found };
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (!isJsonList(value)) return undefined;
  const texts = value.filter((item) => typeof item === 'string');
  return texts.length === value.length ? texts : undefined;
}

/**
 * The entries of `provisioningInfo.json`, by the name of the permission.
 *
 * @param input the parsed file
 * @param list where every departure from the format is added
 */
export function publishedDeployments(
  input: unknown,
  list: ProblemList,
): ReadonlyMap<string, readonly PublishedDeployment[]> {
  const deployments = isJsonRecord(input) ? memberOf(input, 'permissionDeployments') : undefined;
  const found = new Map<string, readonly PublishedDeployment[]>();
  if (!isJsonRecord(deployments)) {
    const help = 'give `provisioningInfo.json` as it is published';
    list.add('', 'the file of ids has no object `permissionDeployments`', help);
    return found;
  }
  for (const name of Object.keys(deployments)) {
    const entries = deployments[name];
    const pointer = jsonPointer('permissionDeployments', name);
    if (!permissionName.test(name) || !isJsonList(entries)) {
      list.add(pointer, 'the ids of a permission are not a list under its name');
      continue;
    }
    found.set(
      name,
      entries.flatMap((entry, index) => deploymentOf(entry, `${pointer}/${index}`, list) ?? []),
    );
  }
  return found;
}

function deploymentOf(entry: unknown, pointer: string, list: ProblemList): PublishedDeployment | undefined {
  const written = isJsonRecord(entry) ? memberOf(entry, 'scheme') : undefined;
  if (!isJsonRecord(entry) || typeof written !== 'string') {
    list.add(pointer, 'an entry of ids is not an object with a text `scheme`');
    return undefined;
  }
  const scheme = publishedSchemes.get(written);
  if (scheme === undefined) return undefined;
  return {
    scheme,
    id: textMember(entry, 'id') ?? '',
    environment: textMember(entry, 'environment') ?? '',
    // What is not said to be shown and switched on is neither.
    hidden: memberOf(entry, 'isHidden') !== false,
    enabled: memberOf(entry, 'isEnabled') === true,
  };
}
