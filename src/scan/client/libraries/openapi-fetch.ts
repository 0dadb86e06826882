// openapi-fetch and its hooks, whose paths are those of the description: `client.GET('/users/{id}', ...)`,
// `$api.useQuery('get', '/users/{id}')`.
import { textOf } from '../../evaluate/make-value.ts';
import type { Step, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { joinBase } from '../join-base.ts';
import { statedOption } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

const modules = new Set(['openapi-fetch', 'openapi-react-query']);
const verbs = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']);
const hooks = new Set(['useQuery', 'useSuspenseQuery', 'useInfiniteQuery', 'useMutation', 'queryOptions']);

/** https://openapi-ts.dev/openapi-fetch/api and https://openapi-ts.dev/openapi-react-query/ */
export const openapiFetch: ClientDetector = {
  via: 'openapi-fetch',
  hints: [...modules],
  packages: [...modules],
  find: (site) => {
    const chain = moduleChain(site.callee);
    const last = chain?.steps.at(-1);
    const name = memberName(last) ?? '';
    if (chain === undefined || !modules.has(chain.module)) return [];
    const base = baseOf(chain.steps, site);
    const [first, second] = site.args;
    if (verbs.has(name) && first !== undefined) return [requestOf(textOf(name), site.evaluator.force(first), base)];
    if (!hooks.has(name) || first === undefined || second === undefined) return [];
    return [requestOf(site.evaluator.force(first), site.evaluator.force(second), base)];
  },
};

function requestOf(method: Value, path: Value, base: Value | undefined): RequestValue {
  return { method, url: joinBase(base, path), resource: undefined };
}

/** The base URL of `createClient({ baseUrl })`, also when the hooks were made from that client. */
function baseOf(steps: readonly Step[], { evaluator }: ClientSite): Value | undefined {
  const made = steps.find((step) => step.kind === 'call');
  if (made === undefined || !('arguments' in made.node)) return undefined;
  const [given] = evaluator.arguments(made.node, made.frame);
  const own = statedOption(given, ['baseUrl'], evaluator);
  if (own !== undefined || given === undefined) return own;
  const [client] = evaluator.force(given);
  if (client?.kind !== 'symbolic') return undefined;
  const inner = client.steps.find((step) => step.kind === 'call');
  if (inner === undefined || !('arguments' in inner.node)) return undefined;
  return statedOption(evaluator.arguments(inner.node, inner.frame)[0], ['baseUrl'], evaluator);
}
