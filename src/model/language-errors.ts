// Every error that permc can report about a manifest before its rules are asked. They can be explained, never silenced.
import type { ErrorDefinition } from '../diagnostics/define-errors.ts';
import { fileErrors } from '../diagnostics/file-errors.ts';
import { suppressionErrors } from '../diagnostics/suppressions.ts';
import { syntaxErrors } from '../syntax/syntax-errors.ts';
import { modelErrors } from './model-errors.ts';

/** The errors of the language by id; their texts about one finding belong to the phase that reports it. */
export const languageErrors: Readonly<Record<string, Pick<ErrorDefinition<never>, 'summary' | 'why'>>> = {
  ...syntaxErrors,
  ...modelErrors,
  ...suppressionErrors,
  ...fileErrors,
};
