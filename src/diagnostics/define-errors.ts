// Errors of the language are declared once, with their texts typed by what each needs to say,
// so that a message can't be reported without its data and `permc explain` can print every one.
import type { Diagnostic, Related } from './diagnostic.ts';
import type { Span } from './span.ts';

/** One error of the language: why it is one, and its texts as functions of the data of a finding. */
export interface ErrorDefinition<Data> {
  /** What the error means, one sentence. */
  readonly summary: string;
  /** Why it is an error: what would go wrong if permc let it pass. */
  readonly why: string;
  readonly message: (data: Data) => string;
  /** What to do about it. */
  readonly help?: (data: Data) => string | undefined;
}

/** A family of errors by id; `Data` maps each id to what its texts need to know. */
export type ErrorDefinitions<Data> = { readonly [Id in keyof Data]: ErrorDefinition<Data[Id]> };

/** Makes the finding of a declared error. */
export type MakeError<Data> = <Id extends keyof Data & string>(
  id: Id,
  span: Span,
  data: Data[Id],
  related?: readonly Related[],
) => Diagnostic;

/**
 * Turns a family of errors into the function that makes findings of them.
 *
 * @param definitions the errors by id
 * @returns `(id, span, data, related?)` to a diagnostic of severity `error`; the data is checked against the error
 */
export function defineErrors<Data>(definitions: ErrorDefinitions<Data>): MakeError<Data> {
  return (id, span, data, related = []) => {
    const definition = definitions[id];
    const help = definition.help?.(data);
    return {
      rule: id,
      severity: 'error',
      message: definition.message(data),
      span,
      related,
      ...(help === undefined ? {} : { help }),
    };
  };
}
