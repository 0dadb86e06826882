// PnPjs for Microsoft Graph: `graph.me.messages()`, `graph.users.getById(id).manager()`, `graph.groups.add(...)`.
import { textOf } from '../../evaluate/make-value.ts';
import { joinTexts } from '../../evaluate/texts.ts';
import type { Step, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { memberName, moduleChain } from '../origin.ts';
import { pnpRequest, pnpSegments, pnpSelector } from '../pnp-paths.ts';

/** Methods that make a request other than reading. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['add', 'POST'],
  ['create', 'POST'],
  ['post', 'POST'],
  ['update', 'PATCH'],
  ['patch', 'PATCH'],
  ['delete', 'DELETE'],
  ['remove', 'DELETE'],
  ['get', 'GET'],
]);

/** Methods that only shape the request. */
const shaping = new Set([
  'select',
  'expand',
  'filter',
  'top',
  'skip',
  'orderBy',
  'search',
  'using',
  'count',
  'concat',
  'defaultHeaders',
  'configure',
  'usingCaching',
  'inBatch',
]);

/** Methods with arguments that go on with a part of the path. */
const taking = new Set(['calendarView', 'getCalendarView', 'special']);

/** Methods of `graph` itself that set it up, or tell a URL, and ask nothing. */
const preparing = new Set(['setup', 'createBatch', 'batched', 'toUrl', 'toUrlAndQuery', 'toRequestUrl']);

/** https://pnp.github.io/pnpjs/graph/behaviors/ */
export const pnp: ClientDetector = {
  via: 'pnp',
  hints: ['@pnp/graph'],
  find: (site) => {
    const steps = graphSteps(site);
    return steps === undefined || steps.length === 0 ? [] : readChain(steps, site);
  },
};

/** The steps from `graph` on; in version 3 and later that is `graphfi()` with its behaviours. */
function graphSteps({ callee }: ClientSite): readonly Step[] | undefined {
  const chain = moduleChain(callee);
  if (chain === undefined || !/^@pnp\/graph(?:\/|$)/u.test(chain.module)) return undefined;
  const [first, second, ...rest] = chain.steps;
  const name = memberName(first);
  if (name === 'graph' && second !== undefined) return withoutBatch([second, ...rest]);
  return (name === 'graphfi' || name === 'GraphFI') && second !== undefined ? withoutBatch(rest) : undefined;
}

/** `const [batched, execute] = graph.batched()`: the first asks what `graph` would ask, the second only sends it. */
function withoutBatch(steps: readonly Step[]): readonly Step[] {
  const [made, call, which, ...rest] = steps;
  if (memberName(made) !== 'batched' || call?.kind !== 'call' || which === undefined) return steps;
  return memberName(which) === '0' ? rest : [];
}

function readChain(steps: readonly Step[], site: ClientSite): readonly RequestValue[] {
  if (isAnswered(steps)) return [];
  const last = steps.at(-1);
  const name = memberName(last);
  if (last?.kind === 'call') return request('GET', pathOf(steps, site)?.path);
  if (name === undefined) return [];
  const before = pathOf(steps.slice(0, -1), site);
  const made = before && pnpRequest(name, before.names);
  if (before !== undefined && made !== undefined) {
    return request(made.method, joinTexts([before.path, textOf(made.path)]));
  }
  if (shaping.has(name) || preparing.has(name) || pnpSelector(name) !== undefined) return [];
  const verb = verbs.get(name);
  return verb === undefined ? request('GET', pathOf(steps, site)?.path) : request(verb, before?.path);
}

/** Whether the chain goes on with the answer of a request: `graph.me().then(...)`, `(await graph.users()).map(...)`. */
function isAnswered(steps: readonly Step[]): boolean {
  return steps.some((step, index) => {
    const name = memberName(steps[index - 1]);
    if (step.kind !== 'call' || index === steps.length - 1) return step.kind === 'call' && name === undefined;
    return name === undefined || (!shaping.has(name) && pnpSelector(name) === undefined && !taking.has(name));
  });
}

function request(method: string, url: Value | undefined): readonly RequestValue[] {
  return url === undefined ? [] : [{ method: textOf(method), url, resource: 'microsoft-graph' }];
}

/** What the steps of a chain name. */
interface Named {
  readonly path: Value;
  /** The names, `{}` for an element that was chosen. */
  readonly names: readonly string[];
}

function pathOf(steps: readonly Step[], { evaluator }: ClientSite): Named | undefined {
  let path: Value = textOf('');
  const names: string[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const name = memberName(steps[index]);
    const next = steps[index + 1];
    if (name === undefined) return undefined;
    const isCalled = next?.kind === 'call';
    if (isCalled) index += 1;
    if (isCalled && shaping.has(name)) continue;
    const around = isCalled ? pnpSelector(name) : undefined;
    const given = isCalled && 'arguments' in next.node ? evaluator.arguments(next.node, next.frame) : [];
    if (around === undefined || given.length === 0) {
      path = joinTexts([path, textOf(`/${pnpSegments(name, names)}`)]);
      names.push(name);
      continue;
    }
    const pieces = around.flatMap((piece, at) => {
      const argument = at === 0 ? undefined : given[at - 1];
      return argument === undefined ? [textOf(piece)] : [evaluator.force(argument), textOf(piece)];
    });
    path = joinTexts([path, ...pieces]);
    names.push('{}');
  }
  return { path, names };
}
