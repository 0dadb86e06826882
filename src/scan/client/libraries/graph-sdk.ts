// The JavaScript SDK of Microsoft Graph: `client.api(path).version('beta').query(...).get()`, and the steps of its batches.
import { ts } from '../../program/typescript.js';
import { textOf, unknown } from '../../evaluate/make-value.ts';
import type { Deferred, Step, SymbolicValue, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { option } from '../options.ts';
import { isGlobal, memberName, moduleChain } from '../origin.ts';
import { joinTexts, mapTexts, textsOf } from '../../evaluate/texts.ts';
import { verbOf } from '../verb-of.ts';

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

/** What the library is called where a page loads it by a script. */
const browserGlobal = 'MicrosoftGraph';

/** https://github.com/microsoftgraph/msgraph-sdk-javascript/tree/dev/docs */
export const graphSdk: ClientDetector = {
  via: 'graph-sdk',
  hints: ['.api(', 'microsoft-graph-client', 'MicrosoftGraph', 'api('],
  globals: [browserGlobal, 'Request'],
  find: (site) => [...chained(site), ...uploadSession(site), ...batchStep(site)],
};

/** `client.api(path)`, any methods that build on it, and a verb. */
function chained(site: ClientSite): readonly RequestValue[] {
  const { steps } = site.callee;
  const method = verbOf(steps.at(-1), verbs, site.evaluator);
  if (method === undefined) return [];
  const at = steps.findIndex((step, index) => memberName(step) === 'api' && steps[index + 1]?.kind === 'call');
  if (at === -1) return [];
  const path = firstArgument(steps[at + 1], site);
  if (path === undefined || !isBuilt(steps.slice(at + 2, -1)) || !mayBeGraph(site.callee, path)) return [];
  return isBatch(path) ? batchRequests(path, site) : [{ method, url: path, resource: 'microsoft-graph' }];
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
  if (callee.root.kind === 'global') return callee.root.name === browserGlobal;
  return textsOf(path).some(
    ({ parts: [head] }) => typeof head !== 'string' || /^\/|^https:\/\/|^(?:me|users|groups|sites)\b/u.test(head),
  );
}

function isBatch(path: Value): boolean {
  return textsOf(path).every(({ parts: [head] }) => typeof head === 'string' && /^\/?\$batch$/u.test(head));
}

/** `api('/$batch').post({ requests: [...] })` makes the requests that it lists; where none is known, it is a request itself. */
function batchRequests(path: Value, { args, evaluator }: ClientSite): readonly RequestValue[] {
  const [body] = args;
  const given = body === undefined ? [] : evaluator.force(body);
  // The steps of a `BatchRequestContent` are found where they are made.
  if (given.some((possible) => possible.kind === 'symbolic' && isBatchContent(possible))) return [];
  const list = option(body, ['requests'], evaluator) ?? given;
  const steps = list
    .flatMap((possible) => (possible.kind === 'list' ? possible.elements : []))
    .flatMap((step) => readStep(step, evaluator));
  return steps.length > 0 ? steps : [{ method: textOf('POST'), url: path, resource: 'microsoft-graph', waits: list }];
}

function isBatchContent({ steps }: SymbolicValue): boolean {
  return steps.some((step) => memberName(step) === 'getContent');
}

/** A step stands where its object is written. */
function readStep(step: Deferred, evaluator: ClientSite['evaluator']): readonly RequestValue[] {
  return evaluator.force(step).flatMap((possible): readonly RequestValue[] => {
    const url = option({ value: [possible] }, ['url'], evaluator);
    const written = possible.kind === 'record' ? possible.node : undefined;
    const node = written ?? ('node' in step ? step.node : undefined);
    // What is made of every element of an unknown list tells nothing of its requests.
    if (url === undefined || possible.kind === 'symbolic' || isUnknown(url)) return [];
    const method = option({ value: [possible] }, ['method'], evaluator);
    return [{ method, url, resource: 'microsoft-graph', ...(node === undefined ? {} : { node }) }];
  });
}

function isUnknown(url: Value): boolean {
  return url.every((one) => one.kind === 'symbolic');
}

/** `LargeFileUploadTask.createUploadSession(client, url, payload)` and `OneDriveLargeFileUploadTask.create(client, file, options)`. */
function uploadSession(site: ClientSite): readonly RequestValue[] {
  const [task, made, ...more] = librarySteps(site.callee);
  const [, given, options] = site.args;
  if (made?.kind !== 'member' || more.length > 0 || given === undefined) return [];
  const url = uploadUrl(memberName(task), made.name, given, options, site);
  return url === undefined ? [] : [{ method: textOf('POST'), url, resource: 'microsoft-graph' }];
}

function uploadUrl(
  task: string | undefined,
  method: string | undefined,
  given: Deferred,
  options: Deferred | undefined,
  { evaluator }: ClientSite,
): Value | undefined {
  const isOneDrive = task === 'OneDriveLargeFileUploadTask';
  if (method === 'createUploadSession' && (isOneDrive || task === 'LargeFileUploadTask')) return evaluator.force(given);
  if (!isOneDrive || (method !== 'create' && method !== 'createTaskWithFileObject')) return undefined;
  return option(options, ['uploadSessionURL'], evaluator) ?? drivePath(options, evaluator);
}

/** Below the root of the user's drive, unless the options say where: the name in the folder of the options. */
function drivePath(options: Deferred | undefined, evaluator: ClientSite['evaluator']): Value {
  const folder = option(options, ['path'], evaluator) ?? textOf('/');
  const slashed = mapTexts(folder, (text) => `/${text}/`.replaceAll(/\/{2,}/gu, '/'));
  const name = option(options, ['fileName'], evaluator) ?? unknown('the name of the file is known only at run time');
  return joinTexts([textOf('/me/drive/root:'), slashed, name, textOf(':/createUploadSession')]);
}

/** The steps from the library on, which a page may have loaded as a global. */
function librarySteps(callee: SymbolicValue): readonly Step[] {
  const isLoaded = callee.root.kind === 'global' && callee.root.name === browserGlobal;
  return isLoaded ? callee.steps : (moduleChain(callee)?.steps ?? []);
}

/** `{ id, request: new Request(path, init) }` is a step for `BatchRequestContent`. */
function batchStep({ callee, node, args, evaluator }: ClientSite): readonly RequestValue[] {
  if (!ts.isNewExpression(node) || !isGlobal(callee, 'Request')) return [];
  const [url, init] = args;
  const isStep = node.getSourceFile().text.includes('BatchRequestContent');
  if (!isStep || url === undefined) return [];
  return [{ method: option(init, ['method'], evaluator), url: evaluator.force(url), resource: 'microsoft-graph' }];
}
