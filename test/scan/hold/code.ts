// Small pieces of code and what a scan would find in them: places are found by the text, so that tests state characters
// and never numbers.
import type { SourceFile } from '../../../src/diagnostics/span.ts';
import type {
  ClientCall,
  RequestedScope,
  RouteGuard,
  ServerRoute,
  SourcePlace,
} from '../../../src/scan/scan-result.ts';

/** The files of a piece of code, and how their places are named. */
export interface Code {
  readonly sourceOf: (file: string) => SourceFile;
  /** The place of the first `text` in a file; it must be there. */
  readonly place: (text: string, file?: string) => SourcePlace;
  readonly route: (text: string, method: string, path: string, more?: Partial<ServerRoute>) => ServerRoute;
  readonly call: (text: string, method: string, path: string, more?: Partial<ClientCall>) => ClientCall;
  readonly scope: (text: string, scope: string) => RequestedScope;
}

/** Code in one file, or in several by path. */
export function codeOf(code: string | Readonly<Record<string, string>>, framework = 'express'): Code {
  const texts = typeof code === 'string' ? { 'app.ts': code } : code;
  const sources = new Map(Object.entries(texts).map(([path, text]) => [path, { path, text }]));
  const sourceOf = (file: string): SourceFile => sources.get(file) ?? { path: file, text: '' };
  const place = (text: string, file = Object.keys(texts)[0] ?? ''): SourcePlace => {
    const before = sourceOf(file).text.split(text, 1)[0] ?? '';
    if (before === sourceOf(file).text) throw new Error(`there is no \`${text}\``);
    const lines = before.split('\n');
    return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1, length: text.length };
  };
  return {
    sourceOf,
    place,
    route: (text, method, path, more) => {
      const found = { ...place(text, more?.file), method, path, framework };
      return { guards: [], confidence: 'high', ...more, ...found };
    },
    call: (text, method, path, more) => {
      const found = { ...place(text, more?.file), method, path, via: 'fetch' };
      return { resource: 'microsoft-graph', alternatives: [], dynamic: false, ...more, ...found };
    },
    scope: (text, scope) => ({ ...place(text), resource: '', scope }),
  };
}

/** A guard as a scan describes it; without permissions: one that could not be read. */
export function guard(kind: string, ...permissions: readonly string[]): RouteGuard {
  return { kind, text: `${kind}(${permissions.join(', ')})`, permissions };
}
