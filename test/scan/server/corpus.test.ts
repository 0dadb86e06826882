// Servers in the styles of real projects, with every route of theirs labelled. Prints how many of the labelled routes are
// found (recall) and how many of the found ones are labelled (precision), and names each one that is not.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scanServer } from '../../../src/scan/scan-server.ts';
import type { ServerRoute } from '../../../src/scan/scan-result.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

interface Label {
  readonly file: string;
  readonly line: number;
  readonly method: string;
  readonly path: string;
  readonly framework: string;
  readonly guards: readonly { readonly kind: string; readonly permissions: readonly string[] }[];
}

const corpus = fileURLToPath(new URL('corpus', import.meta.url));

const projects = readdirSync(corpus).map((name) => {
  const folder = join(corpus, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = new Map(files.map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]));
  const expected: { readonly routes: readonly Label[] } = JSON.parse(
    readFileSync(join(folder, 'expected.json'), 'utf8'),
  );
  return {
    name,
    expected: expected.routes.map(showLabel),
    found: scanServer(memorySourceTree(texts)).routes.map(showRoute),
  };
});

function showLabel({ file, line, method, path, framework, guards }: Label): string {
  const checks = guards.map(({ kind, permissions }) => `[${[kind, ...permissions].join(' ')}]`);
  return [`${file}:${line} ${framework} ${method} ${path}`, ...checks].join(' ');
}

function showRoute(route: ServerRoute): string {
  return showLabel(route);
}

describe.each(projects)('$name', ({ expected, found }) => {
  test('every labelled route is found, and nothing else', () => {
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});

test('recall and precision are at least 98%', () => {
  const expected = projects.flatMap(({ name, expected: labels }) => labels.map((label) => `${name}/${label}`));
  const found = projects.flatMap(({ name, found: routes }) => routes.map((route) => `${name}/${route}`));
  const known = new Set(expected);
  const seen = new Set(found);
  const missed = expected.filter((label) => !seen.has(label));
  const wrong = found.filter((route) => !known.has(route));
  const recall = 1 - missed.length / expected.length;
  const precision = 1 - wrong.length / found.length;
  const misses = [...missed.map((one) => `missed ${one}`), ...wrong.map((one) => `wrong  ${one}`)];
  process.stdout.write(
    `${expected.length} labelled routes: recall ${(recall * 100).toFixed(1)}%, precision ${(precision * 100).toFixed(1)}%\n${misses.map((one) => `${one}\n`).join('')}`,
  );
  expect(expected.length).toBeGreaterThanOrEqual(150);
  expect(recall).toBeGreaterThanOrEqual(0.98);
  expect(precision).toBeGreaterThanOrEqual(0.98);
});
