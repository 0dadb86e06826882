// The requests of one call as results: those that differ only in their path are one call with alternatives.
import { ts } from '../program/typescript.js';
import type { ClientCall, SourcePlace } from '../scan-result.ts';
import { placeOf } from './place-of.ts';
import type { CallNode } from './detector.ts';
import type { FoundRequest } from './requests-at.ts';
import { isSameOrigin } from './same-request.ts';
import type { TracedRequest } from './trace-requests.ts';

/** The calls that the requests of one call expression come to, in source order. */
export function groupRequests(call: CallNode, requests: readonly TracedRequest[]): readonly ClientCall[] {
  const groups = new Map<string, { readonly place: SourcePlace; readonly requests: FoundRequest[] }>();
  for (const request of likelyOf(requests)) {
    const place = placeOf(request.node ?? call);
    const key = JSON.stringify([place.line, place.column, request.resource, request.method, request.dynamic]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { place, requests: [request] });
    else group.requests.push(request);
  }
  return [...groups.values()].flatMap(({ place, requests: group }) => callOf(place, group));
}

function callOf(place: SourcePlace, group: readonly FoundRequest[]): readonly ClientCall[] {
  const [first] = group;
  if (first === undefined) return [];
  const { resource, method, via, dynamic } = first;
  const paths = [...new Set(group.map(({ path }) => path))];
  const [path = '{}', ...alternatives] = paths;
  return [{ ...place, resource, method, path: dynamic ? '{}' : path, alternatives, dynamic, via }];
}

/**
 * Without what only stands in for something known: a path that is wholly unknown beside one that is known (the next page of
 * a list), the value of a parameter beside its default, an unknown base URL or beginning beside a known one. Only requests of one place in
 * the source, reached on one way, stand in for each other.
 */
function likelyOf(requests: readonly TracedRequest[]): readonly FoundRequest[] {
  const isDefaulted = ({ holes }: FoundRequest): boolean =>
    holes.some(({ parameters }) =>
      parameters.some(({ initializer }) => initializer !== undefined && !isEmpty(initializer)),
    );
  const steps: readonly ((request: FoundRequest) => boolean)[] = [
    ({ dynamic }) => !dynamic,
    ({ resource }) => resource !== '',
    ({ unbased }) => !unbased,
    ({ path }) => !path.startsWith('/{}/'),
    ({ method }) => method !== '{}',
    // A path that nothing has been put to yet.
    ({ path, resource }) => path !== '/' || resource === '',
  ];
  return byOrigin(requests).flatMap((group) => {
    let kept = group.filter(
      (one) => !isDefaulted(one) || !group.some((other) => !isDefaulted(other) && hasShape(other, one)),
    );
    for (const step of steps) kept = kept.some(step) ? kept.filter(step) : kept;
    return kept;
  });
}

/** The requests that are made at one place, through the same calls. */
function byOrigin(requests: readonly TracedRequest[]): readonly (readonly TracedRequest[])[] {
  const groups: TracedRequest[][] = [];
  for (const request of requests) {
    const own = groups.find(([first]) => first !== undefined && isSameOrigin(first, request));
    if (own === undefined) groups.push([request]);
    else own.push(request);
  }
  return groups;
}

/** Whether a path says in every segment what another one says, or something where that leaves it open. */
function hasShape({ path }: FoundRequest, { path: open }: FoundRequest): boolean {
  const segments = path.split('/');
  const others = open.split('/');
  return (
    segments.length === others.length &&
    others.every((segment, index) => segment.includes('{}') || segment === segments[index])
  );
}

/** An empty default, as in `folder = ''` or `folder = null`, stands for a value that callers give. */
function isEmpty(initializer: ts.Expression): boolean {
  if (ts.isStringLiteralLike(initializer)) return initializer.text === '';
  return initializer.kind === ts.SyntaxKind.NullKeyword || ts.isVoidExpression(initializer) || isUndefined(initializer);
}

function isUndefined(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'undefined';
}
