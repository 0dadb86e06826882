// Two endpoints must never both claim one request: duplicates and ambiguous pairs are errors, with both places.
// The relations themselves are the runtime's, so that the compiler and the guards can't disagree.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { moreSpecific, overlaps } from '../runtime/template-relations.ts';
import type { Segment } from '../runtime/template.ts';
import { modelError } from './model-errors.ts';
import type { Endpoint } from './model.ts';

/** A tree of the segments of all paths of one method; literals by their lower-cased text. */
interface Branch {
  readonly literals: Map<string, Branch>;
  readonly others: Map<string, { readonly segment: Segment; readonly branch: Branch }>;
  readonly here: Endpoint[];
}

/** Reports duplicate and ambiguous endpoints, once a pair, at the one that stands later in the files. */
export function checkPaths(endpoints: readonly Endpoint[], report: (finding: Diagnostic) => void): void {
  const order = new Map(endpoints.map((endpoint) => [endpoint, endpoint.span.start]));
  const inFileOrder = endpoints.toSorted((left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0));
  const roots = new Map<string, Branch>();
  for (const endpoint of inFileOrder) {
    const root = roots.get(endpoint.method) ?? newBranch();
    roots.set(endpoint.method, root);
    const twin = insert(root, endpoint);
    if (twin !== undefined) {
      const related = [{ message: 'first declared here', span: twin.span }];
      report(modelError('duplicate-endpoint', endpoint.span, { key: endpoint.key, other: twin.key }, related));
      continue;
    }
    for (const other of candidates(root, endpoint)) {
      if (other === endpoint || !overlaps(endpoint.template, other.template)) continue;
      if (moreSpecific(endpoint.template, other.template) || moreSpecific(other.template, endpoint.template)) continue;
      const related = [{ message: 'the other endpoint', span: other.span }];
      report(modelError('ambiguous-endpoints', endpoint.span, { key: endpoint.key, other: other.key }, related));
    }
  }
}

function newBranch(): Branch {
  return { literals: new Map(), others: new Map(), here: [] };
}

/** Adds an endpoint, unless one of the same shape is there already: then that one is returned. */
function insert(root: Branch, endpoint: Endpoint): Endpoint | undefined {
  let branch = root;
  const shapes = endpoint.template.shape.split('/').slice(1);
  for (const [index, segment] of endpoint.template.segments.entries()) {
    const shape = shapes[index] ?? '';
    if (segment.kind === 'literal') {
      const next = branch.literals.get(shape) ?? newBranch();
      branch.literals.set(shape, next);
      branch = next;
    } else {
      const key = `${segment.kind} ${shape}`;
      const next = branch.others.get(key) ?? { segment, branch: newBranch() };
      branch.others.set(key, next);
      branch = next.branch;
    }
  }
  const twin = branch.here[0];
  if (twin === undefined) branch.here.push(endpoint);
  return twin;
}

/** Everything that might match a URL that the endpoint matches; cheap, and never too few. */
function candidates(root: Branch, endpoint: Endpoint): Set<Endpoint> {
  const found = new Set<Endpoint>();
  const { segments } = endpoint.template;
  const collect = (branch: Branch): void => {
    for (const there of branch.here) found.add(there);
    for (const next of branch.literals.values()) collect(next);
    for (const next of branch.others.values()) collect(next.branch);
  };
  const walk = (branch: Branch, index: number): void => {
    const segment = segments[index];
    if (segment === undefined) {
      for (const there of branch.here) found.add(there);
      return;
    }
    // A segment that takes several in its stride may line up with anything below.
    if (segment.kind === 'rest') return collect(branch);
    for (const { segment: other, branch: next } of branch.others.values()) {
      if (other.kind === 'rest') collect(next);
      else walk(next, index + 1);
    }
    if (segment.kind === 'literal') {
      const next = branch.literals.get(segment.text.toLowerCase());
      if (next !== undefined) walk(next, index + 1);
    } else {
      for (const next of branch.literals.values()) walk(next, index + 1);
    }
  };
  walk(root, 0);
  return found;
}
