// Classes of the project: what their objects' fields and methods may be, through constructors and base classes.
import { ts } from '../program/typescript.js';
import { heirsOf } from '../program/heirs.ts';
import { isAwaited } from './awaiters.ts';
import type { Evaluator } from './evaluator.ts';
import { annotatedValue } from './annotated-value.ts';
import { changesOf } from './changes.ts';
import { anyInstance, constructorFrame, instanceFrame, staticFrame } from './class-frames.ts';
import { constructorOf, isStatic, membersOf } from './class-members.ts';
import { componentSelf } from './component-self.ts';
import { partOf } from './destructuring.ts';
import { assignedObjects, fieldWrites, type FieldWrite } from './field-writes.ts';
import { frameAround } from './frames.ts';
import { settingsOf } from './later-settings.ts';
import { constantOf, isNothing, union, unknown, unknownUntilDerived } from './make-value.ts';
import { outermostFrame, type ClassValue, type Deferred, type Frame, type InstanceValue, type Value } from './value.ts';

/** How many base classes are followed. */
const mostBases = 16;

/**
 * `instance.name`, from the most derived class on.
 *
 * @param above when given, only the bases of this class are searched, as `super.name` in it does
 */
export function instanceMember(
  instance: InstanceValue,
  name: string,
  evaluator: Evaluator,
  above?: ts.ClassLikeDeclaration,
): Value {
  const later = instance.written?.get(name);
  if (later !== undefined && above === undefined) return evaluator.force(later);
  let { args, of } = instance;
  let isAbove = above === undefined;
  for (let height = 0; height < mostBases; height += 1) {
    const found = isAbove ? ownMember(instance, of, args, name, evaluator) : undefined;
    isAbove ||= of.node === above;
    if (found !== undefined) return found;
    const base = baseOf(of, evaluator);
    if (base === undefined) break;
    const [parent] = base;
    if (parent?.kind !== 'class') return inheritedFromOutside(base, name, evaluator);
    args = superArguments(instance, of, args, evaluator);
    of = parent;
  }
  const heirs = instance.args === undefined ? abstractHeirs(instance, evaluator) : [];
  if (heirs.length > 0) return union(heirs.map((heir) => instanceMember(heir, name, evaluator)));
  return unknownUntilDerived(instance.of.node, `the class \`${of.node.name?.text ?? ''}\` has no \`${name}\``, name);
}

/** So many classes may extend an abstract one for it to tell what an object of it is. */
const mostHeirs = 4;

/** An object that is known by an abstract class only is an object of a class that extends it. */
function abstractHeirs({ of }: InstanceValue, evaluator: Evaluator): readonly InstanceValue[] {
  const isAbstract = ts.getCombinedModifierFlags(of.node) & ts.ModifierFlags.Abstract;
  if (isAbstract === 0 || of.node.name === undefined) return [];
  const heirs = heirsOf(of.node.getSourceFile().fileName, 'extends', of.node.name.text, evaluator.program)
    .map((heir) => anyInstance(heir, outermostFrame))
    .filter((heir) => baseOf(heir.of, evaluator)?.some((base) => base.kind === 'class' && base.node === of.node));
  return heirs.length > mostHeirs ? [] : heirs;
}

/** A class of a package is the base: its members are known by where they come from. */
function inheritedFromOutside(base: Value, name: string, evaluator: Evaluator): Value {
  return evaluator.member(
    base.map((possible) =>
      possible.kind === 'symbolic' ? { ...possible, steps: [...possible.steps, { kind: 'instance' }] } : possible,
    ),
    name,
  );
}

/** What `extends` names. */
export function baseOf(of: ClassValue, evaluator: Evaluator): Value | undefined {
  const [heritage] = of.node.heritageClauses?.filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) ?? [];
  const [type] = heritage?.types ?? [];
  return type === undefined ? undefined : evaluator.evaluate(type.expression, of.frame);
}

