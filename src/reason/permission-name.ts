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
 *   the effect is that of the verb in its place, or else of any part that is a known verb (`write` wins)
 */
export function parsePermissionName(value: string): PermissionName {
  const parts = value.split('.');
  const [subject = '', verb, ...rest] = parts;
  const inPlace = verb === undefined ? undefined : verbEffect(verb);
  const effects = value.split(/[.:_/]/).map(verbEffect);
  const anywhere = effects.find((effect) => effect === 'write') ?? effects.find((effect) => effect !== undefined);
  return {
    parts,
    subject,
    verb,
    constraint: rest.length > 0 ? rest.join('.') : undefined,
    effect: inPlace ?? anywhere ?? 'unknown',
  };
}

/** Whether one name promises to read and to write what the other only promises to read: `X.ReadWrite` and `X.Read`. */
export function isReadAndWriteOf(writing: string, reading: string): boolean {
  const larger = parsePermissionName(writing);
  const smaller = parsePermissionName(reading);
  return (
    /^read(?:and)?write$/i.test(larger.verb ?? '') &&
    smaller.verb?.toLowerCase() === 'read' &&
    larger.subject === smaller.subject &&
    larger.constraint === smaller.constraint
  );
}

/** What a word promises as a verb; undefined when it is none that permc knows. */
export function verbEffect(word: string): 'read' | 'write' | undefined {
  const words = (word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) => part.toLowerCase());
  if (words.some((part) => writeVerbs.has(part))) return 'write';
  return readVerbs.has(words[0] ?? '') ? 'read' : undefined;
}
