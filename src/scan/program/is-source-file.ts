// Which files are sources, by their names. It stands apart from the parser, which is not installed everywhere.
import { isPage } from './page-scripts.ts';

/** Whether a file is one that the parser reads: TypeScript or JavaScript, with or without JSX or in a page, but no declarations. */
export function isSourceFile(file: string): boolean {
  return isPage(file) || (/\.[cm]?[jt]sx?$/u.test(file) && !/\.d\.[cm]?ts$/u.test(file));
}

/** Whether a file is data that sources import like a module: JSON. It is never searched by itself. */
export function isDataFile(file: string): boolean {
  return file.endsWith('.json');
}
