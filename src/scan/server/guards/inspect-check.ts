// Looks into a function of the project for what it demands of a token: texts that are compared with its permissions, and
// whether it refuses anybody. It follows the functions that are called inside.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Frame, FunctionValue, SymbolicValue } from '../../evaluate/value.ts';
import { frameAround } from '../../evaluate/frames.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { textsOf } from '../../evaluate/texts.ts';
import { openFrame } from '../run/run-code.ts';
import { frameKey, nodeKey } from '../run/value-key.ts';
import { askedAbility } from './ability-checks.ts';
import { readsClaims } from './claim-reads.ts';
import { isMetByStranger, isNextCall } from './met-by-stranger.ts';
import { permissionsIn } from './permission-texts.ts';

/** What a function demands. */
export interface Inspection {
  /** What the permissions of the token are compared with. */
  readonly permissions: readonly string[];
  /** The first of these comparisons. */
  readonly comparison: ts.Node | undefined;
  /** It answers 401 or 403, or verifies a token; of a middleware that names no permission: to those without credentials, too. */
  readonly denies: boolean;
  /** It ends the request in some other way: it throws, or hands an error on. */
  readonly stops: boolean;
  /** The functions of packages that it calls. */
  readonly outside: readonly SymbolicValue[];
  /** Whether it hands permissions to one of these that is asked for them: that one may refuse. */
  readonly asksOutside: boolean;
}

interface Draft {
  readonly permissions: Set<string>;
  comparison: ts.Node | undefined;
  denies: boolean;
  /** Whether it denies strangers, and not only those whose credentials are bad. */
  deniesStrangers: boolean;
  /** For each place that hands the request on, whether strangers get there. */
  readonly handsOn: boolean[];
  stops: boolean;
  readonly outside: SymbolicValue[];
  asksOutside: boolean;
  readonly seen: Set<string>;
}

/** Functions inside functions beyond this depth are not followed. */
const deepest = 4;

/** What is known of the call of a function that is inspected. */
export interface InspectedCall {
  readonly frame: Frame;
  /** Whether a part of it runs, given that what is around it does. */
  isLive(node: ts.Node, frame: Frame): boolean;
}

/**
 * Inspects a function.
 *
 * @param isHandler a handler does much that is no check: of what it calls only that is followed which speaks of one
 * @param call where one call of it is meant
 */