function ownMember(
  instance: InstanceValue,
  of: ClassValue,
  args: readonly Deferred[] | undefined,
  name: string,
  evaluator: Evaluator,
): Value | undefined {
  const frame = instanceFrame(instance, of);
  const self = frame.self;
  const fields: Value[] = [];
  let type: ts.TypeNode | undefined;
  for (const member of membersOf(of, false, name, evaluator)) {
    if (ts.isMethodDeclaration(member)) {
      return [{ kind: 'function', node: member, frame: of.frame, self, bound: [] }];
    }
    if (ts.isGetAccessor(member)) {
      return evaluator.call({ kind: 'function', node: member, frame: of.frame, self, bound: [] }, [], of.frame.depth);
    }
    if (!ts.isPropertyDeclaration(member)) continue;
    ({ type } = member);
    if (member.initializer !== undefined) fields.push(evaluator.evaluate(member.initializer, frame));
  }
  const made = constructorOf(of);
  const construction = made === undefined ? undefined : constructorFrame(instance, of, made, args);
  for (const parameter of made?.parameters ?? []) {
    if (!ts.isIdentifier(parameter.name) || parameter.name.text !== name) continue;
    if (ts.isParameterPropertyDeclaration(parameter, parameter.parent) && construction !== undefined) {
      return evaluator.declared(parameter, parameter, construction);
    }
  }
  const frameOf = (method: ts.ClassElement): Frame =>
    method === made && construction !== undefined ? construction : frame;
  const writes = fieldWrites(of.node, name).flatMap((write) => {
    const value = writtenValue(write, frameOf(write.method), evaluator);
    return [...settingsOf(instance, of, write, value, evaluator), value];
  });
  const assigned = assignedObjects(of.node).flatMap(({ value, method }) =>
    assignedField(evaluator.evaluate(value, frameOf(method)), name, evaluator),
  );
  // What the constructor is given takes the place of the initial value.
  const values = [...assigned, ...writes, ...(assigned.length > 0 ? [] : fields)];
  if (values.length > 0) return fieldValue(values, type, evaluator);
  return type === undefined
    ? undefined
    : (evaluator.typed(type, []) ?? unknownUntilDerived(of.node, `the field \`${name}\` is set elsewhere`, name));
}

function writtenValue({ value, steps }: FieldWrite, frame: Frame, evaluator: Evaluator): Value {
  return partOf(evaluator.evaluate(value, frame), steps, frame, evaluator);
}

/** What an object of which something is known gives a field; nothing when it has no such property. */
function assignedField(source: Value, name: string, evaluator: Evaluator): readonly Value[] {
  const records = source.filter((possible) => possible.kind === 'record' && possible.properties.has(name));
  return records.length === 0 ? [] : [evaluator.member(records, name)];
}

/** A field that is first empty and later filled is what it is filled with; a type tells more than an unknown value. */
function fieldValue(values: readonly Value[], type: ts.TypeNode | undefined, evaluator: Evaluator): Value {
  const all = union(values);
  const filled = all.filter((possible) => !isNothing(possible));
  const value = filled.length === 0 ? all : filled;
  return annotatedValue(value, type, evaluator);
}

/** The arguments that a derived class's constructor hands to its base; its own ones when it has no constructor. */
function superArguments(
  instance: InstanceValue,
  of: ClassValue,
  args: readonly Deferred[] | undefined,
  evaluator: Evaluator,
): readonly Deferred[] | undefined {
  const made = constructorOf(of);
  if (made === undefined) return args;
  const call = superCallOf(made);
  if (call === undefined) return undefined;
  const frame = constructorFrame(instance, of, made, args);
  return evaluator.arguments(call, frameAround(call, frame));
}

function superCallOf(made: ts.ConstructorDeclaration): ts.CallExpression | undefined {
  for (const statement of made.body?.statements ?? []) {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) continue;
    if (statement.expression.expression.kind === ts.SyntaxKind.SuperKeyword) return statement.expression;
  }
  return undefined;
}

/** `super.name` in a method. */
export function superMember(node: ts.Node, self: Value, name: string, evaluator: Evaluator): Value {
  let around: ts.Node = node;
  while (!ts.isClassLike(around) && around.parent !== undefined) around = around.parent;
  const above = ts.isClassLike(around) ? around : undefined;
  return union(
    self.map((possible): Value => {
      if (possible.kind === 'instance') return instanceMember(possible, name, evaluator, above);
      if (possible.kind === 'class') return staticMemberAbove(possible, above, name, evaluator);
      return unknown('`super` is known only to callers', name);
    }),
  );
}

/** `super.name` in a static method: what the class above the one around it has. */
function staticMemberAbove(
  of: ClassValue,
  around: ts.ClassLikeDeclaration | undefined,
  name: string,
  evaluator: Evaluator,
): Value {
  let at = of;
  for (let height = 0; height < mostBases; height += 1) {
    const base = baseOf(at, evaluator);
    if (base === undefined) break;
    if (at.node === around) return evaluator.member(base, name);
    const [parent] = base;
    if (parent?.kind !== 'class') break;
    at = parent;
  }
  return unknown('`super` is known only to callers', name);
}

