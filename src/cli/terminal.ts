// The two streams of the process: stdout holds the data asked for, stderr is for people.
// Colour is decided once for each; a reader that goes away early is no error.

/** A stream that can be written to without a care: when nobody reads any more, nothing happens. */
export interface Writer {
  readonly write: (text: string) => void;
  /** Whether a person is looking at it. */
  readonly isTerminal: boolean;
}

/** One stream as commands see it. */
export interface Output extends Writer {
  /** Whether the text may hold colours. */
  readonly color: boolean;
}

/** What a stream of the process has to offer. */
export interface OutputStream {
  readonly isTTY?: boolean;
  write(text: string): boolean;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** What decides on colour besides the stream. */
export interface ColorWishes {
  /** `--color` or `--no-color`; undefined when neither is given. */
  readonly flag: boolean | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Opens a stream.
 *
 * @param stream stdout or stderr
 * @param onFailure told once when the stream can't be written to, unless its reader has just gone away (EPIPE)
 */
export function openWriter(stream: OutputStream, onFailure: (reason: string) => void): Writer {
  let open = true;
  stream.on('error', (error) => {
    if (open && error.code !== 'EPIPE') onFailure(error.message);
    open = false;
  });
  return {
    write: (text) => {
      if (open && text !== '') stream.write(text);
    },
    isTerminal: stream.isTTY === true,
  };
}

/** Decides on colour: `--color` and `--no-color`, then NO_COLOR (no-color.org), then FORCE_COLOR, then the terminal. */
export function withColor(writer: Writer, { flag, environment }: ColorWishes): Output {
  return { ...writer, color: flag ?? wantsColor(writer.isTerminal, environment) };
}

function wantsColor(isTerminal: boolean, environment: ColorWishes['environment']): boolean {
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && environment['TERM'] !== 'dumb';
}
