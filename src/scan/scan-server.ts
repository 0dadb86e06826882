// The scan of a server's sources: which routes they serve, and which checks stand before them. Nothing of the sources is
// executed. It must not know where the sources lie.
import { createEvaluator } from './evaluate/create-evaluator.ts';
import { openProgram } from './program/program.ts';
import type { ScanRun } from './remember-files.ts';
import type { ServerScan } from './scan-result.ts';
import { linkServer } from './server/link/link-server.ts';
import { scanServerFile } from './server/run/scan-server-file.ts';
import type { ServerFileFacts } from './server/server-facts.ts';
import type { SourceTree } from './source-tree.ts';

/**
 * Finds the routes of a server.
 *
 * @param tree its sources; whatever they say, nothing is thrown
 * @returns what is served, the rights that guards are given, and what could not be read
 */
export function scanServer(tree: SourceTree): ServerScan {
  return runServerScan(tree, () => undefined).scan;
}

/**
 * The same, with what each file says, to be remembered.
 *
 * @param remembered what a file said in an earlier run, when it still holds
 */
export function runServerScan(
  tree: SourceTree,
  remembered: (file: string) => ServerFileFacts | undefined,
): ScanRun<ServerFileFacts, ServerScan> {
  const program = openProgram(tree);
  const evaluator = createEvaluator(program);
  const facts = new Map<string, ServerFileFacts>();
  for (const file of program.files) {
    const known = remembered(file) ?? scanServerFile(file, evaluator);
    facts.set(file, known);
  }
  const scan = linkServer([...facts.values()]);
  return { scan: { ...scan, notes: [...program.settingNotes(), ...scan.notes] }, facts, imported: program.imported };
}
