// Every output of a manifest in one call. Where the files go, and whether they may be written, is for `workspace/`.
import type { EmittedFile } from './emitter.ts';
import { emitters } from './index.generated.ts';
import type { Model } from '../model/model.ts';
import type { ResolvedRequest } from '../reason/resolved-request.ts';

/**
 * Renders every file that a manifest asks for under `outputs`.
 *
 * @param model a model without findings of severity `error`
 * @param manifestName the name of the manifest's file, for the headers of generated files
 * @param requests what the model asks for at other APIs, resolved, as its compilation has it
 * @returns the files, paths relative to the manifest; the same bytes for equal models
 */
export function emit(model: Model, manifestName: string, requests: readonly ResolvedRequest[]): readonly EmittedFile[] {
  return emitters.flatMap((emitter) => emitter.emit(model, manifestName, requests));
}
