// The HTTP clients of the SharePoint Framework: `aadHttpClient.get(url, AadHttpClient.configurations.v1)`.
import { textOf } from '../../evaluate/make-value.ts';
import type { Possible } from '../../evaluate/value.ts';
import type { ClientDetector } from '../detector.ts';
import { option } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

const clients = new Set(['AadHttpClient', 'HttpClient', 'SPHttpClient']);

/** https://learn.microsoft.com/javascript/api/sp-http-base/httpclient */
export const spHttp: ClientDetector = {
  via: 'sp-http',
  hints: ['sp-http'],
  find: ({ callee, args, evaluator }) => {
    const name = memberName(callee.steps.at(-1));
    const [url, configuration, options] = args;
    if (url === undefined || (name !== 'get' && name !== 'post' && name !== 'fetch')) return [];
    const isClient = isOfFramework(callee) || (configuration && evaluator.force(configuration))?.some(isOfFramework);
    if (isClient !== true) return [];
    const method = name === 'fetch' ? option(options, ['method'], evaluator) : textOf(name);
    return [{ method, url: evaluator.force(url), resource: undefined }];
  },
};

/** A client by its type, or by the configuration that only its requests take: `SPHttpClient.configurations.v1`. */
function isOfFramework(value: Possible): boolean {
  const chain = value.kind === 'symbolic' ? moduleChain(value) : undefined;
  return chain?.module === '@microsoft/sp-http' && clients.has(memberName(chain.steps[0]) ?? '');
}
