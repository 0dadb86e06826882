// Two endpoints must never both claim one request: duplicates and ambiguous pairs are errors, with both places.
// The relations themselves are the runtime's, so that the compiler and the guards can't disagree; what is here only
// spares the comparison of pairs that surely have nothing in common.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { segmentsOverlap } from '../runtime/segment-language.ts';
import { moreSpecific, overlaps } from '../runtime/template-relations.ts';
import type { Segment } from '../runtime/template.ts';
import { modelError } from './model-errors.ts';
import type { Endpoint } from './model.ts';

/** An endpoint with what the search asks of its path again and again. */
interface Placed {
  readonly endpoint: Endpoint;
  readonly segments: readonly Segment[];
  /** The shape of each segment: equal shapes match the same texts. */
  readonly shapes: readonly string[];
  readonly hasRest: boolean;
}

/** A tree of the segments of all paths of one method, by shape. */
interface Branch {
  /** The segment that leads here; undefined for the root. */
  readonly segment: Segment | undefined;
  readonly literals: Map<string, Branch>;
  readonly others: Map<string, Branch>;
  /** What goes on over several segments. */
  readonly rests: Map<string, Branch>;
  here: Placed | undefined;
}

/**
 * Reports duplicate and ambiguous endpoints, once a pair, at the one that stands later in the files.
 *
 * @param endpoints all endpoints, in the order of the files
 * @param report receives the errors
 */
export function checkPaths(endpoints: readonly Endpoint[], report: (finding: Diagnostic) => void): void {
  const roots = new Map<string, Branch>();
  const meet = segmentsThatMeet();
  for (const endpoint of endpoints) {
    const root = roots.get(endpoint.method) ?? newBranch(undefined);
    roots.set(endpoint.method, root);
    const placed = place(endpoint);
    const twin = insert(root, placed);
    if (twin !== undefined) {
      const related = [{ message: 'first declared here', span: twin.span }];
      report(modelError('duplicate-endpoint', endpoint.span, { key: endpoint.key, other: twin.key }, related));
      continue;
    }
    for (const candidate of candidates(root, placed, meet)) {
      const other = candidate.endpoint;
      if (candidate === placed || !mayMeet(placed, candidate, meet)) continue;
      if (moreSpecific(endpoint.template, other.template) || moreSpecific(other.template, endpoint.template)) continue;
      const related = [{ message: 'the other endpoint', span: other.span }];
      report(modelError('ambiguous-endpoints', endpoint.span, { key: endpoint.key, other: other.key }, related));
    }
  }
}

function place(endpoint: Endpoint): Placed {
  const { segments, shape } = endpoint.template;
  return {
    endpoint,
    segments,
    shapes: shape.split('/').slice(1),
    hasRest: segments.some(({ kind }) => kind === 'rest'),
  };
}

function newBranch(segment: Segment | undefined): Branch {
  return { segment, literals: new Map(), others: new Map(), rests: new Map(), here: undefined };
}

/** Adds an endpoint, unless one of the same shape is there already: then that one is returned. */
function insert(root: Branch, placed: Placed): Endpoint | undefined {
  let branch = root;
  for (const [index, segment] of placed.segments.entries()) {
    const shape = placed.shapes[index] ?? '';
    const { kind } = segment;
    const children = kind === 'literal' ? branch.literals : kind === 'rest' ? branch.rests : branch.others;
    const next = children.get(shape) ?? newBranch(segment);
    children.set(shape, next);
    branch = next;
  }
  const twin = branch.here?.endpoint;
  branch.here ??= placed;
  return twin;
}

type SegmentsMeet = (left: Segment, leftShape: string, right: Segment | undefined, rightShape: string) => boolean;

/** Whether some text matches both segments; what takes long to find out is asked of the runtime once for two shapes. */
function segmentsThatMeet(): SegmentsMeet {
  const known = new Map<string, boolean>();
  return (left, leftShape, right, rightShape) => {
    if (right === undefined || left.kind === 'rest' || right.kind === 'rest') return true;
    if (left.kind !== 'pattern' && right.kind !== 'pattern') return segmentsOverlap(left, right);
    const key = `${leftShape}/${rightShape}`;
    const answer = known.get(key) ?? segmentsOverlap(left, right);
    known.set(key, answer);
    return answer;
  };
}

/** Which of two paths is the more specific one so far, segment by segment: neither, mine, the other, or each somewhere. */
const order = { same: 0, mine: 1, other: 2, crossing: 3 } as const;

/** The bit to add for one pair of segments that have a text in common. */
function specificity(mine: Segment, myShape: string, other: Segment | undefined, otherShape: string): number {
  if (myShape === otherShape) return order.same;
  if (mine.kind === 'literal' || other?.kind === 'parameter') return order.mine;
  return mine.kind === 'parameter' || other?.kind === 'literal' ? order.other : order.crossing;
}

/**
 * Everything that might match a URL that the endpoint matches while neither is the more specific one: never too few, and
 * no more unless a rest or two mixed segments are involved.
 */
function candidates(root: Branch, { segments, shapes }: Placed, meet: SegmentsMeet): ReadonlySet<Placed> {
  const found = new Set<Placed>();
  const collect = (branch: Branch): void => {
    if (branch.here !== undefined) found.add(branch.here);
    for (const next of branch.literals.values()) collect(next);
    for (const next of branch.others.values()) collect(next);
    for (const next of branch.rests.values()) collect(next);
  };
  const walk = (branch: Branch, index: number, so: number): void => {
    const segment = segments[index];
    const shape = shapes[index] ?? '';
    if (segment === undefined) {
      if (branch.here !== undefined && so === order.crossing) found.add(branch.here);
      return;
    }
    // A segment that takes several in its stride may line up with anything below.
    if (segment.kind === 'rest') return collect(branch);
    for (const next of branch.rests.values()) collect(next);
    for (const [other, next] of branch.others) {
      if (!meet(segment, shape, next.segment, other)) continue;
      walk(next, index + 1, so | specificity(segment, shape, next.segment, other));
    }
    if (segment.kind === 'literal') {
      const next = branch.literals.get(shape);
      if (next !== undefined) walk(next, index + 1, so);
      return;
    }
    for (const [other, next] of branch.literals) {
      if (meet(segment, shape, next.segment, other)) walk(next, index + 1, so | order.other);
    }
  };
  walk(root, 0, order.same);
  return found;
}

/** Whether some path matches both of two candidates: certain already, unless one of them goes on over several segments. */
function mayMeet(left: Placed, right: Placed, meet: SegmentsMeet): boolean {
  if (!left.hasRest && !right.hasRest) return true;
  return endsMeet(left, right, meet) && overlaps(left.endpoint.template, right.endpoint.template);
}

/** Whether the segments at the end, up to the first that goes on over several, have texts in common two by two. */
function endsMeet(left: Placed, right: Placed, meet: SegmentsMeet): boolean {
  const shorter = Math.min(left.segments.length, right.segments.length);
  for (let back = 1; back <= shorter; back++) {
    const mine = left.segments.at(-back);
    const other = right.segments.at(-back);
    if (mine === undefined || mine.kind === 'rest' || other?.kind === 'rest') return true;
    if (!meet(mine, left.shapes.at(-back) ?? '', other, right.shapes.at(-back) ?? '')) return false;
  }
  return true;
}
