// Ordering that is the same on every machine: no locale is asked, so outputs are stable to the byte.

/** Orders two strings by UTF-16 code units: negative, zero or positive, for `Array.prototype.sort`. */
export function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
