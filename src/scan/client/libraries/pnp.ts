// PnPjs for Microsoft Graph: `graph.me.messages()`, `graph.users.getById(id).manager()`, `graph.groups.add(...)`.
import { textOf } from '../../evaluate/make-value.ts';
import { joinTexts } from '../../evaluate/texts.ts';
import type { Step, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { memberName, moduleChain } from '../origin.ts';

/** Methods that make a request other than reading. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['add', 'POST'],
  ['create', 'POST'],
  ['post', 'POST'],
  ['update', 'PATCH'],
  ['patch', 'PATCH'],
  ['delete', 'DELETE'],
  ['remove', 'DELETE'],
  ['get', 'GET'],
]);

/** Methods that only shape the request. */
const shaping = new Set([
  'select',
  'expand',
  'filter',
  'top',
  'skip',
  'orderBy',
  'search',
  'using',
  'count',
  'concat',
  'defaultHeaders',
  'configure',
  'usingCaching',
  'inBatch',
]);

/** Methods of `graph` itself that set it up, or tell a URL, and ask nothing. */
const preparing = new Set(['setup', 'createBatch', 'batched', 'toUrl', 'toUrlAndQuery', 'toRequestUrl']);

/** Methods that are requests of their own: Graph actions. */
const actions = new Set([
  'sendMail',
  'send',
  'forward',
  'reply',
  'replyAll',
  'accept',
  'decline',
  'tentativelyAccept',
  'copy',
  'move',
]);

/** https://pnp.github.io/pnpjs/graph/behaviors/ */
export const pnp: ClientDetector = {
  via: 'pnp',
  hints: ['@pnp/graph'],
  find: (site) => {
    const steps = graphSteps(site);
    return steps === undefined || steps.length === 0 ? [] : readChain(steps, site);
  },
};

/** The steps from `graph` on; in version 3 and later that is `graphfi()` with its behaviours. */
function graphSteps({ callee }: ClientSite): readonly Step[] | undefined {
  const chain = moduleChain(callee);
  if (chain === undefined || !/^@pnp\/graph(?:\/|$)/u.test(chain.module)) return undefined;
  const [first, second, ...rest] = chain.steps;
  const name = memberName(first);
  if (name === 'graph' && second !== undefined) return withoutBatch([second, ...rest]);
  return (name === 'graphfi' || name === 'GraphFI') && second !== undefined ? withoutBatch(rest) : undefined;
}

/** `const [batched, execute] = graph.batched()`: the first asks what `graph` would ask, the second only sends it. */
function withoutBatch(steps: readonly Step[]): readonly Step[] {
  const [made, call, which, ...rest] = steps;
  if (memberName(made) !== 'batched' || call?.kind !== 'call' || which === undefined) return steps;
  return memberName(which) === '0' ? rest : [];
}

function readChain(steps: readonly Step[], site: ClientSite): readonly RequestValue[] {
  if (isAnswered(steps)) return [];
  const last = steps.at(-1);
  const name = memberName(last);
  if (last?.kind === 'call') return request('GET', pathOf(steps, site));
  if (name === undefined || shaping.has(name) || preparing.has(name) || isSelector(name)) return [];
  const verb = verbs.get(name);
  if (verb !== undefined) return request(verb, pathOf(steps.slice(0, -1), site));
  return request(actions.has(name) ? 'POST' : 'GET', pathOf(steps, site));
}

/** Whether the chain goes on with the answer of a request: `graph.me().then(...)`, `(await graph.users()).map(...)`. */
function isAnswered(steps: readonly Step[]): boolean {
  return steps.some((step, index) => {
    const name = memberName(steps[index - 1]);
    if (step.kind !== 'call' || index === steps.length - 1) return step.kind === 'call' && name === undefined;
    return name === undefined || (!shaping.has(name) && !isSelector(name));
  });
}

function request(method: string, url: Value | undefined): readonly RequestValue[] {
  return url === undefined ? [] : [{ method: textOf(method), url, resource: 'microsoft-graph' }];
}

function isSelector(name: string): boolean {
  return /^(?:get)?[bB]y[A-Z]\w*$/u.test(name) || name === 'getById';
}

function pathOf(steps: readonly Step[], { evaluator }: ClientSite): Value | undefined {
  let path: Value = textOf('');
  for (let index = 0; index < steps.length; index += 1) {
    const name = memberName(steps[index]);
    const next = steps[index + 1];
    if (name === undefined) return undefined;
    if (next?.kind !== 'call') {
      path = joinTexts([path, textOf(`/${name}`)]);
      continue;
    }
    index += 1;
    if (shaping.has(name)) continue;
    const [argument] = 'arguments' in next.node ? evaluator.arguments(next.node, next.frame) : [];
    if (isSelector(name) && argument !== undefined) path = joinTexts([path, textOf('/'), evaluator.force(argument)]);
    else path = joinTexts([path, textOf(`/${name}`)]);
  }
  return path;
}
