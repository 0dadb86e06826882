// The decorators of a class or method, those that a project's own decorator is composed of laid out (`applyDecorators`).
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import {
  outermostFrame,
  type Deferred,
  type Frame,
  type FunctionValue,
  type SymbolicValue,
} from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { openFrame } from '../run/run-code.ts';

/** One decorator. */
export interface DecoratorUse {
  /** Where it comes from; undefined when nothing tells. */
  readonly module: string | undefined;
  /** The export that it is, or its name in the source. */
  readonly name: string;
  readonly args: readonly Deferred[];
  readonly value: SymbolicValue;
  /** As the class or method has it: of the parts of a composed one the whole. */
  readonly written: ts.Decorator;
  /** The name that the source has. */
  readonly writtenName: string;
}

/** Decorators inside decorators beyond this depth are not laid out. */
const deepest = 6;

/**
 * The decorators of a node, in source order.
 *
 * @param frame what is bound around the class, of one that a function makes
 */
export function readDecorators(
  node: ts.Node,
  evaluator: Evaluator,
  frame: Frame = outermostFrame,
): readonly DecoratorUse[] {
  const written = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return written.flatMap((decorator) => usesOf({ node: decorator.expression, frame }, decorator, evaluator, 0));
}

function usesOf(
  deferred: Deferred,
  written: ts.Decorator,
  evaluator: Evaluator,
  depth: number,
): readonly DecoratorUse[] {
  if (depth > deepest) return [];
  return evaluator.force(deferred).flatMap((possible): readonly DecoratorUse[] => {
    if (possible.kind === 'list') {
      return possible.elements.flatMap((element) => usesOf(element, written, evaluator, depth + 1));
    }
    const writtenName = calleeName(written.expression);
    if (possible.kind === 'function') {
      const inner = appliedInside(possible).flatMap((one) => usesOf(one, written, evaluator, depth + 1));
      if (inner.length > 0) return inner;
    }
    if (possible.kind !== 'symbolic') {
      // A decorator of the project's own that its body does not explain.
      const value: SymbolicValue = { kind: 'symbolic', root: { kind: 'global', name: writtenName }, steps: [] };
      return [
        {
          module: undefined,
          name: writtenName,
          args: writtenArguments(written, evaluator),
          value,
          written,
          writtenName,
        },
      ];
    }
    const use = useOf(possible, written, writtenName, evaluator);
    if (use.name !== 'applyDecorators') return [use];
    return use.args.flatMap((one) => usesOf(one, written, evaluator, depth + 1));
  });
}

/** The decorators that a decorator of the project's own applies to what it is given: `Controller(path)(target)`. */
function appliedInside(decorator: FunctionValue): readonly Deferred[] {
  const [target] = decorator.node.parameters;
  const { body } = decorator.node;
  if (target === undefined || body === undefined) return [];
  const frame = openFrame(decorator);
  const found: Deferred[] = [];
  walkNodes(body, (node) => {
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    const isApplied = first !== undefined && ts.isIdentifier(first) && first.text === target.name.getText();
    if (isApplied && ts.isCallExpression(node) && ts.isCallExpression(node.expression)) {
      found.push({ node: node.expression, frame });
    }
    return true;
  });
  return found;
}

function useOf(value: SymbolicValue, written: ts.Decorator, writtenName: string, evaluator: Evaluator): DecoratorUse {
  const { root, steps } = value;
  const members = steps.flatMap((step) => (step.kind === 'member' ? [step.name ?? ''] : []));
  const made = steps.findLast((step) => step.kind === 'call');
  const args = made !== undefined && ts.isCallExpression(made.node) ? evaluator.arguments(made.node, made.frame) : [];
  const own = root.kind === 'unknown' ? (root.name ?? writtenName) : root.name;
  const name = own === '*' || own === 'default' ? (members[0] ?? writtenName) : own;
  const module = root.kind === 'module' ? root.module : undefined;
  return { module, name, args, value, written, writtenName };
}

function writtenArguments({ expression }: ts.Decorator, evaluator: Evaluator): readonly Deferred[] {
  return ts.isCallExpression(expression) ? evaluator.arguments(expression, outermostFrame) : [];
}

function calleeName(expression: ts.Expression): string {
  const callee = ts.isCallExpression(expression) ? expression.expression : expression;
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}
