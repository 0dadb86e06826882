// undici: `request(url, { method })`, `fetch(url)`, and clients of one origin: `new Pool(origin).request({ path, method })`.
import { textOf } from '../../evaluate/make-value.ts';
import type { Step } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { joinBase } from '../join-base.ts';
import { option } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';
import { readRequest } from './fetch.ts';

const functions = new Set(['request', 'stream', 'pipeline', 'fetch', 'connect', 'upgrade']);
const clients = new Set(['Client', 'Pool', 'BalancedPool', 'RoundRobinPool', 'Dispatcher', 'MockAgent', 'Agent']);

/** https://undici.nodejs.org/#/docs/api/Client */
export const undici: ClientDetector = {
  via: 'undici',
  hints: ['undici'],
  packages: ['undici'],
  find: (site) => {
    const chain = moduleChain(site.callee);
    if (chain?.module !== 'undici') return [];
    const [first, second, third] = chain.steps;
    const name = memberName(first);
    if (name === undefined) return [];
    if (second === undefined) return functions.has(name) ? [readRequest(site.args, site)] : [];
    const method = memberName(third);
    if (!clients.has(name) || method === undefined || !functions.has(method) || chain.steps.length > 3) return [];
    return [clientRequest(site, second)];
  },
};

/** The request of a client that is bound to an origin by its constructor. */
function clientRequest({ args, evaluator }: ClientSite, made: Step): RequestValue {
  const [options] = args;
  const [origin] = made.kind === 'new' ? evaluator.arguments(made.node, made.frame) : [];
  const base = option(options, ['origin'], evaluator) ?? (origin === undefined ? undefined : evaluator.force(origin));
  return {
    method: option(options, ['method'], evaluator),
    url: joinBase(base, option(options, ['path'], evaluator) ?? textOf('/')),
    resource: undefined,
  };
}
