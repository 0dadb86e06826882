// Type-checks texts with the TypeScript compiler under the strictest options that a consumer may have.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  noEmit: true,
  declaration: true,
  allowImportingTsExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  paths: {
    'permc/client': [`${root}src/runtime/buttons.ts`],
    'permc/runtime': [`${root}src/runtime/index.ts`],
  },
};

/**
 * Type-checks modules that stand side by side in one folder of an ES module package.
 *
 * @param files the texts by file name
 * @param lib what the place that they run in has besides the language, such as `lib.dom.d.ts`
 * @returns what is wrong with them, `file:line message`; findings in other files are left out
 */
export function typeCheck(files: Readonly<Record<string, string>>, lib: readonly string[] = []): readonly string[] {
  const compilerOptions = { ...strictest, lib: [...(strictest.lib ?? []), ...lib] };
  const folder = `${root}test/emit/`;
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${folder}${name}`, text]));
  const host = ts.createCompilerHost(compilerOptions);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (path) => texts.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, options, ...rest) => {
    const text = texts.get(path);
    return text === undefined ? getSourceFile(path, options, ...rest) : ts.createSourceFile(path, text, options);
  };
  const program = ts.createProgram([...texts.keys()], compilerOptions, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || texts.has(file.fileName))
    .map(({ file, start, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, ' ');
      if (file === undefined) return message;
      const { line } = ts.getLineAndCharacterOfPosition(file, start ?? 0);
      return `${file.fileName.slice(folder.length)}:${line + 1} ${message}`;
    });
}
