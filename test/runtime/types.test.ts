import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The compiler options of the tests. */
function readOptions(): ts.CompilerOptions {
  const path = `${root}test/tsconfig.json`;
  const config: unknown = ts.readConfigFile(path, ts.sys.readFile).config;
  return ts.parseJsonConfigFileContent(config, ts.sys, `${root}test`).options;
}

it('lets a service write what is right, and nothing else', { timeout: 120_000 }, () => {
  const program = ts.createProgram([`${root}test/runtime/guard-types.ts`], {
    ...readOptions(),
    noEmit: true,
    skipLibCheck: true,
  });
  const problems = ts.getPreEmitDiagnostics(program).map((problem) => {
    const place = problem.file?.getLineAndCharacterOfPosition(problem.start ?? 0);
    return `${problem.file?.fileName.slice(root.length)}:${(place?.line ?? -1) + 1}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`;
  });
  expect(problems).toEqual([]);
});