export function inspectCheck(
  target: FunctionValue,
  evaluator: Evaluator,
  isHandler: boolean = false,
  call?: InspectedCall,
): Inspection {
  const draft: Draft = {
    permissions: new Set(),
    comparison: undefined,
    denies: false,
    deniesStrangers: false,
    handsOn: [],
    stops: false,
    outside: [],
    asksOutside: false,
    seen: new Set(),
  };
  inspectFunction(target, call?.frame ?? openFrame(target), 0, true);
  const keepsStrangers = draft.handsOn.length > 0 && !draft.handsOn.includes(true);
  const denies = isHandler || draft.permissions.size > 0 ? draft.denies : draft.deniesStrangers || keepsStrangers;
  return { ...draft, denies, permissions: [...draft.permissions] };

  /** @param isMet whether strangers get there */
  function inspectFunction(inner: FunctionValue, frame: Frame, depth: number, isMet: boolean): void {
    const key = `${nodeKey(inner.node)} ${frameKey(frame)} ${isMet}`;
    if (isHandler && !speaksOfChecks.test(inner.node.getText())) return;
    if (depth > deepest || draft.seen.has(key) || inner.node.body === undefined) return;
    draft.seen.add(key);
    const { body } = inner.node;
    walkNodes(body, (node) => {
      if (ts.isTypeNode(node) || call?.isLive(node, frame) === false) return false;
      inspectNode(node, frame, depth, () => isMet && isMetByStranger(node, body));
      return true;
    });
  }

  function inspectNode(node: ts.Node, frame: Frame, depth: number, isMet: () => boolean): void {
    if (isDenial(node) || (!isHandler && sendsToLogin(node, frame, evaluator))) {
      draft.denies = true;
      draft.deniesStrangers ||= isMet();
    }
    draft.stops ||= ts.isThrowStatement(node) || isHandedError(node);
    // `if (token) verify(token, () => next()); else res.send(…)` refuses with whatever status.
    if (depth === 0 && !isHandler && isNextCall(node)) draft.handsOn.push(isMet());
    if (ts.isCallExpression(node)) inspectCall(node, frame, depth, isMet);
    else if (ts.isBinaryExpression(node) && isEquality(node.operatorToken.kind)) {
      if (!ts.isTypeOfExpression(node.left)) compare(node, node.left, [node.right], frame);
    } else if (ts.isSwitchStatement(node)) {
      const cases = node.caseBlock.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? [clause.expression] : []));
      compare(node.expression, node.expression, cases, frame);
    }
  }

  function inspectCall(node: ts.CallExpression, frame: Frame, depth: number, isMet: () => boolean): void {
    const { expression } = node;
    const abilities = askedAbility(node, frame, evaluator);
    if (abilities !== undefined) {
      demand(node, abilities);
      return;
    }
    const values = node.arguments.filter((argument) => !ts.isFunctionLike(argument) && !ts.isSpreadElement(argument));
    if (ts.isPropertyAccessExpression(expression) && comparing.test(expression.name.text)) {
      compare(node, expression.expression, values, frame);
      return;
    }
    if (isHandler ? !speaksOfChecks.test(node.getText()) : answering.test(calleeName(expression))) return;
    for (const callee of evaluator.evaluate(expression, frame)) {
      if (callee.kind === 'function' && !isHandedIn(callee, target)) {
        // `hasPermission(session.roles, 'orders.read')` looks the roles up in a table.
        const [first, ...others] = values;
        if (first !== undefined && deciding.test(calleeName(expression)) && compare(node, first, others, frame))
          continue;
        const entered = evaluator.enter(callee, evaluator.arguments(node, frame), depth + 1);
        inspectFunction(callee, entered, depth + 1, isMet());
      } else if (callee.kind === 'symbolic') {
        draft.outside.push({ ...callee, steps: [...callee.steps, { kind: 'call', node, frame }] });
        const [first, ...others] = values;
        const name = calleeName(expression);
        if (first !== undefined && deciding.test(name)) compare(node, first, others, frame);
        if (asking.test(name)) demandAll(node, values, frame);
      }
    }
  }

  /** `checkAccess(user, ['files.write'])` of a package or an unknown object asks for what it is given. */
  function demandAll(at: ts.Node, values: readonly ts.Expression[], frame: Frame): void {
    const texts = values.flatMap((value) => permissionsIn(evaluator.evaluate(value, frame), evaluator));
    demand(
      at,
      texts.filter((one) => !/\s/u.test(one)),
    );
  }

  function demand(at: ts.Node, permissions: readonly string[]): void {
    for (const text of permissions) {
      draft.comparison ??= at;
      draft.permissions.add(text);
      draft.asksOutside = true;
    }
  }

  /** One side reads the token; what is known of the other side is demanded. */
  function compare(at: ts.Node, left: ts.Expression, others: readonly ts.Expression[], frame: Frame): boolean {
    let isFound = false;
    for (const right of others) {
      for (const [claims, demanded] of [
        [left, right],
        [right, left],
      ] as const) {
        const texts = permissionsIn(evaluator.evaluate(demanded, frame), evaluator);
        if (texts.length === 0 || !readsClaims(claims, (made) => ownFunctions(made, frame))) continue;
        draft.comparison ??= at;
        for (const text of texts) draft.permissions.add(asWritten(text, frame, evaluator));
        isFound = true;
        break;
      }
    }
    return isFound;
  }

  function ownFunctions({ expression }: ts.CallExpression, frame: Frame): readonly FunctionValue['node'][] {
    if (!ts.isIdentifier(expression)) return [];
    const called = evaluator.evaluate(expression, frameAround(expression, frame));
    return called.flatMap((one) => (one.kind === 'function' ? [one.node] : []));
  }
}

const speaksOfChecks =
  /scp|scope|role|permission|claim|session|auth|privilege|admin|forbid|passport|jwt|ability|denyUnless|(?:has|check)\w*access|(?:assert|ensure|check|enforce|require|verify)_?(?:can|allowed)/iu;
/** What answers, logs or goes on is no check. */
const answering =
  /^(?:next|json|send|status|sendStatus|end|code|log|info|warn|error|debug|split|trim|map|filter|redirect|set|header|get)$/u;
