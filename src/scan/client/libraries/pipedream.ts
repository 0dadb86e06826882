// The axios that Pipedream hands to its components: `axios($, { url, method })`.
import type { ClientDetector } from '../detector.ts';
import { joinBase } from '../join-base.ts';
import { option } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

/** https://pipedream.com/docs/workflows/building-workflows/http#platform-axios */
export const pipedream: ClientDetector = {
  via: 'pipedream',
  hints: ['@pipedream/platform'],
  find: ({ callee, args: [, config], evaluator }) => {
    const chain = moduleChain(callee);
    if (chain?.module !== '@pipedream/platform' || chain.steps.length > 1) return [];
    const url = memberName(chain.steps[0]) === 'axios' ? option(config, ['url'], evaluator) : undefined;
    if (url === undefined) return [];
    const base = option(config, ['baseURL'], evaluator);
    return [{ method: option(config, ['method'], evaluator), url: joinBase(base, url), resource: undefined }];
  },
};
