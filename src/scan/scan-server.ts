// The scan of a server's sources: which routes they serve, and which checks stand before them. Nothing of the sources is
// executed. It must not know where the sources lie.
import { createEvaluator } from './evaluate/create-evaluator.ts';
import { openProgram } from './program/program.ts';
import type { ServerScan } from './scan-result.ts';
import { linkServer } from './server/link/link-server.ts';
import { scanServerFile } from './server/run/scan-server-file.ts';
import type { SourceTree } from './source-tree.ts';

/**
 * Finds the routes of a server.
 *
 * @param tree its sources; whatever they say, nothing is thrown
 * @returns what is served, the rights that guards are given, and what could not be read
 */
export function scanServer(tree: SourceTree): ServerScan {
  const program = openProgram(tree);
  const evaluator = createEvaluator(program);
  const facts = program.files.map((file) => scanServerFile(file, evaluator));
  const scan = linkServer(facts);
  return { ...scan, notes: [...scan.notes, ...program.notes()] };
}
