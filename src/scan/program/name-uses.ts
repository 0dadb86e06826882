// Which files construct a class, declare classes that extend or implement something, or write defaults of a client, by the names
// that they write: a first choice among texts, so that only these files are parsed. It must not know what the names mean.
import type { SourceTree } from '../source-tree.ts';

/** How a name is used. */
export type NameUse = 'new' | 'extends' | 'implements' | 'defaults';

/** The files that use a name so, in the order of the files. */
export type NameUses = (use: NameUse, name: string) => readonly string[];

/** Reads the uses of all names in some files, at the first question. */
export function createNameUses(files: readonly string[], read: SourceTree['read']): NameUses {
  let table: ReadonlyMap<string, readonly string[]> | undefined;
  return (use, name) => {
    table ??= readUses(files, read);
    return table.get(`${use} ${name}`) ?? [];
  };
}

function readUses(files: readonly string[], read: SourceTree['read']): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const file of files) {
    const text = read(file) ?? '';
    const keys = new Set<string>();
    for (const [, use = '', written = ''] of text.matchAll(usePattern)) {
      // `implements A<B>, C` names several; of `new api.Client` the last name counts.
      for (const one of use === 'implements' ? written.split(',') : [written.replace(/[,<].*$/su, '')]) {
        const name = /([\w$]+)\s*(?:<.*)?$/su.exec(one)?.[1];
        if (name !== undefined) keys.add(`${use} ${name}`);
      }
    }
    for (const [, name = ''] of text.matchAll(/\.defaults\.(\w+)\s*=/gu)) keys.add(`defaults ${name}`);
    for (const key of keys) {
      const list = table.get(key);
      if (list === undefined) table.set(key, [file]);
      else list.push(file);
    }
  }
  return table;
}

const usePattern = /\b(new|extends|implements)\s+([\w$][\w$.<>, \n]{0,200})/gu;
