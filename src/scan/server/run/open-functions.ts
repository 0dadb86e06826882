// The functions and classes of a file that others may call with arguments that are not known here.
import { ts } from '../../program/typescript.js';
import { instanceOfType } from '../../evaluate/make-value.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { known } from '../../evaluate/texts.ts';
import { outermostFrame, type FunctionValue, type InstanceValue, type Value } from '../../evaluate/value.ts';
import { lookUpType } from '../../program/type-names.ts';
import { fastifyPluginTypes } from '../detectors/fastify.ts';
import { runClass, type RunWorld } from './handle-call.ts';
import type { Runner } from './run-code.ts';
import { nodeKey } from './value-key.ts';

/** A function or class that may be called from elsewhere. */
export interface OpenCandidate {
  readonly node: ts.Node;
  /** Tells it apart from the same function in another frame. */
  readonly key: string;
  /** What it consists of: more than its constructor, of a class. */
  readonly code: ts.Node;
  /** Runs it, with arguments of which nothing is known. */
  readonly run: (runner: Runner, world: RunWorld) => void;
}

/** The candidates of a file, in source order. */
export function openFunctions(source: ts.SourceFile): readonly OpenCandidate[] {
  return source.statements.flatMap((statement): readonly OpenCandidate[] => {
    if (ts.isFunctionDeclaration(statement)) return [functionCandidate(statement)];
    if (ts.isClassDeclaration(statement)) return [classCandidate(statement)];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ initializer, type }) =>
        initializer === undefined ? [] : expressionCandidates(initializer, type),
      );
    }
    if (ts.isExportAssignment(statement)) return expressionCandidates(statement.expression, undefined);
    if (ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression)) {
      return expressionCandidates(statement.expression.right, undefined);
    }
    return [];
  });

  function expressionCandidates(node: ts.Expression, type: ts.TypeNode | undefined): readonly OpenCandidate[] {
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return [functionCandidate(node, type)];
    if (ts.isClassExpression(node)) return [classCandidate(node)];
    if (ts.isBinaryExpression(node)) return expressionCandidates(node.right, undefined);
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return expressionCandidates(node.expression, node.type);
    if (!ts.isObjectLiteralExpression(node)) return [];
    return node.properties.flatMap((property): readonly OpenCandidate[] => {
      if (ts.isMethodDeclaration(property)) return [functionCandidate(property)];
      return ts.isPropertyAssignment(property) ? expressionCandidates(property.initializer, undefined) : [];
    });
  }

  function functionCandidate(node: FunctionValue['node'], type?: ts.TypeNode): OpenCandidate {
    const target: FunctionValue = { kind: 'function', node, frame: outermostFrame, self: undefined, bound: [] };
    const run = (runner: Runner, { reading }: RunWorld): void => {
      const first = type === undefined ? undefined : firstArgument(node, type, reading.evaluator);
      runner.call(target, first === undefined ? undefined : [known(first)]);
    };
    return { node, key: nodeKey(node), code: node, run };
  }

  /** An object of a class that somebody else makes: its construction, and its methods. */
  function classCandidate(node: ts.ClassLikeDeclaration): OpenCandidate {
    const of = { kind: 'class', node, frame: outermostFrame } as const;
    const instance: InstanceValue = { kind: 'instance', of, args: undefined };
    const run = (runner: Runner, world: RunWorld): void => {
      runClass(instance, of, undefined, runner, world);
      for (const member of node.members) {
        const isMethod = ts.isMethodDeclaration(member) && member.body !== undefined;
        if (!isMethod || runner.executed.has(nodeKey(member))) continue;
        runner.call({ kind: 'function', node: member, frame: outermostFrame, self: [instance], bound: [] }, undefined);
      }
    };
    const start = constructorNode(node);
    return { node: start, key: nodeKey(start), code: node, run };
  }
}

/** What the type of a function (`const routes: Registrar = (app) => …`) tells about its first parameter. */
function firstArgument(
  { parameters: [first] }: FunctionValue['node'],
  type: ts.TypeNode,
  evaluator: Evaluator,
): Value | undefined {
  if (first === undefined) return undefined;
  if (fastifyPluginTypes.has(typeName(type))) return [instanceOfType('fastify', 'FastifyInstance', [first])];
  if (first.type !== undefined) return undefined;
  const alias = ts.isFunctionTypeNode(type) ? undefined : lookUpType(typeName(type), type, evaluator.program);
  const signature = alias !== undefined && ts.isTypeAliasDeclaration(alias) ? alias.type : type;
  const stated = ts.isFunctionTypeNode(signature) ? signature.parameters[0]?.type : undefined;
  return stated === undefined ? undefined : evaluator.typed(stated, [first]);
}

/** What is marked as run when the class is constructed. */
function constructorNode(node: ts.ClassLikeDeclaration): ts.Node {
  return node.members.find((member) => ts.isConstructorDeclaration(member) && member.body !== undefined) ?? node;
}

function typeName(type: ts.TypeNode): string {
  if (!ts.isTypeReferenceNode(type)) return '';
  const { typeName: name } = type;
  return ts.isIdentifier(name) ? name.text : name.right.text;
}
