// VueUse's `useFetch`, whose verb may follow: `useFetch(url).post(body).json()`, `createFetch({ baseUrl })(path)`.
import { textOf } from '../../evaluate/make-value.ts';
import type { Value } from '../../evaluate/value.ts';
import { ts } from '../../program/typescript.js';
import type { ClientDetector, ClientSite } from '../detector.ts';
import { usualVerbs } from '../http-client.ts';
import { joinBase } from '../join-base.ts';
import { givenUrl, option } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

/** https://vueuse.org/core/useFetch/ */
export const vueuse: ClientDetector = {
  via: 'vueuse',
  hints: ['@vueuse/core'],
  find: (site) => {
    const chain = moduleChain(site.callee);
    const [first, made, ...rest] = chain?.steps ?? [];
    const [url, options] = site.args;
    if (chain?.module !== '@vueuse/core' || url === undefined || rest.length > 0) return [];
    const method = chainedVerb(site) ?? option(options, ['method'], site.evaluator);
    const path = givenUrl(url, site.evaluator);
    if (memberName(first) === 'useFetch' && made === undefined) return [{ method, url: path, resource: undefined }];
    if (memberName(first) !== 'createFetch' || made?.kind !== 'call' || !('arguments' in made.node)) return [];
    const [settings] = site.evaluator.arguments(made.node, made.frame);
    const base = option(settings, ['baseUrl'], site.evaluator);
    return [{ method, url: joinBase(base, path), resource: undefined }];
  },
};

/** The verb that is called on the request, however far behind: `useFetch(url).json().put(body)`. */
function chainedVerb({ node }: ClientSite): Value | undefined {
  let at: ts.Node = node;
  while (ts.isPropertyAccessExpression(at.parent) && ts.isCallExpression(at.parent.parent)) {
    const verb = usualVerbs.get(at.parent.name.text);
    if (verb !== undefined) return textOf(verb);
    at = at.parent.parent;
  }
  return undefined;
}
