// `fetch` of the platform and of the packages that bring it: `fetch(url, { method })`, `fetch(new Request(url, ...))`.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { textsOf } from '../../evaluate/texts.ts';
import type { Deferred, SymbolicValue, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { option } from '../options.ts';
import { isGlobal, memberName, moduleChain } from '../origin.ts';

const modules = new Set([
  'node-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'isomorphic-unfetch',
  'unfetch',
  'whatwg-fetch',
  'make-fetch-happen',
  'minipass-fetch',
  'fetch-retry',
  'electron-fetch',
  'node-fetch-native',
  'expo/fetch',
  '@tauri-apps/plugin-http',
  '@tauri-apps/api/http',
]);

/** Functions of packages that are `fetch` under another name: hooks that make the request when they are rendered, and streams. */
const renamed: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['@raycast/utils', new Set(['useFetch'])],
  ['use-http', new Set(['useFetch'])],
  ['rxjs/fetch', new Set(['fromFetch'])],
  ['@microsoft/fetch-event-source', new Set(['fetchEventSource'])],
]);

/** Packages whose `fetch` other detectors know. */
const others = new Set(['undici', '@microsoft/sp-http']);

/** https://fetch.spec.whatwg.org/#fetch-method */
export const fetch: ClientDetector = {
  via: 'fetch',
  hints: ['fetch', 'useFetch', 'fromFetch', 'fetchEventSource'],
  globals: ['fetch', 'Request'],
  find: (site) => (isFetch(site) ? [readRequest(site.args, site)] : []),
};

function isFetch({ node, callee, args, evaluator }: ClientSite): boolean {
  if (isGlobal(callee, 'fetch')) return true;
  const chain = moduleChain(callee);
  if (chain !== undefined) {
    const [first, ...rest] = chain.steps;
    // `net.fetch` of Electron, https://www.electronjs.org/docs/latest/api/net
    if (chain.module === 'electron') return memberName(chain.steps.at(-1)) === 'fetch';
    if (modules.has(chain.module) && rest.length === 0) return first === undefined || memberName(first) === 'fetch';
    const [name] = chain.steps.length === 1 ? chain.steps.map(memberName) : [];
    if (name !== undefined && renamed.get(chain.module)?.has(name) === true) return true;
    if (others.has(chain.module) || memberName(chain.steps.at(-1)) !== 'fetch') return false;
  }
  // A `fetch` that is handed over, as frameworks do in `load({ fetch })`, or that an unknown package makes.
  if (callee.root.kind === 'global') return false;
  const [url, init] = args;
  if (url === undefined || !/fetch/iu.test(lastName(callee) ?? '')) return false;
  const isBare = ts.isIdentifier(node.expression) && node.expression.text === 'fetch';
  return isBare || looksLikeUrl(evaluator.force(url)) || looksLikeInit(init, evaluator);
}

/** Whether an argument has what only the second argument of `fetch` has: https://fetch.spec.whatwg.org/#requestinit */
function looksLikeInit(init: Deferred | undefined, evaluator: Evaluator): boolean {
  if (init === undefined) return false;
  return evaluator
    .force(init)
    .some(
      (possible) =>
        possible.kind === 'record' && ['method', 'headers', 'body'].some((name) => possible.properties.has(name)),
    );
}

function lastName({ root, steps }: SymbolicValue): string | undefined {
  const last = steps.at(-1);
  return last === undefined ? root.name : memberName(last);
}

function looksLikeUrl(value: Value): boolean {
  return textsOf(value).some(({ parts: [head, next] }) => {
    const text = typeof head === 'string' ? head : next;
    return typeof text === 'string' && /^(?:https?:\/\/|\/)/u.test(text);
  });
}

/** The class of the platform, or that of a package that brings it: `import { Request } from 'undici'`. */
function isRequestClass(value: SymbolicValue): boolean {
  if (value.root.kind === 'global') return value.root.name === 'Request';
  const chain = moduleChain(value);
  const isOwn = chain !== undefined && (modules.has(chain.module) || others.has(chain.module));
  return isOwn && memberName(chain.steps[0]) === 'Request';
}

/** The request of `fetch(input, init)`, also when the input is a `Request`. */
export function readRequest(args: readonly Deferred[], { evaluator }: ClientSite): RequestValue {
  const [input, init] = args;
  const given = input === undefined ? [] : evaluator.force(input);
  const [only] = given;
  const made = only?.kind === 'symbolic' ? only.steps.at(-1) : undefined;
  const isRequest = only?.kind === 'symbolic' && isRequestClass(only);
  const inner = isRequest && made?.kind === 'new' ? evaluator.arguments(made.node, made.frame) : [];
  const [innerUrl, innerInit] = inner;
  return {
    method: option(init, ['method'], evaluator) ?? option(innerInit, ['method'], evaluator),
    url: innerUrl === undefined ? given : evaluator.force(innerUrl),
    resource: undefined,
  };
}
