// The TypeScript SDK of Microsoft Graph that Kiota generates: `client.users.byUserId(id).messages.get()`.
import { textOf } from '../../evaluate/make-value.ts';
import { joinTexts, textsOf } from '../../evaluate/texts.ts';
import type { Step, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite } from '../detector.ts';
import { memberName, moduleChain } from '../origin.ts';

const verbs: ReadonlyMap<string, string> = new Map(
  ['get', 'post', 'put', 'patch', 'delete'].map((name) => [name, name.toUpperCase()]),
);

/** Members whose name is not the segment that they stand for. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['ref', '$ref'],
  ['value', '$value'],
  ['count', '$count'],
  ['contentValue', '$value'],
]);

/** https://learn.microsoft.com/graph/sdks/create-requests?tabs=typescript */
export const kiota: ClientDetector = {
  via: 'kiota',
  hints: ['msgraph-sdk', 'msgraph-beta-sdk', 'GraphServiceClient'],
  find: (site) => {
    const steps = requestSteps(site);
    const verb = verbs.get(memberName(steps?.at(-1)) ?? '');
    if (steps === undefined || verb === undefined) return [];
    const url = pathOf(steps.slice(0, -1), site);
    return url === undefined ? [] : [{ method: textOf(verb), url, resource: 'microsoft-graph' }];
  },
};

/** The steps from the client on: after `createGraphServiceClient(adapter)` or a value typed as `GraphServiceClient`. */
function requestSteps({ callee }: ClientSite): readonly Step[] | undefined {
  const chain = moduleChain(callee);
  if (chain === undefined || !/^@microsoft\/msgraph(?:-beta)?-sdk/u.test(chain.module)) return undefined;
  const [first, second, ...rest] = chain.steps;
  const name = memberName(first);
  if (name === undefined || second === undefined) return undefined;
  return /Graph(?:Beta|Base)*ServiceClient$/u.test(name) ? rest : undefined;
}

/** Members are segments, `byUserId(id)` is an id, `withUrl(url)` replaces all. */
function pathOf(steps: readonly Step[], { evaluator }: ClientSite): Value | undefined {
  let path: Value = textOf('');
  for (let index = 0; index < steps.length; index += 1) {
    const name = memberName(steps[index]);
    const next = steps[index + 1];
    if (name === undefined) return undefined;
    if (next?.kind !== 'call') {
      path = joinTexts([path, textOf(`/${renamed.get(name) ?? segment(name)}`)]);
      continue;
    }
    const [argument] = 'arguments' in next.node ? evaluator.arguments(next.node, next.frame) : [];
    if (argument === undefined) return undefined;
    const given = evaluator.force(argument);
    if (name === 'withUrl') path = textsOf(given);
    else if (/^by[A-Z]/u.test(name)) path = joinTexts([path, textOf('/'), given]);
    else return undefined;
    index += 1;
  }
  return path;
}

/** `graphUser` is the cast `graph.user`. */
function segment(name: string): string {
  const [, cast] = /^graph([A-Z]\w*)$/u.exec(name) ?? [];
  return cast === undefined ? name : `graph.${cast.charAt(0).toLowerCase()}${cast.slice(1)}`;
}
