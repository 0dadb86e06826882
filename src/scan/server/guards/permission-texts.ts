// What an argument names as permissions: its texts, those in lists at any depth, and the members of an enum that a package
// exports (`Role.ADMIN`), whose values are not there to be read but are by custom what they are called.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { knownTextOf } from '../../evaluate/texts.ts';
import type { Deferred, Possible, SymbolicValue, Value } from '../../evaluate/value.ts';

/** Lists inside lists beyond this depth are not looked into. */
const deepest = 4;

/** The permissions that an argument names, each once. */
export function permissionTexts(argument: Deferred, evaluator: Evaluator): readonly string[] {
  const found = permissionsIn(evaluator.force(argument), evaluator);
  return [...new Set(found.length === 0 ? countedMember(argument, evaluator) : found)];
}

/** `Right.ManageBooks` of an enum of the project that only counts its members. */
function countedMember(argument: Deferred, evaluator: Evaluator): readonly string[] {
  if (!('node' in argument) || !ts.isPropertyAccessExpression(argument.node)) return [];
  const isNumber = evaluator
    .force(argument)
    .every((possible) => possible.kind === 'constant' && typeof possible.value === 'number');
  const { expression, name } = argument.node;
  return isNumber && /^[A-Z]/u.test(expression.getText()) ? [name.text] : [];
}

/** The permissions that a value names. */
export function permissionsIn(value: Value, evaluator: Evaluator, depth: number = 0): readonly string[] {
  return value.flatMap((possible) => permissionsOf(possible, evaluator, depth));
}

function permissionsOf(possible: Possible, evaluator: Evaluator, depth: number): readonly string[] {
  switch (possible.kind) {
    case 'list':
      if (depth >= deepest) return [];
      return possible.elements.flatMap((one) => permissionsIn(evaluator.force(one), evaluator, depth + 1));
    case 'text': {
      const text = knownTextOf(possible);
      return text === undefined || text.trim() === '' ? [] : [text];
    }
    case 'symbolic':
      return enumMember(possible);
    default:
      return [];
  }
}

/** `Role.ADMIN` of a package, or of a file that is not there: nothing was called, and no parameter stands for it. */
function enumMember({ root, steps }: SymbolicValue): readonly string[] {
  const isImported = root.kind === 'module' || (root.kind === 'unknown' && root.parameters.length === 0);
  if (!isImported || root.name === undefined || !/^[A-Z]/u.test(root.name)) return [];
  const last = steps.at(-1);
  if (last?.kind !== 'member' || last.name === undefined) return [];
  return steps.every(({ kind }) => kind === 'member') ? [last.name] : [];
}
