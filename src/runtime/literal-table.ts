// The literal texts that may follow one place of a matcher's trie. A few characters of the next segment say which one it
// can only be; then it is compared in full. It knows nothing of templates.

/** A literal text, one segment or several with nothing to choose between them, and where it leads. */
export interface Literal<Target> {
  /** How long its first segment is. */
  readonly head: number;
  readonly text: string;
  readonly target: Target;
  /** The next literal in the same bucket. */
  readonly next: Literal<Target> | undefined;
}

/** Literals by bucket, of which there is a power of two; no two of them begin with the same segment. */
export interface LiteralTable<Target> {
  readonly buckets: readonly (Literal<Target> | undefined)[];
  /** The one literal of a table that has no other. */
  readonly only: Literal<Target> | undefined;
}

/** A table without literals. */
export const noLiterals: LiteralTable<never> = Object.freeze({
  buckets: Object.freeze([undefined]),
  only: undefined,
});

/** What a table is made of. */
export type LiteralEntry<Target> = Pick<Literal<Target>, 'head' | 'text' | 'target'>;

/** A table of literals of which no two begin with the same segment. */
export function literalTable<Target>(entries: readonly LiteralEntry<Target>[]): LiteralTable<Target> {
  if (entries.length === 0) return noLiterals;
  const size = 2 ** Math.ceil(Math.log2(entries.length));
  const buckets: (Literal<Target> | undefined)[] = Array.from({ length: size }, () => undefined);
  for (const { head, text, target } of entries) {
    const place = keyOf(text, 0, head) & (size - 1);
    buckets[place] = { head, text, target, next: buckets[place] };
  }
  return { buckets, only: entries.length === 1 ? buckets[0] : undefined };
}

/** The literal that stands in `path` from `start` on, given where the segment there ends. */
export function findLiteral<Target>(
  { buckets }: LiteralTable<Target>,
  path: string,
  start: number,
  end: number,
): Literal<Target> | undefined {
  const head = end - start;
  let literal = buckets.length === 1 ? buckets[0] : buckets[keyOf(path, start, head) & (buckets.length - 1)];
  while (literal !== undefined) {
    if (literal.head === head && standsAt(literal, path, start)) return literal;
    literal = literal.next;
  }
  return undefined;
}

/** Whether a literal stands in `path` from `start` on, and whole segments of it. */
export function standsAt({ text }: Literal<unknown>, path: string, start: number): boolean {
  const end = start + text.length;
  // V8 compares a slice in half the time that `startsWith` takes.
  return path.slice(start, end) === text && (end === path.length || path.charCodeAt(end) === slash);
}

const slash = 0x2f;

/** The length and three characters tell most names of an API apart. */
function keyOf(text: string, start: number, length: number): number {
  const middle = text.charCodeAt(start + (length >> 1));
  return length + text.charCodeAt(start) * 3 + middle * 7 + text.charCodeAt(start + length - 1) * 31;
}
