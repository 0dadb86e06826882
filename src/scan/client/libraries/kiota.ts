// The TypeScript SDK of Microsoft Graph that Kiota generates: `client.users.byUserId(id).messages.get()`.
import { textOf, unknown } from '../../evaluate/make-value.ts';
import { joinTexts, textsOf } from '../../evaluate/texts.ts';
import type { Step, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite } from '../detector.ts';
import { memberName, moduleChain } from '../origin.ts';

/** The members that make requests, and those that make what a batch sends: `toGetRequestInformation()`. */
const verbs: ReadonlyMap<string, string> = new Map(
  ['Get', 'Post', 'Put', 'Patch', 'Delete'].flatMap((name): readonly (readonly [string, string])[] => [
    [name.toLowerCase(), name.toUpperCase()],
    [`to${name}RequestInformation`, name.toUpperCase()],
  ]),
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
    const given = 'arguments' in next.node ? evaluator.arguments(next.node, next.frame) : [];
    const [argument] = given.map((one) => evaluator.force(one));
    if (argument === undefined) return undefined;
    if (name === 'withUrl') path = textsOf(argument);
    else if (/^by[A-Z]/u.test(name)) path = joinTexts([path, textOf('/'), argument]);
    else if (/.With[A-Z]/u.test(name)) path = joinTexts([path, ...functionOf(name, argument)]);
    else return undefined;
    index += 1;
  }
  return path;
}

/** `rangeWithAddress('A1')` is `range(address='A1')`. Of several arguments the order is not that of the name. */
function functionOf(name: string, argument: Value): readonly Value[] {
  const [head = '', ...parameters] = name.split(/With(?=[A-Z])/u);
  const isOnly = parameters.length === 1;
  const pieces = parameters.flatMap((parameter, index) => [
    textOf(`${index === 0 ? '' : ','}${parameter.charAt(0).toLowerCase()}${parameter.slice(1)}='`),
    isOnly ? argument : unknown('an argument of a function is known only at run time'),
    textOf("'"),
  ]);
  return [textOf(`/${head}(`), ...pieces, textOf(')')];
}

/** `graphUser` is the cast `graph.user`. */
function segment(name: string): string {
  const [, cast] = /^graph([A-Z]\w*)$/u.exec(name) ?? [];
  return cast === undefined ? name : `graph.${cast.charAt(0).toLowerCase()}${cast.slice(1)}`;
}
