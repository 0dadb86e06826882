// The Microsoft Graph Toolkit: batches, `graph.createBatch().get(id, '/me/photo/$value', scopes)`, also filled later, and pages,
// `GraphPageIterator.create(graph, graph.api(path))`.
import { textOf } from '../../evaluate/make-value.ts';
import type { Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { memberName, moduleChain, type ModuleChain } from '../origin.ts';

/** https://learn.microsoft.com/graph/toolkit/providers/providers#making-your-own-calls-to-microsoft-graph */
export const mgt: ClientDetector = {
  via: 'mgt',
  hints: ['createBatch', 'GraphPageIterator'],
  find: (site) => {
    const chain = moduleChain(site.callee);
    if (chain === undefined || !/^@microsoft\/mgt(?:-|$)/u.test(chain.module)) return [];
    return [...batched(chain, site), ...paged(chain, site)].map((url): RequestValue => {
      return { method: textOf('GET'), url, resource: 'microsoft-graph' };
    });
  },
};

function batched({ steps }: ModuleChain, { args: [, url], evaluator }: ClientSite): readonly Value[] {
  const [made, call, verb] = steps.slice(-3);
  const isBatch = memberName(made) === 'createBatch' && call?.kind === 'call' && memberName(verb) === 'get';
  return isBatch && url !== undefined ? [evaluator.force(url)] : [];
}

/** The iterator sends the request that it is given. */
function paged({ steps }: ModuleChain, { args: [, request], evaluator }: ClientSite): readonly Value[] {
  const [iterator, create, ...rest] = steps;
  if (memberName(iterator) !== 'GraphPageIterator' || memberName(create) !== 'create' || rest.length > 0) return [];
  if (request === undefined) return [];
  return evaluator.force(request).flatMap((possible) => {
    if (possible.kind !== 'symbolic') return [];
    const at = possible.steps.findIndex((step) => memberName(step) === 'api');
    const call = at === -1 ? undefined : possible.steps[at + 1];
    if (call?.kind !== 'call' || !('arguments' in call.node)) return [];
    const [path] = evaluator.arguments(call.node, call.frame);
    return path === undefined ? [] : [evaluator.force(path)];
  });
}
