// Where a catalog is read from: what a person wrote after `--from`, as texts. It must not know what the texts mean.
import { join, resolve } from 'node:path';
import { displayPath } from '../../workspace/display-path.ts';
import { download, isUrl, shownUrl } from '../../workspace/download.ts';
import { failure, success, type Outcome } from '../../workspace/outcome.ts';
import { isFolder } from '../../workspace/path-inside.ts';
import { readText } from '../../workspace/read-text.ts';
import type { Progress } from '../progress.ts';

/** The published data of Microsoft Graph has a thirteenth of it. */
export const largestInput: number = 64 * 2 ** 20;

/** How inputs are read. */
export interface SourceContext {
  /** The absolute path that local sources are relative to. */
  readonly workingFolder: string;
  /** How long a server may be silent, in milliseconds. */
  readonly patience: number;
  readonly progress: Progress;
}

/** One input, by its name as people know it. */
export interface SourceText {
  readonly shown: string;
  readonly text: string;
}

/**
 * Reads one file or URL.
 *
 * @param from a path relative to the working folder, an absolute one, or a URL
 * @returns its text, or why there is none
 */
export async function readSourceText(from: string, context: SourceContext): Promise<Outcome<SourceText>> {
  const { workingFolder, patience, progress } = context;
  if (!isUrl(from)) return readLocal(resolve(workingFolder, from), workingFolder);
  const shown = shownUrl(from);
  const downloaded = await download(from, {
    mostBytes: largestInput,
    patience,
    onProgress: (bytes) => progress.step(`downloading ${shown} (${(bytes / 2 ** 20).toFixed(1)} MiB)`),
  });
  return downloaded.ok ? success({ shown, text: downloaded.value }) : downloaded;
}

/**
 * Reads some files of one folder.
 *
 * @param from a folder, or a URL that such a folder is published under
 * @param names the files
 * @returns their texts in the same order; all or none
 */
export async function readSourceFolder(
  from: string,
  names: readonly string[],
  context: SourceContext,
): Promise<Outcome<readonly SourceText[]>> {
  const texts: SourceText[] = [];
  for (const name of names) {
    const path = isUrl(from) ? `${from.replace(/\/+$/, '')}/${name}` : join(from, name);
    const read = await readSourceText(path, context);
    if (!read.ok) return read;
    texts.push(read.value);
  }
  return success(texts);
}

/** Whether a source is a folder: a local one, or a URL that ends in a slash. */
export function isSourceFolder(from: string, workingFolder: string): boolean {
  return isUrl(from) ? from.endsWith('/') : isFolder(resolve(workingFolder, from));
}

function readLocal(path: string, workingFolder: string): Outcome<SourceText> {
  const shown = displayPath(workingFolder, path);
  const read = readText(path, largestInput);
  switch (read.kind) {
    case 'text':
      return success({ shown, text: read.text });
    case 'missing':
      return failure(`there is no file \`${shown}\``, '`--from` takes a file, a folder or an `https:` URL');
    case 'not-utf8':
      return failure(`can't read \`${shown}\`: it is not UTF-8`);
    case 'too-large':
      return failure(`can't read \`${shown}\`: it has more than ${largestInput / 2 ** 20} MiB`);
    case 'unreadable':
      return failure(`can't read \`${shown}\`: ${read.reason}`);
  }
}
