// What a build did to files, or would do: one line a file for people, one object a file for machines.
import { paint } from './paint.ts';
import { padTo, visibleText } from './visible-text.ts';

/** What happened to a file, or (with `--check`) what is wrong with it. */
export type FileState = 'wrote' | 'removed' | 'unchanged' | 'missing' | 'stale' | 'orphan';

/** One file of a build. */
export interface FileLine {
  readonly path: string;
  readonly state: FileState;
  /** More about it, for people. */
  readonly note?: string;
}

/**
 * Lists files.
 *
 * @param lines in the order in which they are shown
 * @param color whether the text may hold colours
 * @returns `state  path  note`, a line each
 */
export function renderFileList(lines: readonly FileLine[], color: boolean): string {
  const marks = paint(color);
  const columns = Math.max(...lines.map(({ state }) => state.length));
  return lines
    .map(({ path, state, note }) => {
      const mark =
        state === 'unchanged' ? marks.quiet : state === 'wrote' || state === 'removed' ? marks.good : marks.error;
      return `${mark(padTo(state, columns))}  ${visibleText(path)}${note === undefined ? '' : marks.quiet(`  ${note}`)}\n`;
    })
    .join('');
}
