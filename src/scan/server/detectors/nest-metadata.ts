// The metadata of handlers that Nest's guards go by: which keys a guard asks the `Reflector` for, which of them open a handler to
// everybody, and which key a decorator sets. It must not know where guards stand.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { knownTextOf } from '../../evaluate/texts.ts';
import type { Frame, Possible, Value } from '../../evaluate/value.ts';
import { lookUpName } from '../../program/scopes.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { openFrame } from '../run/run-code.ts';
import { stepKey } from '../run/value-key.ts';
import { guardInstances } from './nest-guard-class.ts';
import type { DecoratorUse } from './read-decorators.ts';

/** What a guard makes of metadata. */
export interface AskedMetadata {
  /** The keys that it asks for. */
  readonly keys: readonly string[];
  /** Of these, the ones that let everybody pass when they are set. */
  readonly opening: readonly string[];
  /** And the ones that let everybody pass when none of them is set. */
  readonly optional: readonly string[];
  /** Of the keys, the ones that the class of a handler may set as well. */
  readonly ofClass: readonly string[];
}

/** Methods of a guard that call each other are followed so far. */
const deepest = 3;

const nothingAsked: AskedMetadata = { keys: [], opening: [], optional: [], ofClass: [] };

/** What the class of a guard asks for; nothing where the class is not there. */
export function askedMetadata(guard: Possible, evaluator: Evaluator): AskedMetadata {
  const instances = guardInstances(guard, evaluator);
  if (instances.length === 0) return nothingAsked;
  const keys = new Set<string>();
  const opening = new Set<string>();
  const optional = new Set<string>();
  const ofClass = new Set<string>();
  for (const method of evaluator.member(instances, 'canActivate')) {
    if (method.kind === 'function') readMethod(method.node, openFrame(method), 0);
  }
  return { keys: [...keys], opening: [...opening], optional: [...optional], ofClass: [...ofClass] };

  function readMethod({ body }: ts.FunctionLikeDeclaration, frame: Frame, depth: number): void {
    if (body === undefined || depth > deepest) return;
    walkNodes(body, (node) => {
      if (!ts.isCallExpression(node)) return true;
      const asked = keysAsked(node, frame, evaluator);
      for (const key of asked) {
        keys.add(key);
        if (asksClass(node)) ofClass.add(key);
        if (placesOf(node).some(letsPass)) opening.add(key);
        if (depth === 0 && placesOf(node).some(passesUnset)) optional.add(key);
      }
      if (asked.length > 0 || !isOwnMethod(node)) return true;
      for (const callee of evaluator.evaluate(node.expression, frame)) {
        if (callee.kind === 'function') readMethod(callee.node, openFrame(callee), depth + 1);
      }
      return true;
    });
  }
}

/** `[context.getHandler(), context.getClass()]`, which may stand in a variable. */
function asksClass({ arguments: [, ...targets] }: ts.CallExpression): boolean {
  return targets.some((target) => {
    const declaration = ts.isIdentifier(target) ? lookUpName(target.text, target) : undefined;
    return /\bgetClass\b/u.test((declaration ?? target).getText());
  });
}

function isOwnMethod({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword;
}

/** `this.reflector.getAllAndOverride(KEY, [context.getHandler(), context.getClass()])` */
function keysAsked(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): readonly string[] {
  const { expression, arguments: given } = node;
  const [key] = given;
  if (
    key === undefined ||
    !ts.isPropertyAccessExpression(expression) ||
    !/reflector/iu.test(expression.expression.getText())
  )
    return [];
  if (!/^get(?:All(?:And(?:Override|Merge))?)?$/u.test(expression.name.text)) return [];
  return keysOf(evaluator.evaluate(key, frame));
}

/** A key is a text, a symbol, or what `Reflector.createDecorator` has made. */
function keysOf(value: Value): readonly string[] {
  return value.flatMap((one) => {
    const text = knownTextOf(one);
    if (text !== undefined) return [text];
    const made = one.kind === 'symbolic' ? one.steps.find(({ kind }) => kind === 'call') : undefined;
    return made === undefined ? [] : [stepKey(made)];
  });
}

/** Where the answer to a question stands: in its own place, or wherever the variable is read that it is given to. */
function placesOf(question: ts.CallExpression): readonly ts.Node[] {
  let at: ts.Node = question;
  while (isWrapper(at.parent)) at = at.parent;
  // `const open = reflector.get(KEY, handler) || reflector.get(KEY, controller)`
  let whole = at;
  while (isWrapper(whole.parent) || isChoice(whole.parent)) whole = whole.parent;
  const { parent: variable } = whole;
  if (!ts.isVariableDeclaration(variable) || !ts.isIdentifier(variable.name)) return [at];
  const { name } = variable;
  const places: ts.Node[] = [];
  walkNodes(functionAround(variable), (node) => {
    const isUse = ts.isIdentifier(node) && node.text === name.text && node !== name;
    if (isUse && lookUpName(node.text, node) === variable) places.push(node);
    return true;
  });
  return places;
}

function isChoice(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
}

function isWrapper(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node);
}

function functionAround(node: ts.Node): ts.Node {
  let at = node;
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return at;
}

/** Whether the handler is let in when a condition holds: `if (x) return true`, `return x || …`. */
function letsPass(condition: ts.Node): boolean {
  const { parent } = condition;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.BarBarToken) {
    return ts.isReturnStatement(parent.parent) || letsPass(parent);
  }
  if (!ts.isIfStatement(parent) || parent.expression !== condition) return false;
  const { thenStatement } = parent;
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return last !== undefined && ts.isReturnStatement(last) && last.expression?.kind === ts.SyntaxKind.TrueKeyword;
}

/** `if (!roles) return true`, `if (!roles?.length) return true`, before anything that could refuse somebody. */
function passesUnset(given: ts.Node): boolean {
  const isCounted = ts.isPropertyAccessExpression(given.parent) && given.parent.name.text === 'length';
  const answer = isCounted ? given.parent : given;
  const { parent } = answer;
  const isNot = ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken;
  if (!isNot && !isComparedWithNothing(parent)) return false;
  let mayRefuse = false;
  walkNodes(functionAround(answer), (node) => {
    if (node.pos >= parent.pos) return false;
    const isOther = ts.isReturnStatement(node) && node.expression?.kind !== ts.SyntaxKind.TrueKeyword;
    mayRefuse ||= (isOther && node.end <= parent.pos) || ts.isThrowStatement(node) || ts.isAwaitExpression(node);
    return true;
  });
  return !mayRefuse && letsPass(parent);
}

function isComparedWithNothing(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  const isEquality = kind === ts.SyntaxKind.EqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  return isEquality && /^(?:undefined|null|0)$/u.test(node.right.getText());
}

/** The key that a decorator sets: `SetMetadata(key, …)`, or a decorator that `Reflector.createDecorator` has made. */
export function metadataKeys({ name, args, value, module }: DecoratorUse, evaluator: Evaluator): readonly string[] {
  if (name === 'SetMetadata') return args.slice(0, 1).flatMap((one) => keysOf(evaluator.force(one)));
  const [made] = value.steps;
  const isCreated = module === '@nestjs/core' && made?.kind === 'member' && made.name === 'createDecorator';
  return isCreated ? keysOf([value]) : [];
}

/** What the decorator gives the key as a value. */
export function metadataArguments({ name, args }: DecoratorUse): DecoratorUse['args'] {
  return name === 'SetMetadata' ? args.slice(1) : args;
}
