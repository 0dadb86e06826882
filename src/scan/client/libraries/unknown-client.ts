// A client of which only the use is known: a method that is named as a request, of something from outside, with a whole URL:
// `this.http.get('https://graph.microsoft.com/v1.0/me')`, `context.http.post('https://api.contoso.com/orders', body)`.
import { textOf } from '../../evaluate/make-value.ts';
import { textsOf } from '../../evaluate/texts.ts';
import type { SymbolicValue, Value } from '../../evaluate/value.ts';
import type { ClientDetector } from '../detector.ts';
import { usualVerbs } from '../http-client.ts';
import { isOptions, option } from '../options.ts';
import { memberName } from '../origin.ts';
import { targetOf } from '../request-url.ts';

const verbs: ReadonlyMap<string, string> = new Map([...usualVerbs, ['del', 'DELETE'], ['getJSON', 'GET']]);
const requests = new Set(['request', 'fetch', 'ajax', 'send', 'httpRequest', 'makeRequest']);

/** What is asked for a value by a URL as its key, or stands in for a server in tests, by a word of its name. */
const others =
  /cache|redis|memo|stor(?:e|age)|session|cookie|map|queue|db|lru|keyv|registry|config|mock|nock|msw|stub|mirage/iu;

/** Asked last. */
export const unknownClient: ClientDetector = {
  via: 'http-client',
  hints: ['graph.microsoft', 'http'],
  find: ({ callee, args, evaluator }) => {
    const { root, steps } = callee;
    const name = memberName(steps.at(-1)) ?? (root.kind === 'module' ? root.name : '');
    const verb = verbs.get(name);
    if (root.kind === 'global' || (verb === undefined && !requests.has(name))) return [];
    const [first, second] = args;
    const isWhole = isOptions(first, evaluator);
    const url = isWhole ? option(first, ['url', 'uri'], evaluator) : first && evaluator.force(first);
    if (url === undefined || !(isKnownApi(url) || (isWholeUrl(url) && !isOther(callee)))) return [];
    const method = verb === undefined ? option(isWhole ? first : second, ['method'], evaluator) : textOf(verb);
    return [{ method, url, resource: undefined }];
  },
};

function isKnownApi(url: Value): boolean {
  return textsOf(url).some((text) => targetOf(text, undefined).resource === 'microsoft-graph');
}

/** Whether every possible value begins with a scheme and a host. */
function isWholeUrl(url: Value): boolean {
  return textsOf(url).every(({ parts: [head] }) => typeof head === 'string' && /^https?:\/\/[\w-]/iu.test(head));
}

function isOther({ root, steps }: SymbolicValue): boolean {
  const names = [
    root.kind === 'module' ? root.module : '',
    root.name ?? '',
    ...steps.map((step) => memberName(step) ?? ''),
  ];
  return names.some((name) => others.test(name));
}
