// Which members of a class belong to the class itself: they are made once, with it, and not with each of its objects.
import { ts } from '../../program/typescript.js';

/** Whether a member of a class is `static`. */
export function isStatic(member: ts.ClassElement): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
}
