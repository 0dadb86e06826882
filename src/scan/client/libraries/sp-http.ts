// The HTTP clients of the SharePoint Framework: `aadHttpClient.get(url, AadHttpClient.configurations.v1)`.
import { textOf } from '../../evaluate/make-value.ts';
import type { Possible } from '../../evaluate/value.ts';
import type { ClientDetector } from '../detector.ts';
import { option } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

/** The clients, and the API that those know that talk to one only. */
const clients: ReadonlyMap<string, string | undefined> = new Map([
  ['AadHttpClient', undefined],
  ['HttpClient', undefined],
  ['SPHttpClient', undefined],
  ['GraphHttpClient', 'microsoft-graph'],
]);

/** https://learn.microsoft.com/javascript/api/sp-http-base/httpclient */
export const spHttp: ClientDetector = {
  via: 'sp-http',
  hints: ['sp-http'],
  find: ({ callee, args, evaluator }) => {
    const name = memberName(callee.steps.at(-1));
    const [url, configuration, options] = args;
    if (url === undefined || (name !== 'get' && name !== 'post' && name !== 'fetch')) return [];
    const given = configuration === undefined ? [] : evaluator.force(configuration);
    const client = [callee, ...given].map(clientName).find((one) => one !== undefined);
    if (client === undefined) return [];
    const method = name === 'fetch' ? option(options, ['method'], evaluator) : textOf(name);
    return [{ method, url: evaluator.force(url), resource: clients.get(client) }];
  },
};

/** A client by its type, or by the configuration that only its requests take: `SPHttpClient.configurations.v1`. */
function clientName(value: Possible): string | undefined {
  const chain = value.kind === 'symbolic' ? moduleChain(value) : undefined;
  if (chain === undefined || !/^@microsoft\/sp-http(?:-base)?$/u.test(chain.module)) return undefined;
  const name = memberName(chain.steps[0]);
  return name !== undefined && clients.has(name) ? name : undefined;
}
