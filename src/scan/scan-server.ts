// The scan of a server's sources: which routes they serve, and which checks stand before them. Nothing of the sources is
// executed. It must not know where the sources lie.
import { createEvaluator } from './evaluate/create-evaluator.ts';
import { openProgram } from './program/program.ts';
import { addEffort, effortSince, isSpent, type Effort } from './program/effort.ts';
import { filesRead } from './program/reading-log.ts';
import { nothingKnown, type RunScan } from './remember-files.ts';
import type { ServerScan } from './scan-result.ts';
import { concernsRoutes } from './server/interest.ts';
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
  return runServerScan(tree, nothingKnown(tree)).scan;
}

/** The same, with the facts of each file that was searched, for `rememberScan`. */
export const runServerScan: RunScan<ServerFileFacts, ServerScan> = (tree, { texts, ...remembered }) => {
  const program = openProgram(tree, texts);
  const evaluator = createEvaluator(program);
  const concerns = (file: string): boolean => texts.matters(file, (text) => concernsRoutes(file, text));
  const facts = new Map<string, ServerFileFacts>();
  const read = new Map<string, readonly string[]>();
  const spent = new Map<string, Readonly<Effort>>();
  for (const file of program.files.filter(concerns)) {
    const before = { ...program.effort };
    const known = remembered.facts(file);
    const around = program.readings.begin();
    facts.set(file, known ?? scanServerFile(file, evaluator, concerns));
    const readings = program.readings.end(around);
    if (known === undefined) read.set(file, filesRead(readings));
    else addEffort(program.effort, remembered.effort(file));
    spent.set(file, effortSince(program.effort, before));
  }
  const linked = linkServer([...facts.values()]);
  const scan = { ...linked, notes: [...linked.notes, ...program.settingNotes()] };
  return {
    scan,
    facts,
    read: (file) => read.get(file),
    effort: (file) => spent.get(file),
    isSpent: isSpent(program.effort),
    questions: program.questions,
  };
};
