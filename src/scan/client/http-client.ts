// The shape that axios, got, ky, ofetch and their like share: a function with options, a method for each verb, and copies of
// itself with a base URL. A library is described by how it names these things.
import type { Evaluator } from '../evaluate/evaluator.ts';
import { textOf, union } from '../evaluate/make-value.ts';
import { knownText } from '../evaluate/texts.ts';
import { outermostFrame, type Deferred, type Step, type Value } from '../evaluate/value.ts';
import { defaultBases, isSameObject } from './default-bases.ts';
import type { ClientDetector, ClientSite, RequestValue } from './detector.ts';
import { joinBase } from './join-base.ts';
import { givenUrl, isOptions, option, statedOption } from './options.ts';
import { isGlobal, memberName, moduleChain } from './origin.ts';

/** How a library names the things that HTTP clients have. */
export interface HttpClient {
  readonly via: string;
  readonly modules: readonly string[];
  readonly hints?: readonly string[];
  /** Globals that are this client. */
  readonly globals?: readonly string[];
  /** Exports of the module that are the client, besides the module itself. */
  readonly exports?: readonly string[];
  /** Classes and interfaces of the module whose objects are clients. */
  readonly types?: readonly string[];
  /** Members of the client that are the client itself, such as `raw`. */
  readonly same?: readonly string[];
  /** Methods that make a client with further options. */
  readonly factories: readonly string[];
  /** The options that hold the base URL, the URL and the method. */
  readonly base: readonly string[];
  readonly url: readonly string[];
  /** The option that is written into a client later: `client.defaults.name = value`. */
  readonly defaults?: string;
  /** Whether the client itself can be called. */
  readonly callable: boolean;
  /** Methods that take the options first. */
  readonly requests?: readonly string[];
  /** Methods that make a request of a fixed verb. */
  readonly verbs: ReadonlyMap<string, string>;
  /** The place of the method and of the URL when a method takes both as texts, such as `request(method, url)`. */
  readonly methodFirst?: readonly string[];
}

/** The usual verbs in lower case. */
export const usualVerbs: ReadonlyMap<string, string> = new Map(
  ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'].map((name) => [name, name.toUpperCase()]),
);

/** A client that a value is, with the options it was made with, the innermost last. */
interface Found {
  readonly options: readonly Deferred[];
  /** What was done after the client was reached. */
  readonly rest: readonly Step[];
}

/** The detector of a library that is described. */
export function httpClientDetector(client: HttpClient): ClientDetector {
  return {
    via: client.via,
    hints: client.hints ?? client.modules,
    packages: client.modules,
    globals: client.globals ?? [],
    find: (site) => {
      const found = reach(client, site);
      return found === undefined ? [] : requestsOf(client, found, site);
    },
  };
}

function reach(client: HttpClient, { callee, evaluator }: ClientSite): Found | undefined {
  let steps = startOf(client, callee);
  if (steps === undefined) return undefined;
  const options: Deferred[] = [];
  for (;;) {
    const [first, second] = steps;
    const name = memberName(first);
    if (first?.kind === 'instance') steps = steps.slice(1);
    else if (first?.kind === 'new') {
      options.push(...evaluator.arguments(first.node, first.frame).slice(0, 1));
      steps = steps.slice(1);
    } else if (name !== undefined && client.factories.includes(name) && second?.kind === 'call') {
      if ('arguments' in second.node) options.push(...evaluator.arguments(second.node, second.frame).slice(0, 1));
      steps = steps.slice(2);
    } else if (name !== undefined && client.same?.includes(name) === true) steps = steps.slice(1);
    else return { options, rest: steps };
  }
}

/** The steps from the client on; `undefined` when the value is not of this library. */
function startOf(client: HttpClient, callee: ClientSite['callee']): readonly Step[] | undefined {
  const { root } = callee;
  // Most calls are of other packages, and each detector is asked about each of them.
  if (client.globals === undefined && (root.kind !== 'module' || !client.modules.includes(root.module)))
    return undefined;
  const chain = moduleChain(callee);
  if (chain !== undefined) {
    if (!client.modules.includes(chain.module)) return keptClient(client, callee);
    const [first, ...rest] = chain.steps;
    const name = memberName(first);
    const isClient = name !== undefined && [...(client.exports ?? []), ...(client.types ?? [])].includes(name);
    return isClient ? rest : chain.steps;
  }
  for (const name of client.globals ?? []) {
    if (root.kind !== 'module' && root.name === name) return callee.steps;
    if (isGlobal(callee, name)) return [];
  }
  return keptClient(client, callee);
}

