// Names that a framework imports by itself from folders of a project: what Nuxt's `composables`, `utils` and `stores` export is
// there in every file, without an import. It must not know what the names are worth.
import type { Program } from './program.ts';

/** An export of a file. */
export interface AutoImport {
  readonly file: string;
  readonly name: string;
}

/** What a name stands for that a file neither declares nor imports; none outside of Nuxt's projects. */
export function autoImports(name: string, from: string, program: Program): readonly AutoImport[] {
  const project = nuxtProject(from, program);
  if (project === undefined) return [];
  return program
    .using(from, 'shared', name)
    .filter((file) => file !== from && file.startsWith(project))
    .map((file) => ({ file, name }));
}

/** The folder of the innermost project of Nuxt around a file, with the slash at its end; `undefined` when there is none. */
function nuxtProject(from: string, program: Program): string | undefined {
  return program
    .using(from, 'project', 'nuxt')
    .map((file) => file.slice(0, file.lastIndexOf('/') + 1))
    .filter((folder) => from.startsWith(folder))
    .toSorted((left, right) => right.length - left.length)[0];
}
