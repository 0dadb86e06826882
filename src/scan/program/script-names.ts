// Names that no file declares for itself: those that scripts share, which one file of a page declares at its top and another one
// uses without an import, and those that are assigned without a declaration. It must not know what the names mean, nor which
// page loads which files: the nearest file that has a name is taken.
import { autoImports, type AutoImport } from './auto-imports.ts';
import { isAutoImported, isScriptText } from './name-uses.ts';
import { isPage } from './page-scripts.ts';
import type { Program } from './program.ts';
import { lookUpName, type Declaration } from './scopes.ts';
import { ts } from './typescript.js';

/** What gives a global name its value. */
export type GlobalSource =
  | { readonly kind: 'declared'; readonly declaration: Declaration; readonly source: ts.SourceFile }
  | { readonly kind: 'assigned'; readonly value: ts.Expression }
  | ({ readonly kind: 'imported' } & AutoImport);

/**
 * Where the project gives a value to a name that a file uses and does not declare.
 *
 * @param name as written
 * @param source the file that uses it
 * @returns none for names of the platform
 */
export function globalSources(name: string, source: ts.SourceFile, program: Program): readonly GlobalSource[] {
  const own = assignedIn(source, name);
  const from = source.fileName;
  if (own.length > 0) return own;
  const imported = autoImports(name, from, program).map((one): GlobalSource => ({ kind: 'imported', ...one }));
  if (imported.length > 0 || !isScript(source)) return imported;
  const files = program.using(from, 'script', name).filter((file) => file !== from);
  const nearest = Math.max(...files.map((file) => sharedFolders(file, from)));
  return files.flatMap((file): readonly GlobalSource[] => {
    const other = sharedFolders(file, from) === nearest ? program.parse(file)?.source : undefined;
    if (other === undefined || !isScript(other)) return [];
    const declaration = lookUpName(name, other.endOfFileToken);
    return declaration === undefined ? assignedIn(other, name) : [{ kind: 'declared', declaration, source: other }];
  });
}

/** Whether a name that a file does not declare may be one that the project gives a value. */
export function mayBeShared(name: string, source: ts.SourceFile): boolean {
  const { fileName: file } = source;
  // A framework may import it.
  if (isPage(file) || isAutoImported(file) || /^use[A-Z]/u.test(name)) return true;
  return isScript(source) || assignments(source).has(name);
}

/** `name = value` at the top of a file that does not declare the name. */
function assignedIn(source: ts.SourceFile, name: string): readonly GlobalSource[] {
  return (assignments(source).get(name) ?? []).map((value): GlobalSource => ({ kind: 'assigned', value }));
}

const tables = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.Expression[]>>();

function assignments(source: ts.SourceFile): ReadonlyMap<string, readonly ts.Expression[]> {
  const known = tables.get(source);
  if (known !== undefined) return known;
  const table = new Map<string, ts.Expression[]>();
  for (const statement of source.statements) {
    const assigned = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (assigned === undefined || !ts.isBinaryExpression(assigned) || !ts.isIdentifier(assigned.left)) continue;
    const isPlain = assigned.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (!isPlain || lookUpName(assigned.left.text, assigned) !== undefined) continue;
    table.set(assigned.left.text, [...(table.get(assigned.left.text) ?? []), assigned.right]);
  }
  tables.set(source, table);
  return table;
}

const scripts = new WeakMap<ts.SourceFile, boolean>();

function isScript(source: ts.SourceFile): boolean {
  const known = scripts.get(source);
  if (known !== undefined) return known;
  const answer = isScriptText(source.text);
  scripts.set(source, answer);
  return answer;
}

function sharedFolders(left: string, right: string): number {
  const others = right.split('/').slice(0, -1);
  const steps = left.split('/').slice(0, -1);
  const end = steps.findIndex((step, index) => step !== others[index]);
  return end === -1 ? steps.length : end;
}
