// A sign of life for work that takes longer than half a second, for a person at a terminal and for nobody else.
import type { Output } from './terminal.ts';

/** From here on a manifest takes long enough to say so. */
const longText = 128 * 1024;
const patience = 500;

/** Says what is going on. */
export interface Progress {
  /** What comes next, and how much text it has to deal with. */
  readonly step: (what: string, size?: number) => void;
  /** Wipes the line away. */
  readonly done: () => void;
}

/**
 * Begins to watch the clock.
 *
 * @param stderr where the line is shown, if it is a terminal
 */
export function startProgress(stderr: Output): Progress {
  if (!stderr.isTerminal) return { step: () => {}, done: () => {} };
  const begun = Date.now();
  let shown = false;
  const wipe = '\r\u001b[2K';
  return {
    step: (what, size = 0) => {
      if (size < longText && Date.now() - begun < patience) return;
      stderr.write(`${wipe}${what} …`);
      shown = true;
    },
    done: () => {
      if (shown) stderr.write(wipe);
      shown = false;
    },
  };
}
