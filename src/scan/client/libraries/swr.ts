// SWR without a fetcher of its own: `useSWR('/api/user')` is sent by the one that the project sets for all.
import { textsOf } from '../../evaluate/texts.ts';
import type { Deferred } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite } from '../detector.ts';
import { moduleChain } from '../origin.ts';

/** https://swr.vercel.app/docs/global-configuration */
export const swr: ClientDetector = {
  via: 'swr',
  hints: ['swr'],
  find: (site) => {
    const chain = moduleChain(site.callee);
    const [key, fetcher] = site.args;
    const isHook = chain !== undefined && /^swr(?:\/|$)/u.test(chain.module) && chain.steps.length === 0;
    if (!isHook || key === undefined || isFunction(fetcher, site) || !isUrl(key, site)) return [];
    return [{ method: undefined, url: site.evaluator.force(key), resource: undefined }];
  },
};

function isFunction(argument: Deferred | undefined, { evaluator }: ClientSite): boolean {
  return argument !== undefined && evaluator.force(argument).some(({ kind }) => kind === 'function');
}

/** Keys may be anything; what is sent as it stands looks like a URL. */
function isUrl(key: Deferred, { evaluator }: ClientSite): boolean {
  return textsOf(evaluator.force(key)).some(
    ({ parts: [head] }) => typeof head === 'string' && /^(?:https?:\/\/|\/)/u.test(head),
  );
}
