// The literal texts that may follow one place of a matcher's trie. A few characters of the next segment say which one it
// can only be; then it is compared in full. It knows nothing of templates.

/** A literal text, one segment or several with nothing to choose between them. */
export interface Literal<Self> {
  text: string;
  /** How long its first segment is. */
  head: number;
  /** The next literal in the same bucket. */
  next: Self | undefined;
}

/** Literals by bucket, of which there is a power of two; no two of them begin with the same segment. */
export type LiteralTable<Self> = (Self | undefined)[];

/** The table of places that no literal follows. */
export const noLiterals: LiteralTable<never> = [];

/**
 * Adds a literal that begins with another segment than those that are there.
 *
 * @param count how many are there already
 * @returns the table to go on with
 */
export function addLiteral<Self extends Literal<Self>>(
  table: LiteralTable<Self>,
  literal: Self,
  count: number,
): LiteralTable<Self> {
  if (count < table.length) {
    put(table, literal);
    return table;
  }
  const grown: LiteralTable<Self> = [undefined];
  while (grown.length <= count) grown.push(...grown);
  for (const first of table) {
    for (let known = first; known !== undefined;) {
      const { next } = known;
      put(grown, known);
      known = next;
    }
  }
  put(grown, literal);
  return grown;
}

/** The literal that stands in `path` from `start` on, given where the segment there ends. */
export function findLiteral<Self extends Literal<Self>>(
  table: LiteralTable<Self>,
  path: string,
  start: number,
  end: number,
): Self | undefined {
  const { length } = table;
  if (length === 0) return undefined;
  const head = end - start;
  let literal = table[length === 1 ? 0 : keyOf(path, start, head) & (length - 1)];
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

function put<Self extends Literal<Self>>(table: LiteralTable<Self>, literal: Self): void {
  const place = keyOf(literal.text, 0, literal.head) & (table.length - 1);
  literal.next = table[place];
  table[place] = literal;
}

/** The length and three characters tell most names of an API apart. */
function keyOf(text: string, start: number, length: number): number {
  const middle = text.charCodeAt(start + (length >> 1));
  return length + text.charCodeAt(start) * 3 + middle * 7 + text.charCodeAt(start + length - 1) * 31;
}
