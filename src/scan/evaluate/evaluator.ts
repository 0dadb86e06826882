// What one kind of syntax may ask of the others: the contract of the evaluation, so that its files need not import each other.
import type { ts } from '../program/typescript.js';
import type { Declaration } from '../program/scopes.ts';
import type { Program } from '../program/program.ts';
import type { CallSite, Deferred, Frame, FunctionValue, Value } from './value.ts';

/**
 * Finds what expressions may be worth. Every answer is an over-approximation: the value that the program would have is among
 * the possibilities, or fits one of them that has holes. Nothing throws, whatever the source says.
 */
export interface Evaluator {
  readonly program: Program;
  /** What an expression may be, with the bindings of a frame. Parentheses, `await`, `as`, `satisfies` and `!` are seen through. */
  evaluate(node: ts.Expression, frame: Frame): Value;
  /** What a deferred value is. */
  force(deferred: Deferred): Value;
  /** What a declared name may be at a place of its use. */
  declared(declaration: Declaration, at: ts.Node, frame: Frame): Value;
  /** What another file exports under a name; `*` is all of it. Cyclic re-exports end as unknown. */
  exported(file: string, name: string): Value;
  /** `value.name` */
  member(value: Value, name: string): Value;
  /** `value[key]` */
  element(value: Value, key: Deferred): Value;
  /** What each turn of a loop over the value gets. */
  elements(value: Value): readonly Deferred[];
  /** What a function of the project may return. */
  call(target: FunctionValue, args: readonly Deferred[], depth: number, site?: CallSite): Value;
  /** The frame of a call of a function of the project. */
  enter(target: FunctionValue, args: readonly Deferred[], depth: number, site?: CallSite): Frame;
  /** The arguments of a call, with spread lists laid out as far as they are known. */
  arguments(node: ts.CallExpression | ts.NewExpression, frame: Frame): readonly Deferred[];
  /** What a type annotation tells: an instance of a package's or project's class, or one of the literals of a union. */
  typed(type: ts.TypeNode, parameters: readonly ts.ParameterDeclaration[]): Value | undefined;
}
