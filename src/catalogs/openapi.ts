// Any API that is described by OpenAPI 3.0 or 3.1 with OAuth 2.0 as a catalog: scopes of a user's flow are delegated
// permissions, those of `clientCredentials` are app roles. The document is parsed already, from JSON or YAML.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { AccessScheme, CatalogGrant, CatalogOperation, CatalogPermission } from '../model/catalog.ts';
import type { Method } from '../model/model.ts';
import { parseTemplate, type PathTemplate } from '../runtime/template.ts';
import { accessSchemes } from './access-schemes.ts';
import { anomalyList, type NoteAnomaly } from './anomaly.ts';
import { catalogName } from './catalog-name.ts';
import { problemList, type CatalogReading } from './catalog-reading.ts';
import { isJsonList, isJsonRecord, memberOf, textMember, type JsonRecord } from './json-record.ts';
import { openApiChecks, type OpenApiCheck } from './openapi/checks.ts';
import { readSecurity } from './openapi/read-security.ts';
import { resolveReference } from './openapi/resolve-reference.ts';
import { securitySchemes, type SecurityScheme } from './openapi/security-schemes.ts';

const methods: readonly (readonly [key: string, method: Method])[] = [
  ['delete', 'DELETE'],
  ['get', 'GET'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
  ['patch', 'PATCH'],
  ['post', 'POST'],
  ['put', 'PUT'],
];

/**
 * Reads an OpenAPI document.
 *
 * @param document the parsed document; anything may be in it
 * @param name what the catalog is to be called; the title in kebab-case unless given
 * @returns the catalog, or why there is none; never throws
 */
export function readOpenApi(document: unknown, name?: string): CatalogReading {
  const list = problemList();
  const version = isJsonRecord(document) ? textMember(document, 'openapi') : undefined;
  if (!isJsonRecord(document) || version === undefined || !/^3\.[012](?:\.|$)/.test(version)) {
    list.add('/openapi', 'the document is not OpenAPI 3', 'convert it to OpenAPI 3.0 or 3.1');
    return { problems: list.problems };
  }
  const paths = memberOf(document, 'paths') ?? {};
  const info = resolveReference(memberOf(document, 'info'), document);
  const title = name ?? catalogName(info === undefined ? undefined : textMember(info, 'title'));
  if (!isJsonRecord(paths)) list.add('/paths', '`paths` is not an object');
  if (title === undefined) list.add('/info/title', 'the document has no title', 'give the catalog a name');
  if (!isJsonRecord(paths) || title === undefined) return { problems: list.problems };
  const { anomalies, note } = anomalyList(openApiChecks);
  const schemes = securitySchemes(document);
  const catalog = {
    name: title,
    appId: undefined,
    bases: basesOf(memberOf(document, 'servers')),
    permissions: permissionsOf(schemes),
    operations: operationsOf(document, paths, schemes, note),
    includes: [],
    anomalies: anomalies.toSorted(
      (left, right) => compareCodeUnits(left.check, right.check) || compareCodeUnits(left.subject, right.subject),
    ),
  };
  return { catalog, problems: [] };
}

/** The absolute addresses of the servers, with the defaults of their variables. */
function basesOf(servers: unknown): readonly string[] {
  const bases = (isJsonList(servers) ? servers : []).flatMap((server) => {
    const url = isJsonRecord(server) ? textMember(server, 'url') : undefined;
    if (!isJsonRecord(server) || url === undefined) return [];
    const variables = memberOf(server, 'variables');
    const base = url.replace(/\{([^{}]*)\}/g, (written, variable: string) => {
      const details = isJsonRecord(variables) ? memberOf(variables, variable) : undefined;
      return (isJsonRecord(details) ? textMember(details, 'default') : undefined) ?? written;
    });
    return /^https?:\/\/[^\s{}]+$/i.test(base) ? [base.replace(/\/+$/, '')] : [];
  });
  return [...new Set(bases)];
}

function permissionsOf(schemes: ReadonlyMap<string, SecurityScheme>): readonly CatalogPermission[] {
  // Neither an id nor who consents is said; an admin is the careful answer.
  const grant: CatalogGrant = { id: undefined, adminConsent: true, level: undefined, blocked: 'no-id' };
  const found = new Map<string, { description: string; access: Set<AccessScheme> }>();
  for (const scheme of schemes.values()) {
    if (scheme === 'other') continue;
    for (const [value, { description, access }] of scheme.scopes) {
      const known = found.get(value) ?? { description, access: new Set() };
      found.set(value, known);
      for (const kind of access) known.access.add(kind);
    }
  }
  const sorted = [...found].toSorted(([left], [right]) => compareCodeUnits(left, right));
  return sorted.map(([value, { description, access }]) => {
    const grants: Partial<Record<AccessScheme, CatalogGrant>> = {};
    for (const kind of accessSchemes) if (access.has(kind)) grants[kind] = grant;
    return { value, displayName: undefined, description: description === '' ? undefined : description, grants };
  });
}

function operationsOf(
  document: JsonRecord,
  paths: JsonRecord,
  schemes: ReadonlyMap<string, SecurityScheme>,
  note: NoteAnomaly<OpenApiCheck>,
): readonly CatalogOperation[] {
  const operations = new Map<string, CatalogOperation>();
  for (const key of Object.keys(paths).toSorted(compareCodeUnits)) {
    const item = resolveReference(paths[key], document);
    // Keys that begin with `x-` are extensions.
    if (item === undefined || key.startsWith('x-')) continue;
    const template = templateOf(key, note);
    if (template === undefined) continue;
    for (const [member, method] of methods) {
      const operation = resolveReference(memberOf(item, member), document);
      if (operation === undefined) continue;
      const subject = `${method} ${template.text}`;
      const identity = `${method} ${template.shape}`;
      if (operations.has(identity)) {
        note('same-shape', subject, `\`${operations.get(identity)?.template.text ?? ''}\` matches the same URLs`);
        continue;
      }
      const security = memberOf(operation, 'security') ?? memberOf(document, 'security');
      operations.set(identity, { method, template, ...readSecurity(security, schemes, subject, note) });
    }
  }
  return [...operations.values()].toSorted(
    (left, right) =>
      compareCodeUnits(left.template.text, right.template.text) || compareCodeUnits(left.method, right.method),
  );
}

function templateOf(key: string, note: NoteAnomaly<OpenApiCheck>): PathTemplate | undefined {
  const path = key.replace(/(?<=.)\/$/, '');
  // The names of parameters are free here and of no matter to a matcher: `{user.id}` is `{user_id}`.
  const parsed = parseTemplate(path.replace(/\{[^{}]*\}/g, (name) => name.replace(/[^\w{}-]/g, '_')));
  if (!parsed.ok) {
    note('unreadable-path', key, `the path \`${key}\` is left out`);
    return undefined;
  }
  if (path !== key) note('trailing-slash', key, `the path \`${key}\` is read as \`${path}\``);
  return parsed.template;
}
