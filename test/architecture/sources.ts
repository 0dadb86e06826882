// Reads the sources as the compiler sees them, for the tests that hold the house to its laws. Knows no law itself.
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { root } from './root.ts';

/** One `import`, `export … from` or `import()`. */
export interface Import {
  readonly specifier: string;
  /** The imported file relative to src, when it is one of ours. */
  readonly file: string | undefined;
  /** Nothing is left of it at run time. */
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  readonly line: number;
}

/** One exported declaration. */
export interface ExportedDeclaration {
  readonly name: string;
  readonly documented: boolean;
  readonly line: number;
}

/** One file of src. */
export interface Source {
  /** Relative to src, forward slashes. */
  readonly path: string;
  /** The folder of src that it is in, or its own name when it lies directly in src. */
  readonly place: string;
  readonly text: string;
  readonly lines: number;
  readonly generated: boolean;
  readonly imports: readonly Import[];
  readonly exported: readonly ExportedDeclaration[];
}

/** Every TypeScript file of src, in order of path. */
export function readSources(): readonly Source[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.[jt]s$/.test(path) && !/\.generated\.(?:js|d\.ts)$/.test(path))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(join(root, 'src', path), 'utf8')));
}

/**
 * Parses one file.
 *
 * @param path relative to src
 * @param text its text
 */
export function parseSource(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return {
    path,
    place: path.split('/')[0] ?? path,
    text,
    lines: text.split('\n').length - 1,
    generated: path.includes('.generated.'),
    imports: findImports(file).map(({ node, specifier, typeOnly, dynamic }) => ({
      specifier,
      file: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined,
      typeOnly,
      dynamic,
      line: lineOf(node),
    })),
    exported: file.statements
      .filter((each) => isExported(each) && !isOverloaded(each))
      .flatMap((statement) =>
        namesOf(statement).map((name) => ({
          name,
          documented: ts.getJSDocCommentsAndTags(statement).some((doc) => doc.getText().length > '/** */'.length),
          line: lineOf(statement),
        })),
      ),
  };
}

interface FoundImport {
  readonly node: ts.Node;
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

function findImports(file: ts.SourceFile): readonly FoundImport[] {
  const found: FoundImport[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const typeOnly = node.importClause !== undefined && isTypeOnlyImport(node.importClause);
      found.push({ node, specifier: node.moduleSpecifier.text, typeOnly, dynamic: false });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ node, specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, dynamic: false });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ node, specifier: textOf(node.argument.literal), typeOnly: true, dynamic: false });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push({ node, specifier: textOf(node.arguments[0]), typeOnly: false, dynamic: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** With `verbatimModuleSyntax`, `import { type A }` still loads the module; only `import type` does not. */
function isTypeOnlyImport(clause: ts.ImportClause): boolean {
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** A specifier that is computed can't be checked, so it is named as such and no law allows it. */
function textOf(node: ts.Node | undefined): string {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : '(computed)';
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

/** Readers see the overloads, never the signature that implements them. */
function isOverloaded(statement: ts.Statement): boolean {
  const name = ts.isFunctionDeclaration(statement) && statement.body !== undefined ? statement.name?.text : undefined;
  return (
    name !== undefined &&
    statement
      .getSourceFile()
      .statements.some((each) => ts.isFunctionDeclaration(each) && each.name?.text === name && each.body === undefined)
  );
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  if (named || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return [statement.name?.text ?? 'default'];
  }
  return [];
}
