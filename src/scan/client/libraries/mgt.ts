// Batches of the Microsoft Graph Toolkit: `graph.createBatch().get(id, '/me/photo/$value', scopes)`, also filled later.
import { textOf } from '../../evaluate/make-value.ts';
import type { ClientDetector } from '../detector.ts';
import { memberName, moduleChain } from '../origin.ts';

/** https://learn.microsoft.com/graph/toolkit/providers/providers#making-your-own-calls-to-microsoft-graph */
export const mgt: ClientDetector = {
  via: 'mgt',
  hints: ['createBatch'],
  find: ({ callee, args: [, url], evaluator }) => {
    const chain = moduleChain(callee);
    const [made, call, verb] = chain?.steps.slice(-3) ?? [];
    if (chain === undefined || !/^@microsoft\/mgt(?:-|$)/u.test(chain.module) || url === undefined) return [];
    if (memberName(made) !== 'createBatch' || call?.kind !== 'call' || memberName(verb) !== 'get') return [];
    return [{ method: textOf('GET'), url: evaluator.force(url), resource: 'microsoft-graph' }];
  },
};
