// What can be wrong with a manifest before its first character is understood. Texts only.
import { defineErrors, type ErrorDefinitions, type MakeError } from '../diagnostics/define-errors.ts';

/** What the texts need to know. */
export interface InputErrorData {
  readonly 'not-utf8': undefined;
}

/** The errors of input files. */
export const inputErrors: ErrorDefinitions<InputErrorData> = {
  'not-utf8': {
    summary: 'a manifest that is not UTF-8 text',
    why: 'A name that is read in the wrong encoding is another name, and would grant another permission.',
    message: () => 'this is not UTF-8 text',
    help: () => 'save the file as UTF-8',
  },
};

/** Makes a finding about an input file. */
export const inputError: MakeError<InputErrorData> = defineErrors(inputErrors);
