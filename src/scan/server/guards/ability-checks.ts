// Questions that libraries answer from rules instead of from the token: `ability.can('read', 'Post')` of CASL,
// `ac.can(role).readAny('video')` of accesscontrol. What is asked for is the permission: `read:Post`, `readAny:video`.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Frame } from '../../evaluate/value.ts';
import { permissionsIn } from './permission-texts.ts';

const asking = /^(?:can|cannot|throwUnlessCan)$/u;
const abilities = /abilit(?:y|ies)$|^ForbiddenError\b/iu;
const granting = /^(?:create|read|update|delete)(?:Any|Own)?$/u;

/** What a call asks for; `undefined` when it is no such question. */
export function askedAbility(
  node: ts.CallExpression,
  frame: Frame,
  evaluator: Evaluator,
): readonly string[] | undefined {
  const { expression: callee } = node;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const { text: name } = callee.name;
  const [first, second] = node.arguments;
  if (granting.test(name) && isCan(callee.expression)) {
    return first === undefined ? undefined : namesOf(first, frame, evaluator).map((resource) => `${name}:${resource}`);
  }
  if (!asking.test(name) || first === undefined || !isAbility(callee.expression, frame, evaluator)) return undefined;
  const subjects = second === undefined ? [] : namesOf(second, frame, evaluator);
  return namesOf(first, frame, evaluator).flatMap((action) =>
    subjects.length === 0 ? [action] : subjects.map((subject) => `${action}:${subject}`),
  );
}

function isCan(node: ts.Expression): boolean {
  return (
    ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'can'
  );
}

function isAbility(receiver: ts.Expression, frame: Frame, evaluator: Evaluator): boolean {
  if (abilities.test(receiver.getText().replaceAll(/\(.*$/gsu, ''))) return true;
  return evaluator
    .evaluate(receiver, frame)
    .some((one) => one.kind === 'symbolic' && one.root.kind === 'module' && one.root.module === '@casl/ability');
}

/** The texts of an argument; of a class its name, and of `subject('Post', post)` the first. */
function namesOf(argument: ts.Expression, frame: Frame, evaluator: Evaluator): readonly string[] {
  const [kind] = ts.isCallExpression(argument) ? argument.arguments : [];
  if (kind !== undefined) return permissionsIn(evaluator.evaluate(kind, frame), evaluator);
  const texts = permissionsIn(evaluator.evaluate(argument, frame), evaluator);
  return texts.length === 0 && ts.isIdentifier(argument) && /^[A-Z]/u.test(argument.text) ? [argument.text] : texts;
}
