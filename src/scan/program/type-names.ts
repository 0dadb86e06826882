// Type aliases and interfaces by name, in a file and through its imports and re-exports. Values are looked up elsewhere.
import { ts } from './typescript.js';
import { exportsOf } from './exports.ts';
import type { Program } from './program.ts';
import { lookUpName } from './scopes.ts';

/** A declared type that is no class and no enumeration. */
export type TypeDeclaration = ts.TypeAliasDeclaration | ts.InterfaceDeclaration;

/** Re-exports are followed so far. */
const mostHops = 16;

const tables = new WeakMap<ts.SourceFile, ReadonlyMap<string, TypeDeclaration>>();

/** The type that a name means at a place; `undefined` when it is declared outside of the project or is no alias or interface. */
export function lookUpType(name: string, at: ts.Node, program: Program): TypeDeclaration | undefined {
  const source = at.getSourceFile();
  const own = typesOf(source).get(name);
  if (own !== undefined) return own;
  const declaration = lookUpName(name, at);
  if (declaration === undefined || !ts.isImportSpecifier(declaration)) return undefined;
  const specifier = declaration.parent.parent.parent.moduleSpecifier;
  if (!ts.isStringLiteral(specifier)) return undefined;
  const imported = (declaration.propertyName ?? declaration.name).text;
  return exportedType(source.fileName, specifier.text, imported, program);
}

function exportedType(from: string, specifier: string, name: string, program: Program): TypeDeclaration | undefined {
  const waiting = [{ from, specifier, name }];
  for (let hops = 0; hops < mostHops; hops += 1) {
    const next = waiting.shift();
    if (next === undefined) return undefined;
    const target = program.resolve(next.from, next.specifier);
    const parsed = target.kind === 'file' ? program.parse(target.file) : undefined;
    if (parsed === undefined) continue;
    const found = typesOf(parsed.source).get(next.name);
    if (found !== undefined) return found;
    const table = exportsOf(parsed.source);
    const exported = table.named.get(next.name);
    if (exported?.kind === 'forward') waiting.push({ from: parsed.file, ...exported });
    else for (const star of table.stars) waiting.push({ from: parsed.file, specifier: star, name: next.name });
  }
  return undefined;
}

function typesOf(source: ts.SourceFile): ReadonlyMap<string, TypeDeclaration> {
  const known = tables.get(source);
  if (known !== undefined) return known;
  const table = new Map<string, TypeDeclaration>();
  for (const statement of source.statements) {
    if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
      table.set(statement.name.text, statement);
  }
  tables.set(source, table);
  return table;
}
