// Which declaration a name means at a place, by the lexical rules of the language. It must not know what the declared thing
// is worth, nor leave the file.
import { ts } from './typescript.js';
import { walkNodes } from './walk-nodes.ts';

/** What a name can be declared by. */
export type Declaration =
  | ts.VariableDeclaration
  | ts.ParameterDeclaration
  | ts.BindingElement
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ClassDeclaration
  | ts.ClassExpression
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.ImportClause
  | ts.NamespaceImport
  | ts.ImportSpecifier
  | ts.ImportEqualsDeclaration;

type Names = ReadonlyMap<string, Declaration>;

const noNames: Names = new Map();
const tables = new WeakMap<ts.Node, Names>();

/**
 * The declaration that a name means.
 *
 * @param name as written
 * @param at the place of its use
 * @returns `undefined` when the file does not declare it there: a global, or a type
 */
export function lookUpName(name: string, at: ts.Node): Declaration | undefined {
  for (let place: ts.Node | undefined = at; place !== undefined; place = place.parent) {
    const declaration = namesOf(place).get(name);
    if (declaration !== undefined) return parameterBehind(declaration, place, at) ?? declaration;
  }
  return undefined;
}

/** In `function f(path) { var path = path || '/'; }` the second `path` is the parameter: both names are one variable. */
function parameterBehind(declaration: Declaration, scope: ts.Node, at: ts.Node): Declaration | undefined {
  if (!ts.isFunctionLike(scope) || !ts.isVariableDeclaration(declaration)) return undefined;
  const { initializer, name } = declaration;
  const isWithin = initializer !== undefined && at.pos >= initializer.pos && at.end <= initializer.end;
  if (!isWithin || !ts.isIdentifier(name)) return undefined;
  return scope.parameters.find(({ name: own }) => ts.isIdentifier(own) && own.text === name.text);
}

/** The names that a node declares for the nodes below it. */
export function namesOf(scope: ts.Node): Names {
  if (!isScope(scope)) return noNames;
  const known = tables.get(scope);
  if (known !== undefined) return known;
  const names = collectNames(scope);
  tables.set(scope, names);
  return names;
}

/** Functions are told apart by the compiler; these are the other nodes that declare names. */
const scopeKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.Block,
  ts.SyntaxKind.ModuleBlock,
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ClassExpression,
]);

function isScope(node: ts.Node): boolean {
  return scopeKinds.has(node.kind) || ts.isFunctionLike(node);
}

function collectNames(scope: ts.Node): Names {
  const names = new Map<string, Declaration>();
  if (ts.isFunctionLike(scope)) {
    if (ts.isFunctionExpression(scope) && scope.name !== undefined) names.set(scope.name.text, scope);
    for (const parameter of scope.parameters) addPattern(names, parameter);
  }
  if (ts.isClassExpression(scope) && scope.name !== undefined) names.set(scope.name.text, scope);
  if (ts.isCatchClause(scope) && scope.variableDeclaration !== undefined) addPattern(names, scope.variableDeclaration);
  if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope)) {
    addBlockScoped(names, scope.initializer);
  }
  if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isModuleBlock(scope)) addStatements(names, scope.statements);
  if (ts.isCaseBlock(scope)) for (const clause of scope.clauses) addStatements(names, clause.statements);
  if (ts.isSourceFile(scope) || ts.isModuleBlock(scope) || ts.isFunctionLike(scope)) addHoisted(names, scope);
  return names;
}

function addStatements(names: Map<string, Declaration>, statements: readonly ts.Statement[]): void {
  for (const statement of statements) {
    if (ts.isVariableStatement(statement)) addBlockScoped(names, statement.declarationList);
    else if (ts.isImportDeclaration(statement)) addImport(names, statement);
    else if (ts.isImportEqualsDeclaration(statement)) names.set(statement.name.text, statement);
    else if (ts.isFunctionDeclaration(statement)) addFunction(names, statement);
    else if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
      if (statement.name !== undefined) names.set(statement.name.text, statement);
    }
  }
}

/** Of overloads the one with a body counts. */
function addFunction(names: Map<string, Declaration>, declared: ts.FunctionDeclaration): void {
  if (declared.name === undefined) return;
  if (declared.body === undefined && names.has(declared.name.text)) return;
  names.set(declared.name.text, declared);
}

function addImport(names: Map<string, Declaration>, statement: ts.ImportDeclaration): void {
  const clause = statement.importClause;
  if (clause === undefined) return;
  if (clause.name !== undefined) names.set(clause.name.text, clause);
  const bindings = clause.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) names.set(bindings.name.text, bindings);
  else for (const specifier of bindings.elements) names.set(specifier.name.text, specifier);
}

/** `let` and `const`: `var` belongs to the function around. */
function addBlockScoped(names: Map<string, Declaration>, list: ts.Node | undefined): void {
  if (list !== undefined && ts.isVariableDeclarationList(list) && isBlockScoped(list)) addList(names, list);
}

function isBlockScoped({ flags }: ts.VariableDeclarationList): boolean {
  return (flags & ts.NodeFlags.BlockScoped) !== 0;
}

function addList(names: Map<string, Declaration>, { declarations }: ts.VariableDeclarationList): void {
  for (const declaration of declarations) addPattern(names, declaration);
}

/** A declared name, or all the names of a destructuring pattern. */
function addPattern(
  names: Map<string, Declaration>,
  declared: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement,
): void {
  const waiting = [declared];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ts.isIdentifier(next.name)) {
      names.set(next.name.text, next);
      continue;
    }
    for (const element of next.name.elements) if (ts.isBindingElement(element)) waiting.push(element);
  }
}

/** `var` belongs to the function around it, whatever block it is written in. */
function addHoisted(names: Map<string, Declaration>, scope: ts.Node): void {
  walkNodes(scope, (node) => {
    if (node !== scope && (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isExpressionStatement(node)))
      return false;
    if (ts.isVariableDeclarationList(node)) {
      if (!isBlockScoped(node)) addList(names, node);
      return false;
    }
    return true;
  });
}
