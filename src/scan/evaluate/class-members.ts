// The members of a class by name, read once a class. It must not know what they are worth.
import { ts } from '../program/typescript.js';
import type { Evaluator } from './evaluator.ts';
import { propertyName } from './literals.ts';
import type { ClassValue } from './value.ts';

interface MemberTable {
  readonly named: ReadonlyMap<string, readonly ts.ClassElement[]>;
  /** Members whose names are computed: each is compared when it is asked for. */
  readonly computed: readonly ts.ClassElement[];
}

const tables = new WeakMap<ts.ClassLikeDeclaration, { readonly static: MemberTable; readonly own: MemberTable }>();

/** The members of the class itself, static or not, that have a name and something behind it; in source order. */
export function membersOf(
  of: ClassValue,
  areStatic: boolean,
  name: string,
  evaluator: Evaluator,
): readonly ts.ClassElement[] {
  const known = tables.get(of.node) ?? { static: tableOf(of.node, true), own: tableOf(of.node, false) };
  tables.set(of.node, known);
  const { named, computed } = areStatic ? known.static : known.own;
  const found = named.get(name) ?? [];
  if (computed.length === 0) return found;
  return [...found, ...computed.filter((member) => computedName(member, of, evaluator) === name)];
}

/** The constructor with a body, of the class itself. */
export function constructorOf({ node }: ClassValue): ts.ConstructorDeclaration | undefined {
  return node.members.filter(ts.isConstructorDeclaration).find(({ body }) => body !== undefined);
}

/** Whether a member belongs to the class and not to its objects. */
export function isStatic(member: ts.ClassElement): boolean {
  if (!ts.canHaveModifiers(member)) return false;
  return ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
}

function tableOf(node: ts.ClassLikeDeclaration, areStatic: boolean): MemberTable {
  const named = new Map<string, ts.ClassElement[]>();
  const computed: ts.ClassElement[] = [];
  for (const member of node.members) {
    const { name } = member;
    if (name === undefined || isStatic(member) !== areStatic || isOverload(member)) continue;
    if (ts.isComputedPropertyName(name)) {
      computed.push(member);
      continue;
    }
    if (ts.isBigIntLiteral(name)) continue;
    const list = named.get(name.text);
    if (list === undefined) named.set(name.text, [member]);
    else list.push(member);
  }
  return { named, computed };
}

function isOverload(member: ts.ClassElement): boolean {
  return ts.isMethodDeclaration(member) && member.body === undefined;
}

function computedName({ name }: ts.ClassElement, of: ClassValue, evaluator: Evaluator): string | undefined {
  return name === undefined || ts.isPrivateIdentifier(name) ? undefined : propertyName(name, of.frame, evaluator);
}
