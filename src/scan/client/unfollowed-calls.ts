// Calls of which it can't be said whether they make requests: what they call takes too long to find, or a package is given
// `fetch` and makes the requests itself. It must not know how requests are found.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { isCutShort } from '../evaluate/memory.ts';
import { outermostFrame, type Possible, type Step } from '../evaluate/value.ts';
import type { CallNode } from './ignored-calls.ts';
import { isGlobal, memberName, moduleChain, type ModuleChain } from './origin.ts';

/** The reason for a call that makes no request that is known; `undefined` when nothing hints at one. */
export function unfollowedReason(call: CallNode, evaluator: Evaluator): string | undefined {
  for (const callee of evaluator.evaluate(call.expression, outermostFrame)) {
    if (isCutShort(callee)) return 'what is called takes too long to be found';
    const chain = callee.kind === 'symbolic' ? moduleChain(callee) : undefined;
    if (chain === undefined) continue;
    const { module } = chain;
    if (asksSharePoint(chain, call)) return `\`${module}\` asks SharePoint, whose calls are not read`;
    const isGiven = givenFetches(call).some((given) => evaluator.evaluate(given, outermostFrame).some(isFetch));
    if (isGiven) return `\`${module}\` is given \`fetch\`: the requests that it makes are not followed`;
  }
  return undefined;
}

/** Methods of PnPjs for SharePoint that send something. Whatever else is called without arguments is read. */
const sending = /^(?:add|update|delete|recycle|get|set|create|remove|upload|ensure|validateUpdate|copy|move)(?![a-z])/u;
/** What is called without arguments and sends nothing. */
const building = /^(?:sp|spfi|SPFI|setup|using|createBatch|batched|toUrl|toRequestUrl)$/u;

/** Whether a call of a chain on `sp` sends it: `sp.web.lists.getByTitle(title).items()`, `….items.add(item)`, `….select('Id')()`. */
function asksSharePoint({ module, steps }: ModuleChain, call: CallNode): boolean {
  if (!/^@pnp\/sp(?:\/|$)/u.test(module) || steps.filter(({ kind }) => kind === 'member').length < 2) return false;
  const last = steps.at(-1);
  const name = memberName(last);
  // The answer of a request is asked for nothing: `(await ….items()).map(…)`.
  const isAnswered = steps.some(
    (step, index) => isBareCall(step) && !building.test(memberName(steps[index - 1]) ?? ''),
  );
  if (isAnswered) return false;
  if (name === undefined) return last?.kind === 'call';
  const isBare = (call.arguments ?? []).length === 0;
  return !building.test(name) && (isBare || (sending.test(name) && !/^get[A-Z]/u.test(name)));
}

function isBareCall(step: Step): boolean {
  return step.kind === 'call' && (!('arguments' in step.node) || (step.node.arguments ?? []).length === 0);
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
