// Base URLs that are written into a client after it was made, in whatever file: `axios.defaults.baseURL = url`. The files that
// write one are looked up by their text.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { outermostFrame, type SymbolicValue, type Value } from '../evaluate/value.ts';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';

/** One write: the client that gets the base URL, and the URL. */
export interface DefaultBase {
  readonly client: Value;
  readonly base: ts.Expression;
}

const remembered = new WeakMap<Evaluator, Map<string, readonly DefaultBase[]>>();

/** All writes of an option into the defaults of clients, anywhere in the project; what is found in `from` depends on them. */
export function defaultBases(from: string, name: string, evaluator: Evaluator): readonly DefaultBase[] {
  const files = evaluator.program.using(from, 'defaults', name);
  const table = remembered.get(evaluator) ?? new Map<string, readonly DefaultBase[]>();
  remembered.set(evaluator, table);
  const known = table.get(name);
  if (known !== undefined) return known;
  table.set(name, []);
  const found = files.flatMap((file) => writesIn(evaluator.program.parse(file)?.source, name, evaluator));
  table.set(name, found);
  return found;
}

function writesIn(source: ts.SourceFile | undefined, name: string, evaluator: Evaluator): readonly DefaultBase[] {
  const found: DefaultBase[] = [];
  if (source === undefined) return found;
  walkNodes(source, (node) => {
    const holder = ts.isBinaryExpression(node) ? writtenDefaults(node, name) : undefined;
    if (ts.isBinaryExpression(node) && holder !== undefined) {
      found.push({ client: evaluator.evaluate(holder, outermostFrame), base: node.right });
    }
    return !isOnlyType(node);
  });
  return found;
}

/** The client of `client.defaults.name = value`. */
function writtenDefaults({ left, operatorToken }: ts.BinaryExpression, name: string): ts.Expression | undefined {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return undefined;
  const { expression: defaults } = left;
  const isDefaults = ts.isPropertyAccessExpression(defaults) && defaults.name.text === 'defaults';
  return left.name.text === name && isDefaults ? defaults.expression : undefined;
}

/** Whether two values are one object: made at one place, or not made at all but exported by a package. */
export function isSameObject(left: SymbolicValue, right: SymbolicValue): boolean {
  return madeAt(left) === madeAt(right);
}

function madeAt({ steps }: SymbolicValue): ts.Node | undefined {
  const made = steps.findLast(({ kind }) => kind === 'call' || kind === 'new');
  return made !== undefined && 'node' in made ? made.node : undefined;
}
