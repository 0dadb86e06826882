// Regular expressions that stand in the source, as far as they may be run: the scanned source must not be able to stop the scan.
import { constantOf, unknown } from '../make-value.ts';
import { knownText } from '../texts.ts';
import type { PatternValue, Value } from '../value.ts';

/** Longer ones are not run. */
const longest = 100;

/** The expression of a source; `undefined` for one that is wrong, or that repeats what repeats and may take for ever. */
export function compiled({ source, flags }: Pick<PatternValue, 'source' | 'flags'>): RegExp | undefined {
  if (source.length > longest || /[+*}]\)?[+*{]|\)[+*{]/u.test(source)) return undefined;
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** `/expression/.test(text)` */
export function patternTest(pattern: PatternValue, argument: Value | undefined): Value {
  const whole = argument === undefined ? undefined : knownText(argument);
  const expression = compiled(pattern);
  return whole === undefined || expression === undefined
    ? unknown('the result of a test at run time')
    : constantOf(expression.test(whole));
}
