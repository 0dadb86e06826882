// Which id of the provisioning data belongs to a permission, and whether a registration can ask for it at all.
// `resourceAppId` there is the service behind Microsoft Graph, so it is not even read.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { AccessScheme, CatalogGrant } from '../../model/catalog.ts';
import type { NoteAnomaly } from '../anomaly.ts';
import type { GraphCheck } from './checks.ts';
import type { PublishedDeployment } from './published-format.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The provisioning data by the name of the permission. */
export type Deployments = ReadonlyMap<string, readonly PublishedDeployment[]>;

/** The entry of a permission for one kind of access; personal accounts are asked by the scope of work accounts. */
export function deploymentOf(
  deployments: Deployments,
  name: string,
  scheme: AccessScheme,
): PublishedDeployment | undefined {
  const wanted = scheme === 'delegatedPersonal' ? 'delegatedWork' : scheme;
  const entries = (deployments.get(name) ?? []).filter((entry) => entry.scheme === wanted);
  return entries.toSorted((left, right) => compareCodeUnits(right.id, left.id))[0];
}

/** Ids under more than one name, in lower case. A scope and an app role of one name may share theirs. */
export function sharedIds(deployments: Deployments): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const [name, entries] of deployments) {
    for (const { id } of entries) {
      const key = id.toLowerCase();
      if (key === '') continue;
      if ((owners.get(key) ?? name) !== name) shared.add(key);
      owners.set(key, name);
    }
  }
  return shared;
}

/**
 * The id that `requiredResourceAccess` needs.
 *
 * @param deployment the entry of the permission, if there is one
 * @param subject what to note an anomaly on
 * @param shared the ids that several permissions have
 * @param note where anomalies are noted
 * @returns the id in lower case, or nothing when it is not published, malformed or shared
 */
export function usableId(
  deployment: PublishedDeployment | undefined,
  subject: string,
  shared: ReadonlySet<string>,
  note: NoteAnomaly<GraphCheck>,
): string | undefined {
  if (deployment === undefined || deployment.id === '') return undefined;
  const id = deployment.id.toLowerCase();
  if (!uuid.test(id)) {
    note('malformed-id', subject, `the id \`${deployment.id}\` is no UUID`);
    return undefined;
  }
  if (!shared.has(id)) return id;
  note('shared-id', subject, `the id \`${id}\` is also that of another permission`);
  return undefined;
}

/** Why a registration can't ask for a permission, the firmest reason first; undefined when it can. */
export function blockedBy(
  deployment: PublishedDeployment | undefined,
  id: string | undefined,
  resourceSpecific: boolean,
): CatalogGrant['blocked'] {
  if (resourceSpecific) return 'resource-specific';
  if (deployment !== undefined && !deployment.enabled) return 'disabled';
  if (id === undefined) return 'no-id';
  return deployment !== undefined && isShown(deployment) ? undefined : 'hidden';
}

/** Whether customers can see it: not hidden, and rolled out to the public cloud or not said where. */
function isShown({ hidden, environment }: PublishedDeployment): boolean {
  return !hidden && (environment === '' || environment.toLowerCase().split(';').includes('public'));
}
