// What a type annotation tells about a value: where its class comes from, or which literals it can be. There is no type
// checker: the types of packages are not there, so only what the annotation itself names is known.
import { ts } from '../program/typescript.js';
import { lookUpName, namesOf, type Declaration } from '../program/scopes.ts';
import { heirsOf } from '../program/heirs.ts';
import { lookUpType } from '../program/type-names.ts';
import { anyInstance } from './class-frames.ts';
import type { Evaluator } from './evaluator.ts';
import { keysOf } from './loops.ts';
import { constantOf, instanceOfType, textOf, union, unknown } from './make-value.ts';
import { outermostFrame, type Possible, type Value } from './value.ts';

/** Types that are their argument, as far as values go. */
const transparent = new Set(['Promise', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Omit', 'Pick']);

/** Aliases of aliases are followed so deep. */
const mostDepth = 12;

interface Reading {
  readonly parameters: readonly ts.ParameterDeclaration[];
  readonly evaluator: Evaluator;
  readonly depth: number;
}

/** What a type tells; `undefined` when it tells nothing, as `string` does. */
export function typedValue(
  type: ts.TypeNode,
  parameters: readonly ts.ParameterDeclaration[],
  evaluator: Evaluator,
): Value | undefined {
  return read(type, { parameters, evaluator, depth: 0 });
}

function read(type: ts.TypeNode, reading: Reading): Value | undefined {
  if (reading.depth > mostDepth) return undefined;
  const inner = { ...reading, depth: reading.depth + 1 };
  if (ts.isParenthesizedTypeNode(type)) return read(type.type, inner);
  if (ts.isUnionTypeNode(type)) return readUnion(type.types, inner);
  if (ts.isIntersectionTypeNode(type)) return firstKnown(type.types, inner);
  if (ts.isLiteralTypeNode(type)) return readLiteral(type);
  if (ts.isTypeOperatorNode(type)) return readOperator(type, inner);
  if (ts.isIndexedAccessTypeNode(type)) return readIndexed(type, inner);
  if (ts.isTypeQueryNode(type)) return entityValue(type.exprName, inner);
  if (ts.isImportTypeNode(type)) return readImportType(type, reading);
  return ts.isTypeReferenceNode(type) ? readReference(type, inner) : undefined;
}

/** `undefined` and `null` among the members tell nothing; a member of which nothing is known makes the union unknown. */
function readUnion(types: readonly ts.TypeNode[], reading: Reading): Value | undefined {
  const present = types.filter((type) => !isEmptyType(type));
  const values = present.map((type) => read(type, reading));
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length && known.length > 0 ? union(known) : undefined;
}

function isEmptyType(type: ts.TypeNode): boolean {
  if (type.kind === ts.SyntaxKind.UndefinedKeyword) return true;
  return ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
}

function firstKnown(types: readonly ts.TypeNode[], reading: Reading): Value | undefined {
  for (const type of types) {
    const value = read(type, reading);
    if (value !== undefined) return value;
  }
  return undefined;
}

function readLiteral({ literal }: ts.LiteralTypeNode): Value | undefined {
  if (ts.isStringLiteral(literal) || ts.isNoSubstitutionTemplateLiteral(literal)) return textOf(literal.text);
  if (ts.isNumericLiteral(literal)) return constantOf(Number(literal.text));
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return constantOf(true);
  return literal.kind === ts.SyntaxKind.FalseKeyword ? constantOf(false) : undefined;
}

/** `keyof typeof object` */
function readOperator(type: ts.TypeOperatorNode, reading: Reading): Value | undefined {
  if (type.operator !== ts.SyntaxKind.KeyOfKeyword) return read(type.type, reading);
  const object = ts.isTypeQueryNode(type.type) ? entityValue(type.type.exprName, reading) : undefined;
  const keys = object === undefined ? [] : keysOf(object);
  return keys.length === 0 ? undefined : union(keys.map((key) => reading.evaluator.force(key)));
}

/** `(typeof list)[number]` and `(typeof object)[keyof typeof object]` */
function readIndexed(type: ts.IndexedAccessTypeNode, reading: Reading): Value | undefined {
  const object = ts.isParenthesizedTypeNode(type.objectType) ? type.objectType.type : type.objectType;
  if (!ts.isTypeQueryNode(object)) return undefined;
  const held = entityValue(object.exprName, reading);
  const values = held.flatMap((possible) => {
    if (possible.kind === 'list') return possible.elements;
    return possible.kind === 'record' ? [...possible.properties.values()] : [];
  });
  return values.length === 0 ? undefined : union(values.map((value) => reading.evaluator.force(value)));
}

function readImportType(type: ts.ImportTypeNode, reading: Reading): Value | undefined {
  const { argument, qualifier } = type;
  if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal) || qualifier === undefined)
    return undefined;
  const names = qualifiedNames(qualifier);
  const target = reading.evaluator.program.resolve(type.getSourceFile().fileName, argument.literal.text);
  if (target.kind === 'file') return instances(reading.evaluator.exported(target.file, names[0] ?? ''), reading);
  return [instanceOfType(argument.literal.text, names.join('.'), reading.parameters)];
}

