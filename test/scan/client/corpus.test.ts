// The labelled corpus: what is found against what a careful reader finds. Prints recall and precision, and names every miss.
import { expect, test } from 'vitest';
import { scanClient } from '../../../src/scan/scan-client.ts';
import { callLine, labelsOf, projects, sourcesOf } from './read-corpus.ts';

/** Calls that are known to be missed or found in excess, by line; each is in the README's list of limits. */
const knownMisses: readonly string[] = [];

test('at least 98% of the labelled calls are found, and at least 98% of what is found is labelled', () => {
  const results = projects.map((project) => {
    const labelled = labelsOf(project).map((call) => `${project}/${callLine(call)}`);
    const found = scanClient(sourcesOf(project)).calls.map((call) => `${project}/${callLine(call)}`);
    return { labelled, found, missed: without(labelled, found), excess: without(found, labelled) };
  });
  const labelled = results.flatMap((result) => result.labelled);
  const missed = results.flatMap((result) => result.missed);
  const excess = results.flatMap((result) => result.excess);
  const found = results.flatMap((result) => result.found);
  const recall = 1 - missed.length / labelled.length;
  const precision = 1 - excess.length / found.length;
  console.log(
    [
      `${String(labelled.length)} calls: recall ${percent(recall)}, precision ${percent(precision)}`,
      ...missed.map((line) => `  missed ${line}`),
      ...excess.map((line) => `  excess ${line}`),
    ].join('\n'),
  );
  expect(labelled.length).toBeGreaterThanOrEqual(150);
  expect([...missed, ...excess].toSorted()).toEqual(knownMisses);
  expect(recall).toBeGreaterThanOrEqual(0.98);
  expect(precision).toBeGreaterThanOrEqual(0.98);
});

/** What is in the first list and not in the second one; an entry counts as often as it stands there. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((entry) => {
    const at = left.indexOf(entry);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
