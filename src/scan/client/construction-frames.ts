// What an object of the project was made with, when only those who make it tell: a client that a constructor is given. The
// places that construct its class, anywhere in the project, are looked up by its name.
import { ts } from '../program/typescript.js';
import { instanceFrame } from '../evaluate/class-frames.ts';
import { baseOf } from '../evaluate/classes.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { outermostFrame, type ClassValue, type Frame, type InstanceValue } from '../evaluate/value.ts';
import { heirsOf, lastName } from '../program/heirs.ts';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';

/** So many places that construct a class are looked at. */
const mostPlaces = 8;

const remembered = new WeakMap<Evaluator, Map<ts.ClassLikeDeclaration, readonly InstanceValue[]>>();

/** The frames that a node in a class has in the objects that the project makes of it; none when it makes none. */
export function framesOfConstruction(node: ts.Node, evaluator: Evaluator): readonly Frame[] {
  const around = classAround(node);
  if (around === undefined) return [];
  return constructed(around, evaluator).flatMap((instance) => {
    const of = classOf(instance, around, evaluator);
    return of === undefined ? [] : [instanceFrame(instance, of)];
  });
}

function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  let at: ts.Node | undefined = node;
  while (at !== undefined && !ts.isClassLike(at)) at = at.parent;
  return at;
}

/** The objects that the project makes of a class, or of a class that extends it. */
function constructed(node: ts.ClassLikeDeclaration, evaluator: Evaluator): readonly InstanceValue[] {
  const table = remembered.get(evaluator) ?? new Map<ts.ClassLikeDeclaration, readonly InstanceValue[]>();
  remembered.set(evaluator, table);
  const known = table.get(node);
  if (known !== undefined) return known;
  table.set(node, []);
  const found: InstanceValue[] = [];
  for (const place of constructionsOf(node, evaluator)) {
    if (found.length >= mostPlaces) break;
    for (const possible of evaluator.evaluate(place, outermostFrame)) {
      const isOwn = possible.kind === 'instance' && classOf(possible, node, evaluator) !== undefined;
      if (isOwn) found.push(possible);
    }
  }
  table.set(node, found);
  return found;
}

/** The `new` expressions that name a class, or one that extends it. */
function constructionsOf(node: ts.ClassLikeDeclaration, evaluator: Evaluator): readonly ts.NewExpression[] {
  const { program } = evaluator;
  const from = node.getSourceFile().fileName;
  const names = new Set(namesOf(node));
  for (const name of names) {
    for (const heir of heirsOf(from, 'extends', name, program)) for (const one of namesOf(heir)) names.add(one);
    if (names.size > mostPlaces) break;
  }
  return [...names].flatMap((name) => {
    const files = program.using(from, 'new', name);
    // What is made everywhere is a plain object of data, and no part of how a project is put together.
    if (files.length > mostPlaces) return [];
    return files.flatMap((file) => newExpressions(program.parse(file)?.source, name));
  });
}

function namesOf(node: ts.ClassLikeDeclaration): readonly string[] {
  if (node.name !== undefined) return [node.name.text];
  return ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name) ? [node.parent.name.text] : [];
}

const constructions = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.NewExpression[]>>();

function newExpressions(source: ts.SourceFile | undefined, name: string): readonly ts.NewExpression[] {
  if (source === undefined) return [];
  const known = constructions.get(source);
  if (known !== undefined) return known.get(name) ?? [];
  const table = new Map<string, ts.NewExpression[]>();
  walkNodes(source, (node) => {
    const made = ts.isNewExpression(node) ? lastName(node.expression) : undefined;
    if (made === undefined || !ts.isNewExpression(node)) return !isOnlyType(node);
    const list = table.get(made);
    if (list === undefined) table.set(made, [node]);
    else list.push(node);
    return true;
  });
  constructions.set(source, table);
  return table.get(name) ?? [];
}

/** The class of an object that is this one, itself or one that it extends. */
function classOf(instance: InstanceValue, node: ts.ClassLikeDeclaration, evaluator: Evaluator): ClassValue | undefined {
  let { of } = instance;
  for (let height = 0; height < 16; height += 1) {
    if (of.node === node) return of;
    const [parent] = baseOf(of, evaluator) ?? [];
    if (parent?.kind !== 'class') return undefined;
    of = parent;
  }
  return undefined;
}
