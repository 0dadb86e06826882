// Which files hold which words, so that only files that can matter are parsed. It knows texts, and nothing of what they mean.
import type { KnownTexts } from './known-texts.ts';
import type { Program } from './program.ts';

/** A search that gives each file at most once: what has been found is not searched again. */
export interface WordSearch {
  /** The files that match a pattern. */
  matching(pattern: RegExp): readonly string[];
  /**
   * The files that hold one of these names: as an identifier, or as the last step of a quoted path. The time that this takes
   * does not depend on how many names there are.
   */
  naming(names: readonly string[]): readonly string[];
}

/**
 * A search through all files of a program.
 *
 * @param texts what is known of its texts: a file that lacks a word lacks it for as long as it does not change
 */
export function createWordSearch(program: Program, texts: KnownTexts): WordSearch {
  let waiting = program.files;
  const take = (matters: (file: string) => boolean): readonly string[] => {
    const found = new Set(waiting.filter(matters));
    waiting = waiting.filter((file) => !found.has(file));
    return [...found];
  };
  return {
    matching: (pattern) => take((file) => texts.matters(file, (text) => pattern.test(text))),
    naming: (names) => (names.length === 0 ? [] : take(texts.holding(names, searchFor))),
  };
}

/** A search of texts for the first of these names. */
function searchFor(names: readonly string[]): (text: string) => string | undefined {
  const wanted = new Set(names);
  const stems = new Set(names.filter((name) => !/^[\w$]+$/u.test(name)));
  return (text) => heldName(text, wanted) ?? (stems.size > 0 ? heldStem(text, stems) : undefined);
}

/** Ends of quoted texts: `user.service.js` in `'./user.service.js'`. */
const lastSteps = /[\w$.-]+(?=['"`])/gu;

function heldName(text: string, names: ReadonlySet<string>): string | undefined {
  for (const [word] of text.matchAll(/[\w$]+/gu)) if (names.has(word)) return word;
  return undefined;
}

function heldStem(text: string, stems: ReadonlySet<string>): string | undefined {
  for (const [step] of text.matchAll(lastSteps)) {
    const stem = stems.has(step) ? step : step.replace(/\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/u, '');
    if (stems.has(stem)) return stem;
  }
  return undefined;
}
