// Whether the routes of an app and the endpoints of its policy are one to one, asked at start-up. It reads no framework:
// an adapter says which routes there are, in which order, and whose guard stands before each handler.
import type { PolicyEndpoint } from './compile-endpoint.ts';
import { PolicyError } from './policy-error.ts';
import { moreSpecific, overlaps } from './template-relations.ts';
import type { PathTemplate, Segment } from './template.ts';

/** One route of an app. */
export interface FrameworkRoute {
  /** As the framework has it; `ALL` for a route of every method, `USE` for a function that is mounted and may answer. */
  readonly method: string;
  /** As the framework has it, for people; of what is mounted, the name of the function. */
  readonly path: string;
  /** The endpoint whose guard runs before every handler of the route; undefined when there is none. */
  readonly endpoint: string | undefined;
  /** The guard was made for another path, so that it refuses every request of the route. */
  readonly misplaced?: true;
  /** Of a route without an endpoint: one that ends like it, and has a handler but no route of its own. */
  readonly meant?: string;
}

/**
 * Which of two routes that match one path gets the request: the one that was registered first; the more specific one, with
 * mixed segments in no certain order; or the one that the policy's own matcher finds.
 */
export type RouteOrder = 'first' | 'specific' | 'template';

/** What can be wrong with the routes of an app. */
export type CoverageFault =
  | 'endpoint-unrouted'
  | 'endpoint-routed-twice'
  | 'route-undeclared'
  | 'method-mismatch'
  | 'route-misplaced'
  | 'route-shadowed'
  | 'routes-overlap';

/** One thing that is wrong; `text` says it in one line. */
export interface CoverageFinding {
  readonly fault: CoverageFault;
  /** `METHOD /path`: the endpoint, or the route when it has none. */
  readonly subject: string;
  readonly text: string;
}

/** The routes of an app held against its policy. */
export interface Coverage {
  readonly routes: readonly FrameworkRoute[];
  /** Empty when every endpoint has its route and every route its endpoint. */
  readonly findings: readonly CoverageFinding[];
}

/** What coverage asks of a policy. */
export interface CoveredPolicy {
  readonly keys: readonly string[];
  readonly endpoint: (key: string) => PolicyEndpoint | undefined;
}

/** What coverage is measured by. */
export interface CoverageTerms {
  readonly order: RouteOrder;
  /** `METHOD /path` of routes that need no endpoint, as the framework writes them: what the service answers for elsewhere. */
  readonly except?: readonly string[];
}

/**
 * Holds the routes of an app against its policy.
 *
 * @param policy the declared endpoints
 * @param routes in the order of their registration
 * @returns the findings: those of endpoints in the order of the policy, then those of routes
 */
export function checkCoverage(
  policy: CoveredPolicy,
  routes: readonly FrameworkRoute[],
  terms: CoverageTerms,
): Coverage {
  const { order, except = [] } = terms;
  const counted = routes.filter((route) => route.endpoint !== undefined || !except.includes(nameOf(route)));
  const counts = countRoutes(policy, counted);
  return {
    routes,
    findings: [
      ...policy.keys.flatMap((key) => checkEndpoint(key, counts.get(key) ?? 0)),
      ...counted.flatMap((route) => checkRoute(policy, route)),
      ...(order === 'template' ? [] : checkOrder(policy, counted, order)),
    ],
  };
}

/**
 * Refuses to go on with routes that are not covered.
 *
 * @throws {PolicyError} `coverage-incomplete`, with every finding in its message
 */
export function requireCoverage({ findings }: Coverage): void {
  if (findings.length === 0) return;
  const lines = findings.map((finding) => `\n- ${finding.text}`).join('');
  throw new PolicyError('coverage-incomplete', `the routes of the app are not those of the policy:${lines}`);
}

function nameOf({ method, path }: FrameworkRoute): string {
  return `${method} ${path}`;
}

/** How many routes each endpoint has, those of other methods or paths aside. */
function countRoutes(policy: CoveredPolicy, routes: readonly FrameworkRoute[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { endpoint, method, misplaced } of routes) {
    if (endpoint === undefined || misplaced === true || policy.endpoint(endpoint)?.method !== method) continue;
    counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
  }
  return counts;
}

function checkEndpoint(key: string, count: number): readonly CoverageFinding[] {
  if (count === 1) return [];
  return count === 0
    ? [{ fault: 'endpoint-unrouted', subject: key, text: `\`${key}\` is declared, but no route handles it` }]
    : [{ fault: 'endpoint-routed-twice', subject: key, text: `\`${key}\` has ${count} routes: only one can be meant` }];
}

