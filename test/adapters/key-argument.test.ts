// What an editor and the compiler say about the key of an endpoint: as much as where the parameter is typed by its key alone.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const adapters = fileURLToPath(new URL('../../src/runtime/adapters/', import.meta.url));
const path = fileURLToPath(new URL('./key-argument.example.ts', import.meta.url));
const text = `import type { KeyArgument } from '${adapters}key-argument.ts';
interface Endpoints { 'GET /me': 1; 'GET /users/{id}': 2; 'PATCH /users/{id}': 3 }
declare const route: <Key extends keyof Endpoints & string>(key: KeyArgument<Key>, value: Endpoints[Key]) => Key;
route('GET /usrs/{id}', 1);
route('GET /me', 2);
route('PATCH /users/{id}', 3);
route('');
`;

/** A language service as editors run it, on one file that is not on disk. */
function languageService(): ts.LanguageService {
  const read = (file: string): string | undefined => (file === path ? text : ts.sys.readFile(file));
  return ts.createLanguageService({
    getScriptFileNames: () => [path],
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const content = read(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => adapters,
    getCompilationSettings: () => ({
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      module: ts.ModuleKind.NodeNext,
      lib: ['lib.es2022.d.ts'],
      types: [],
    }),
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (file) => file === path || ts.sys.fileExists(file),
    readFile: read,
  });
}

describe('the parameter that names an endpoint', () => {
  let service: ts.LanguageService;
  beforeAll(() => {
    service = languageService();
  });

  it('is completed with every key', { timeout: 60_000 }, () => {
    const at = text.indexOf("route('')") + "route('".length;
    const names = service.getCompletionsAtPosition(path, at, {})?.entries.map(({ name }) => name);
    expect(names?.toSorted()).toEqual(['GET /me', 'GET /users/{id}', 'PATCH /users/{id}']);
  });

  it('is told apart from what is no key, by the keys', { timeout: 60_000 }, () => {
    const said = service
      .getSemanticDiagnostics(path)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(said).toEqual([
      'Argument of type \'"GET /usrs/{id}"\' is not assignable to parameter of type \'KeyArgument<"GET /me" | "GET /users/{id}" | "PATCH /users/{id}">\'.',
      "Argument of type '2' is not assignable to parameter of type '1'.",
      'Expected 2 arguments, but got 1.',
    ]);
  });

  it('is shown as the key that was passed', { timeout: 60_000 }, () => {
    const shown = service.getQuickInfoAtPosition(path, text.indexOf("route('PATCH"));
    expect(ts.displayPartsToString(shown?.displayParts)).toBe(
      'const route: <"PATCH /users/{id}">(key: "PATCH /users/{id}", value: 3) => "PATCH /users/{id}"',
    );
  });
});
