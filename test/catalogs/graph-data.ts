// Where the published data of Microsoft Graph is, for the tests that read all of it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RawGraph } from './recount.ts';

const folder =
  process.env['PERMC_GRAPH_DATA'] ?? fileURLToPath(new URL('../../../shared/data/microsoft-graph', import.meta.url));

/** Whether the data is on this machine. */
export const hasGraphData: boolean = existsSync(join(folder, 'permissions.json'));

if (!hasGraphData)
  console.warn('the data of Microsoft Graph is not here (PERMC_GRAPH_DATA says where it is): its tests are skipped');

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
  return readFileSync(join(folder, file), 'utf8');
}
