// Where the imports of a project lead, by its files and settings as they are now.
import type { SourceTree } from '../source-tree.ts';
import { isDataFile, isSourceFile } from './is-source-file.ts';
import { readProjectSettings, type ProjectSettings } from './project-settings.ts';
import { resolveModule, type ModuleWorld, type ResolvedModule } from './resolve-module.ts';

/** Resolves the imports of one project. */
export interface ModuleResolver extends ModuleWorld {
  readonly settings: ProjectSettings;
  /** The files that imports may lead to, without data. */
  readonly sources: ReadonlySet<string>;
  /** Where an import that is written in `from` leads. */
  resolve(from: string, specifier: string): ResolvedModule;
}

/** Reads the settings of a project. */
export function createModuleResolver(tree: SourceTree): ModuleResolver {
  const settings = readProjectSettings(tree);
  const sources = new Set([...tree.files, ...(tree.around ?? [])].filter(isSourceFile));
  const isData = (file: string): boolean => isDataFile(file) && tree.read(file) !== undefined;
  const world: ModuleWorld = { settings, has: (file) => sources.has(file) || isData(file) };
  return { ...world, settings, sources, resolve: (from, specifier) => resolveModule(from, specifier, world) };
}
