// What can be wrong with the files of a manifest: the bytes that are read and the places that are written. Texts only;
// the checks belong to `workspace/`. They stand down here so that `permc explain` knows them.
import { defineErrors, type ErrorDefinitions, type MakeError } from './define-errors.ts';

/** What the texts need to know. */
export interface FileErrorData {
  readonly 'not-utf8': undefined;
  readonly 'output-outside': { readonly path: string; readonly throughLink: boolean };
  readonly 'output-not-a-file': { readonly path: string; readonly problem: string };
  readonly 'duplicate-output': { readonly path: string };
  readonly 'output-over-input': { readonly path: string };
}

/** The errors about files. */
export const fileErrors: ErrorDefinitions<FileErrorData> = {
  'not-utf8': {
    summary: 'a manifest that is not UTF-8 text',
    why: 'A name that is read in the wrong encoding is another name, and would grant another permission.',
    message: () => 'this is not UTF-8 text',
    help: () => 'save the file as UTF-8',
  },
  'output-outside': {
    summary: 'an output outside the folder of the manifest',
    why: 'Whoever may change a manifest could overwrite any file of whoever builds it.',
    message: ({ path, throughLink }) =>
      throughLink
        ? `\`${path}\` leads outside the folder of the manifest through a symbolic link`
        : `\`${path}\` lies outside the folder of the manifest`,
    help: () => 'name a path below the manifest, such as `src/permissions.gen.ts`, or move the manifest up',
  },
  'output-not-a-file': {
    summary: 'an output whose path can’t be a file',
    why: 'It would be written under another name on some systems, or not at all.',
    message: ({ path, problem }) => `\`${path}\` can't be written as a file: ${problem}`,
    help: () => 'name a file relative to the manifest, with forward slashes, such as `src/permissions.gen.ts`',
  },
  'duplicate-output': {
    summary: 'two outputs on one path',
    why: 'One would overwrite the other, and which one stays would be chance.',
    message: ({ path }) => `two outputs are written to \`${path}\``,
    help: () => 'give each output its own path; on some systems letter case makes no difference',
  },
  'output-over-input': {
    summary: 'an output that would overwrite a file that permc reads',
    why: 'The build would destroy its own source.',
    message: ({ path }) => `writing \`${path}\` would overwrite a file that permc reads`,
    help: () => 'name another path',
  },
};

/** Makes a finding about a file. */
export const fileError: MakeError<FileErrorData> = defineErrors(fileErrors);
