// Where a node lies, as results say it.
import type { ts } from '../program/typescript.js';
import type { SourcePlace } from '../scan-result.ts';

/** The place of a node: its first line, and what it takes of it. */
export function sourcePlace(node: ts.Node): SourcePlace {
  const source = node.getSourceFile();
  const start = node.getStart(source);
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  const firstLine = /^.*/u.exec(source.text.slice(start, node.end))?.[0] ?? '';
  return { file: source.fileName, line: line + 1, column: character + 1, length: Math.max(1, firstLine.length) };
}

/** The text of a node on one line, without comments, cut where it gets long. */
export function oneLine(node: ts.Node): string {
  const text = node.getText().replaceAll(quotedOrComment, keepQuoted).replaceAll(/\s+/gu, ' ').trim();
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const quotedOrComment = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu;

function keepQuoted(found: string): string {
  return found.startsWith('/') ? ' ' : found;
}

const longest = 200;
