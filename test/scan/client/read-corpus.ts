// Reads the labelled corpus: one folder a style of project, with the calls that a careful reader finds in `expected.json`.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { memorySourceTree, type SourceTree } from '../../../src/scan/source-tree.ts';

const root = fileURLToPath(new URL('corpus/', import.meta.url));

/** A call as it is labelled. */
export interface LabelledCall {
  readonly file: string;
  readonly line: number;
  readonly resource: string;
  readonly method: string;
  readonly path: string;
  readonly alternatives: readonly string[];
  readonly dynamic: boolean;
}

/** The projects of the corpus, by name. */
export const projects: readonly string[] = readdirSync(root).toSorted();

/** The labels of a project. */
export function labelsOf(project: string): readonly LabelledCall[] {
  return JSON.parse(readFileSync(`${root}${project}/expected.json`, 'utf8')).calls;
}

/** The sources of a project. */
export function sourcesOf(project: string): SourceTree {
  const names = readdirSync(`${root}${project}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  const start = `${root}${project}/`.length;
  return memorySourceTree(new Map(names.map((name) => [name.slice(start), readFileSync(name, 'utf8')])));
}

/** A call on one line, to be compared and to be read. */
export function callLine(call: LabelledCall): string {
  const paths = [call.path, ...call.alternatives].join(' | ');
  return `${call.file}:${String(call.line)} ${call.method} ${call.resource} ${call.dynamic ? 'dynamic' : paths}`;
}
