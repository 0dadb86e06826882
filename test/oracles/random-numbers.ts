// Random numbers for millions of cases: fast, and the same on every machine for the seed of the property tests. Where
// cases should shrink, fast-check draws them instead.
import fc from 'fast-check';

/** Draws random values. */
export interface RandomNumbers {
  /** An integer from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** Some of the items, each with this probability, in random order. */
  readonly some: <Item>(items: readonly Item[], probability: number) => readonly Item[];
}

/** Numbers by mulberry32, from the seed that all property tests start from. */
export function randomNumbers(): RandomNumbers {
  let state = fc.readConfigureGlobal().seed ?? 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
    some: (items, probability) => {
      const chosen = items.filter(() => next() < probability);
      const turn = chosen.length < 2 ? 0 : below(chosen.length);
      return [...chosen.slice(turn), ...chosen.slice(0, turn)];
    },
  };
}
