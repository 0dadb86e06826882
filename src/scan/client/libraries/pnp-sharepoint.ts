// PnPjs for SharePoint: `sp.web.lists.getByTitle(title).items()`. Its paths are not read, but no request is passed over.
import type { Step } from '../../evaluate/value.ts';
import type { ClientDetector } from '../detector.ts';
import type { CallNode } from '../ignored-calls.ts';
import { memberName, type ModuleChain } from '../origin.ts';

/** Methods that send something when they are given something. */
const sending = /^(?:add|update|delete|recycle|set|create|remove|upload|ensure|validateUpdate|copy|move)(?![a-z])/u;

/** What is called without arguments and asks nothing: whatever else is called so is read. */
const building = /^(?:sp|spfi|SPFI|setup|using|createBatch|batched|toUrl|toRequestUrl)$/u;

/** https://pnp.github.io/pnpjs/sp/ */
export const pnpSharePoint: ClientDetector = {
  via: 'pnp',
  hints: ['@pnp/sp'],
  find: () => [],
  unread: (callee, call) =>
    isSent(callee, call) ? `\`${callee.module}\` asks SharePoint, whose calls are not read` : undefined,
};

/** Whether a call sends its chain: `….items()`, `….items.add(item)`, `….select('Id')()`. */
function isSent({ module, steps }: ModuleChain, call: CallNode): boolean {
  if (!/^@pnp\/sp(?:\/|$)/u.test(module) || steps.filter(({ kind }) => kind === 'member').length < 2) return false;
  if (steps.some((step, index) => isBareCall(step) && !isBuilding(steps[index - 1]))) return false;
  const last = steps.at(-1);
  const name = memberName(last);
  if (name === undefined) return last?.kind === 'call';
  return !isBuilding(last) && (sending.test(name) || (call.arguments ?? []).length === 0);
}

/** After such a call the chain goes on with an answer: `(await ….items()).map(…)`. */
function isBareCall(step: Step): boolean {
  return step.kind === 'call' && (!('arguments' in step.node) || step.node.arguments.length === 0);
}

function isBuilding(step: Step | undefined): boolean {
  return building.test(memberName(step) ?? '');
}
