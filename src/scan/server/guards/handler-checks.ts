// The checks that a handler makes itself, by calling what goes by the name of one: `await requireAdmin(request)`,
// `const session = await auth(); if (!session) …`. What is called is either not there, or reads more than it refuses.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Frame, FunctionValue, SymbolicValue, Value } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import type { RouteGuard } from '../../scan-result.ts';
import { openFrame } from '../run/run-code.ts';
import { oneLine } from '../source-place.ts';
import { decidesRefusal } from './decides-refusal.ts';
import { inspectCheck } from './inspect-check.ts';
import { namedGuard } from './named-guard.ts';

/** `requireUser`, `ensureAdmin`, `checkAuth`: it answers or throws by itself. `validate(request)` is about what was sent. */
const demanding =
  /^(?:(?:require|ensure|assert|enforce|protect|guard|authori[sz]e|authenticate)_?(?:\w*(?:auth|session|user|admin|role|permission|access|login|logged_?in|signed_?in|token|jwt|scope|owner|member|staff)\w*|request|req)?|(?:verify|check|validate)_?\w*(?:auth|session|user|admin|role|permission|access|login|logged_?in|signed_?in|token|jwt|scope|owner|member|staff)\w*)$/iu;
/** `auth`, `getSession`, `getCurrentUser`, `isAuthorized`: it tells who calls, and the handler refuses. */
const telling =
  /^(?:auth|(?:is|has|can)?_?(?:authori[sz]ed|authenticated|signed_?in|logged_?in|admin)(?:request|user)?|get_?auth|(?:use|get|read|fetch|load|resolve)?_?(?:current|server|auth(?:enticated|ed)?|logged_?in|session|request|api|my)*_?(?:user|session|viewer|identity|principal)(?:_?id)?(?:_?from_?\w+|_?or_?null|_?server)?)$/iu;

/** What a check is asked with: the request, what was read of it, settings and names of permissions. */
const askedWith =
  /^(?:_?req(?:uest)?|_?res(?:ponse)?|reply|ctx|context|c|event|session|headers|cookies|cookieStore|user|auth\w*|token|this|next|env|supabase|[A-Z]\w*)$/u;
/** What the caller sends of its own choice is no sign-in that was made before. */
const sent = /\b(?:body|query|params|searchParams|password|email|formData|json|code)\b/iu;

/**
 * The checks of a handler: each that names permissions; of the others the first, as what follows asks who that was.
 *
 * @param refuses whether the handler answers 401 or 403 at all
 */
export function handlerChecks(handler: FunctionValue, refuses: boolean, evaluator: Evaluator): readonly RouteGuard[] {
  const { body } = handler.node;
  if (body === undefined) return [];
  const frame = openFrame(handler);
  const found: RouteGuard[] = [];
  walkNodes(body, (node) => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return false;
    if (ts.isCallExpression(node)) found.push(...checkOf(node, body, frame, refuses, evaluator));
    return true;
  });
  const nameless = found.find(({ permissions }) => permissions.length === 0);
  return found.filter((guard) => guard === nameless || guard.permissions.length > 0);
}

function checkOf(
  node: ts.CallExpression,
  body: ts.Node,
  frame: Frame,
  refuses: boolean,
  evaluator: Evaluator,
): readonly RouteGuard[] {
  const name = calledName(node.expression);
  const isDemand = demanding.test(name);
  if (!(isDemand || (refuses && telling.test(name))) || !node.arguments.every(isAskedWith)) return [];
  if (!isDemand && !decidesRefusal(node, body)) return [];
  const text = oneLine(node);
  return evaluator.evaluate(node.expression, frame).flatMap((callee): readonly RouteGuard[] => {
    if (callee.kind === 'symbolic')
      return isDemand || isImported(callee) ? [byName(callee, node, frame, evaluator)] : [];
    if (callee.kind !== 'function') return [];
    const inner = evaluator.enter(callee, evaluator.arguments(node, frame), 1);
    const { denies, stops, permissions } = inspectCheck({ ...callee, frame: inner }, evaluator);
    return refuses || denies || stops ? [{ kind: 'hand-written', text, permissions }] : [];
  });
}

function byName(callee: SymbolicValue, node: ts.CallExpression, frame: Frame, evaluator: Evaluator): RouteGuard {
  const called: SymbolicValue = { ...callee, steps: [...callee.steps, { kind: 'call', node, frame }] };
  return { kind: 'named', text: oneLine(node), permissions: namedGuard(called, evaluator) ?? [] };
}

/** Whether something is imported, and not read from what the handler was given. */
function isImported({ root }: Value[number] & { readonly kind: 'symbolic' }): boolean {
  return root.kind === 'module' || (root.kind === 'unknown' && root.parameters.length === 0);
}

function calledName(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}

function isAskedWith(argument: ts.Expression): boolean {
  if (ts.isObjectLiteralExpression(argument)) return !sent.test(argument.getText());
  if (ts.isArrayLiteralExpression(argument)) return argument.elements.every(isAskedWith);
  if (ts.isStringLiteralLike(argument) || ts.isNumericLiteral(argument)) return true;
  if (ts.isAwaitExpression(argument) || ts.isNonNullExpression(argument)) return isAskedWith(argument.expression);
  let root: ts.Expression = argument;
  while (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root) || ts.isElementAccessExpression(root)) {
    root = root.expression;
  }
  return (
    ts.isIdentifier(root) &&
    (askedWith.test(root.text) || ts.isCallExpression(argument)) &&
    !sent.test(argument.getText())
  );
}
