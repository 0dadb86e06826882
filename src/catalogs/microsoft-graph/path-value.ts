// What the format says of one path: for which kinds of access the permission is the least, and what it needs beside it.
import type { AccessScheme } from '../../model/catalog.ts';
import { publishedSchemes } from './published-format.ts';

/** A parsed path value. */
export interface PathValue {
  readonly least: readonly AccessScheme[];
  /** One of these is needed beside the permission itself; empty: nothing is. */
  readonly alsoRequires: readonly string[];
  /** Fields and schemes that the format does not have. */
  readonly unknown: readonly string[];
}

/**
 * Parses `least=DelegatedWork,Application;AlsoRequires=A,B`. A comma in `AlsoRequires` means OR, as the pages of the API
 * read it ("A and B, A and C").
 *
 * @param text the value of a path, possibly empty
 */
export function parsePathValue(text: string): PathValue {
  if (text === '') return { least: [], alsoRequires: [], unknown: [] };
  const least: AccessScheme[] = [];
  const alsoRequires: string[] = [];
  const unknown: string[] = [];
  for (const field of text.split(';')) {
    if (field.trim() === '') continue;
    const equals = field.indexOf('=');
    const key = (equals === -1 ? field : field.slice(0, equals)).trim();
    const items = equals === -1 ? [] : field.slice(equals + 1).split(',');
    const values = items.map((item) => item.trim()).filter((item) => item !== '');
    if (key === 'AlsoRequires') alsoRequires.push(...values);
    else if (key === 'least') {
      for (const value of values) {
        const scheme = publishedSchemes.get(value);
        if (scheme === undefined) unknown.push(value);
        else least.push(scheme);
      }
    } else unknown.push(key);
  }
  return { least, alsoRequires, unknown };
}
