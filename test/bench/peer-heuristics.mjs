// How other tools put many calls together, as described by their sources, so that they can be measured on the same sets.
// Each takes what the published data says of every call and gives a set of permissions; none of them is permc's.

/**
 * What a heuristic knows of a call.
 *
 * @typedef {{ claims: readonly (readonly string[])[], least: readonly (readonly string[])[] }} KnownCall `claims`: all sets
 *   that are listed, in the order of the data; `least`: the published answers
 */

/**
 * The published answer to one call, by the rule of the tool that makes the pages (microsoftgraph/kibali,
 * `ProtectedResource.FetchLeastPrivilege`): of several that are marked all, if more than one of them has but one method on
 * the path; or the one whose only method is the call's; or the one with the fewest methods, by name.
 */
export function publishedLeast({ method, claims }, scheme, siblings) {
  const marked = claims[scheme].filter(({ least }) => least).map(({ permissions }) => permissions);
  const names = [...new Set(marked.map(([name]) => name))];
  if (names.length < 2) return marked;
  const methodsOf = new Map(
    names.map((name) => [
      name,
      siblings.filter((one) => one.claims[scheme]?.some(({ permissions }) => permissions[0] === name)),
    ]),
  );
  const single = names.filter((name) => methodsOf.get(name).length === 1);
  if (single.length > 1) return marked;
  const own = single.find((name) => methodsOf.get(name)[0].method === method);
  const fewest = names.toSorted((left, right) => methodsOf.get(left).length - methodsOf.get(right).length)[0];
  return marked.filter(([name]) => name === (own ?? fewest));
}

/** The union of what is least for each call by itself; where the data leaves several, the first. */
export function unionOfLeast(calls) {
  return new Set(calls.flatMap(({ least: [first = []] }) => first));
}

/**
 * The rule of the hosted service behind Graph Explorer and Dev Proxy (`PermissionsStore.GetScopesAsync`): a call whose
 * other permissions hold one that is least for another call is dropped. A pair is the text `A and B` there, which is no
 * permission, so such a call gives nothing.
 */
export function dropWhatIsHeld(calls) {
  const least = calls.map(({ least: [first = []] }) => (first.length === 1 ? first[0] : undefined));
  const all = new Set(least.filter((value) => value !== undefined));
  return new Set(
    calls.flatMap(({ claims }, index) => {
      const own = least[index];
      const others = claims.filter((claim) => claim.length === 1).map(([value]) => value);
      if (own === undefined || others.some((value) => value !== own && all.has(value))) return [];
      return [own];
    }),
  );
}

/**
 * The rule of Dev Proxy for OpenAPI files (`MinimalPermissionsUtils.GetMinimalScopes`): the first permission of each call;
 * then each one that was chosen takes the place of the choice of every call that lists it later.
 */
export function firstThenReplace(calls) {
  const lists = calls.map(({ claims }) => claims.map((claim) => claim[0]));
  const chosen = lists.map(([first]) => first);
  for (const value of chosen.slice()) {
    lists.forEach((list, index) => {
      if (list.indexOf(value) > 0) chosen[index] = value;
    });
  }
  return new Set(chosen.filter((value) => value !== undefined));
}

/**
 * The rule of a PowerShell module for Graph (`Get-OptimalPermissionSet`): least for each call, or else the only one, or
 * else reading before writing; then one after the other in a fixed order, those of the fewest calls first, whatever still
 * covers something.
 */
export function fewestCallsFirst(calls) {
  const options = calls.map(({ claims, least }) => {
    if (least.length > 0) return least.flat();
    const values = claims.flat();
    const reading = values.filter((value) => value.includes('.Read.'));
    return values.length === 1 || reading.length === 0 ? values.slice(0, 1) : reading.slice(0, 1);
  });
  const counts = new Map();
  for (const value of options.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  const open = new Set(options.keys());
  const chosen = new Set();
  for (const [value] of [...counts].toSorted((left, right) => left[1] - right[1])) {
    const covers = [...open].filter((index) => options[index].includes(value));
    if (covers.length === 0) continue;
    chosen.add(value);
    for (const index of covers) open.delete(index);
  }
  return chosen;
}
