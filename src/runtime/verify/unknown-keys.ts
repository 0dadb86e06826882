// Says when it is worth asking the issuer for a key that a token names and nobody has seen: after a key was rotated it is,
// under a flood of made-up names it is not.

/** Remembers which keys were looked for in vain. */
export interface UnknownKeys {
  /** Whether to ask the issuer for a key now. */
  readonly isWorthASearch: (kid: string) => boolean;
  /** Notes that the issuer was asked, and has answered. */
  readonly remember: (kid: string) => void;
}

/** How long a key that was looked for is not looked for again, in milliseconds. */
const memory = 5 * 60 * 1000;
/** How many names are remembered; a name is as long as a token may make it, so long ones are never looked for. */
const mostNames = 256;
const longestName = 128;

/**
 * Makes the memory of one issuer. At most one search in an interval, whoever sends whatever; and a name that was looked
 * for in vain does not use up the next one, so that an old client can't delay the search for a new key.
 *
 * @param interval milliseconds from one search to the next
 * @param now milliseconds since the epoch
 */
export function createUnknownKeys(interval: number, now: () => number): UnknownKeys {
  const lookedForAt = new Map<string, number>();
  let lastSearch: number | undefined;
  return {
    isWorthASearch: (kid) => {
      const time = now();
      if (kid.length > longestName) return false;
      if (lastSearch !== undefined && time - lastSearch < interval) return false;
      const before = lookedForAt.get(kid);
      return before === undefined || time - before >= memory;
    },
    remember: (kid) => {
      lastSearch = now();
      lookedForAt.delete(kid);
      lookedForAt.set(kid, lastSearch);
      const [oldest] = lookedForAt.keys();
      if (oldest !== undefined && lookedForAt.size > mostNames) lookedForAt.delete(oldest);
    },
  };
}
