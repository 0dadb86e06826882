// The errors of form: a text that is not the YAML that permc reads. Texts only; the checks are beside it.
// What a manifest may say in that YAML is in shape-errors.ts; both families are one for the outside.
import { defineErrors, type ErrorDefinitions, type MakeError } from '../diagnostics/define-errors.ts';
import { shapeErrors, type ShapeErrorData } from './shape-errors.ts';

/** What the texts of each error of form need to know. */
export interface FormErrorData {
  readonly 'file-too-large': { readonly limit: string };
  readonly 'invalid-yaml': { readonly message: string; readonly help: string };
  readonly 'control-character': { readonly code: string };
  readonly 'empty-manifest': undefined;
  readonly 'not-a-map': { readonly found: string };
  readonly 'several-documents': undefined;
  readonly 'duplicate-key': { readonly key: string };
  readonly 'key-not-text': { readonly found: string };
  readonly 'merge-key': undefined;
  readonly 'explicit-tag': { readonly tag: string };
  readonly 'unknown-anchor': { readonly name: string };
  readonly 'cyclic-alias': { readonly name: string };
  readonly 'alias-bomb': { readonly limit: number };
  readonly 'nesting-too-deep': { readonly limit: number };
  readonly 'number-out-of-range': { readonly number: string };
}

/** What the texts of each error of syntax need to know. */
export type SyntaxErrorData = FormErrorData & ShapeErrorData;

const formErrors: ErrorDefinitions<FormErrorData> = {
  'file-too-large': {
    summary: 'a file is larger than permc reads',
    why: 'A manifest of that size is a mistake or an attack, and reading it could exhaust the memory of a build machine.',
    message: ({ limit }) => `the file is too large: permc reads up to ${limit}`,
    help: () => 'split the manifest into files and list them under `include`',
  },
  'invalid-yaml': {
    summary: 'a file is not valid YAML',
    why: 'Guessing what was meant could grant something that nobody wrote.',
    message: ({ message }) => message,
    help: ({ help }) => help,
  },
  'control-character': {
    summary: 'a text holds a character that can’t be seen',
    why: 'What a reviewer reads would differ from what permc reads.',
    message: ({ code }) => `the control character ${code} is not allowed`,
    help: () => 'remove the character',
  },
  'empty-manifest': {
    summary: 'a manifest holds nothing',
    why: 'An empty file usually means that the wrong file was named or that its content was lost.',
    message: () => 'the manifest is empty',
    help: () => 'begin with `permc: 1`, or let `permc init` write a first manifest',
  },
  'not-a-map': {
    summary: 'a manifest is not a map of keys',
    why: 'Without keys there are no scopes, endpoints or outputs to read.',
    message: ({ found }) => `a manifest is a map of keys, and this is ${found}`,
    help: () => 'begin with `permc: 1`, then write `app:`, `scopes:` and `endpoints:`',
  },
  'several-documents': {
    summary: 'a file holds several YAML documents',
    why: 'Only one of them could be read, and permissions in the others would silently be missing.',
    message: () => 'a second YAML document begins here',
    help: () => 'remove the line, or move what follows to a file of its own and list it under `include`',
  },
  'duplicate-key': {
    summary: 'a map has a key twice',
    why: 'Only one of the two could count, and nobody could tell which.',
    message: ({ key }) => `the key \`${key}\` is there twice`,
    help: () => 'keep one of the two, with the content of both',
  },
  'key-not-text': {
    summary: 'a key is not a text',
    why: 'Keys are names; a map, a list or nothing can’t be one.',
    message: ({ found }) => `a key must be a text, not ${found}`,
    help: () => 'write a name and put it in quotes if it is `null` or has special characters',
  },
  'merge-key': {
    summary: 'a merge key `<<`',
    why: 'YAML 1.2 has no merge keys, and an access rule that is assembled elsewhere is easily misread.',
    message: () => 'merge keys (`<<`) are not supported',
    help: () => 'write the keys out, or use an alias for a whole value',
  },
  'explicit-tag': {
    summary: 'a YAML tag such as `!!binary`',
    why: 'A tag changes what a value means without changing how it reads.',
    message: ({ tag }) => `the tag \`${tag}\` is not supported`,
    help: () => 'remove the tag; put a value in quotes to make it a text',
  },
  'unknown-anchor': {
    summary: 'an alias names an anchor that is not there',
    why: 'There is no value to put in its place.',
    message: ({ name }) => `there is no anchor \`&${name}\` above this alias`,
    help: ({ name }) => `write \`&${name}\` before the value that is meant, further up in the same file`,
  },
  'cyclic-alias': {
    summary: 'an alias stands inside the value that it names',
    why: 'The value would never end.',
    message: ({ name }) => `the alias \`*${name}\` stands inside \`&${name}\` itself`,
    help: () => 'write the value out',
  },
  'alias-bomb': {
    summary: 'aliases multiply a file beyond measure',
    why: 'A few lines of nested aliases can fill the memory of any machine.',
    message: ({ limit }) => `aliases repeat more than ${limit} values`,
    help: () => 'write the values out, or use fewer aliases',
  },
  'nesting-too-deep': {
    summary: 'maps and lists are nested too deeply',
    why: 'No manifest needs it, and reading it could exhaust the stack.',
    message: ({ limit }) => `maps and lists are nested more than ${limit} levels deep`,
    help: () => 'look for a bracket that is not closed, or for indentation that grows line by line',
  },
  'number-out-of-range': {
    summary: 'a number that can’t be kept exactly',
    why: 'permc would compare and write another number than the one that is in the file.',
    message: ({ number }) => `the number \`${number}\` can't be kept exactly`,
    help: ({ number }) => `put it in quotes if it is a text: \`'${number}'\``,
  },
};

/** Every error of syntax, with its texts. */
export const syntaxErrors: ErrorDefinitions<SyntaxErrorData> = { ...formErrors, ...shapeErrors };

/** Makes a finding of one of the errors of syntax. */
export const syntaxError: MakeError<SyntaxErrorData> = defineErrors(syntaxErrors);
