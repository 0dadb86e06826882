// Regular expressions that stand in the source, as far as they may be run: the scanned source must not be able to stop the scan.
import { constantOf, unknown } from '../make-value.ts';
import { knownText } from '../texts.ts';
import type { PatternValue, Value } from '../value.ts';

/** Longer ones are not run. */
const longest = 1_000;
/** What repeats something that repeats, or that has choices, may take for ever. */
const nested = /[+*}]\)?[+*{]|\)[+*{]/u;
/** Each repetition may be tried with every length at every place: no more than about a second. */
const repeating = /[*+]|\{\d*,/gu;
const mostSteps = 1e8;

/**
 * The expression of a source; `undefined` for one that is wrong, or that may take too long.
 *
 * @param length of the text that it is to be run on
 */
export function compiled(
  { source, flags }: Pick<PatternValue, 'source' | 'flags'>,
  length: number,
): RegExp | undefined {
  const repeats = source.match(repeating)?.length ?? 0;
  if (source.length > longest || nested.test(source) || (length + 1) ** (repeats + 1) > mostSteps) return undefined;
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** `/expression/.test(text)` */
export function patternTest(pattern: PatternValue, argument: Value | undefined): Value {
  const whole = argument === undefined ? undefined : knownText(argument);
  const expression = whole === undefined ? undefined : compiled(pattern, whole.length);
  return whole === undefined || expression === undefined
    ? unknown('the result of a test at run time')
    : constantOf(expression.test(whole));
}
