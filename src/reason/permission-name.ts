// What the name of a permission tells a reader: its parts, and whether it promises to read or to write.
// Names never grant anything: they are only linted, because people decide by them what to consent to.

/** A name taken apart by the pattern `Subject.Verb[.Constraint]`. */
export interface PermissionName {
  /** The parts between dots, in order; at least one. */
  readonly parts: readonly string[];
  readonly subject: string;
  readonly verb: string | undefined;
  /** Everything after the verb, such as `All` or `OwnedBy`. */
  readonly constraint: string | undefined;
  /** What the name promises: `unknown` when no part of it is a verb that permc knows. */
  readonly effect: 'read' | 'write' | 'unknown';
}

const readVerbs: ReadonlySet<string> = new Set(['read', 'readbasic', 'readonly', 'list', 'view', 'get']);

const writeVerbs: ReadonlySet<string> = new Set(
  (
    'write readwrite create update delete remove add edit modify manage send submit upload import migrate restore ' +
    'activate archive approve publish post set assign grant revoke enable disable start stop cancel invite initiate ' +
    'run execute command control ingest move copy rename append insert replace patch put consent reset lock unlock'
  ).split(' '),
);

/**
 * Takes the name of a permission apart.
 *
 * @param value the value of a scope or an app role, in any form
 * @returns its parts by the pattern of the Microsoft Graph permissions reference, `{resource}.{operation}.{constraint}`;
 *   the effect is that of the verb in its place, or else of a verb that stands where people also put it
 */
export function parsePermissionName(value: string): PermissionName {
  const parts = value.split('.');
  const [subject = '', verb, ...rest] = parts;
  return {
    parts,
    subject,
    verb,
    constraint: rest.length > 0 ? rest.join('.') : undefined,
    effect: (verb === undefined ? effectOfWords(value) : (verbEffect(verb) ?? misplacedEffect(parts))) ?? 'unknown',
  };
}

/** The effect of a name without dots: `read`, `files_read`, `read:files`. A verb that writes outweighs one that reads. */
function effectOfWords(value: string): 'read' | 'write' | undefined {
  const effects = value.split(/[^A-Za-z0-9]/).map((word) => (isVerb(word) ? verbEffect(word) : undefined));
  return effects.includes('write') ? 'write' : effects.find((effect) => effect !== undefined);
}

/** The effect of a verb at the end (`Contoso.Files.Read`), or of one at the start that can't be a subject (`Read.Files`). */
function misplacedEffect(parts: readonly string[]): 'read' | 'write' | undefined {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (isVerb(last)) return verbEffect(last);
  return /^(?:read|write|readwrite)$/i.test(first) ? verbEffect(first) : undefined;
}

/** The name that promises only to read what this one promises to read and to write: `X.Read` for `X.ReadWrite`. */
export function readingCounterpart(value: string): string | undefined {
  const [subject, verb = '', ...rest] = value.split('.');
  const reading = /^(read)(?:and)?write$/i.exec(verb)?.[1];
  return reading === undefined ? undefined : [subject, reading, ...rest].join('.');
}

/** What a word promises as a verb: its first part reads, or any part writes; undefined when permc knows no such verb. */
export function verbEffect(word: string): 'read' | 'write' | undefined {
  const words = wordsOf(word);
  if (words.some((part) => writeVerbs.has(part))) return 'write';
  return readVerbs.has(words[0] ?? '') ? 'read' : undefined;
}

/** Whether a word is nothing but verbs: `ReadWrite` is, `ListItems` is not. */
export function isVerb(word: string): boolean {
  const words = wordsOf(word);
  return words.length > 0 && words.every((part) => readVerbs.has(part) || writeVerbs.has(part));
}

function wordsOf(word: string): readonly string[] {
  return (word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) => part.toLowerCase());
}
