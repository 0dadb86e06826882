// What one rule says about one manifest, in the form in which tests state it.
import { compile } from '../../src/compile.ts';
import { positionAt, type Span } from '../../src/diagnostics/span.ts';

/**
 * The findings of one rule, each as `line:column message`, with `+ line:column message` for each related place.
 *
 * @throws when the manifest has an error of the language, so that a rule is never tested on nothing
 */
export function findings(
  rule: string,
  yaml: string,
  included: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { model, diagnostics } = compile({
    manifest: { path: 'permissions.yaml', text: yaml },
    read: (path) => {
      const text = included[path];
      return text === undefined ? { ok: false, reason: 'missing' } : { ok: true, source: { path, text } };
    },
  });
  if (model === undefined) throw new Error(diagnostics.map(({ message, span }) => line(span, message)).join('\n'));
  return diagnostics
    .filter((finding) => finding.rule === rule)
    .flatMap(({ message, span, related }) => [
      line(span, message),
      ...related.map((place) => `+ ${line(place.span, place.message)}`),
    ]);
}

function line(span: Span, message: string): string {
  const { line: row, column } = positionAt(span.source, span.start);
  return `${span.source.path === 'permissions.yaml' ? '' : `${span.source.path}:`}${row}:${column} ${message}`;
}
