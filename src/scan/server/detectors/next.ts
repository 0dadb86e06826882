// Next.js: functions that are named after methods in route files of the app router, and the default exports of `pages/api`.
import { ts } from '../../program/typescript.js';
import { outermostFrame, type Deferred, type FunctionValue, type Possible } from '../../evaluate/value.ts';
import { knownText } from '../../evaluate/texts.ts';
import { exportsOf } from '../../program/exports.ts';
import type { FileDetector, Reading } from '../detector.ts';
import { nextFile, type NextFile } from '../paths/next-path.ts';
import { sourcePlace } from '../source-place.ts';
import { middlewareGuards } from './next-middleware.ts';
import { methodTables, servedMethods, tableMethods, type ServedMethod } from './served-methods.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);

/** Next.js. */
export const next: FileDetector = {
  framework: 'next',
  file: (source, reading) => {
    const { program } = reading.evaluator;
    const served = nextFile(source.fileName, (folder) => program.text(`${folder}/package.json`) !== '');
    if (served === undefined) return;
    if (served.router === 'app') tellExports(source, served, reading);
    else tellPage(source, served, reading);
  },
};

interface NamedExport {
  readonly name: string;
  readonly node: ts.Node;
  /** What the name is given, where it is an expression. */
  readonly value: ts.Expression | undefined;
}

/** One route for each exported function that is named after a method. */
function tellExports(source: ts.SourceFile, served: NextFile, reading: Reading): void {
  for (const { name, node, value } of source.statements.flatMap(exportedNames)) {
    if (!methods.has(name)) continue;
    const handler: Deferred =
      value === undefined
        ? { value: reading.evaluator.exported(source.fileName, name) }
        : { node: value, frame: outermostFrame };
    tell(name, node, served, handler, reading);
  }
  // `module.exports = apiHandler({ GET: list })`
  const whole = exportsOf(source).whole;
  if (whole === undefined) return;
  const own = ts.isObjectLiteralExpression(whole) ? tableMethods(whole) : handedTables(whole);
  for (const { method, node } of own) tell(method, node, served, { node: whole, frame: outermostFrame }, reading);
}

function exportedNames(statement: ts.Statement): readonly NamedExport[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    const isOwn = statement.moduleSpecifier === undefined;
    return exportClause.elements.map((node) => {
      const own = node.propertyName ?? node.name;
      return { name: node.name.text, node, value: isOwn && ts.isIdentifier(own) ? own : undefined };
    });
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
function tellPage(source: ts.SourceFile, file: NextFile, reading: Reading): void {
  const { evaluator } = reading;
  const exported = evaluator.exported(source.fileName, 'default');
  const written = source.statements.find((statement) => ts.isExportAssignment(statement));
  const handler: Deferred =
    written === undefined ? { value: exported } : { node: written.expression, frame: outermostFrame };
  const functions = exported.flatMap((possible) => innerFunctions(possible, reading));
  const expression = written?.expression;
  const served = [
    ...(expression === undefined ? [] : [...handedTables(expression), ...servedMethods(expression)]),
    ...functions.flatMap((target) => methodsIn(target, written, reading)),
  ];
  for (const [index, { method, node }] of served.entries()) {
    const isFirst = served.findIndex((one) => one.method === method) === index;
    if (isFirst) tell(method, node, file, handler, reading);
  }
  if (served.length > 0) return;
  const own = functions.find(({ node }) => node.getSourceFile() === source)?.node;
  // `export default NextAuth(options)`: a handler that a package makes.
  const isHandler = functions.length > 0 || exported.some(({ kind }) => kind === 'symbolic');
  const at = own ?? (isHandler ? written : undefined);
  if (at !== undefined) tell('ALL', at, file, handler, reading);
}

/** The tables of handlers that a wrapper is given: `apiHandler({ get: list, post: create })`. */
function handedTables(written: ts.Expression): readonly ServedMethod[] {
  if (!ts.isCallExpression(written)) return [];
  return written.arguments.flatMap((argument) => {
    if (ts.isCallExpression(argument)) return handedTables(argument);
    return ts.isObjectLiteralExpression(argument) && argument.properties.length > 0 ? tableMethods(argument, true) : [];
  });
}

/** The methods that a function tells apart; what a wrapper was told (`only('GET', handler)`) is said where it is called. */
function methodsIn(
  target: FunctionValue,
  written: ts.ExportAssignment | undefined,
  { evaluator }: Reading,
): readonly ServedMethod[] {
  const given = (node: ts.Expression): string | undefined => knownText(evaluator.evaluate(node, target.frame));
  const tables = methodTables(target.node).flatMap((table) =>
    evaluator
      .evaluate(table, target.frame)
      .flatMap((possible) =>
        possible.kind === 'record' && possible.node !== undefined && ts.isObjectLiteralExpression(possible.node)
          ? tableMethods(possible.node)
          : [],
      ),
  );
  const source = written?.getSourceFile();
  return [...servedMethods(target.node, given), ...tables].map((one) => ({
    ...one,
    node: source === undefined || written === undefined || one.node.getSourceFile() === source ? one.node : written,
  }));
}

/** Wrappers inside wrappers beyond this depth are not looked into. */
const deepest = 4;

/** The handler, and the one that a wrapper was given, also by way of others: `withAuth(withBody(schema, handler))`. */
function innerFunctions(possible: Possible, reading: Reading, depth: number = 0): readonly FunctionValue[] {
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
    .flatMap((one) => {
      if (one.kind === 'function') return [one];
      return one.kind === 'symbolic' && depth < deepest ? innerFunctions(one, reading, depth + 1) : [];
    });
}

function tell(method: string, node: ts.Node, file: NextFile, handler: Deferred, reading: Reading): void {
  if (leadsToRouter(handler, node, reading)) return;
  const own = reading.guardsOf(handler, 'handler');
  const place = sourcePlace(node);
  for (const path of file.templates) {
    const guards = [...middlewareGuards(node.getSourceFile().fileName, file.folder, { method, path }, reading), ...own];
    reading.tell({
      kind: 'placed',
      route: { framework: 'next', method, path, place, guards, confidence: 'high' },
    });
  }
}

/** `handle(app)`, `router`, `app.fetch`: a router of a framework is served from here, and its routes are what is served. */
function leadsToRouter(handler: Deferred, at: ts.Node, reading: Reading): boolean {
  return reading.evaluator.force(handler).some((possible) => {
    if (possible.kind !== 'symbolic' || possible.root.kind !== 'module') return false;
    if (reading.routerOf(possible, at) !== undefined) return true;
    const made = possible.steps.findLast((step) => step.kind === 'call');
    if (made?.kind !== 'call' || !ts.isCallExpression(made.node)) return false;
    return reading.evaluator
      .arguments(made.node, made.frame)
      .flatMap((one) => reading.evaluator.force(one))
      .some((one) => one.kind === 'symbolic' && reading.routerOf(one, at) !== undefined);
  });
}