const comparing =
  /^(?:includes|indexOf|has|contains|isSubsetOf|isSupersetOf|isDisjointFrom|match|search|startsWith|endsWith)$/u;
const deciding = /^(?:has|includes|contains|check|require|ensure|can|is|intersect|some|every|match|validate|verify)/iu;

/** The names of functions that are asked whether somebody has a permission. */
const asking =
  /^(?:has|have|check|is|require|ensure|assert|verify|validate)\w*(?:Access|Roles?|Rights?|Scopes?|Permissions?|Privileges?|Can|Allowed|Ability)$/u;

function calleeName(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}

/** The handler that a wrapper was given is not the wrapper's own check. */
function isHandedIn(callee: FunctionValue, wrapper: FunctionValue): boolean {
  for (let frame: Frame | undefined = wrapper.frame; frame !== undefined; frame = frame.parent) {
    for (const bound of frame.bindings.values()) {
      if ('node' in bound && (bound.node === callee.node || ts.isIdentifier(bound.node))) {
        const name = ts.isIdentifier(bound.node) ? bound.node.text : undefined;
        if (bound.node === callee.node || name === callee.node.name?.getText()) return true;
      }
    }
  }
  return false;
}

/** A permission that is compared in upper or lower case, as the arguments around have it. */
function asWritten(text: string, frame: Frame, evaluator: Evaluator): string {
  if (text !== text.toUpperCase() && text !== text.toLowerCase()) return text;
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    for (const bound of at.bindings.values()) {
      const written = permissionsIn(evaluator.force(bound), evaluator);
      const same = written.find((one) => one !== text && one.toLowerCase() === text.toLowerCase());
      if (same !== undefined) return same;
    }
  }
  return text;
}

function isEquality(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsToken
  );
}

const denialName =
  /^(?:unauthori[sz]ed|forbidden|access_?denied)|(?:Unauthori[sz]ed|Forbidden|AccessDenied)(?:Error|Exception)?$/iu;
const verifying =
  /^(?:isAuthenticated|isUnauthenticated|jwtVerify|verifyIdToken|verifyAccessToken|verifyJwt|verifyJWT|introspect)$/u;

/** A status, an error or an answer that refuses the caller; or a call that verifies a token, and so refuses bad ones. */
function isDenial(node: ts.Node): boolean {
  if (ts.isNumericLiteral(node)) return (node.text === '401' || node.text === '403') && !isCompared(node);
  if (ts.isStringLiteralLike(node)) return /^(?:unauthori[sz]ed|forbidden|access_denied)$/iu.test(node.text);
  return ts.isIdentifier(node) && (denialName.test(node.text) || verifying.test(node.text));
}

/** `res.statusCode === 401` asks what somebody else has answered. */
function isCompared({ parent }: ts.Node): boolean {
  return ts.isCaseClause(parent) || (ts.isBinaryExpression(parent) && isEquality(parent.operatorToken.kind));
}

/** `res.redirect('/login')`, `res.render('unauthorized')`: a page's way to refuse somebody. */
function sendsToLogin(node: ts.Node, frame: Frame, evaluator: Evaluator): boolean {
  if (!ts.isCallExpression(node) || !/^(?:redirect|render|rewrite)$/u.test(calleeName(node.expression))) return false;
  return node.arguments.some((one) => {
    if (ts.isStringLiteralLike(one)) return loginPage.test(one.text);
    const made = ts.isNewExpression(one) ? one.arguments?.[0] : one;
    // `new URL(pages.signIn, request.url)` of pages that are not there: their names tell.
    if (made === undefined || ts.isObjectLiteralExpression(made)) return false;
    return textsOf(evaluator.evaluate(one, frame)).some(({ parts }) => {
      const known = parts.flatMap((part) => (typeof part === 'string' ? [part] : [])).join('');
      return loginPage.test(known) || (parts.length === 1 && known === '' && loginName.test(made.getText()));
    });
  });
}

const loginPage = /(?:log|sign)[-_]?in\b|unauthori[sz]ed|forbidden|denied/iu;
const loginName = /(?:log|sign)_?in(?!_?redirect)|unauthori[sz]ed|forbidden/iu;

/** `next(error)`. */
function isHandedError(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  return /^(?:next|done|cb|callback|reject)$/u.test(node.expression.text) && node.arguments.length > 0;
}
