// The published data of Microsoft Graph, for the tests that read all of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { graphData } from '../graph/graph-manifest.mjs';
import type { RawGraph } from './recount.ts';

const folder = graphData();

/** Whether the data is on this machine. */
export const hasGraphData: boolean = folder !== undefined;

if (!hasGraphData)
  console.warn('the data of Microsoft Graph is not here (PERMC_GRAPH_DATA says where it is): its tests are skipped');

let read: Catalog | undefined;

/** The catalog of the data, read once. */
export function readGraphCatalog(): Catalog {
  if (read !== undefined) return read;
  const { catalog, problems } = readMicrosoftGraph(readGraphData());
  if (catalog === undefined) throw new Error(JSON.stringify(problems));
  return (read = catalog);
}

/** The two published files, parsed. */
export function readGraphData(): { readonly permissions: unknown; readonly provisioning: unknown } {
  return { permissions: parse('permissions.json'), provisioning: parse('provisioningInfo.json') };
}

/** The same without their covers, for those who know the format. */
export function readRawGraph(): RawGraph {
  const { permissions } = JSON.parse(text('permissions.json')) as { readonly permissions: RawGraph['permissions'] };
  const { permissionDeployments } = JSON.parse(text('provisioningInfo.json')) as {
    readonly permissionDeployments: RawGraph['deployments'];
  };
  return { permissions, deployments: permissionDeployments };
}

function parse(file: string): unknown {
  return JSON.parse(text(file));
}

function text(file: string): string {
  return readFileSync(join(folder ?? '', file), 'utf8');
}
