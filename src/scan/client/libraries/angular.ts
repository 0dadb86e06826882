// Angular's `HttpClient`, injected by its type: `this.http.get<T>(url)`, `http.request('GET', url)`, and of a request that was made
// before, `http.request(new HttpRequest('POST', url, body))`.
import { unknown } from '../../evaluate/make-value.ts';
import type { Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { httpClientDetector, usualVerbs } from '../http-client.ts';
import { memberName, moduleChain } from '../origin.ts';

const modules = ['@angular/common/http', '@angular/http'];

const client = httpClientDetector({
  via: 'angular',
  modules,
  types: ['HttpClient', 'Http'],
  factories: [],
  base: [],
  url: ['url'],
  callable: false,
  methodFirst: ['request'],
  verbs: new Map([...usualVerbs, ['jsonp', 'GET']]),
});

/** https://angular.dev/api/common/http/HttpClient */
export const angular: ClientDetector = { ...client, find: (site) => preparedRequests(site) ?? client.find(site) };

/** The requests that are sent as they are handed over; `undefined` for any other call. */
function preparedRequests({ callee, args, evaluator }: ClientSite): readonly RequestValue[] | undefined {
  const chain = moduleChain(callee);
  const [request, ...rest] = args;
  const isSent = memberName(chain?.steps.at(-1)) === 'request' && rest.length === 0;
  if (chain === undefined || !modules.includes(chain.module) || !isSent || request === undefined) return undefined;
  return evaluator.force(request).map((possible): RequestValue => {
    const made = possible.kind === 'symbolic' ? possible.steps.at(-1) : undefined;
    const isMade =
      possible.kind === 'symbolic' &&
      memberName(moduleChain(possible)?.steps[0]) === 'HttpRequest' &&
      made?.kind === 'new';
    const [method, url] = isMade ? evaluator.arguments(made.node, made.frame) : [];
    const whole: Value = [possible];
    return {
      method: method === undefined ? evaluator.member(whole, 'method') : evaluator.force(method),
      url: url === undefined ? unknown('a request that is made elsewhere') : evaluator.force(url),
      resource: undefined,
    };
  });
}
