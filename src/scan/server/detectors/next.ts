// Next.js: functions that are named after methods in route files of the app router, and the default exports of `pages/api`.
import { ts } from 'ts-morph';
import { outermostFrame, type Deferred, type FunctionValue } from '../../evaluate/value.ts';
import type { FileDetector, Reading } from '../detector.ts';
import { nextFile } from '../paths/next-path.ts';
import { sourcePlace } from '../source-place.ts';
import { servedMethods } from './served-methods.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);

/** Next.js. */
export const next: FileDetector = {
  framework: 'next',
  file: (source, reading) => {
    const { program } = reading.evaluator;
    const served = nextFile(source.fileName, (folder) => program.text(`${folder}/package.json`) !== '');
    if (served === undefined) return;
    if (served.router === 'app') tellExports(source, served.templates, reading);
    else tellPage(source, served.templates, reading);
  },
};

interface NamedExport {
  readonly name: string;
  readonly node: ts.Node;
  /** What the name is given, where it is an expression. */
  readonly value: ts.Expression | undefined;
}

/** One route for each exported function that is named after a method. */
function tellExports(source: ts.SourceFile, templates: readonly string[], reading: Reading): void {
  for (const { name, node, value } of source.statements.flatMap(exportedNames)) {
    if (!methods.has(name)) continue;
    const handler: Deferred =
      value === undefined
        ? { value: reading.evaluator.exported(source.fileName, name) }
        : { node: value, frame: outermostFrame };
    tell(name, node, templates, handler, reading);
  }
}

function exportedNames(statement: ts.Statement): readonly NamedExport[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map((node) => ({ name: node.name.text, node, value: undefined }));
  }
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (isExported !== true) return [];
  if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
    return [{ name: statement.name.text, node: statement, value: undefined }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }): readonly NamedExport[] => {
    if (ts.isIdentifier(name)) return [{ name: name.text, node: name, value: initializer }];
    if (!ts.isObjectBindingPattern(name)) return [];
    return name.elements.flatMap((node) =>
      ts.isIdentifier(node.name) ? [{ name: node.name.text, node, value: undefined }] : [],
    );
  });
}

/** The methods that a page's handler tells apart, or all of them. */
function tellPage(source: ts.SourceFile, templates: readonly string[], reading: Reading): void {
  const { evaluator } = reading;
  const exported = evaluator.exported(source.fileName, 'default');
  const written = source.statements.find((statement) => ts.isExportAssignment(statement));
  const handler: Deferred =
    written === undefined ? { value: exported } : { node: written.expression, frame: outermostFrame };
  const functions = exported.flatMap((possible) => innerFunctions(possible, reading));
  if (functions.length === 0) {
    // `export default NextAuth(options)`: a handler that a package makes.
    if (written !== undefined && exported.some(isMade)) tell('ALL', written, templates, handler, reading);
    return;
  }
  const served = functions.flatMap(({ node }) => servedMethods(node));
  if (served.length > 0) {
    for (const { method, node } of served) tell(method, node, templates, handler, reading);
    return;
  }
  const own = functions.find(({ node }) => node.getSourceFile() === source)?.node ?? written;
  if (own !== undefined) tell('ALL', own, templates, handler, reading);
}

/** Whether a value is what a call of a package gave. */
function isMade(possible: ReturnType<Reading['evaluator']['force']>[number]): boolean {
  return possible.kind === 'symbolic' && possible.root.kind === 'module' && possible.steps.at(-1)?.kind === 'call';
}

/** The handler, and the one that a wrapper was given. */
function innerFunctions(
  possible: ReturnType<Reading['evaluator']['force']>[number],
  reading: Reading,
): readonly FunctionValue[] {
  const { evaluator } = reading;
  if (possible.kind === 'function') {
    const given = [...possible.frame.bindings.values()].flatMap((bound) => evaluator.force(bound));
    return [possible, ...given.filter((one) => one.kind === 'function')];
  }
  if (possible.kind !== 'symbolic') return [];
  const made = possible.steps.findLast((step) => step.kind === 'call');
  if (made === undefined || !ts.isCallExpression(made.node)) return [];
  return evaluator
    .arguments(made.node, made.frame)
    .flatMap((one) => evaluator.force(one))
    .filter((one) => one.kind === 'function');
}

function tell(method: string, node: ts.Node, templates: readonly string[], handler: Deferred, reading: Reading): void {
  const guards = reading.guardsOf(handler, 'handler');
  for (const path of templates) {
    const place = sourcePlace(node);
    reading.tell({
      kind: 'placed',
      route: { framework: 'next', method, path, place, guards, confidence: 'high' },
    });
  }
}
