// The two streams of the process: stdout holds the data asked for, stderr is for people.
// Colour is decided once for each; a reader that goes away early is no error.

/** One stream as commands see it. */
export interface Output {
  readonly write: (text: string) => void;
  /** Whether the text may hold colours. */
  readonly color: boolean;
  /** Whether a person is looking at it. */
  readonly isTerminal: boolean;
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
 * Opens a stream for a command.
 *
 * @param stream stdout or stderr
 * @param wishes `--color` and `--no-color` come first, then NO_COLOR (no-color.org), then FORCE_COLOR, then the terminal
 * @param onFailure told once when the stream can't be written to, unless its reader has just gone away (EPIPE)
 */
export function openOutput(stream: OutputStream, wishes: ColorWishes, onFailure: (reason: string) => void): Output {
  let open = true;
  stream.on('error', (error) => {
    if (open && error.code !== 'EPIPE') onFailure(error.message);
    open = false;
  });
  return {
    write: (text) => {
      if (open && text !== '') stream.write(text);
    },
    color: wantsColor(stream.isTTY === true, wishes),
    isTerminal: stream.isTTY === true,
  };
}

function wantsColor(isTerminal: boolean, { flag, environment }: ColorWishes): boolean {
  if (flag !== undefined) return flag;
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && environment['TERM'] !== 'dumb';
}
