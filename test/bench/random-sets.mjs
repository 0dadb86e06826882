// Random sets of calls to Microsoft Graph, the same on every machine, in the ways that apps come by their calls.

/** The same numbers on every machine (a linear congruential generator, Numerical Recipes). */
export function createRandom(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/**
 * Ways to draw calls: from everywhere, from one first path segment, or whole paths with all their methods.
 *
 * @param {import('../../src/model/catalog.ts').Catalog} catalog
 * @param {'delegatedWork' | 'delegatedPersonal' | 'application'} scheme only calls that exist for it are drawn
 * @param {(limit: number) => number} random
 * @returns for each way a function from the size of the set to calls with their operation and its siblings
 */
export function createSampler(catalog, scheme, random) {
  const paths = new Map();
  for (const operation of catalog.operations) {
    const siblings = paths.get(operation.template.text) ?? [];
    paths.set(operation.template.text, siblings);
    siblings.push(operation);
  }
  const asked = catalog.operations
    .filter(({ claims }) => claims[scheme] !== undefined)
    .map((operation) => ({
      call: `${operation.method} ${operation.template.text}`,
      operation,
      siblings: paths.get(operation.template.text),
    }));
  const workloads = new Map(
    groups(asked, (one) => one.operation.template.text.split('/')[1]).flatMap((list) =>
      list.map((one) => [one.call, list]),
    ),
  );
  const resources = groups(asked, (one) => one.operation.template.text);
  const draw = (list) => list[random(list.length)];
  const times = (size, next) => Array.from({ length: size }, next);
  return {
    uniform: (size) => times(size, () => draw(asked)),
    workload: (size) => {
      const list = workloads.get(draw(asked).call);
      return times(size, () => draw(list));
    },
    crud: (size) => {
      const drawn = [];
      while (drawn.length < size) drawn.push(...draw(resources));
      return drawn;
    },
  };
}

/**
 * A drawn call as the solver takes it.
 *
 * @returns {import('../../src/reason/solve-demands.ts').SolveCall}
 */
export function found({ call, operation, siblings }) {
  return { call, match: { kind: 'found', operation, siblings, aliases: [] } };
}

function groups(list, keyOf) {
  const known = new Map();
  for (const one of list) {
    const group = known.get(keyOf(one)) ?? [];
    known.set(keyOf(one), group);
    group.push(one);
  }
  return [...known.values()];
}