function checkRoute(policy: CoveredPolicy, route: FrameworkRoute): readonly CoverageFinding[] {
  const name = nameOf(route);
  const endpoint = route.endpoint === undefined ? undefined : policy.endpoint(route.endpoint);
  if (endpoint === undefined && route.method === 'USE') {
    const text = `\`${route.path}\`, which is mounted by \`use\`, may answer without a guard of this policy: give its endpoints routes of their own, or list \`${name}\` under \`except\``;
    return [{ fault: 'route-undeclared', subject: name, text }];
  }
  if (endpoint === undefined && route.meant !== undefined) {
    const text = `the route \`${name}\` is no endpoint's, and \`${route.meant}\` has a handler but no route: is \`mountPath\` the prefix that the app gives to its routes?`;
    return [{ fault: 'route-misplaced', subject: name, text }];
  }
  if (endpoint === undefined) {
    const text = `the route \`${name}\` has a handler that no guard of this policy stands before: declare the endpoint`;
    return [{ fault: 'route-undeclared', subject: name, text }];
  }
  if (route.misplaced === true) {
    const text = `the route \`${name}\` has the guard of \`${endpoint.key}\`, which was made for another path and refuses every request here`;
    return [{ fault: 'route-misplaced', subject: name, text }];
  }
  if (route.method === endpoint.method || (route.method === 'HEAD' && endpoint.method === 'GET')) return [];
  const text = `the route \`${name}\` has the guard of \`${endpoint.key}\`, which refuses every other method`;
  return [{ fault: 'method-mismatch', subject: name, text }];
}

interface Placed {
  readonly endpoint: PolicyEndpoint;
  readonly literals: readonly (string | undefined)[];
}

/** Pairs are looked for only among routes that begin alike and, but for those with a rest, are as long: apps have thousands. */
function checkOrder(
  policy: CoveredPolicy,
  routes: readonly FrameworkRoute[],
  order: 'first' | 'specific',
): readonly CoverageFinding[] {
  const findings: CoverageFinding[] = [];
  const groups = new Map<string, Placed[]>();
  const seen = new Set<string>();
  for (const { endpoint: key, method, misplaced } of routes) {
    const endpoint = key === undefined || misplaced === true ? undefined : policy.endpoint(key);
    if (key === undefined || endpoint === undefined || endpoint.method !== method || seen.has(key)) continue;
    seen.add(key);
    const later = { endpoint, literals: literalsOf(endpoint.template) };
    for (const name of groupsBeside(groups, later)) {
      for (const earlier of groups.get(name) ?? []) {
        if (earlier.endpoint.method !== method || !mayOverlap(earlier.literals, later.literals)) continue;
        const finding = comparePlaces(earlier.endpoint, endpoint, order);
        if (finding !== undefined) findings.push(finding);
      }
    }
    const own = groupOf(later, lengthOf(endpoint.template), later.literals[0]);
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [later]);
    else group.push(later);
  }
  return findings;
}

function lengthOf({ segments }: PathTemplate): string {
  return segments.some((segment) => segment.kind === 'rest') ? 'rest' : String(segments.length);
}

function groupOf({ endpoint }: Placed, length: string, start: string | undefined): string {
  return `${endpoint.method} ${length} ${start ?? '{}'}`;
}

function groupsBeside(groups: ReadonlyMap<string, Placed[]>, placed: Placed): Iterable<string> {
  const length = lengthOf(placed.endpoint.template);
  const start = placed.literals[0];
  if (length === 'rest' || start === undefined) return groups.keys();
  return [length, 'rest'].flatMap((one) => [groupOf(placed, one, start), groupOf(placed, one, undefined)]);
}

/** The literal segments before any rest, in lower case as relations of templates compare them. */
function literalsOf({ segments }: PathTemplate): readonly (string | undefined)[] {
  const rest = segments.findIndex((segment) => segment.kind === 'rest');
  const fixed = rest === -1 ? segments : segments.slice(0, rest);
  return fixed.map((segment) => (segment.kind === 'literal' ? segment.text.toLowerCase() : undefined));
}

/** Cheap: false for nearly every pair of a real API. */
function mayOverlap(left: readonly (string | undefined)[], right: readonly (string | undefined)[]): boolean {
  return left.every((text, index) => {
    const other = right[index];
    return text === undefined || other === undefined || text === other;
  });
}

function comparePlaces(
  earlier: PolicyEndpoint,
  later: PolicyEndpoint,
  order: 'first' | 'specific',
): CoverageFinding | undefined {
  if (!overlaps(earlier.template, later.template)) return undefined;
  const laterFirst = moreSpecific(later.template, earlier.template);
  const earlierFirst = moreSpecific(earlier.template, later.template);
  const certain = order === 'first' ? earlierFirst || laterFirst : !differsInMixedSegments(earlier, later);
  if (!certain) {
    const text = `\`${earlier.key}\` and \`${later.key}\` match some of the same paths, and the framework does not say which goes first`;
    return { fault: 'routes-overlap', subject: later.key, text };
  }
  if (order !== 'first' || earlierFirst) return undefined;
  const text = `\`${later.key}\` is never reached by what \`${earlier.key}\` matches as well: register its route before that one`;
  return { fault: 'route-shadowed', subject: later.key, text };
}

/** Whether the first segment in which the templates differ is a mixed one in both. */
function differsInMixedSegments(left: PolicyEndpoint, right: PolicyEndpoint): boolean {
  const others = right.template.segments;
  for (const [index, segment] of left.template.segments.entries()) {
    const other = others[index];
    if (segment.kind === 'pattern' && other?.kind === 'pattern') {
      if (shapeOf(segment) !== shapeOf(other)) return true;
      continue;
    }
    const same = segment.kind === 'literal' ? other?.kind === 'literal' && other.text === segment.text : undefined;
    if (!(same ?? segment.kind === other?.kind)) return false;
  }
  return false;
}

function shapeOf({ parts }: Extract<Segment, { kind: 'pattern' }>): string {
  return parts.map((part) => (part.kind === 'literal' ? part.text : '{}')).join('');
}
