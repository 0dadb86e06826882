// What a file offers to others: ECMAScript and CommonJS exports in one table. It must not know what they are worth, nor
// look into the files that are exported again from here.
import { ts } from './typescript.js';
import { moduleExports } from './module-exports.ts';
import { lookUpName, type Declaration } from './scopes.ts';

/** One exported name. */
export type Exported =
  | { readonly kind: 'declaration'; readonly node: Declaration }
  | { readonly kind: 'expression'; readonly node: ts.Expression }
  /** `export { name } from 'specifier'`; the name `*` is the whole module. */
  | { readonly kind: 'forward'; readonly specifier: string; readonly name: string };

/** The exports of one file. */
export interface ExportTable {
  readonly named: ReadonlyMap<string, Exported>;
  /** The specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** What `module.exports =` or `export =` replaces the module by. */
  readonly whole: ts.Expression | undefined;
}

interface Draft {
  readonly named: Map<string, Exported>;
  readonly stars: string[];
  whole: ts.Expression | undefined;
}

const tables = new WeakMap<ts.SourceFile, ExportTable>();

/** The table of a file, made once. */
export function exportsOf(source: ts.SourceFile): ExportTable {
  const known = tables.get(source);
  if (known !== undefined) return known;
  const draft: Draft = { named: new Map(), stars: [], whole: undefined };
  for (const statement of source.statements) addStatement(draft, statement);
  addCommonJs(draft, source);
  tables.set(source, draft);
  return draft;
}

function addStatement(draft: Draft, statement: ts.Statement): void {
  if (ts.isExportDeclaration(statement)) addExportDeclaration(draft, statement);
  else if (ts.isExportAssignment(statement)) addAssignment(draft, statement);
  else if (ts.canHaveModifiers(statement) && hasModifier(statement, ts.SyntaxKind.ExportKeyword)) {
    addDeclared(draft, statement);
  }
}

function addAssignment(draft: Draft, statement: ts.ExportAssignment): void {
  if (statement.isExportEquals === true) draft.whole = statement.expression;
  else draft.named.set('default', { kind: 'expression', node: statement.expression });
}

function addExportDeclaration(draft: Draft, statement: ts.ExportDeclaration): void {
  const from = statement.moduleSpecifier;
  const specifier = from !== undefined && ts.isStringLiteral(from) ? from.text : undefined;
  const clause = statement.exportClause;
  if (clause === undefined) {
    if (specifier !== undefined) draft.stars.push(specifier);
    return;
  }
  if (ts.isNamespaceExport(clause)) {
    if (specifier !== undefined) draft.named.set(clause.name.text, { kind: 'forward', specifier, name: '*' });
    return;
  }
  for (const element of clause.elements) {
    const local = (element.propertyName ?? element.name).text;
    if (specifier !== undefined) draft.named.set(element.name.text, { kind: 'forward', specifier, name: local });
    else addLocal(draft, element.name.text, lookUpName(local, statement));
  }
}

function addLocal(draft: Draft, name: string, node: Declaration | undefined): void {
  if (node !== undefined) draft.named.set(name, { kind: 'declaration', node });
}

function addDeclared(draft: Draft, statement: ts.Statement): void {
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) addNames(draft, name);
    return;
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
    if (hasModifier(statement, ts.SyntaxKind.DefaultKeyword)) addLocal(draft, 'default', statement);
    else if (statement.name !== undefined)
      addLocal(draft, statement.name.text, lookUpName(statement.name.text, statement));
    return;
  }
  if (ts.isModuleDeclaration(statement)) addLocal(draft, statement.name.text, statement);
}

function addNames(draft: Draft, name: ts.BindingName): void {
  if (ts.isIdentifier(name)) addLocal(draft, name.text, lookUpName(name.text, name));
  else for (const element of name.elements) if (ts.isBindingElement(element)) addNames(draft, element.name);
}

function addCommonJs(draft: Draft, source: ts.SourceFile): void {
  for (const one of moduleExports(source)) {
    switch (one.kind) {
      case 'whole':
        draft.whole = one.value;
        break;
      case 'named':
        draft.named.set(one.name, { kind: 'expression', node: one.value });
        break;
      case 'star':
        draft.stars.push(one.specifier);
    }
  }
}

function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) === true;
}
