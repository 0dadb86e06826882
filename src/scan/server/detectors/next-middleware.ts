// The checks that the middleware of a Next.js project puts before a route: `middleware.ts`, or `proxy.ts` since Next.js 16. One
// request of the route is followed through it, so that a check counts only where no request of the route goes past it.
import { specifierOf } from '../../evaluate/built-in/file-places.ts';
import { moduleOf, textOfParts } from '../../evaluate/make-value.ts';
import { known } from '../../evaluate/texts.ts';
import type { FunctionValue, Possible, RecordValue, SymbolicValue, Value } from '../../evaluate/value.ts';
import { ts } from '../../program/typescript.js';
import type { RouteGuard } from '../../scan-result.ts';
import type { Reading } from '../detector.ts';
import { inspectCheck, type Inspection } from '../guards/inspect-check.ts';
import { livePart, type LivePart } from '../guards/live-parts.ts';
import { statedIn } from '../guards/stated-permissions.ts';
import { samplePaths } from '../paths/next-matcher.ts';
import { oneLine } from '../source-place.ts';
import { packageRefusals, type NextRequest } from './next-sign-in.ts';
import { answerOfList, testOfPath } from './next-tests.ts';

/** The names of the file, and of its export beside the default one. */
const names: readonly string[] = ['middleware', 'proxy'];

/** Functions that are handed to functions are followed so far. */
const deepest = 4;

/**
 * The checks before a route.
 *
 * @param from the route's file
 * @param folder the folder that has the router's
 */
export function middlewareGuards(
  from: string,
  folder: string,
  route: { readonly method: string; readonly path: string },
  reading: Reading,
): readonly RouteGuard[] {
  const { evaluator } = reading;
  for (const name of names) {
    const place = folder === '' ? name : `${folder}/${name}`;
    // As an import would: what is found depends on the file.
    const found = evaluator.program.resolve(from, specifierOf(place, from));
    if (found.kind !== 'file' || !/\.[cm]?[jt]s$/u.test(found.file) || !found.file.startsWith(`${place}.`)) continue;
    const before = (path: string): readonly RouteGuard[] =>
      guardsBefore(found.file, name, { method: route.method, path }, reading);
    const [first = '/', ...others] = samplePaths(route.path);
    let kept = before(first);
    for (const path of others) kept = kept.length === 0 ? kept : commonGuards(kept, before(path));
    return kept;
  }
  return [];
}

function commonGuards(guards: readonly RouteGuard[], others: readonly RouteGuard[]): readonly RouteGuard[] {
  const shared = new Set(others.map((guard) => JSON.stringify(guard)));
  return guards.filter((guard) => shared.has(JSON.stringify(guard)));
}

/** The checks before one request. */
function guardsBefore(
  file: string,
  name: string,
  request: { readonly method: string; readonly path: string },
  reading: Reading,
): readonly RouteGuard[] {
  const { evaluator } = reading;
  if (!runsBefore(evaluator.exported(file, 'config'), request.path, reading)) return [];
  const asked: NextRequest = { ...request, value: requestOf(request) };
  const own = [name, 'default']
    .flatMap((one) => evaluator.exported(file, one))
    .filter(({ kind }) => kind !== 'constant');
  return eachOnce(own.flatMap((possible) => guardsOf(possible, name, asked, reading, 0)));
}

/** Whether the `matcher` lets a request through the middleware. */
function runsBefore(config: Value, path: string, { evaluator }: Reading): boolean {
  const configs = config.filter(({ kind }) => kind === 'record');
  const stated = evaluator.member(configs, 'matcher').filter(({ kind }) => kind !== 'constant');
  if (configs.length === 0 || stated.length === 0) return true;
  const each = stated.flatMap((one) =>
    one.kind === 'list' ? one.elements.flatMap((inner) => evaluator.force(inner)) : [one],
  );
  return each.some((one) => {
    // `has` and `missing` let some requests past.
    if (one.kind !== 'record') return answerOfList([one], path, evaluator) === true;
    const isPlain = !one.properties.has('has') && !one.properties.has('missing');
    return isPlain && answerOfList(evaluator.member([one], 'source'), path, evaluator) === true;
  });
}

