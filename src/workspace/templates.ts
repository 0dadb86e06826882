// What `permc init` starts from: folders of the package, each with a descriptor and the files as they will lie.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareCodeUnits } from '../base/compare-code-units.ts';

const root = fileURLToPath(new URL('../../templates/', import.meta.url));

/** A scaffold. */
export interface Template {
  readonly name: string;
  /** What it is, one sentence. */
  readonly summary: string;
  /** The commands that come next. */
  readonly next: readonly string[];
  /** In order of path; forward slashes, relative to the folder that is scaffolded. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** The names of all templates, in order. */
export function templateNames(): readonly string[] {
  return readdirSync(root).toSorted(compareCodeUnits);
}

/**
 * Reads a template.
 *
 * @param name one of `templateNames`
 */
export function readTemplate(name: string): Template {
  const folder = join(root, name);
  const about: Pick<Template, 'summary' | 'next'> = JSON.parse(readFileSync(join(folder, 'template.json'), 'utf8'));
  const files = filesBelow(join(folder, 'files'), '').map((path) => ({
    // npm leaves `.gitignore` out of a package, so it lies there under another name.
    path: path.replace(/(^|\/)_gitignore$/, '$1.gitignore'),
    text: readFileSync(join(folder, 'files', path), 'utf8'),
  }));
  return { name, summary: about.summary, next: about.next, files };
}

function filesBelow(folder: string, prefix: string): readonly string[] {
  const names = readdirSync(join(folder, prefix)).toSorted(compareCodeUnits);
  return names.flatMap((name) => {
    const path = `${prefix}${name}`;
    return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, `${path}/`) : [path];
  });
}
