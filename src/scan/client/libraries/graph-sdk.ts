// The JavaScript SDK of Microsoft Graph: `client.api(path).version('beta').query(...).get()`, and the steps of its batches.
import { ts } from '../../program/typescript.js';
import { textOf } from '../../evaluate/make-value.ts';
import type { Deferred, Step, SymbolicValue, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { option } from '../options.ts';
import { isGlobal, memberName, moduleChain } from '../origin.ts';
import { textsOf } from '../../evaluate/texts.ts';

const verbs: ReadonlyMap<string, string> = new Map([
  ['get', 'GET'],
  ['getStream', 'GET'],
  ['post', 'POST'],
  ['create', 'POST'],
  ['put', 'PUT'],
  ['putStream', 'PUT'],
  ['patch', 'PATCH'],
  ['update', 'PATCH'],
  ['delete', 'DELETE'],
  ['del', 'DELETE'],
]);

const uploads = new Set(['LargeFileUploadTask', 'OneDriveLargeFileUploadTask']);

/** https://github.com/microsoftgraph/msgraph-sdk-javascript/tree/dev/docs */
export const graphSdk: ClientDetector = {
  via: 'graph-sdk',
  hints: ['.api(', 'microsoft-graph-client', 'api('],
  find: (site) => [...chained(site), ...uploadSession(site), ...batchStep(site)],
};

/** `client.api(path)`, any methods that build on it, and a verb. */
function chained(site: ClientSite): readonly RequestValue[] {
  const { steps } = site.callee;
  const verb = verbs.get(memberName(steps.at(-1)) ?? '');
  if (verb === undefined) return [];
  const at = steps.findIndex((step, index) => memberName(step) === 'api' && steps[index + 1]?.kind === 'call');
  if (at === -1) return [];
  const path = firstArgument(steps[at + 1], site);
  if (path === undefined || !isBuilt(steps.slice(at + 2, -1)) || !mayBeGraph(site.callee, path)) return [];
  const batched = batchRequests(path, site);
  if (batched !== undefined) return batched;
  return [{ method: textOf(verb), url: path, resource: 'microsoft-graph' }];
}

function firstArgument(step: Step | undefined, { evaluator }: ClientSite): Value | undefined {
  if (step?.kind !== 'call' || !('arguments' in step.node)) return undefined;
  const [path] = evaluator.arguments(step.node, step.frame);
  return path === undefined ? undefined : evaluator.force(path);
}

/** Between the path and the verb stand only calls of methods that build on the request; what follows a verb is its answer. */
function isBuilt(steps: readonly Step[]): boolean {
  return steps.every((step, index) => {
    if (index % 2 === 1) return step.kind === 'call';
    return step.kind === 'member' && !verbs.has(step.name ?? '');
  });
}

/** A client of another origin, or of none that is known, counts when what it is asked for looks like a path. */
function mayBeGraph(callee: SymbolicValue, path: Value): boolean {
  const chain = moduleChain(callee);
  if (chain !== undefined && /^@microsoft\/(?:microsoft-graph-client|sp-http|sp-)/u.test(chain.module)) return true;
  if (callee.root.kind === 'global') return false;
  return textsOf(path).some(
    ({ parts: [head] }) => typeof head !== 'string' || /^\/|^https:\/\/|^(?:me|users|groups|sites)\b/u.test(head),
  );
}

/** `api('/$batch').post({ requests: [...] })` makes the requests that it lists, where their list is known. */
function batchRequests(path: Value, { args, evaluator }: ClientSite): readonly RequestValue[] | undefined {
  const isBatch = textsOf(path).every(({ parts: [head] }) => typeof head === 'string' && /^\/?\$batch$/u.test(head));
  if (!isBatch) return undefined;
  const list = option(args[0], ['requests'], evaluator) ?? [];
  return list
    .flatMap((possible) => (possible.kind === 'list' ? possible.elements : []))
    .flatMap((step) => readStep(step, evaluator));
}

function readStep(step: Deferred, evaluator: ClientSite['evaluator']): readonly RequestValue[] {
  const url = option(step, ['url'], evaluator);
  if (url === undefined) return [];
  const node = 'node' in step ? { node: step.node } : {};
  return [{ method: option(step, ['method'], evaluator), url, resource: 'microsoft-graph', ...node }];
}

/** `LargeFileUploadTask.createUploadSession(client, url, payload)` posts to the URL. */
function uploadSession({ callee, args, evaluator }: ClientSite): readonly RequestValue[] {
  const steps = moduleChain(callee)?.steps ?? [];
  const [, url] = args;
  if (!uploads.has(memberName(steps[0]) ?? '') || memberName(steps[1]) !== 'createUploadSession' || url === undefined)
    return [];
  return [{ method: textOf('POST'), url: evaluator.force(url), resource: 'microsoft-graph' }];
}

/** `{ id, request: new Request(path, init) }` is a step for `BatchRequestContent`. */
function batchStep({ callee, node, args, evaluator }: ClientSite): readonly RequestValue[] {
  if (!ts.isNewExpression(node) || !isGlobal(callee, 'Request')) return [];
  const [url, init] = args;
  const isStep = node.getSourceFile().text.includes('BatchRequestContent');
  if (!isStep || url === undefined) return [];
  return [{ method: option(init, ['method'], evaluator), url: evaluator.force(url), resource: 'microsoft-graph' }];
}
