// The requests of one call as results: those that differ only in their path are one call with alternatives.
import type { ClientCall, SourcePlace } from '../scan-result.ts';
import { placeOf } from './place-of.ts';
import type { CallNode } from './ignored-calls.ts';
import type { FoundRequest } from './requests-at.ts';

/** The calls that the requests of one call expression come to, in source order. */
export function groupRequests(call: CallNode, requests: readonly FoundRequest[]): readonly ClientCall[] {
  const groups = new Map<string, { readonly place: SourcePlace; readonly requests: FoundRequest[] }>();
  for (const request of likelyOf(requests)) {
    const place = placeOf(request.node ?? call);
    const key = JSON.stringify([place.line, place.column, request.resource, request.method]);
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
 * a list), the value of a parameter beside its default, an unknown base URL beside a known one.
 */
function likelyOf(requests: readonly FoundRequest[]): readonly FoundRequest[] {
  const isDefaulted = ({ holes }: FoundRequest): boolean =>
    holes.some(({ parameters }) => parameters.some(({ initializer }) => initializer !== undefined));
  const steps: readonly ((request: FoundRequest) => boolean)[] = [
    ({ dynamic }) => !dynamic,
    (request) => !isDefaulted(request),
    ({ resource }) => resource !== '',
    ({ method }) => method !== '{}',
  ];
  const nodes = [...new Set(requests.map(({ node }) => node))];
  return nodes.flatMap((node) => {
    let kept = requests.filter((request) => request.node === node);
    for (const step of steps) kept = kept.some(step) ? kept.filter(step) : kept;
    return kept;
  });
}
