// The built-in catalog: a small part of Microsoft Graph, so that a first run needs neither network nor data.
// It is an excerpt: a call that is not in it may exist, and is to be looked up in the full catalog.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import { InternalError } from '../../base/internal-error.ts';
import type { AccessScheme, Catalog, CatalogGrant, CatalogOperation, CatalogPermission } from '../../model/catalog.ts';
import type { Method } from '../../model/model.ts';
import { parseTemplate } from '../../runtime/template.ts';
import type { ClaimDraft } from '../microsoft-graph/collect-cells.ts';
import { judgeClaims } from '../microsoft-graph/judge-claims.ts';
import { microsoftGraphOverlay } from '../microsoft-graph/overlay.ts';
import { microsoftGraphAppId, microsoftGraphBases } from '../microsoft-graph/read-microsoft-graph.ts';
import { applyOverlay } from '../overlay.ts';
import { excerptCalls } from './microsoft-graph-calls.ts';
import { excerptPermissions } from './microsoft-graph-permissions.ts';

/** The check under which a catalog says of itself that it is an excerpt. */
export const excerptCheck = 'excerpt';

const schemes: ReadonlyMap<string, AccessScheme> = new Map<string, AccessScheme>([
  ['work', 'delegatedWork'],
  ['personal', 'delegatedPersonal'],
  ['application', 'application'],
]);

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['DELETE', 'DELETE'],
  ['GET', 'GET'],
  ['PATCH', 'PATCH'],
  ['POST', 'POST'],
  ['PUT', 'PUT'],
]);

/**
 * The built-in catalog, named `microsoft-graph` like the full one. Its only anomaly is the check `excerpt`.
 *
 * @returns the same catalog each time
 * @throws InternalError when a table of the excerpt is misspelt
 */
export function microsoftGraphExcerpt(): Catalog {
  const permissions = excerptPermissions.trim().split('\n').map(permissionOf);
  const message = 'only the most used calls of Microsoft Graph are built in';
  const { anomalies: _, ...catalog } = applyOverlay(
    {
      name: 'microsoft-graph',
      appId: microsoftGraphAppId,
      bases: microsoftGraphBases,
      permissions,
      operations: operationsOf(new Set(permissions.map(({ value }) => value))),
      includes: [],
      anomalies: [],
    },
    { ...microsoftGraphOverlay, corrections: [] },
  );
  return { ...catalog, anomalies: [{ check: excerptCheck, subject: 'microsoft-graph', message, handling: 'kept' }] };
}

/** Whether a catalog is only an excerpt, so that a call which it lacks may exist all the same. */
export function isExcerpt({ anomalies }: Catalog): boolean {
  return anomalies.some(({ check }) => check === excerptCheck);
}

function permissionOf(line: string): CatalogPermission {
  const [value = '', scope = '-', consent = '-', appRole = '-', displayName = ''] = line.split(' | ');
  const [who, personal] = consent.split('+');
  const grants: Partial<Record<AccessScheme, CatalogGrant>> = {};
  if (scope !== '-') grants.delegatedWork = grantOf(scope, who !== 'user');
  if (scope !== '-' && personal !== undefined) grants.delegatedPersonal = grantOf(scope, who !== 'user');
  if (appRole !== '-') grants.application = grantOf(appRole, true);
  return { value, displayName, description: undefined, grants };
}

function grantOf(written: string, adminConsent: boolean): CatalogGrant {
  return written === 'none'
    ? { id: undefined, adminConsent, level: undefined, blocked: 'no-id' }
    : { id: written, adminConsent, level: undefined, blocked: undefined };
}

function operationsOf(known: ReadonlySet<string>): readonly CatalogOperation[] {
  const operations: CatalogOperation[] = [];
  // Each call begins at the start of a line, its kinds of access are indented.
  for (const entry of excerptCalls.trim().split(/\n(?! )/)) {
    const [call = '', ...cells] = entry.split('\n');
    const [verb = '', path = ''] = call.split(' ');
    const method = methods.get(verb);
    const parsed = parseTemplate(path);
    if (method === undefined || !parsed.ok) throw new InternalError(`the excerpt has no such call as ${call}`);
    const claims: Partial<Record<AccessScheme, CatalogOperation['claims'][AccessScheme] & {}>> = {};
    for (const cell of cells) {
      const [name = '', listed = ''] = cell.trim().split(': ');
      const scheme = schemes.get(name);
      if (scheme === undefined) throw new InternalError(`the excerpt has no such kind of access as ${cell}`);
      const drafts = listed.split(', ').map((written) => draftOf(written, known));
      const place = { method, scheme, onMe: false, spellings: [] };
      const doubts = judgeClaims(drafts, place);
      claims[scheme] = drafts.map(({ permissions, least }, index) => {
        const doubt = doubts[index]?.reason;
        return { permissions, least, trusted: doubt === undefined, doubt };
      });
    }
    operations.push({ method, template: parsed.template, claims, anonymous: false });
  }
  return operations.toSorted(
    (left, right) =>
      compareCodeUnits(left.template.text, right.template.text) || compareCodeUnits(left.method, right.method),
  );
}

function draftOf(written: string, known: ReadonlySet<string>): ClaimDraft {
  const permissions = written.replace('!', '').split(' + ');
  const unknown = permissions.find((value) => !known.has(value));
  if (unknown !== undefined) throw new InternalError(`the excerpt names the unknown permission ${unknown}`);
  return { permissions, identity: permissions.join(' '), least: written.endsWith('!'), keys: [] };
}
