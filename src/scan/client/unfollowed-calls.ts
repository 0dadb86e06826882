// Calls that make requests which are not read, or of which it can't be said: what they call takes too long to find, a package is
// given `fetch` and makes the requests itself, or a detector knows them as such. It must not know how requests are found.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { isCutShort } from '../evaluate/memory.ts';
import { outermostFrame, type Possible } from '../evaluate/value.ts';
import type { CallNode } from './detector.ts';
import { clientDetectors } from './libraries.ts';
import { isGlobal, moduleChain } from './origin.ts';

/** The reason for a call that makes no request that is known; `undefined` when nothing hints at one. */
export function unfollowedReason(call: CallNode, evaluator: Evaluator): string | undefined {
  for (const callee of evaluator.evaluate(call.expression, outermostFrame)) {
    if (isCutShort(callee)) return 'what is called takes too long to be found';
    const chain = callee.kind === 'symbolic' ? moduleChain(callee) : undefined;
    if (chain === undefined) continue;
    for (const { unread } of clientDetectors) {
      const reason = unread?.(chain, call);
      if (reason !== undefined) return reason;
    }
    const { module } = chain;
    const isGiven = givenFetches(call).some((given) => evaluator.evaluate(given, outermostFrame).some(isFetch));
    if (isGiven) return `\`${module}\` is given \`fetch\`: the requests that it makes are not followed`;
  }
  return undefined;
}

/** The arguments, and the properties of objects among them, that are called `fetch` by their last name. */
function givenFetches(call: CallNode): readonly ts.Expression[] {
  return (call.arguments ?? []).flatMap((argument, index) => {
    // What a function is given first it is taken to give back, and then it is followed.
    const isFollowed = index === 0 && ts.isCallExpression(call);
    if (!ts.isObjectLiteralExpression(argument)) return isNamedFetch(argument) && !isFollowed ? [argument] : [];
    return argument.properties.flatMap((property) => {
      const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
      return value !== undefined && ts.isExpression(value) && isNamedFetch(value) ? [value] : [];
    });
  });
}

function isNamedFetch(node: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  return ts.isIdentifier(name) && /fetch$/iu.test(name.text);
}

function isFetch(possible: Possible): boolean {
  return possible.kind === 'symbolic' && isGlobal(possible, 'fetch');
}
