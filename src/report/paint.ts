// Colours, asked for or not: whoever renders says what a text means, never how it looks.
import { styleText } from 'node:util';

/** Marks what a text means. Without colours every function gives the text back as it is. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly good: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly place: (text: string) => string;
}

const plain = (text: string): string => text;

const styled =
  (format: Parameters<typeof styleText>[0]) =>
  (text: string): string =>
    text === '' ? '' : styleText(format, text, { validateStream: false });

/** The marks for a text that may hold colours, or for one that may not. */
export function paint(color: boolean): Paint {
  if (!color) return { error: plain, warning: plain, good: plain, strong: plain, quiet: plain, place: plain };
  return {
    error: styled(['bold', 'red']),
    warning: styled(['bold', 'yellow']),
    good: styled('green'),
    strong: styled('bold'),
    quiet: styled('dim'),
    place: styled('cyan'),
  };
}
