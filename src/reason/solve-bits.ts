// Sets of small numbers as bits, for counting what many permissions open together. They know nothing of what is counted.

/** A set of numbers from 0 to a limit; 32 of them in each element. */
export type Bits = Uint32Array;

/** The empty set for numbers below a limit. */
export function emptyBits(limit: number): Bits {
  return new Uint32Array((limit + 31) >>> 5);
}

/** Adds one number. */
export function addBit(bits: Bits, number: number): void {
  const index = number >>> 5;
  bits[index] = (bits[index] ?? 0) | (1 << (number & 31));
}

/** Whether a number is in the set. */
export function hasBit(bits: Bits, number: number): boolean {
  return ((bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}

/** Writes the union of two sets into a third one, which may be one of them. */
export function unite(left: Bits, right: Bits, into: Bits): void {
  for (let index = 0; index < into.length; index++) into[index] = (left[index] ?? 0) | (right[index] ?? 0);
}

/** How many numbers are in the set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let index = 0; index < bits.length; index++) count += countWord(bits[index] ?? 0);
  return count;
}

/** How many numbers of one set are missing in the other. */
export function countMissing(bits: Bits, other: Bits): number {
  let count = 0;
  for (let index = 0; index < bits.length; index++) count += countWord((bits[index] ?? 0) & ~(other[index] ?? 0));
  return count;
}

/** Whether two sets have a number in common. */
export function intersect(left: Bits, right: Bits): boolean {
  for (let index = 0; index < left.length; index++) if (((left[index] ?? 0) & (right[index] ?? 0)) !== 0) return true;
  return false;
}

/** Whether every number of one set is in the other. */
export function isWithin(inner: Bits, outer: Bits): boolean {
  for (let index = 0; index < inner.length; index++) {
    if (((inner[index] ?? 0) & ~(outer[index] ?? 0)) !== 0) return false;
  }
  return true;
}

// Counts the bits of a word in parallel (H. S. Warren, Hacker's Delight, section 5-1).
function countWord(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
