// The errors of shape: YAML that is well formed and does not say what a manifest can say. Texts only.
// Each finding is about one key or value; which schema rule it broke stays inside shape.ts.
import { didYouMean } from '../base/suggest.ts';
import type { ErrorDefinitions } from '../diagnostics/define-errors.ts';

/** What the texts of each error of shape need to know. Places and values are phrases for people, backticks included. */
export interface ShapeErrorData {
  readonly 'unknown-key': { readonly key: string; readonly place: string; readonly known: readonly string[] };
  readonly 'missing-key': { readonly keys: readonly string[]; readonly place: string; readonly advice: string };
  readonly 'wrong-type': {
    readonly subject: string;
    readonly expected: string;
    /** Undefined: nothing is written. */
    readonly found: string | undefined;
    readonly advice: string | undefined;
  };
  readonly 'unknown-value': {
    readonly subject: string;
    readonly found: string | undefined;
    readonly known: readonly string[];
    readonly advice: string | undefined;
  };
  readonly 'malformed-value': { readonly subject: string; readonly found: string; readonly form: string };
  readonly 'malformed-name': { readonly place: string; readonly name: string; readonly form: string };
  readonly 'empty-value': { readonly subject: string; readonly example: string | undefined };
  readonly 'value-too-long': { readonly subject: string; readonly limit: number };
  readonly 'conflicting-keys': { readonly key: string; readonly other: string | undefined; readonly advice: string };
}

const notFound = (found: string | undefined): string =>
  found === undefined ? ', but nothing is written' : `, not ${found}`;

/** `a, b or c`. */
export const oneOf = (values: readonly string[]): string => {
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`;
};

const quoted = (values: readonly string[]): readonly string[] => values.map((value) => `\`${value}\``);

/** Every error of shape, with its texts. */
export const shapeErrors: ErrorDefinitions<ShapeErrorData> = {
  'unknown-key': {
    summary: 'a key that the manifest language does not have',
    why: 'A misspelt key would be ignored, and with it the condition that it was meant to state.',
    message: ({ key, place }) => `unknown key \`${key}\` in ${place}`,
    help: ({ key, known }) => didYouMean(key, known) ?? `the keys there are ${quoted(known).join(', ')}`,
  },
  'missing-key': {
    summary: 'a key that must be there is missing',
    why: 'permc has no safe default for it.',
    message: ({ keys, place }) => `${place} has no ${oneOf(quoted(keys))}`,
    help: ({ advice }) => advice,
  },
  'wrong-type': {
    summary: 'a value is of another type than its key needs',
    why: 'Reading it as something else would be a guess about access.',
    message: ({ subject, expected, found }) => `${subject} must be ${expected}${notFound(found)}`,
    help: ({ advice }) => advice,
  },
  'unknown-value': {
    summary: 'a value is none of those that its key can have',
    why: 'permc would have to guess which of them was meant.',
    message: ({ subject, known, found }) => `${subject} must be ${oneOf(quoted(known))}${notFound(found)}`,
    help: ({ advice }) => advice,
  },
  'malformed-value': {
    summary: 'a value does not have the form that its key needs',
    why: 'Something that comes after permc (Entra, a router, the file system) could not use it, or would read it differently.',
    message: ({ subject, found }) => `${found} is not a valid value of ${subject}`,
    help: ({ form }) => form,
  },
  'malformed-name': {
    summary: 'a name does not have the form that it needs',
    why: 'Names end up in generated code and in settings, where other characters are not allowed.',
    message: ({ name, place }) => `\`${name}\` is not a valid name in ${place}`,
    help: ({ form }) => form,
  },
  'empty-value': {
    summary: 'a value is empty where something must be said',
    why: 'An empty list of conditions or an empty reason reads like one that is there.',
    message: ({ subject }) => `${subject} is empty`,
    help: ({ example }) =>
      example === undefined ? 'write a value, or remove the key' : `write a value such as \`${example}\``,
  },
  'value-too-long': {
    summary: 'a value is longer than allowed',
    why: 'What derives from it must fit where it is written.',
    message: ({ subject, limit }) => `${subject} is longer than ${limit} characters`,
    help: () => 'shorten it',
  },
  'conflicting-keys': {
    summary: 'two keys that exclude each other',
    why: 'It would be unclear which of the two holds.',
    message: ({ key, other }) =>
      other === undefined ? `\`${key}\` can't stand here` : `\`${key}\` can't stand beside \`${other}\``,
    help: ({ advice }) => advice,
  },
};
