// The permissions with what a registration needs of them: the two published files brought together.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { AccessScheme, CatalogGrant, CatalogPermission } from '../../model/catalog.ts';
import { accessSchemes } from '../access-schemes.ts';
import type { NoteAnomaly } from '../anomaly.ts';
import type { GraphCheck } from './checks.ts';
import { blockedBy, deploymentOf, sharedIds, usableId, type Deployments } from './deployed-ids.ts';
import { privilegeLevels, type Levels } from './privilege-levels.ts';
import type { PublishedPermission, PublishedScheme } from './published-format.ts';

/** What all permissions are built with. */
interface Context {
  readonly deployments: Deployments;
  readonly shared: ReadonlySet<string>;
  readonly note: NoteAnomaly<GraphCheck>;
}

/**
 * Brings the two files together.
 *
 * @param permissions as published
 * @param deployments by the name of the permission
 * @param note where anomalies are noted
 * @returns all permissions that are described, and those that have only an id, by value
 */
export function buildPermissions(
  permissions: readonly PublishedPermission[],
  deployments: Deployments,
  note: NoteAnomaly<GraphCheck>,
): readonly CatalogPermission[] {
  const context: Context = { deployments, shared: sharedIds(deployments), note };
  const levels = privilegeLevels(permissions, note);
  const described = permissions.map((permission) =>
    describedPermission(permission, levels.get(permission.name) ?? new Map(), context),
  );
  const names = new Set(permissions.map(({ name }) => name));
  const others = [...deployments.keys()].flatMap((name) =>
    names.has(name) ? [] : (onlyDeployed(name, context) ?? []),
  );
  return [...described, ...others].toSorted((left, right) => compareCodeUnits(left.value, right.value));
}

function describedPermission(permission: PublishedPermission, levels: Levels, context: Context): CatalogPermission {
  const { name, schemes, unknownSchemes, pathSets } = permission;
  for (const scheme of unknownSchemes) {
    context.note('unknown-scheme', name, `\`${name}\` is for the unknown scheme \`${scheme}\``);
  }
  if (pathSets.every(({ paths }) => paths.length === 0)) {
    context.note('no-paths', name, `nothing says what \`${name}\` opens`);
  }
  const grants: Partial<Record<AccessScheme, CatalogGrant>> = {};
  for (const scheme of accessSchemes) {
    const published = schemes.get(scheme);
    if (published === undefined) continue;
    grants[scheme] = grantOf(permission, scheme, published, levels.get(scheme), context);
  }
  const texts = accessSchemes.flatMap((scheme) => schemes.get(scheme) ?? []);
  return {
    value: name,
    displayName: texts.find(({ displayName }) => displayName !== undefined)?.displayName,
    description: texts.find(({ description }) => description !== undefined)?.description,
    grants,
  };
}

function grantOf(
  { name, authorizationType }: PublishedPermission,
  scheme: AccessScheme,
  published: PublishedScheme,
  level: number | undefined,
  { deployments, shared, note }: Context,
): CatalogGrant {
  const subject = `${name} (${scheme})`;
  const deployment = deploymentOf(deployments, name, scheme);
  const id = usableId(deployment, subject, shared, note);
  const resourceSpecific = authorizationType === 'RSC';
  const blocked = blockedBy(deployment, id, resourceSpecific);
  if (blocked !== undefined) noteBlocked(blocked, name, subject, note);
  const unconsented = scheme === 'application' && !published.adminConsent && !resourceSpecific;
  if (unconsented) {
    note('application-without-admin-consent', subject, `\`${name}\` is an app role, so only an admin can grant it`);
  }
  if (scheme === 'delegatedPersonal' && published.adminConsent) {
    note('personal-with-admin-consent', subject, `\`${name}\` needs an admin, and a personal account has none`);
  }
  return { id, adminConsent: published.adminConsent || unconsented, level, blocked };
}

function noteBlocked(
  blocked: NonNullable<CatalogGrant['blocked']>,
  name: string,
  subject: string,
  note: NoteAnomaly<GraphCheck>,
): void {
  switch (blocked) {
    case 'resource-specific':
      return note('resource-specific', subject, `\`${name}\` is granted by the owner of one resource`);
    case 'disabled':
      return note('disabled-permission', subject, `\`${name}\` is switched off`);
    case 'no-id':
      return note('no-id', subject, `no usable id of \`${name}\` is published`);
    case 'hidden':
      return note('hidden-permission', subject, `\`${name}\` is not shown to customers`);
  }
}

/** A permission that can be asked for but is not described: its id is known, what it opens and who consents is not. */
function onlyDeployed(name: string, { deployments, shared, note }: Context): CatalogPermission | undefined {
  const grants: Partial<Record<AccessScheme, CatalogGrant>> = {};
  for (const scheme of ['delegatedWork', 'application'] as const) {
    const deployment = deploymentOf(deployments, name, scheme);
    const id = usableId(deployment, `${name} (${scheme})`, shared, note);
    if (id === undefined || blockedBy(deployment, id, false) !== undefined) continue;
    grants[scheme] = { id, adminConsent: true, level: undefined, blocked: undefined };
  }
  if (Object.keys(grants).length === 0) return undefined;
  note('not-described', name, `\`${name}\` has an id but no description`);
  return { value: name, displayName: undefined, description: undefined, grants };
}
