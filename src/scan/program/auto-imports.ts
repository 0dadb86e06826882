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
  const project = projectsOf(program).find((folder) => folder === '' || from.startsWith(`${folder}/`));
  if (project === undefined) return [];
  return program
    .using(from, 'shared', name)
    .filter((file) => file !== from && (project === '' || file.startsWith(`${project}/`)))
    .map((file) => ({ file, name }));
}

const projects = new WeakMap<Program, readonly string[]>();

/** The folders of Nuxt's projects, the innermost first. */
function projectsOf(program: Program): readonly string[] {
  const known = projects.get(program);
  if (known !== undefined) return known;
  const settings = /^(?:(.*)\/)?nuxt\.config\.[cm]?[jt]s$/u;
  const found = program.files
    .flatMap((file) => {
      const match = settings.exec(file);
      return match === null ? [] : [match[1] ?? ''];
    })
    .toSorted((left, right) => right.length - left.length);
  projects.set(program, found);
  return found;
}
