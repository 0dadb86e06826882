// Judges a set of permissions by the data alone: what it leaves uncovered, what could be left out of it, and whether any
// other set is better, by trying them all. It shares nothing with the solver but the meaning of the measures.
import { publishedLeast } from './peer-heuristics.mjs';

/**
 * What is known of a call.
 *
 * @typedef {readonly (readonly string[])[]} Ways
 * @typedef {{ claims: Ways, trusted: Ways, least: Ways }} KnownCall `claims`: everything that is listed; `trusted`: what can
 *   be relied on and granted, or what can be relied on where nothing can be granted; `least`: the published answer
 */

/** @returns {KnownCall} */
export function knownCall({ operation, siblings }, scheme, blocked) {
  const claims = operation.claims[scheme];
  const trusted = claims.filter((claim) => claim.trusted).map(({ permissions }) => permissions);
  const grantable = trusted.filter((claim) => !claim.some((value) => blocked.has(value)));
  return {
    claims: claims.map(({ permissions }) => permissions),
    trusted: grantable.length > 0 ? grantable : trusted,
    least: publishedLeast(operation, scheme, siblings),
  };
}

/** By all that is published for what is uncovered, which is generous; by what is trusted and grantable for the rest. */
export function judgeSet(values, known) {
  const met = known.filter(({ trusted }) => opens(values, trusted));
  const isNeedless = (value) => {
    const rest = new Set([...values].filter((one) => one !== value));
    return met.every(({ trusted }) => opens(rest, trusted));
  };
  return {
    uncovered: known.some(({ claims }) => !opens(values, claims)),
    uncoveredTrusted: met.length < known.length,
    redundant: [...values].some(isNeedless),
  };
}

/** The permissions that can't be granted, or do not exist for the kind of access. */
export function blockedPermissions(catalog, scheme) {
  const blocked = catalog.permissions.filter(({ grants }) => grants[scheme]?.blocked !== undefined || !grants[scheme]);
  return new Set(blocked.map(({ value }) => value));
}

/**
 * The best set of all, by trying every one.
 *
 * @param {readonly KnownCall[]} known calls that have a way in
 * @param {(value: string) => { unmarked: number, consent: number, writes: number, level: number }} weigh one permission
 * @param {readonly string[]} measures in their order
 * @param {import('../../src/model/catalog.ts').Catalog} catalog
 * @param {string} scheme
 * @param {number} most more candidates than this are not tried
 * @returns {readonly string[] | undefined} the set, or nothing when there are too many to try
 */
export function bestByTrying(known, weigh, measures, catalog, scheme, most = 12) {
  const values = [...new Set(known.flatMap(({ trusted }) => trusted.flat()))].toSorted();
  if (values.length > most) return undefined;
  const bitOf = new Map(values.map((value, bit) => [value, 1 << bit]));
  const maskOf = (claim) => claim.reduce((mask, value) => mask | bitOf.get(value), 0);
  const demands = known.map(({ trusted }) => trusted.map(maskOf));
  // The operations of the whole API that some of the candidates open, each by the masks that open it.
  const operations = catalog.operations
    .map(({ claims }) => (claims[scheme] ?? []).map(({ permissions }) => permissions))
    .map((claims) => claims.filter((claim) => claim.every((value) => bitOf.has(value))).map(maskOf))
    .filter((masks) => masks.length > 0);
  const weights = values.map(weigh);
  let best;
  for (let set = 0; set < 1 << values.length; set++) {
    if (!demands.every((ways) => ways.some((way) => (set & way) === way))) continue;
    const members = values.filter((_, bit) => set & (1 << bit));
    const cost = costOf(set, members, weights, operations);
    if (best === undefined || isBefore({ cost, members }, best, measures)) best = { cost, members };
  }
  return best?.members;
}

function costOf(set, members, weights, operations) {
  const own = weights.filter((_, bit) => set & (1 << bit));
  const sum = (measure) => own.reduce((total, weight) => total + weight[measure], 0);
  return {
    unmarked: sum('unmarked'),
    writes: sum('writes'),
    implied: 0,
    consent: Math.max(0, ...own.map(({ consent }) => consent)),
    level: Math.max(0, ...own.map(({ level }) => level)),
    permissions: members.length,
    operations: operations.filter((masks) => masks.some((mask) => (set & mask) === mask)).length,
  };
}

function isBefore(one, other, measures) {
  const differing = measures.find((measure) => one.cost[measure] !== other.cost[measure]);
  if (differing !== undefined) return one.cost[differing] < other.cost[differing];
  return one.members.join(' ') < other.members.join(' ');
}

function opens(values, claims) {
  return claims.some((claim) => claim.every((value) => values.has(value)));
}