/** A client that a framework or plugin keeps under its name: `this.$axios`, `Vue.axios`, `context.$fetch`. */
function keptClient({ globals = [] }: HttpClient, { steps }: ClientSite['callee']): readonly Step[] | undefined {
  const at = steps.findIndex((step) => globals.includes(memberName(step) ?? ''));
  return at === -1 ? undefined : steps.slice(at + 1);
}

function requestsOf(client: HttpClient, found: Found, site: ClientSite): readonly RequestValue[] {
  const { args, evaluator } = site;
  const [step, ...more] = found.rest;
  if (more.length > 0) return [];
  const name = memberName(step);
  const verb = name === undefined ? undefined : client.verbs.get(name);
  const [first, second] = args;
  if (verb !== undefined) return made(client, found, first, second, textOf(verb), site);
  // `client[method](url)`: callers know which verb it is.
  if (step?.kind === 'member' && name === undefined && step.key !== undefined && client.verbs.size > 0) {
    return made(client, found, first, second, evaluator.force(step.key), site);
  }
  if (name !== undefined && client.methodFirst?.includes(name) === true && !isOptions(first, evaluator)) {
    return made(client, found, second, args[2], first && evaluator.force(first), site);
  }
  if (step === undefined && client.callable && isVerb(first, evaluator) && second !== undefined) {
    return made(client, found, second, args[2], first && evaluator.force(first), site);
  }
  const isRequest =
    step === undefined ? client.callable : name !== undefined && client.requests?.includes(name) === true;
  return isRequest ? made(client, found, first, second, undefined, site) : [];
}

/** Whether an argument is the name of a verb, as in `needle('put', url)`: then the URL comes after it. */
function isVerb(argument: Deferred | undefined, evaluator: Evaluator): boolean {
  const name = argument === undefined ? undefined : knownText(evaluator.force(argument));
  return name !== undefined && usualVerbs.has(name.toLowerCase());
}

/** One request, from a URL with options, or from options that hold the URL. */
function made(
  client: HttpClient,
  found: Found,
  first: Deferred | undefined,
  second: Deferred | undefined,
  verb: Value | undefined,
  site: ClientSite,
): readonly RequestValue[] {
  const { evaluator } = site;
  if (first === undefined) return [];
  const isWhole = isOptions(first, evaluator);
  const options = isWhole ? first : second;
  const own = isWhole ? option(first, client.url, evaluator) : givenUrl(first, evaluator);
  const method = verb ?? option(options, ['method'], evaluator) ?? inherited(found, ['method'], evaluator);
  const base =
    statedOption(options, client.base, evaluator) ??
    writtenBase(client, site) ??
    inherited(found, client.base, evaluator);
  return [{ method, url: joinBase(base, own ?? textOf('')), resource: undefined }];
}

/** The base URL that is written into this client, wherever that is. */
function writtenBase(client: HttpClient, { node, callee, evaluator }: ClientSite): Value | undefined {
  if (client.defaults === undefined) return undefined;
  const from = node.getSourceFile().fileName;
  const bases = defaultBases(from, client.defaults, evaluator).filter((write) =>
    write.client.some(
      (one) => one.kind === 'symbolic' && startOf(client, one) !== undefined && isSameObject(one, callee),
    ),
  );
  return bases.length === 0 ? undefined : union(bases.map(({ base }) => evaluator.evaluate(base, outermostFrame)));
}

function inherited(found: Found, names: readonly string[], evaluator: Evaluator): Value | undefined {
  for (const options of found.options.toReversed()) {
    const value = option(options, names, evaluator);
    if (value !== undefined) return value;
  }
  return undefined;
}
