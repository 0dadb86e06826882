// A client of which only the use is known: a method that is named as a request, of something from outside, with a URL of a
// known API: `this.http.get('https://graph.microsoft.com/v1.0/me')`.
import { textOf } from '../../evaluate/make-value.ts';
import { textsOf } from '../../evaluate/texts.ts';
import type { Value } from '../../evaluate/value.ts';
import type { ClientDetector } from '../detector.ts';
import { usualVerbs } from '../http-client.ts';
import { isOptions, option } from '../options.ts';
import { memberName } from '../origin.ts';
import { targetOf } from '../request-url.ts';

const verbs: ReadonlyMap<string, string> = new Map([...usualVerbs, ['del', 'DELETE']]);
const requests = new Set(['request', 'fetch', 'ajax', 'send', 'httpRequest', 'makeRequest']);

/** Asked last. */
export const unknownClient: ClientDetector = {
  via: 'http-client',
  hints: ['graph.microsoft'],
  find: ({ callee: { root, steps }, args, evaluator }) => {
    const name = memberName(steps.at(-1)) ?? '';
    const verb = verbs.get(name);
    if (root.kind === 'global' || (verb === undefined && !requests.has(name))) return [];
    const [first, second] = args;
    const isWhole = isOptions(first, evaluator);
    const url = isWhole ? option(first, ['url', 'uri'], evaluator) : first && evaluator.force(first);
    if (url === undefined || !isKnownApi(url)) return [];
    const method = verb === undefined ? option(isWhole ? first : second, ['method'], evaluator) : textOf(verb);
    return [{ method, url, resource: undefined }];
  },
};

function isKnownApi(url: Value): boolean {
  return textsOf(url).some((text) => targetOf(text, undefined).resource === 'microsoft-graph');
}