/** `Class.name` */
export function staticMember(of: ClassValue, name: string, evaluator: Evaluator): Value {
  let at: ClassValue = of;
  for (let height = 0; height < mostBases; height += 1) {
    const found = ownStatic(at, name, evaluator);
    if (found !== undefined) return found;
    const base = baseOf(at, evaluator);
    const [parent] = base ?? [];
    if (base === undefined) break;
    if (parent?.kind !== 'class') return evaluator.member(base, name);
    at = parent;
  }
  return unknown(`the class \`${of.node.name?.text ?? ''}\` has no \`${name}\``, name);
}

function ownStatic(of: ClassValue, name: string, evaluator: Evaluator): Value | undefined {
  const self: Value = [of];
  const frame = staticFrame(of);
  for (const member of membersOf(of, true, name, evaluator)) {
    if (ts.isMethodDeclaration(member)) return [{ kind: 'function', node: member, frame: of.frame, self, bound: [] }];
    if (ts.isGetAccessor(member)) {
      return evaluator.call({ kind: 'function', node: member, frame: of.frame, self, bound: [] }, [], of.frame.depth);
    }
    if (!ts.isPropertyDeclaration(member)) continue;
    const writes = fieldWrites(of.node, name).map((write) => writtenValue(write, frame, evaluator));
    const initial = member.initializer === undefined ? [] : [evaluator.evaluate(member.initializer, frame)];
    const values = [...initial, ...writes, ...writesFromOutside(of, name, evaluator)];
    return values.length === 0 && member.type === undefined
      ? constantOf(undefined)
      : fieldValue(values.length === 0 ? [constantOf(undefined)] : values, member.type, evaluator);
  }
  const values = writesFromOutside(of, name, evaluator);
  return values.length === 0 ? undefined : fieldValue(values, undefined, evaluator);
}

/** `Class.name = value` in the file that declares the class. */
function writesFromOutside({ node, frame }: ClassValue, name: string, evaluator: Evaluator): readonly Value[] {
  if (!ts.isClassDeclaration(node)) return [];
  return changesOf(node).flatMap((change) => {
    const isWrite = ts.isBinaryExpression(change) && ts.isPropertyAccessExpression(change.left);
    return isWrite && change.left.name.text === name ? [evaluator.evaluate(change.right, frame)] : [];
  });
}

/** `this` at a place: what the frame binds, else an object of the class or literal around it. */
export function selfAt(node: ts.Node, frame: Frame, evaluator: Evaluator): Value {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    const bound = boundSelf(at, frame);
    if (bound !== undefined) return bound;
    if (ts.isClassStaticBlockDeclaration(at)) continue;
    if (ts.isClassElement(at) && ts.isClassLike(at.parent)) return selfOfClass(at, at.parent, frame);
    if (ts.isMethodDeclaration(at) || ts.isAccessor(at)) {
      return ts.isObjectLiteralExpression(at.parent)
        ? selfOfLiteral(at.parent, frame, evaluator)
        : unknown('`this` is known only to callers');
    }
    if (isAwaited(at)) continue;
    if (ts.isFunctionDeclaration(at) || ts.isFunctionExpression(at)) {
      return ts.isFunctionExpression(at) && ts.isPropertyAssignment(at.parent)
        ? selfOfLiteral(at.parent.parent, frame, evaluator)
        : unknown('`this` is known only to callers');
    }
  }
  return unknown('`this` is known only to callers');
}

/** An object literal as `this` of its methods: what it is handed over to may add to it, as frameworks do. */
function selfOfLiteral(literal: ts.ObjectLiteralExpression, frame: Frame, evaluator: Evaluator): Value {
  const component = componentSelf(literal, evaluator);
  if (component !== undefined) return [component];
  const made = evaluator.evaluate(literal, frameAround(literal, frame));
  return made.map((possible) =>
    possible.kind === 'record' && !possible.open ? { ...possible, open: true } : possible,
  );
}

function boundSelf(owner: ts.Node, frame: Frame): Value | undefined {
  if (ts.isArrowFunction(owner)) return undefined;
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    if (at.owner === owner && at.self !== undefined) return at.self;
  }
  return undefined;
}

function selfOfClass(member: ts.ClassElement, node: ts.ClassLikeDeclaration, frame: Frame): Value {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    if (at.owner === node && at.self !== undefined) return at.self;
  }
  const of: ClassValue = { kind: 'class', node, frame: frameAround(node, frame) };
  return isStatic(member) ? [of] : [anyInstance(node, of.frame)];
}

/** `new Class(...)` */
export function construct(of: ClassValue, args: readonly Deferred[]): Value {
  return [{ kind: 'instance', of, args }];
}
