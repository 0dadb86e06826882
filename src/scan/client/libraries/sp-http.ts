// The HTTP clients of the SharePoint Framework: `aadHttpClient.get(url, AadHttpClient.configurations.v1)`.
import { textOf } from '../../evaluate/make-value.ts';
import type { ClientDetector } from '../detector.ts';
import { option } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

const clients = new Set(['AadHttpClient', 'HttpClient', 'SPHttpClient']);

/** https://learn.microsoft.com/javascript/api/sp-http-base/httpclient */
export const spHttp: ClientDetector = {
  via: 'sp-http',
  hints: ['sp-http'],
  find: ({ callee, args, evaluator }) => {
    const chain = moduleChain(callee);
    const name = memberName(chain?.steps.at(-1));
    if (chain?.module !== '@microsoft/sp-http' || !clients.has(memberName(chain.steps[0]) ?? '')) return [];
    const [url, , options] = args;
    if (url === undefined || (name !== 'get' && name !== 'post' && name !== 'fetch')) return [];
    const method = name === 'fetch' ? option(options, ['method'], evaluator) : textOf(name);
    return [{ method, url: evaluator.force(url), resource: undefined }];
  },
};
