// `http` and `https` of Node: `https.request(url, options)`, `https.get({ hostname, path })`.
import { textOf } from '../../evaluate/make-value.ts';
import { joinTexts } from '../../evaluate/texts.ts';
import type { Deferred, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite } from '../detector.ts';
import { joinBase } from '../join-base.ts';
import { isOptions, option } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

const modules = new Set(['http', 'https', 'follow-redirects']);

/** https://nodejs.org/api/http.html#httprequesturl-options-callback */
export const nodeHttp: ClientDetector = {
  via: 'node-http',
  hints: ['http'],
  find: (site) => {
    const chain = moduleChain(site.callee);
    if (chain === undefined || !modules.has(chain.module)) return [];
    const steps = chain.steps.filter((step) => !['http', 'https'].includes(memberName(step) ?? ''));
    const [first, ...rest] = steps;
    const name = memberName(first);
    if (rest.length > 0 || (name !== 'request' && name !== 'get')) return [];
    const [target, second] = site.args;
    const options = isOptions(target, site.evaluator) ? target : second;
    const method = name === 'get' ? undefined : option(options, ['method'], site.evaluator);
    return [{ method, url: urlOf(target, options, chain.module, site), resource: undefined }];
  },
};

function urlOf(
  target: Deferred | undefined,
  options: Deferred | undefined,
  module: string,
  { evaluator }: ClientSite,
): Value {
  if (target === undefined) return textOf('');
  if (target !== options) return evaluator.force(target);
  const host = option(options, ['hostname', 'host'], evaluator);
  const path = option(options, ['path'], evaluator) ?? textOf('/');
  if (host === undefined) return path;
  const protocol = option(options, ['protocol'], evaluator) ?? textOf(module === 'http' ? 'http:' : 'https:');
  return joinBase(joinTexts([protocol, textOf('//'), host]), path);
}
