// The compiler in one call, for those who use it as a library: both halves of a compilation, and the requests in between.
import { beginCompilation, type Compilation, type CompilationInput } from './begin-compilation.ts';
import type { Catalog } from './model/catalog.ts';
import { resolveKnown } from './resolve-known.ts';

export type { Compilation } from './begin-compilation.ts';
export type { ReadFailure, ReadResult } from './model/load-trees.ts';

/** What is to be compiled, and with which catalogs. */
export interface CompileInput extends CompilationInput {
  /** The catalogs of other APIs by name, beside those that are built in. */
  readonly catalogs?: (name: string) => Catalog | undefined;
}

/**
 * Compiles one manifest.
 *
 * @param input the texts; nothing else is read
 * @returns the Model and the findings; a model with findings of severity `error` must not be emitted
 */
export function compile({ catalogs = () => undefined, ...input }: CompileInput): Compilation {
  const { model, finish } = beginCompilation(input);
  return finish(model === undefined ? [] : resolveKnown(model.requests, catalogs));
}
