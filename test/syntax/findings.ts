// The findings of a text as lines that a test can state in full: place, characters, rule, message, help, other places.
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { positionAt, type Span } from '../../src/diagnostics/span.ts';
import { parseManifest } from '../../src/syntax/parse.ts';
import { checkShape } from '../../src/syntax/shape.ts';

/** What parsing and checking the shape of a text finds. */
export function diagnosticsOf(text: string): readonly Diagnostic[] {
  const { tree, diagnostics } = parseManifest({ path: 'permissions.yaml', text });
  return tree === undefined ? diagnostics : [...diagnostics, ...checkShape(tree)];
}

/** The same as text: `line:column` and the characters, then what is said about them. */
export function findings(text: string): readonly string[] {
  return diagnosticsOf(text).flatMap(({ rule, message, help, span, related }) => [
    `${place(span)} ${rule}: ${message}${help === undefined ? '' : ` (${help})`}`,
    ...related.map((other) => `  ${place(other.span)} ${other.message}`),
  ]);
}

function place({ source, start, end }: Span): string {
  const { line, column } = positionAt(source, start);
  return `${line}:${column} <${source.text.slice(start, end)}>`;
}
