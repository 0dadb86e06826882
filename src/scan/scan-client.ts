// The scan of a client's sources: which requests they make, to which API, and for which permissions they ask tokens. Nothing of
// the sources is executed. It must not know where the sources lie.
import type { ClientFacts } from './client/client-facts.ts';
import { clientDetectors } from './client/libraries.ts';
import { mergeClient } from './client/merge-client.ts';
import { scanClientFile } from './client/scan-client-file.ts';
import { createTracer } from './client/trace-requests.ts';
import { createEvaluator } from './evaluate/create-evaluator.ts';
import { addEffort, effortSince, isSpent, type Effort } from './program/effort.ts';
import { createWordSearch } from './program/word-search.ts';
import { openProgram } from './program/program.ts';
import { nothingKnown, type RunScan } from './remember-files.ts';
import type { ClientScan } from './scan-result.ts';
import type { SourceTree } from './source-tree.ts';

/**
 * Finds the requests of a client.
 *
 * @param tree its sources; whatever they say, nothing is thrown
 * @returns the calls with their places, the scopes that tokens are asked for, and what could not be resolved
 */
export function scanClient(tree: SourceTree): ClientScan {
  return runClientScan(tree, nothingKnown(tree)).scan;
}

/** The same, with the facts of each file that was searched, for {@link rememberScan}. */
export const runClientScan: RunScan<ClientFacts, ClientScan> = (tree, { texts, ...remembered }) => {
  const program = openProgram(tree, texts);
  const evaluator = createEvaluator(program);
  const tracer = createTracer(evaluator);
  const facts = new Map<string, ClientFacts>();
  const spent = new Map<string, Readonly<Effort>>();
  // A file matters when it uses a library, or calls by name what was found to make requests for its callers.
  const search = createWordSearch(program, texts);
  for (let found = search.matching(firstWords); found.length > 0;) {
    for (const file of found) {
      const before = { ...program.effort };
      const known = remembered.facts(file);
      const made = known ?? scanClientFile(file, evaluator, tracer);
      if (known !== undefined) addEffort(program.effort, remembered.effort(file));
      if (made !== undefined) facts.set(file, made);
      spent.set(file, effortSince(program.effort, before));
    }
    found = search.naming(found.flatMap((file) => facts.get(file)?.wrappers ?? []));
  }
  const ordered = program.files.flatMap((file) => facts.get(file) ?? []);
  return {
    scan: mergeClient(ordered, program.settingNotes()),
    facts,
    effort: (file) => spent.get(file),
    isSpent: isSpent(program.effort),
    questions: program.questions,
  };
};

/** What a file holds that uses a library or asks for a token. */
const firstWords: RegExp = anyOf([...clientDetectors.flatMap(({ hints }) => hints), 'scopes', 'getToken']);

/** Finds any of these words; as a whole where a word begins or ends with a letter. */
function anyOf(words: readonly string[]): RegExp {
  const patterns = words.map((word) => {
    const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
    return `${/^\w/u.test(word) ? String.raw`(?<![\w$])` : ''}${escaped}${/\w$/u.test(word) ? String.raw`(?![\w$])` : ''}`;
  });
  return new RegExp(patterns.join('|'), 'u');
}
