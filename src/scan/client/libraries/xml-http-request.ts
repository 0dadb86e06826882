// `XMLHttpRequest` of browsers and jQuery's `$.ajax`: `xhr.open('GET', url)`, `$.get(url)`, `$.ajax({ url, method })`.
import { textOf } from '../../evaluate/make-value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { isOptions, option } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

/** https://xhr.spec.whatwg.org/#the-open()-method */
export const xmlHttpRequest: ClientDetector = {
  via: 'xml-http-request',
  hints: ['XMLHttpRequest', 'ajax', 'getJSON', '$.get', '$.post'],
  globals: ['XMLHttpRequest', '$', 'jQuery'],
  find: (site) => [...opened(site), ...jquery(site)],
};

function opened({ callee: { root, steps }, args, evaluator }: ClientSite): readonly RequestValue[] {
  const [made, member, ...rest] = steps;
  const isRequest =
    root.kind === 'global' && root.name === 'XMLHttpRequest' && made?.kind === 'new' && rest.length === 0;
  const [method, url] = args;
  if (!isRequest || memberName(member) !== 'open' || method === undefined || url === undefined) return [];
  return [{ method: evaluator.force(method), url: evaluator.force(url), resource: undefined }];
}

function jquery({ callee, args, evaluator }: ClientSite): readonly RequestValue[] {
  const { root } = callee;
  const chain = moduleChain(callee);
  const isQuery = root.kind === 'global' ? root.name === '$' || root.name === 'jQuery' : chain?.module === 'jquery';
  const steps = chain?.steps ?? callee.steps;
  const name = memberName(steps.at(-1));
  const [first, second] = args;
  if (!isQuery || steps.length !== 1 || first === undefined) return [];
  if (name === 'get' || name === 'post' || name === 'getJSON') {
    return [{ method: textOf(name === 'post' ? 'POST' : 'GET'), url: evaluator.force(first), resource: undefined }];
  }
  if (name !== 'ajax') return [];
  const options = isOptions(first, evaluator) ? first : second;
  const url = isOptions(first, evaluator) ? option(first, ['url'], evaluator) : evaluator.force(first);
  return url === undefined
    ? []
    : [{ method: option(options, ['method', 'type'], evaluator), url, resource: undefined }];
}
