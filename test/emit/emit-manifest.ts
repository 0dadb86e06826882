// From the text of a manifest to the texts of its outputs, through the compiler itself.
import { expect } from 'vitest';
import { compile, type Compilation } from '../../src/compile.ts';
import type { EmittedFile } from '../../src/emit/emitter.ts';
import { emitters } from '../../src/emit/index.generated.ts';
import type { Model } from '../../src/model/model.ts';

/** A manifest that compiles. */
function compiled(yaml: string): { readonly model: Model; readonly requests: Compilation['requests'] } {
  const { model, requests, diagnostics } = compile({ manifest: { path: 'permissions.yaml', text: yaml } });
  if (model === undefined) expect(diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  if (model === undefined) throw new Error('no model and no finding');
  return { model, requests };
}

/** The model of a manifest that compiles. */
export function modelOf(yaml: string): Model {
  return compiled(yaml).model;
}

/** Every file that a manifest asks for, by path. */
export function emitManifest(yaml: string): ReadonlyMap<string, string> {
  const { model, requests } = compiled(yaml);
  const files: readonly EmittedFile[] = emitters.flatMap((emitter) =>
    emitter.emit(model, 'permissions.yaml', requests),
  );
  return new Map(files.map(({ path, text }) => [path.value, text]));
}

/** One file that a manifest asks for. */
export function emittedText(yaml: string, path: string): string {
  const text = emitManifest(yaml).get(path);
  if (text === undefined) throw new Error(`nothing was emitted to ${path}`);
  return text;
}
