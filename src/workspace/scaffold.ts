// Writing a template into a folder. INVARIANT: a file that is there is never overwritten, whatever the options.
import { join } from 'node:path';
import { applyChanges, type FileChange } from './apply-changes.ts';
import { displayPath } from './display-path.ts';
import { failure, success, type Outcome } from './outcome.ts';
import { isThere } from './path-inside.ts';
import type { Template } from './templates.ts';

/** What a scaffold wrote and what it left alone, as people know the files. */
export interface Scaffolded {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Writes the files of a template, all or none.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param folder the absolute path of the folder; made when it is missing
 * @param template what to write
 * @param fillIn whether a folder that already has some of the files gets the others
 * @returns what was written and kept; a problem when a file is in the way, or the folder can't be written
 */
export function scaffold(
  workingFolder: string,
  folder: string,
  template: Template,
  fillIn: boolean,
): Outcome<Scaffolded> {
  const written: FileChange[] = [];
  const kept: string[] = [];
  for (const { path, text } of template.files) {
    const absolute = join(folder, path);
    const shown = displayPath(workingFolder, absolute);
    if (isThere(absolute)) kept.push(shown);
    else written.push({ shown, absolute, text, previous: undefined });
  }
  if (kept.length > 0 && !fillIn) {
    return failure(
      `${kept.map((path) => `\`${path}\``).join(', ')} ${kept.length === 1 ? 'is' : 'are'} already there`,
      '`--force` writes only the files that are missing; nothing was written',
    );
  }
  const applied = applyChanges(written);
  return applied.ok ? success({ written: written.map(({ shown }) => shown), kept }) : applied;
}
