// Which files construct a class, declare classes that extend or implement something, write defaults of a client, give something
// to all components, or declare something that others use without an import, by the names that they write: a first choice among
// texts, so that only these files are parsed. It must not know what the names mean.
import { isPage } from './page-scripts.ts';

/** How a name is used. */
export type NameUse =
  | 'new'
  | 'extends'
  | 'implements'
  | 'defaults'
  | 'sets'
  | 'script'
  | 'given'
  | 'shared'
  | 'project';

/** The files that use a name so, in the order of the files. */
export type NameUses = (use: NameUse, name: string) => readonly string[];

/**
 * The uses of all names in some files, gathered at the first question.
 *
 * @param usesOf what {@link usesIn} says of a file
 */
export function createNameUses(files: readonly string[], usesOf: (file: string) => readonly string[]): NameUses {
  let table: ReadonlyMap<string, readonly string[]> | undefined;
  return (use, name) => {
    table ??= gatherUses(files, usesOf);
    return table.get(`${use} ${name}`) ?? [];
  };
}

function gatherUses(
  files: readonly string[],
  usesOf: (file: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const file of files) {
    for (const key of usesOf(file)) {
      const list = table.get(key);
      if (list === undefined) table.set(key, [file]);
      else list.push(file);
    }
  }
  return table;
}

/** Whether what a file exports may be imported by the framework: https://nuxt.com/docs/guide/concepts/auto-imports */
export function isAutoImported(file: string): boolean {
  return /(?:^|\/)(?:composables|utils|stores)\/[^/]+(?:\/index)?\.[cm]?[jt]s$/u.test(file);
}

/** The uses of names in the text of a file, each once: `new Client`, `defaults baseURL`. */
export function usesIn(file: string, text: string): readonly string[] {
  const keys = new Set<string>();
  for (const [, use = '', written = ''] of text.matchAll(usePattern)) {
    // `implements A<B>, C` names several; of `new api.Client` the last name counts.
    for (const one of use === 'implements' ? written.split(',') : [written.replace(/[,<].*$/su, '')]) {
      const name = /([\w$]+)\s*(?:<.*)?$/su.exec(one)?.[1];
      if (name !== undefined) keys.add(`${use} ${name}`);
    }
  }
  for (const [, name = ''] of text.matchAll(/\.defaults\.(\w+)\s*=/gu)) keys.add(`defaults ${name}`);
  for (const [, name = ''] of text.matchAll(/\.((?:set|configure|init|setup)\w*)\(/gu)) keys.add(`sets ${name}`);
  for (const [, held, injected, provided] of text.matchAll(givenPattern)) {
    if (provided === undefined) keys.add(`given ${held ?? `$${injected ?? ''}`}`);
    else for (const [name] of provided.matchAll(/[\w$]+/gu)) keys.add(`given $${name}`);
  }
  for (const name of isScriptText(text) ? namesAtTop(text, isPage(file)) : []) keys.add(`script ${name}`);
  if (/(?:^|\/)nuxt\.config\.[cm]?[jt]s$/u.test(file)) keys.add('project nuxt');
  for (const name of isAutoImported(file) ? exportedNames(text) : []) keys.add(`shared ${name}`);
  return [...keys];
}

/** What a script declares or assigns at its top, where nothing is indented; in a page perhaps also further in. */
function namesAtTop(text: string, isIndented: boolean): readonly string[] {
  return [...text.matchAll(isIndented ? indentedName : nameAtTop)].flatMap(
    ([, declared, assigned]) => declared ?? assigned ?? [],
  );
}

function exportedNames(text: string): readonly string[] {
  return [...text.matchAll(/^export\s+(?:async\s+)?(?:function|const|let|class)\s+([\w$]+)/gmu)].flatMap(
    ([, name]) => name ?? [],
  );
}

const named = String.raw`(?:(?:async[ \t]+)?(?:function|class|const|let|var)[ \t]+([\w$]+)|([\w$]+)[ \t]*=(?!=))`;
const nameAtTop = new RegExp(`^${named}`, 'gmu');
const indentedName = new RegExp(String.raw`^[ \t]*${named}`, 'gmu');

/** Whether a text is that of a script, and of no module of any kind: what it declares at its top is global. */
export function isScriptText(text: string): boolean {
  return !/^[ \t]*(?:import|export)\b(?!\s*\()|\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/mu.test(text);
}

/** Names that plugins give things: `.prototype.$name =`, `inject('name'`, `.provide('name'`, `provide: { name`. */
const givenPattern =
  /(?:\.prototype\.(?=\$)|\bVue\.prototype\.|\bglobalProperties\.)([\w$]+)\s*=|\b(?:inject|provide)\(\s*['"`](\w+)['"`]\s*,|\bprovide:\s*\{([^{}]{0,1000})/gu;

/** `class A extends B implements C` uses both: a name ends where another use begins. */
const usePattern = /\b(new|extends|implements)\s+((?:(?!\s(?:extends|implements)\s)[\w$.<>, \n]){1,200})/gu;
