// Writes the modules of a generated program: names that are free, imports of what a module uses, ESM or CommonJS. It must not
// know what the program is about.

/** A module while it is written. */
export interface ModuleDraft {
  readonly path: string;
  /** What stands at its top level, in order. */
  readonly lines: string[];
  /** Where each imported name comes from. */
  readonly imports: Map<string, { readonly from: string; readonly imported: string | undefined }>;
  readonly exports: Set<string>;
  /** The one thing that it is, when it exports nothing by name. */
  main: string | undefined;
}

/** A program while it is written. */
export interface ProgramDraft {
  readonly kind: 'esm' | 'commonjs';
  readonly modules: Map<string, ModuleDraft>;
  count: number;
}

/** An empty program. */
export function draftProgram(kind: 'esm' | 'commonjs'): ProgramDraft {
  return { kind, modules: new Map(), count: 0 };
}

/** A name that nothing else has. */
export function freeName(program: ProgramDraft, stem: string): string {
  program.count += 1;
  return `${stem}${program.count}`;
}

/** The module of a path, which is made when there is none. */
export function moduleOf(program: ProgramDraft, path: string): ModuleDraft {
  const known = program.modules.get(path);
  if (known !== undefined) return known;
  const made: ModuleDraft = { path, lines: [], imports: new Map(), exports: new Set(), main: undefined };
  program.modules.set(path, made);
  return made;
}

/** Imports a name of another module of the program, or of a package; `undefined` as `imported` is what it is as a whole. */
export function importName(into: ModuleDraft, from: string, name: string, imported: string | undefined = name): string {
  if (from !== into.path) into.imports.set(name, { from, imported });
  return name;
}

/** Imports what a module or package is as a whole. */
export function importWhole(into: ModuleDraft, from: string, name: string): string {
  into.imports.set(name, { from, imported: undefined });
  return name;
}

/** The files of a program, by path. */
export function filesOf(program: ProgramDraft): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', JSON.stringify({ type: program.kind === 'esm' ? 'module' : 'commonjs' })],
    ...[...program.modules.values()].map((module) => [module.path, textOf(module, program)] as const),
  ]);
}

function textOf(module: ModuleDraft, program: ProgramDraft): string {
  const isEsm = program.kind === 'esm';
  const imports = [...module.imports].map(([name, { from, imported }]) => {
    const source = program.modules.has(from) ? relativePath(module.path, from, isEsm) : from;
    if (isEsm) {
      if (imported === undefined) return `import ${name} from '${source}';`;
      return `import { ${imported === name ? name : `${imported} as ${name}`} } from '${source}';`;
    }
    if (imported === undefined) return `const ${name} = require('${source}');`;
    return `const { ${imported === name ? name : `${imported}: ${name}`} } = require('${source}');`;
  });
  const names = [...module.exports].join(', ');
  const exported = [
    ...(names === '' ? [] : [isEsm ? `export { ${names} };` : `module.exports = { ${names} };`]),
    ...(module.main === undefined
      ? []
      : [isEsm ? `export default ${module.main};` : `module.exports = ${module.main};`]),
  ];
  return [...imports, ...module.lines, ...exported, ''].join('\n');
}

function relativePath(from: string, to: string, withExtension: boolean): string {
  const up = from.split('/').slice(0, -1);
  const start = up.length === 0 ? './' : up.map(() => '../').join('');
  return start + (withExtension ? to : to.replace(/\.js$/u, ''));
}
