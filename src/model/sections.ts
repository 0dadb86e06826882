// One manifest from several files: the entries of each section in the order in which the files are included.
// It knows which sections the main file keeps to itself, and that a name is declared once in all the files together.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LocatedEntry, LocatedMap, LocatedNode } from '../syntax/located-tree.ts';
import { modelError } from './model-errors.ts';
import { itemsAt, keySpan, mapAt } from './read-tree.ts';
import { isReservedName } from './reserved-names.ts';

/** The trees of a manifest: the main file first, then the included ones, each once. */
export interface ManifestTrees {
  readonly main: LocatedMap;
  readonly included: readonly LocatedMap[];
}

const onlyInMain = ['app', 'outputs', 'rules'];

/** Reports sections of included files that only the main file may have, and what the main file lacks. */
export function checkPlaces(trees: ManifestTrees, report: (finding: Diagnostic) => void): void {
  const start = { ...trees.main.span, end: trees.main.span.start };
  const first = trees.main.entries[0]?.key.span ?? start;
  if (keySpan(trees.main, 'permc') === undefined) {
    report(
      modelError('missing-section', first, {
        section: 'permc',
        help: 'start the file with `permc: 1`, the version of the language',
      }),
    );
  }
  if (keySpan(trees.main, 'app') === undefined) {
    report(
      modelError('missing-section', first, {
        section: 'app',
        help: 'add `app: { name: ... }`; ids derive from the name',
      }),
    );
  }
  for (const tree of trees.included) {
    for (const section of onlyInMain) {
      const span = keySpan(tree, section);
      if (span !== undefined) report(modelError('misplaced-section', span, { section }));
    }
  }
}

/** Whether any of the files has a section, be it empty. */
export function hasSection({ main, included }: ManifestTrees, section: string): boolean {
  return [main, ...included].some((tree) => keySpan(tree, section) !== undefined);
}

/**
 * The entries of a section over all files, each name once.
 *
 * @param trees the files
 * @param section the key of the section
 * @param what what an entry is, for messages (`scope`)
 * @param report receives duplicates, with the first place, and reserved names
 */
export function entriesOf(
  trees: ManifestTrees,
  section: string,
  what: string,
  report: (finding: Diagnostic) => void,
): readonly LocatedEntry[] {
  const first = new Map<string, LocatedEntry>();
  for (const tree of [trees.main, ...trees.included]) {
    for (const entry of mapAt(tree, section).entries) {
      const name = entry.key.value;
      const earlier = first.get(name);
      if (earlier !== undefined) {
        const related = [{ message: `first declared here`, span: earlier.key.span }];
        report(modelError('duplicate-declaration', entry.key.span, { what, name }, related));
      } else if (isReservedName(name)) {
        report(modelError('reserved-name', entry.key.span, { what, name }));
      } else {
        first.set(name, entry);
      }
    }
  }
  return [...first.values()];
}

/** The items of a list section over all files. */
export function listOf(trees: ManifestTrees, section: string): readonly LocatedNode[] {
  return [trees.main, ...trees.included].flatMap((tree) => itemsAt(tree, section));
}