/** A request, as middleware is given it. */
function requestOf({ method, path }: { readonly method: string; readonly path: string }): RecordValue {
  const url = textOfParts([`http://localhost${path}`]);
  const stated = method === 'ALL' || method === '{}' ? [] : [['method', known([textOfParts([method])])] as const];
  return {
    kind: 'record',
    node: undefined,
    open: true,
    properties: new Map([['url', known([url])], ['nextUrl', known([{ kind: 'url', text: url }])], ...stated]),
  };
}

/** The checks of what a middleware is: a function of the project, or one that a package makes. */
function guardsOf(
  possible: Possible,
  name: string,
  request: NextRequest,
  reading: Reading,
  depth: number,
): readonly RouteGuard[] {
  if (depth > deepest) return [];
  if (possible.kind === 'function') return ownGuards(possible, name, request, reading);
  if (possible.kind !== 'symbolic') return [];
  const refusals = packageRefusals(possible, request, reading.evaluator, liveFor(request, reading));
  const made = possible.steps.at(-1);
  const given =
    made?.kind === 'call' && ts.isCallExpression(made.node) ? reading.evaluator.arguments(made.node, made.frame) : [];
  const inner = given
    .flatMap((one) => reading.evaluator.force(one))
    .filter(({ kind }) => kind === 'function' || kind === 'symbolic')
    .flatMap((one) =>
      one.kind === 'function' && isClerkMiddleware(possible)
        ? clerkGuards(one, request, reading)
        : guardsOf(one, name, request, reading, depth + 1),
    );
  return [...refusals, ...inner];
}

function ownGuards(target: FunctionValue, name: string, request: NextRequest, reading: Reading): readonly RouteGuard[] {
  const { denies, permissions, outside } = inspect(target, [[request.value]], request, reading);
  // `return withAuth(request)`
  const handedOn = outside.flatMap((one) => {
    const live = liveFor(request, reading);
    return packageRefusals({ ...one, steps: one.steps.slice(0, -1) }, request, reading.evaluator, live);
  });
  return [...handedOn, ...(denies ? [{ kind: 'hand-written', text: name, permissions }] : [])];
}

const clerk = /^@clerk\/nextjs(?:\/server)?$/u;

function isClerkMiddleware({ root, steps }: SymbolicValue): boolean {
  return root.kind === 'module' && clerk.test(root.module) && root.name === 'clerkMiddleware' && steps.length === 1;
}

/** The function that Clerk's middleware calls: its first parameter refuses by its own methods. */
function clerkGuards(target: FunctionValue, request: NextRequest, reading: Reading): readonly RouteGuard[] {
  const { denies, permissions, outside } = inspect(target, [[clerkAuth], [request.value]], request, reading);
  const refusals = outside.flatMap((one) => clerkRefusals(one, reading));
  if (refusals.length > 0) return refusals;
  return denies ? [{ kind: 'clerk', text: 'clerkMiddleware', permissions }] : [];
}

const clerkAuth = moduleOf('@clerk/nextjs/server', 'auth');

/** `auth.protect({ role })`, `auth().protect()`, `(await auth()).redirectToSignIn()` */
function clerkRefusals({ root, steps }: SymbolicValue, { evaluator }: Reading): readonly RouteGuard[] {
  const [member, call] = steps.slice(-2);
  if (root.kind !== 'module' || !clerk.test(root.module) || member?.kind !== 'member') return [];
  if (!/^(?:protect|redirectToSignIn)$/u.test(member.name ?? '')) return [];
  if (call?.kind !== 'call' || !ts.isCallExpression(call.node)) return [];
  const permissions = evaluator.arguments(call.node, call.frame).flatMap((one) => statedIn(one, evaluator));
  return [{ kind: 'clerk', text: oneLine(call.node), permissions }];
}

function inspect(target: FunctionValue, args: readonly Value[], request: NextRequest, reading: Reading): Inspection {
  const frame = reading.evaluator.enter(target, args.map(known), 1);
  const found = inspectCheck(target, reading.evaluator, false, { frame, isLive: liveFor(request, reading) });
  // What a role is compared with by way of a table of paths is no permission.
  return { ...found, permissions: found.permissions.filter((one) => one !== request.path) };
}

function liveFor({ path }: NextRequest, { evaluator }: Reading): LivePart {
  return livePart(evaluator, testOfPath(path, evaluator));
}

function eachOnce(guards: readonly RouteGuard[]): readonly RouteGuard[] {
  return [...new Map(guards.map((guard) => [JSON.stringify(guard), guard])).values()];
}
