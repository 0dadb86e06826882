// The clients that a file makes or hands on, as other files see them: `export const api = axios.create(...)`, a field that holds
// one, a function that gives one back. Files that use them may hold no word of the library. It must not know how requests are
// found.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { returnsOf } from '../evaluate/functions.ts';
import { outermostFrame, type Possible } from '../evaluate/value.ts';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';
import { clientDetectors } from './libraries.ts';

const clientPackages: ReadonlySet<string> = new Set(clientDetectors.flatMap(({ packages = [] }) => packages));

/** An import of one of them, or of a file that is called like one. */
const importOfClient = new RegExp(
  `['"](?:[^'"\\n]*/)?(?:${[...clientPackages].map((name) => name.replaceAll('.', String.raw`\.`)).join('|')})['"]`,
  'u',
);

/** Whether a value is a client of a known package: the package itself, or what was made by it. */
export function isClient(possible: Possible): boolean {
  if (possible.kind !== 'symbolic' || possible.root.kind !== 'module' || !clientPackages.has(possible.root.module))
    return false;
  const last = possible.steps.at(-1);
  return last === undefined || last.kind !== 'member';
}

/** The functions of a file that give a client back, and the writes that keep one in a field. */
export function holdersOfClients(source: ts.SourceFile, evaluator: Evaluator): readonly ts.Node[] {
  const found: ts.Node[] = [];
  // To find the values of all files would take too long.
  if (!importOfClient.test(source.text)) return found;
  const holds = (node: ts.Expression | undefined): boolean =>
    node !== undefined && isSimple(node) && evaluator.evaluate(node, outermostFrame).some(isClient);
  walkNodes(source, (node) => {
    if (isFieldWrite(node) && holds(node.right)) found.push(node);
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const given = ts.isBlock(node.body) ? returnsOf(node).map(({ expression }) => expression) : [node.body];
      if (given.some(holds)) found.push(node);
    }
    return !isOnlyType(node);
  });
  return found;
}

function isFieldWrite(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  return ts.isPropertyAccessExpression(node.left) && node.left.expression.kind === ts.SyntaxKind.ThisKeyword;
}

/** What may be a client without being built in place, so that not every value of a file has to be found. */
function isSimple(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isPropertyAccessExpression(node)
  );
}
