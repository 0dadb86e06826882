// Path keys of the published data as templates that can be matched. Each line of the table mends one kind of typing error
// that the data really has; a key that still says nothing sure is left out.
import { parseTemplate, type PathTemplate } from '../../runtime/template.ts';
import type { GraphCheck } from './checks.ts';

/** One kind of typing error, and the key without it. */
interface Mending {
  readonly check: GraphCheck;
  /** One of these texts is in every key that has the error: most keys need no closer look. */
  readonly signs: readonly string[];
  readonly mend: (key: string) => string;
}

const mendings: readonly Mending[] = [
  { check: 'space-in-key', signs: [' '], mend: (key) => key.replaceAll(' ', '') },
  {
    check: 'trailing-slash',
    signs: ['/'],
    mend: (key) => (key.length > 1 && key.endsWith('/') ? key.slice(0, -1) : key),
  },
  { check: 'doubled-brace', signs: ['}}'], mend: (key) => key.replaceAll('}}', '}') },
  {
    check: 'parenthesised-parameter',
    signs: ['/('],
    mend: (key) => key.replace(/\/\(([\w-]+)\)(?=\/|$)/g, '/{$1}'),
  },
  {
    check: 'missing-slash',
    signs: ['s{', 'S{', ')'],
    // A parameter right after a plural, and a word right after the end of a function.
    mend: (key) => key.replace(/(\/[a-z]+s)\{/gi, '$1/{').replace(/\)(?=\w)/g, ')/'),
  },
  {
    check: 'missing-parenthesis',
    signs: ['={'],
    mend: (key) =>
      key
        .replace(/\/(geteffectivepermissions)(scope=\{[\w-]+\})(?=\/|$)/i, '/$1($2)')
        .replace(/\/(\w+=\{[\w-]+\})(?=\/|$)/, '($1)'),
  },
];

/** The kinds of key that no template can be made of. */
const unusable: readonly { readonly check: GraphCheck; readonly found: (key: string) => boolean }[] = [
  { check: 'query-in-key', found: (key) => key.includes('?') },
  { check: 'foreign-path', found: (key) => /^\/rp\//i.test(key) },
  // An id that somebody pasted: digits and letters in groups, where a parameter belongs.
  {
    check: 'literal-id',
    found: (key) => key.includes('-') && /\/(?=[^/]*\d)[\da-z]{8}(?:-[\da-z]{4}){2,3}-[\da-z]{8,12}(?=\/|$)/i.test(key),
  },
];

/** A key as a template, with the checks that changed it; or the check because of which there is none. */
export type MendedKey =
  | { readonly template: PathTemplate; readonly mended: readonly GraphCheck[] }
  | { readonly template: undefined; readonly leftOut: GraphCheck };

/**
 * Reads one path key.
 *
 * @param key as published
 * @returns the template; parameters that share a name get a number (`{id}`, `{id2}`)
 */
export function mendKey(key: string): MendedKey {
  const reason = unusable.find(({ found }) => found(key));
  if (reason !== undefined) return { template: undefined, leftOut: reason.check };
  const mended: GraphCheck[] = [];
  let current = key;
  for (const { check, signs, mend } of mendings) {
    const next = includesAny(current, signs) ? mend(current) : current;
    if (next !== current) mended.push(check);
    current = next;
  }
  const parsed = parseTemplate(nameParameters(current));
  if (!parsed.ok) return { template: undefined, leftOut: 'unreadable-key' };
  return { template: parsed.template, mended };
}

function includesAny(key: string, signs: readonly string[]): boolean {
  for (const sign of signs) if (key.includes(sign)) return true;
  return false;
}

/** Gives every parameter a name of its own. */
function nameParameters(key: string): string {
  if (key.indexOf('{') === key.lastIndexOf('{')) return key;
  const taken = new Set<string>();
  return key.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}${count}`;
    taken.add(unique);
    return `{${unique}}`;
  });
}