function readReference(type: ts.TypeReferenceNode, reading: Reading): Value | undefined {
  const names = qualifiedNames(type.typeName);
  const [name] = names;
  const [argument] = type.typeArguments ?? [];
  if (name === undefined) return undefined;
  const declaration = lookUpTypeName(name, type);
  if (declaration === undefined || ts.isImportSpecifier(declaration)) {
    const alias = names.length === 1 ? lookUpType(name, type, reading.evaluator.program) : undefined;
    if (alias !== undefined) return readAlias(alias, reading);
  }
  if (declaration === undefined) return readGlobal(name, argument, reading);
  const value = reading.evaluator.declared(declaration, type, outermostFrame);
  return instances(followNames(value, names.slice(1), reading), reading);
}

/** What a name of a type means: `config: config` names a type beyond the parameter, as no parameter is one. */
function lookUpTypeName(name: string, at: ts.Node): Declaration | undefined {
  for (let place: ts.Node | undefined = at; place !== undefined; place = place.parent) {
    const declaration = namesOf(place).get(name);
    const isTyped =
      declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.type !== undefined;
    if (declaration === undefined || isTyped || ts.isParameter(declaration) || ts.isBindingElement(declaration))
      continue;
    return declaration;
  }
  return undefined;
}

function readAlias(alias: ts.TypeAliasDeclaration | ts.InterfaceDeclaration, reading: Reading): Value | undefined {
  if (ts.isTypeAliasDeclaration(alias)) return read(alias.type, reading);
  for (const { types } of alias.heritageClauses ?? []) {
    for (const { expression } of types) {
      if (!ts.isIdentifier(expression)) continue;
      const declaration = lookUpName(expression.text, expression);
      const value =
        declaration && instances(reading.evaluator.declared(declaration, expression, outermostFrame), reading);
      if (value !== undefined) return value;
    }
  }
  return implementing(alias, reading);
}

/** So many classes may implement an interface for it to tell what a value of it is. */
const mostImplementations = 4;

/** Objects of the classes that implement an interface of the project: what is injected by it is one of them. */
function implementing(alias: ts.InterfaceDeclaration, { evaluator }: Reading): Value | undefined {
  const { program } = evaluator;
  const heirs = heirsOf(alias.getSourceFile().fileName, 'implements', alias.name.text, program).filter(
    (heir) => lookUpType(alias.name.text, heir, program) === alias,
  );
  if (heirs.length === 0 || heirs.length > mostImplementations) return undefined;
  return heirs.map((heir) => anyInstance(heir, outermostFrame));
}

function readGlobal(name: string, argument: ts.TypeNode | undefined, reading: Reading): Value | undefined {
  if (argument === undefined) return undefined;
  if (transparent.has(name)) return read(argument, reading);
  if (!ts.isTypeQueryNode(argument)) return undefined;
  const value = entityValue(argument.exprName, reading);
  if (name === 'InstanceType') return instances(value, reading);
  if (name !== 'ReturnType') return undefined;
  return union(
    value.map((possible) =>
      possible.kind === 'function'
        ? reading.evaluator.call(possible, [], 0)
        : unknown('the result of an unknown function'),
    ),
  );
}

/** The values that a type name stands for: objects of a class, the members of an enumeration. */
function instances(value: Value, { parameters, evaluator }: Reading): Value | undefined {
  const found = value.flatMap((possible: Possible): Value => {
    if (possible.kind === 'class') return [anyInstance(possible.node, possible.frame)];
    if (possible.kind === 'record')
      return [...possible.properties.values()].flatMap((member) => evaluator.force(member));
    if (possible.kind !== 'symbolic' || possible.root.kind !== 'module') return [];
    const root = { ...possible.root, parameters };
    return [{ kind: 'symbolic', root, steps: [...possible.steps, { kind: 'instance' }] }];
  });
  return found.length === 0 ? undefined : found;
}

function entityValue(name: ts.EntityName, reading: Reading): Value {
  const [first = '', ...rest] = qualifiedNames(name);
  const declaration = lookUpName(first, name);
  if (declaration === undefined) return unknown(`\`${first}\` is not declared`);
  return followNames(reading.evaluator.declared(declaration, name, outermostFrame), rest, reading);
}

function followNames(value: Value, names: readonly string[], { evaluator }: Reading): Value {
  let at = value;
  for (const name of names) at = evaluator.member(at, name);
  return at;
}

function qualifiedNames(name: ts.EntityName): readonly string[] {
  return ts.isIdentifier(name) ? [name.text] : [...qualifiedNames(name.left), name.right.text];
}
