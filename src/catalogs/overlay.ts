// What people know better than published data: corrections, implications and permissions, each with its source.
// An overlay is data; it has one shape for the built-in one and for those of users.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type {
  AccessScheme,
  Catalog,
  CatalogAnomaly,
  CatalogClaim,
  CatalogGrant,
  CatalogOperation,
} from '../model/catalog.ts';
import { parseTemplate } from '../runtime/template.ts';
import { accessSchemes } from './access-schemes.ts';

/** What a correction does to one claim. */
export type OverlayChange = 'least' | 'not-least' | 'trusted' | 'distrusted' | 'not-accepted';

/** Why somebody may rely on a line of an overlay. */
export interface OverlayReason {
  readonly because: string;
  /** Where that can be read: an address, or the title of a page. */
  readonly source: string;
}

/** One claim of one call that is put right. */
export interface OverlayCorrection extends OverlayReason {
  /** `METHOD /path/{template}`; parameter names and letter case do not matter. */
  readonly call: string;
  readonly access: readonly AccessScheme[];
  /** The permissions of the claim, all of them. */
  readonly permissions: readonly string[];
  readonly change: OverlayChange;
}

/** A permission that the data lacks, or whose id it lacks. */
export interface OverlayPermission extends OverlayReason {
  readonly value: string;
  readonly access: readonly AccessScheme[];
  readonly id: string;
  readonly consent: 'user' | 'admin';
  readonly displayName: string | undefined;
}

/** `permission` satisfies whatever `included` satisfies. */
export interface OverlayInclusion extends OverlayReason {
  readonly permission: string;
  readonly included: string;
}

/** Corrections of one catalog. */
export interface Overlay {
  /** The name of the catalog that it is for. */
  readonly catalog: string;
  readonly corrections: readonly OverlayCorrection[];
  readonly permissions: readonly OverlayPermission[];
  readonly includes: readonly OverlayInclusion[];
}

/**
 * Applies an overlay. What finds nothing to change is noted as an anomaly, because the data may have been put right.
 *
 * @param catalog any catalog
 * @param overlay one that is for it
 * @returns the corrected catalog; the given one stays as it is
 */
export function applyOverlay(catalog: Catalog, overlay: Overlay): Catalog {
  const anomalies: CatalogAnomaly[] = [];
  const permissions = addPermissions(catalog, overlay);
  const known = new Set(permissions.map(({ value }) => value));
  const includes = overlay.includes.flatMap(({ permission, included, source }) => {
    if (known.has(permission) && known.has(included)) return [{ permission, included, source }];
    anomalies.push(unused(`${permission} includes ${included}`, 'one of the two permissions does not exist'));
    return [];
  });
  return {
    ...catalog,
    permissions,
    operations: correctOperations(catalog.operations, overlay.corrections, anomalies),
    includes: [...catalog.includes, ...includes].toSorted(
      (left, right) =>
        compareCodeUnits(left.permission, right.permission) || compareCodeUnits(left.included, right.included),
    ),
    anomalies: [...catalog.anomalies, ...anomalies],
  };
}

function unused(subject: string, message: string): CatalogAnomaly {
  return {
    check: 'unused-overlay',
    subject,
    message: `the overlay changes nothing here: ${message}`,
    handling: 'kept',
  };
}

function addPermissions(catalog: Catalog, { permissions }: Overlay): Catalog['permissions'] {
  const byValue = new Map(catalog.permissions.map((permission) => [permission.value, permission]));
  for (const { value, access, id, consent, displayName } of permissions) {
    const before = byValue.get(value);
    const grants: Partial<Record<AccessScheme, CatalogGrant>> = {};
    for (const scheme of accessSchemes) {
      const published = before?.grants[scheme];
      const level = published?.level;
      if (access.includes(scheme))
        grants[scheme] = { id, adminConsent: consent === 'admin', level, blocked: undefined };
      else if (published !== undefined) grants[scheme] = published;
    }
    byValue.set(value, {
      value,
      displayName: displayName ?? before?.displayName,
      description: before?.description,
      grants,
    });
  }
  return [...byValue.values()].toSorted((left, right) => compareCodeUnits(left.value, right.value));
}

function correctOperations(
  operations: readonly CatalogOperation[],
  corrections: readonly OverlayCorrection[],
  anomalies: CatalogAnomaly[],
): readonly CatalogOperation[] {
  if (corrections.length === 0) return operations;
  const corrected = [...operations];
  for (const correction of corrections) {
    const call = parseCall(correction.call);
    const position = corrected.findIndex(
      ({ method, template }) => method === call?.method && template.shape === call.shape,
    );
    const operation = corrected[position];
    const changed = operation === undefined ? undefined : correctOperation(operation, correction);
    if (changed === undefined) {
      const wanted = correction.permissions.map((value) => `\`${value}\``).join(' and ');
      anomalies.push(unused(correction.call, `there is no claim of ${wanted} to make \`${correction.change}\``));
    } else corrected[position] = changed;
  }
  return corrected;
}

function parseCall(call: string): { readonly method: string; readonly shape: string } | undefined {
  const space = call.indexOf(' ');
  const parsed = parseTemplate(call.slice(space + 1));
  return parsed.ok ? { method: call.slice(0, space), shape: parsed.template.shape } : undefined;
}

function correctOperation(operation: CatalogOperation, correction: OverlayCorrection): CatalogOperation | undefined {
  const { method, template, anonymous } = operation;
  const identity = correction.permissions.join(' ');
  const claims: Partial<Record<AccessScheme, readonly CatalogClaim[]>> = {};
  let found = false;
  for (const scheme of accessSchemes) {
    const published = operation.claims[scheme];
    if (published === undefined) continue;
    const kept = published.flatMap((claim) => {
      if (!correction.access.includes(scheme) || claim.permissions.join(' ') !== identity) return [claim];
      found = true;
      return correctClaim(claim, correction) ?? [];
    });
    if (kept.length > 0) claims[scheme] = kept;
  }
  return found ? { method, template, claims, anonymous } : undefined;
}

function correctClaim(claim: CatalogClaim, { change, because }: OverlayCorrection): CatalogClaim | undefined {
  switch (change) {
    case 'least':
      return { ...claim, least: true, trusted: true, doubt: undefined };
    case 'not-least':
      return { ...claim, least: false, trusted: false, doubt: because };
    case 'trusted':
      return { ...claim, trusted: true, doubt: undefined };
    case 'distrusted':
      return { ...claim, trusted: false, doubt: because };
    case 'not-accepted':
      return undefined;
  }
}
