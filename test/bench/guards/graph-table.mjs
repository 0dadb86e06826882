// The policy table of Microsoft Graph, made from its published data as `permc build` would make it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, policyTable } from '../../../dist/index.js';
import { graphData, writeGraphManifest } from '../../graph/graph-manifest.mjs';

/**
 * The table; undefined where the data is not on the machine (`PERMC_GRAPH_DATA` says where it is).
 *
 * @returns {import('../../../dist/runtime/index.js').PolicyTable | undefined}
 */
export function graphTable() {
  const folder = graphData();
  if (folder === undefined) return undefined;
  const scratch = mkdtempSync(join(tmpdir(), 'permc-bench-'));
  try {
    const path = join(scratch, 'permissions.yaml');
    writeGraphManifest(folder, path);
    const { model, diagnostics } = compile({
      manifest: { path: 'permissions.yaml', text: readFileSync(path, 'utf8') },
      read: () => ({ ok: false, reason: 'missing' }),
    });
    if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    return policyTable(model);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
