// Visits syntax trees without recursion: a chain of ten thousand operators is ten thousand levels deep.
import { ts } from './typescript.js';

/**
 * Every node below `top`, and `top` itself, in source order.
 *
 * @param enter answers whether the children of this node are to be visited
 */
export function walkNodes(top: ts.Node, enter: (node: ts.Node) => boolean): void {
  const waiting: ts.Node[] = [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!enter(node)) continue;
    const first = waiting.length;
    node.forEachChild((child) => {
      waiting.push(child);
    });
    reverseFrom(waiting, first);
  }
}

/** Whether a node is nothing but types. (TypeScript counts `make()<Item>` as one as well, which has a value.) */
export function isOnlyType(node: ts.Node): boolean {
  return ts.isTypeNode(node) && !(ts.isExpressionWithTypeArguments(node) && !ts.isHeritageClause(node.parent));
}

function reverseFrom(nodes: ts.Node[], first: number): void {
  for (let low = first, high = nodes.length - 1; low < high; low += 1, high -= 1) {
    const left = nodes[low];
    const right = nodes[high];
    if (left === undefined || right === undefined) return;
    nodes[low] = right;
    nodes[high] = left;
  }
}
