// What an emitter is: a pure function from the Model to file texts. Paths, writing and staleness belong to `workspace/`.
import type { Located } from '../diagnostics/span.ts';
import type { Model } from '../model/model.ts';
import type { ResolvedRequest } from '../reason/resolved-request.ts';

/** One file of an output, ready to be written. */
export interface EmittedFile {
  /** Relative to the manifest, forward slashes; the span is where the manifest asks for it. */
  readonly path: Located<string>;
  readonly text: string;
}

/** One target of `outputs:`. */
export interface Emitter {
  /** The key under `outputs:`. */
  readonly id: string;
  /** What it writes, one sentence. */
  readonly summary: string;
  /**
   * Renders the target.
   *
   * @param model a model without errors
   * @param manifestPath the manifest's path relative to its own folder, for the header of the file
   * @param requests what the model asks for at other APIs, resolved
   * @returns no file when the manifest does not ask for this output
   */
  readonly emit: (model: Model, manifestPath: string, requests: readonly ResolvedRequest[]) => readonly EmittedFile[];
}
