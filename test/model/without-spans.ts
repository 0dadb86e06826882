// A part of the Model as a reader thinks of it: values without their places. For comparisons only.

const places: ReadonlySet<string> = new Set(['span', 'idSpan', 'pathSpan', 'accountsSpan']);

/** The same data; what is located becomes its value, and what is undefined is left out. */
export function withoutSpans(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutSpans);
  if (typeof part !== 'object' || part === null) return part;
  const members = Object.entries(part).filter(([key, value]) => !places.has(key) && value !== undefined);
  const [only] = members;
  if ('span' in part && members.length === 1 && only?.[0] === 'value') return withoutSpans(only[1]);
  return Object.fromEntries(members.map(([key, value]) => [key, withoutSpans(value)]));
}
