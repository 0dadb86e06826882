// Packages whose sign-in stands in the middleware of Next.js: Auth.js (next-auth), Clerk, Auth0, Kinde, WorkOS. It must not know
// where the middleware is.
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { constantOf } from '../../evaluate/make-value.ts';
import { truthOfValue } from '../../evaluate/operators.ts';
import { known } from '../../evaluate/texts.ts';
import type { Possible, RecordValue, SymbolicValue, Value } from '../../evaluate/value.ts';
import { ts } from '../../program/typescript.js';
import type { RouteGuard } from '../../scan-result.ts';
import { inspectCheck, type InspectedCall } from '../guards/inspect-check.ts';
import { answerOfList } from './next-tests.ts';

/** A request of a route. */
export interface NextRequest {
  readonly path: string;
  readonly value: RecordValue;
}

/** What is asked of a middleware that a package makes. */
interface PackageCall {
  /** What it was made with. */
  readonly args: readonly Value[];
  readonly request: NextRequest;
  readonly evaluator: Evaluator;
  /** Restricts the inspection of a function of the project to the request. */
  readonly live: InspectedCall['isLive'];
}

interface SignIn {
  readonly module: RegExp;
  readonly kind: string;
  /** What is written for it: the export, or the last member of what the export has made. */
  readonly name: string;
  /** The permissions that it asks of the request; `undefined` where it may let one pass without a sign-in. */
  demands(call: PackageCall): readonly string[] | undefined;
}

const signIns: readonly SignIn[] = [
  {
    module: /^next-auth\/middleware$/u,
    kind: 'next-auth',
    name: 'withAuth',
    demands: (call) => {
      const authorized = call.args.flatMap((one) => authorizedIn(one, call.evaluator));
      return authorized.length === 0 ? [] : demandsOf(authorized, 'token', 'req', call);
    },
  },
  {
    module: /^next-auth$/u,
    kind: 'next-auth',
    name: 'auth',
    demands: (call) => {
      const authorized = call.args.flatMap((one) => authorizedIn(one, call.evaluator));
      return authorized.length === 0 ? undefined : demandsOf(authorized, 'auth', 'request', call);
    },
  },
  {
    module: /^@clerk\/nextjs(?:\/server)?$/u,
    kind: 'clerk',
    name: 'authMiddleware',
    demands: ({ args, request, evaluator }) => {
      const [options = []] = args;
      const stated = (name: string): Value => evaluator.member(options, name).filter(({ kind }) => kind !== 'constant');
      const open = [...stated('publicRoutes'), ...stated('ignoredRoutes'), ...stated('afterAuth')];
      return open.length === 0 || answerOfList(open, request.path, evaluator) === false ? [] : undefined;
    },
  },
  {
    module: /^@auth0\/nextjs-auth0\/edge$/u,
    kind: 'auth0',
    name: 'withMiddlewareAuthRequired',
    demands: () => [],
  },
  {
    module: /^@kinde-oss\/kinde-auth-nextjs(?:\/middleware|\/server)?$/u,
    kind: 'kinde',
    name: 'withAuth',
    demands: ({ args, request, evaluator }) => {
      const open = args.flatMap((one) => evaluator.member(one, 'publicPaths')).filter(({ kind }) => kind === 'list');
      return open.length === 0 || answerOfList(open, request.path, evaluator, '(.*)') === false ? [] : undefined;
    },
  },
  {
    module: /^@workos-inc\/authkit-nextjs$/u,
    kind: 'authkit',
    name: 'authkitMiddleware',
    demands: ({ args, request, evaluator }) => {
      const settings = args.flatMap((one) => evaluator.member(one, 'middlewareAuth'));
      if (truthOfValue(evaluator.member(settings, 'enabled')) !== true) return undefined;
      const open = evaluator.member(settings, 'unauthenticatedPaths');
      return answerOfList(open, request.path, evaluator) === false ? [] : undefined;
    },
  },
];

/** The sign-in that a middleware of a package asks of a request. */
export function packageRefusals(
  { root, steps }: SymbolicValue,
  request: NextRequest,
  evaluator: Evaluator,
  live: InspectedCall['isLive'],
): readonly RouteGuard[] {
  if (root.kind !== 'module') return [];
  const made = steps.findLast((step) => step.kind === 'call');
  const last = steps.at(-1);
  const name =
    last?.kind === 'member' ? last.name : steps.some(({ kind }) => kind === 'member') ? undefined : root.name;
  const args =
    made?.kind === 'call' && ts.isCallExpression(made.node)
      ? evaluator.arguments(made.node, made.frame).map((one) => evaluator.force(one))
      : [];
  return signIns.flatMap((one): readonly RouteGuard[] => {
    const isMeant = one.module.test(root.module) && (one.name === name || (name === 'default' && steps.length < 2));
    const permissions = isMeant ? one.demands({ args, request, evaluator, live }) : undefined;
    return permissions === undefined ? [] : [{ kind: one.kind, text: one.name, permissions }];
  });
}

/** The function `callbacks.authorized` of the options. */
function authorizedIn(options: Value, evaluator: Evaluator): Value {
  const records = options.filter(({ kind }) => kind === 'record');
  if (records.length === 0) return [];
  return evaluator
    .member(evaluator.member(records, 'callbacks'), 'authorized')
    .filter(({ kind }) => kind !== 'constant');
}

/** What the function asks for, when it lets nobody pass who has not signed in. */
function demandsOf(
  authorized: Value,
  session: string,
  given: string,
  { request, evaluator, live }: PackageCall,
): readonly string[] | undefined {
  const argument: RecordValue = {
    kind: 'record',
    node: undefined,
    open: false,
    properties: new Map([
      [session, known(constantOf(null))],
      [given, known([request.value])],
    ]),
  };
  const found = authorized.map((one): readonly string[] | undefined => {
    if (one.kind !== 'function') return undefined;
    const answers = evaluator.call(one, [known([argument])], 1);
    if (!answers.every(refuses)) return undefined;
    const frame = evaluator.enter(
      one,
      [known([{ ...argument, open: true, properties: new Map([[given, known([request.value])]]) }])],
      1,
    );
    return inspectCheck(one, evaluator, false, { frame, isLive: live }).permissions;
  });
  return found.every((one) => one !== undefined) ? found.flat() : undefined;
}

/** `false`, or an answer of its own: `Response.redirect(…)`. */
function refuses(answer: Possible): boolean {
  if (answer.kind !== 'symbolic') return truthOfValue([answer]) === false;
  const [member, call] = answer.steps.slice(-2);
  return call?.kind === 'call' && member?.kind === 'member' && member.name === 'redirect';
}
