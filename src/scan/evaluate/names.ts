// Names: what a declaration, an import or a parameter may be worth at the place where it is used.
import { ts } from '../program/typescript.js';
import { folderOf } from '../program/posix-path.ts';
import { lookUpName, type Declaration } from '../program/scopes.ts';
import { globalSources } from '../program/script-names.ts';
import { placeText } from './built-in/file-places.ts';
import { furtherItems, namedPart, orDefault, orElse, otherProperties } from './destructuring.ts';
import type { Evaluator } from './evaluator.ts';
import { boundTo, frameAround } from './frames.ts';
import { givenMember } from './given-members.ts';
import { callbackParameter } from './callbacks.ts';
import { evaluateEnum } from './literals.ts';
import { awaitedParameters, constantOf, globalOf, listOf, moduleOf, union, unknown } from './make-value.ts';
import { narrowed } from './narrowed.ts';
import { known } from './texts.ts';
import { outermostFrame, type Deferred, type Frame, type Value } from './value.ts';
import { afterChanges, variableAt } from './variables.ts';

/** A name in an expression. */
export function evaluateIdentifier(node: ts.Identifier, frame: Frame, evaluator: Evaluator): Value {
  const declaration = lookUpName(node.text, node);
  if (declaration !== undefined) {
    return narrowed(evaluator.declared(declaration, node, frame), declaration, node, frame, evaluator);
  }
  switch (node.text) {
    case 'undefined':
      return constantOf(undefined);
    case 'arguments':
      return givenTo(node, frame) ?? globalOf(node.text);
    case '__filename':
      return [placeText(node.getSourceFile().fileName)];
    case '__dirname':
      return [placeText(folderOf(node.getSourceFile().fileName))];
    default:
      return globalValue(node, evaluator);
  }
}

/** The `arguments` of the function around a name: what a call gives, else the parameters; `undefined` where there is none. */
function givenTo(node: ts.Node, frame: Frame): Value | undefined {
  let fn: ts.Node = node;
  while (fn.parent !== undefined && (!ts.isFunctionLike(fn) || ts.isArrowFunction(fn))) fn = fn.parent;
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    if (at.owner === fn && at.given !== undefined) return [listOf(at.given)];
  }
  const names = ts.isFunctionLike(fn) ? fn.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [name] : [])) : [];
  return names.length === 0 ? undefined : [listOf(names.map((name) => ({ node: name, frame })))];
}

/** A name of the platform, or one that a script of the project makes global. */
function globalValue(node: ts.Identifier, evaluator: Evaluator): Value {
  const sources = globalSources(node.text, node.getSourceFile(), evaluator.program);
  if (sources.length === 0) return globalOf(node.text);
  return union(
    sources.map((one) => {
      switch (one.kind) {
        case 'assigned':
          return evaluator.evaluate(one.value, outermostFrame);
        case 'imported':
          return evaluator.exported(one.file, one.name);
        case 'declared':
          return evaluator.declared(one.declaration, one.source.endOfFileToken, outermostFrame);
      }
    }),
  );
}

/** What a declared name may be at a place of its use. */
export function evaluateDeclaration(declaration: Declaration, at: ts.Node, frame: Frame, evaluator: Evaluator): Value {
  const around = frameAround(declaration, frame);
  const ambient = ambientName(declaration);
  if (ambient !== undefined) {
    const type = ts.isVariableDeclaration(declaration) ? declaration.type : undefined;
    return (type === undefined ? undefined : evaluator.typed(type, [])) ?? globalOf(ambient);
  }
  if (ts.isParameter(declaration)) return parameterAt(declaration, at, frame, evaluator);
  if (ts.isVariableDeclaration(declaration)) return variableAt(declaration, at, frame, evaluator);
  if (ts.isBindingElement(declaration)) {
    return afterChanges(declaration, boundElement(declaration, at, frame, evaluator), at, frame, evaluator);
  }
  if (ts.isFunctionDeclaration(declaration) || ts.isFunctionExpression(declaration)) {
    return [{ kind: 'function', node: declaration, frame: around, self: undefined, bound: [] }];
  }
  if (ts.isClassLike(declaration)) return [{ kind: 'class', node: declaration, frame: around }];
  if (ts.isEnumDeclaration(declaration)) return evaluateEnum(declaration, around, evaluator);
  if (ts.isModuleDeclaration(declaration)) return namespaceValue(declaration, around, evaluator);
  return importedValue(declaration, evaluator);
}

/** `declare const name` and `declare function name` say that a global of that name is there. */
function ambientName(declaration: Declaration): string | undefined {
  if (!ts.isVariableDeclaration(declaration) && !ts.isFunctionDeclaration(declaration)) return undefined;
  const isAmbient = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
  const { name } = declaration;
  return isAmbient && name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

function importedValue(
  declaration: ts.ImportClause | ts.NamespaceImport | ts.ImportSpecifier | ts.ImportEqualsDeclaration,
  evaluator: Evaluator,
): Value {
  const source = declaration.getSourceFile().fileName;
  if (ts.isImportEqualsDeclaration(declaration)) {
    const reference = declaration.moduleReference;
    if (!ts.isExternalModuleReference(reference) || !ts.isStringLiteral(reference.expression)) {
      return unknown('an alias of a namespace is not followed');
    }
    return importFrom(source, reference.expression.text, '*', evaluator);
  }
  const specifier = importDeclarationOf(declaration)?.moduleSpecifier;
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return unknown('the import names no module');
  if (ts.isNamespaceImport(declaration)) return importFrom(source, specifier.text, '*', evaluator);
  if (ts.isImportClause(declaration)) {
    return importFrom(source, specifier.text, 'default', evaluator, declaration.name?.text);
  }
  return importFrom(source, specifier.text, (declaration.propertyName ?? declaration.name).text, evaluator);
}

function importDeclarationOf(node: ts.Node): ts.ImportDeclaration | undefined {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) if (ts.isImportDeclaration(at)) return at;
  return undefined;
}

