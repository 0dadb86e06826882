// Where a node stands, in the terms of results.
import type { ts } from '../program/typescript.js';
import type { SourcePlace } from '../scan-result.ts';

/** The place of a node: its start, and its length on its first line. */
export function placeOf(node: ts.Node): SourcePlace {
  const source = node.getSourceFile();
  const start = node.getStart(source);
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  const breakAt = source.text.slice(start, node.end).search(/[\r\n]/u);
  return {
    file: source.fileName,
    line: line + 1,
    column: character + 1,
    length: breakAt === -1 ? node.end - start : breakAt,
  };
}
