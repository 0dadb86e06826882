// Reads the permission data that Microsoft publishes for Microsoft Graph as a catalog.
// It only puts the steps in order; what each anomaly of the data means is in the table of checks.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { Catalog, CatalogAnomaly } from '../../model/catalog.ts';
import { anomalyList } from '../anomaly.ts';
import { problemList, type CatalogReading } from '../catalog-reading.ts';
import { applyOverlay, type Overlay } from '../overlay.ts';
import { buildOperations } from './build-operations.ts';
import { buildPermissions } from './build-permissions.ts';
import { checkAnswers } from './check-answers.ts';
import { graphChecks } from './checks.ts';
import { collectCells } from './collect-cells.ts';
import { microsoftGraphOverlay } from './overlay.ts';
import { publishedDeployments, publishedPermissions } from './published-format.ts';

/**
 * The application id of Microsoft Graph, the same in every tenant ("Verify first-party Microsoft applications in
 * sign-in reports").
 */
export const microsoftGraphAppId = '00000003-0000-0000-c000-000000000000';

/**
 * The bases of Microsoft Graph, the supported version first ("Use the Microsoft Graph API"), then those of the national
 * clouds ("Microsoft Graph national cloud deployments").
 */
export const microsoftGraphBases: readonly string[] = [
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'microsoftgraph.chinacloudapi.cn',
].flatMap((host) => [`https://${host}/v1.0`, `https://${host}/beta`]);

/**
 * Reads `permissions.json` and `provisioningInfo.json` as they are published in microsoftgraph/microsoft-graph-devx-content.
 *
 * @param input the two files, parsed; anything may be in them
 * @param overlay what is known better; the built-in one unless given
 * @returns the catalog with its anomalies, or why there is none; never throws
 */
export function readMicrosoftGraph(
  input: { readonly permissions: unknown; readonly provisioning: unknown },
  overlay: Overlay = microsoftGraphOverlay,
): CatalogReading {
  const list = problemList();
  const permissions = publishedPermissions(input.permissions, list);
  const deployments = publishedDeployments(input.provisioning, list);
  const deployed = permissions.filter(({ name }) => deployments.has(name)).length;
  if (list.problems.length === 0 && deployed * 2 < permissions.length) {
    const message = `only ${deployed} of ${permissions.length} permissions have an entry in the file of ids`;
    list.add('/permissionDeployments', message, 'take both files from one publication');
  }
  if (list.problems.length > 0) return { problems: list.problems };
  const { anomalies, note } = anomalyList(graphChecks);
  const built = buildPermissions(permissions, deployments, note);
  const operations = buildOperations(collectCells(permissions, note), note);
  checkAnswers(operations, built, note);
  const published: Catalog = {
    name: 'microsoft-graph',
    appId: microsoftGraphAppId,
    bases: microsoftGraphBases,
    permissions: built,
    operations,
    includes: [],
    anomalies,
  };
  const catalog = applyOverlay(published, overlay);
  return { catalog: { ...catalog, anomalies: catalog.anomalies.toSorted(byCheck) }, problems: [] };
}

function byCheck(left: CatalogAnomaly, right: CatalogAnomaly): number {
  return (
    compareCodeUnits(left.check, right.check) ||
    compareCodeUnits(left.subject, right.subject) ||
    compareCodeUnits(left.message, right.message)
  );
}