/** A name of another module; the name `*` is the whole module, and a default export has the name that the importer gives it. */
export function importFrom(from: string, specifier: string, name: string, evaluator: Evaluator, given?: string): Value {
  const target = evaluator.program.resolve(from, specifier);
  switch (target.kind) {
    case 'file':
      return evaluator.exported(target.file, name);
    case 'package':
      return [moduleOf(target.specifier, name)];
    case 'missing':
      return unknown(`the import \`${specifier}\` leads nowhere`, name === 'default' || name === '*' ? given : name);
  }
}

/** A parameter where it is used: what it was given, after the assignments to it that lead there. */
function parameterAt(parameter: ts.ParameterDeclaration, at: ts.Node, frame: Frame, evaluator: Evaluator): Value {
  return afterChanges(parameter, givenValue(parameter, frame, evaluator), at, frame, evaluator);
}

function givenValue(parameter: ts.ParameterDeclaration, frame: Frame, evaluator: Evaluator): Value {
  const { initializer, type } = parameter;
  const around = frameAround(parameter, frame);
  const bound = boundTo(parameter, frame);
  if (bound === undefined) {
    const value = openParameter(parameter, frame, evaluator);
    return initializer === undefined ? value : union([evaluator.evaluate(initializer, around), value]);
  }
  const given = evaluator.force(bound);
  const isVague = given.every((possible) => possible.kind === 'symbolic' && possible.root.kind === 'unknown');
  const value = (isVague && type !== undefined ? evaluator.typed(type, waitingFor(given)) : undefined) ?? given;
  return initializer === undefined ? value : orDefault(value, () => evaluator.evaluate(initializer, around));
}

function waitingFor(value: Value): readonly ts.ParameterDeclaration[] {
  return value.flatMap((possible) => (possible.kind === 'symbolic' ? awaitedParameters(possible) : []));
}

/** A parameter of which no call is known: its type may tell, or the place where its function is handed over. */
function openParameter(parameter: ts.ParameterDeclaration, frame: Frame, evaluator: Evaluator): Value {
  const typed = parameter.type === undefined ? undefined : evaluator.typed(parameter.type, [parameter]);
  if (typed !== undefined) return typed;
  const handed = callbackParameter(parameter, frame, evaluator);
  if (handed !== undefined) return handed;
  const name = ts.isIdentifier(parameter.name) ? parameter.name.text : undefined;
  return unknown(
    name === undefined ? 'a parameter is known only to callers' : `the parameter \`${name}\` is known only to callers`,
    name,
    [parameter],
  );
}

/** One name of a destructuring pattern. */
function boundElement(element: ts.BindingElement, at: ts.Node, frame: Frame, evaluator: Evaluator): Value {
  const whole = evaluator.declared(element.parent.parent, at, frame);
  const around = frameAround(element, frame);
  const { initializer } = element;
  const part = boundPart(whole, element, around, evaluator);
  return initializer === undefined ? part : orElse(part, () => evaluator.evaluate(initializer, around));
}

function boundPart(whole: Value, element: ts.BindingElement, frame: Frame, evaluator: Evaluator): Value {
  const { parent: pattern, propertyName: given = element.name } = element;
  const isRest = element.dotDotDotToken !== undefined;
  if (ts.isArrayBindingPattern(pattern)) {
    const index = pattern.elements.indexOf(element);
    return isRest ? furtherItems(whole, index) : evaluator.element(whole, known(constantOf(index)));
  }
  if (isRest) return otherProperties(whole, takenBy(pattern));
  if (ts.isObjectBindingPattern(given) || ts.isArrayBindingPattern(given)) return unknown('a pattern without a name');
  // `const { $api } = useNuxtApp()`
  const plugged = ts.isIdentifier(given) ? givenMember(given, evaluator) : undefined;
  return plugged ?? namedPart(whole, given, frame, evaluator);
}

function takenBy(pattern: ts.ObjectBindingPattern): ReadonlySet<string> {
  return new Set(
    pattern.elements.flatMap(({ name, propertyName: given = name }) =>
      ts.isIdentifier(given) || ts.isStringLiteral(given) ? [given.text] : [],
    ),
  );
}

/** `namespace N { export const a = ... }` as the object that it is at run time. */
function namespaceValue(node: ts.ModuleDeclaration, frame: Frame, evaluator: Evaluator): Value {
  const { body } = node;
  if (body === undefined || !ts.isModuleBlock(body)) return unknown('a namespace of this form is not followed');
  const properties = new Map<string, Deferred>();
  for (const statement of body.statements) {
    for (const name of namesIn(statement)) {
      const declaration = lookUpName(name, statement);
      if (declaration !== undefined) properties.set(name, known(evaluator.declared(declaration, statement, frame)));
    }
  }
  return [{ kind: 'record', properties, open: false, node }];
}

function namesIn(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
    return statement.name === undefined ? [] : [statement.name.text];
  }
  return [];
}
