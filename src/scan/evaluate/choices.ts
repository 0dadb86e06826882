// Choices that hang together: of `const url = id ? one : all; const method = id ? 'PUT' : 'POST'` the two sides are told apart,
// so that no method is listed with the other one's URL. It must not know what the values are for.
import { lookUpName } from '../program/scopes.ts';
import { ts } from '../program/typescript.js';
import { walkNodes } from '../program/walk-nodes.ts';
import type { Evaluator } from './evaluator.ts';
import { contains } from './frames.ts';
import { truthOfValue } from './operators.ts';
import type { Deferred, Frame } from './value.ts';

/** A conditional expression, and whether its condition is the negation of the others'. */
interface Choice {
  readonly node: ts.ConditionalExpression;
  readonly isNegated: boolean;
}

/** The frames in which a call is evaluated: one for each side of a condition that its arguments depend on more than once. */
export function choiceFrames(call: ts.Node, frame: Frame, evaluator: Evaluator): readonly Frame[] {
  const found = choicesOf(call);
  const [first] = found?.choices ?? [];
  if (found === undefined || first === undefined) return [frame];
  if (truthOfValue(evaluator.evaluate(first.node.condition, frame)) !== undefined) return [frame];
  const byFrame = made.get(call) ?? new WeakMap<Frame, readonly Frame[]>();
  made.set(call, byFrame);
  const known = byFrame.get(frame);
  if (known !== undefined) return known;
  const frames = [true, false].map((side): Frame => {
    const bindings = new Map<ts.Node, Deferred>(
      found.choices.map(({ node, isNegated }) => [
        node,
        { node: side === isNegated ? node.whenFalse : node.whenTrue, frame },
      ]),
    );
    return { owner: found.owner, bindings, self: undefined, parent: frame, depth: frame.depth };
  });
  byFrame.set(frame, frames);
  return frames;
}

/** What is found in equal frames need not be found again. */
const made = new WeakMap<ts.Node, WeakMap<Frame, readonly Frame[]>>();

/** The choices that the arguments of a call make together, and the function around it. */
interface CallChoices {
  readonly owner: ts.Node;
  readonly choices: readonly Choice[];
}

const callTables = new WeakMap<ts.Node, { readonly found: CallChoices | undefined }>();

function choicesOf(call: ts.Node): CallChoices | undefined {
  const known = callTables.get(call);
  if (known !== undefined) return known.found;
  const found = findChoices(call);
  callTables.set(call, { found });
  return found;
}

function findChoices(call: ts.Node): CallChoices | undefined {
  if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) return undefined;
  let owner: ts.Node = call.parent;
  while (!ts.isFunctionLike(owner) && owner.parent !== undefined) owner = owner.parent;
  const repeated = repeatedIn(owner);
  if (repeated.size === 0) return undefined;
  const used = new Set<ts.Node>();
  for (const argument of call.arguments ?? []) collect(argument, owner, used, 0);
  for (const choices of repeated.values()) {
    const own = choices.filter(({ node }) => used.has(node));
    if (own.length > 1) return { owner, choices: own };
  }
  return undefined;
}

/** The conditional expressions in an expression, and in the constants of the same function that it names. */
function collect(expression: ts.Node, owner: ts.Node, used: Set<ts.Node>, depth: number): void {
  walkNodes(expression, (node) => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return false;
    if (ts.isConditionalExpression(node)) used.add(node);
    if (ts.isIdentifier(node) && isPropertyName(node)) return false;
    if (!ts.isIdentifier(node) || depth > 2) return true;
    const declaration = lookUpName(node.text, node);
    const value =
      declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    if (value !== undefined && contains(owner, value)) collect(value, owner, used, depth + 1);
    return true;
  });
}

/** `name` in `{ name: value }` and in `object.name` names no constant. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertyAccessExpression(parent)) && parent.name === node;
}

const ownerTables = new WeakMap<ts.Node, ReadonlyMap<string, readonly Choice[]>>();

/** The conditional expressions of a function whose condition stands there more than once, by the condition. */
function repeatedIn(owner: ts.Node): ReadonlyMap<string, readonly Choice[]> {
  const known = ownerTables.get(owner);
  if (known !== undefined) return known;
  const table = new Map<string, Choice[]>();
  walkNodes(owner, (node) => {
    if (node !== owner && ts.isFunctionLike(node)) return false;
    if (ts.isConditionalExpression(node)) {
      const { text, isNegated } = plainCondition(node.condition);
      const list = table.get(text);
      if (list === undefined) table.set(text, [{ node, isNegated }]);
      else list.push({ node, isNegated });
    }
    return !ts.isTypeNode(node);
  });
  const repeated = new Map([...table].filter(([, choices]) => choices.length > 1));
  ownerTables.set(owner, repeated);
  return repeated;
}

function plainCondition(condition: ts.Expression): { readonly text: string; readonly isNegated: boolean } {
  let at = condition;
  let isNegated = false;
  for (;;) {
    if (ts.isParenthesizedExpression(at)) at = at.expression;
    else if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.ExclamationToken) {
      at = at.operand;
      isNegated = !isNegated;
    } else return { text: at.getText(), isNegated };
  }
}
