// What fields of the project's objects are set to by calls of their methods, in whatever file: `client.setBaseUrl(url)`. The calls are
// looked up by the method's name. It must not know what the field is for.
import { ts } from '../program/typescript.js';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';
import { partOf } from './destructuring.ts';
import type { Evaluator } from './evaluator.ts';
import type { FieldWrite } from './field-writes.ts';
import { awaitedParameters } from './make-value.ts';
import { outermostFrame, type ClassValue, type InstanceValue, type Value } from './value.ts';

/** So many files that may call a method are looked at, and so many calls. */
const mostPlaces = 8;

/**
 * What the project's calls of a method give a field.
 *
 * @param written what the method gives it where no call is known: only what waits for the method's parameters is looked up
 * @returns the values of the calls that are known to be made on an object of the class; often none
 */
export function settingsOf(
  instance: InstanceValue,
  of: ClassValue,
  { method, value, steps }: FieldWrite,
  written: Value,
  evaluator: Evaluator,
): readonly Value[] {
  if (!ts.isMethodDeclaration(method) || !ts.isIdentifier(method.name)) return [];
  const waits = written.some(
    (possible) => possible.kind === 'symbolic' && awaitedParameters(possible).some(({ parent }) => parent === method),
  );
  if (!waits) return [];
  return callsOf(method.name, evaluator).flatMap((call): readonly Value[] => {
    const { expression } = call;
    if (!ts.isPropertyAccessExpression(expression)) return [];
    const isOwn = evaluator
      .evaluate(expression.expression, outermostFrame)
      .some((one) => one.kind === 'instance' && (one.of.node === of.node || one.of.node === instance.of.node));
    if (!isOwn) return [];
    const target = { kind: 'function', node: method, frame: of.frame, self: [instance], bound: [] } as const;
    const inner = evaluator.enter(target, evaluator.arguments(call, outermostFrame), 0);
    return [partOf(evaluator.evaluate(value, inner), steps, inner, evaluator)];
  });
}

/** The calls of a method of this name; none where there are many, as they are then of many things. */
function callsOf(name: ts.Identifier, { program }: Evaluator): readonly ts.CallExpression[] {
  const files = program.using(name.getSourceFile().fileName, 'sets', name.text);
  if (files.length > mostPlaces) return [];
  const calls = files.flatMap((file) => methodCalls(program.parse(file)?.source).get(name.text) ?? []);
  return calls.length > mostPlaces ? [] : calls;
}

type CallTable = ReadonlyMap<string, readonly ts.CallExpression[]>;

const noCalls: CallTable = new Map();
const tables = new WeakMap<ts.SourceFile, CallTable>();

/** The calls of methods in a file, by the method's name. */
function methodCalls(source: ts.SourceFile | undefined): CallTable {
  if (source === undefined) return noCalls;
  const remembered = tables.get(source);
  if (remembered !== undefined) return remembered;
  const table = new Map<string, ts.CallExpression[]>();
  walkNodes(source, (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { text } = node.expression.name;
      const list = table.get(text);
      if (list === undefined) table.set(text, [node]);
      else list.push(node);
    }
    return !isOnlyType(node);
  });
  tables.set(source, table);
  return table;
}
