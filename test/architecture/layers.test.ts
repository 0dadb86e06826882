// The order of the phases is the order of imports: levels, siblings, circles, and who owns which package.
import { describe, expect, test } from 'vitest';
import { levels, owners } from '../../.ci/layers.mjs';
import { mayImport } from '../../.ci/oxlint-config.mjs';
import { parseSource, readSources, type Import, type Source } from './sources.ts';

const sources = readSources();

test('every folder of src has a level', () => {
  expect([...new Set(sources.map(({ place }) => place))].filter((place) => levels[place] === undefined)).toEqual([]);
});

describe('imports of our own files', () => {
  test('point to a file that is there', () => {
    const paths = new Set(sources.map(({ path }) => path));
    const missing = ours(sources).filter(({ to }) => !paths.has(to) && to !== 'syntax/manifest-validator.generated.js');
    expect(missing.map(describeEdge)).toEqual([]);
  });

  test('point to lower levels, never to a sibling', () => {
    expect(breaches(sources)).toEqual([]);
  });

  test('a planted import of a sibling, a higher level or a type of them is seen', () => {
    const planted = [
      parseSource('emit/planted.ts', "import { rules } from '../rules/index.generated.ts';"),
      parseSource('base/planted.ts', "export type { Model } from '../model/model.ts';"),
      parseSource('model/planted.ts', "const late = import('../cli/main.ts');"),
      parseSource('runtime/planted.ts', "import '../base/suggest.ts';"),
      parseSource('rules/planted.ts', "import type { Model } from '../model/model.ts';"),
    ];
    expect(breaches(planted)).toEqual([
      'emit/planted.ts:1 imports rules/index.generated.ts',
      'base/planted.ts:1 imports model/model.ts',
      'model/planted.ts:1 imports cli/main.ts',
      'runtime/planted.ts:1 imports base/suggest.ts',
    ]);
  });

  test('never go through an index.ts', () => {
    const throughIndex = ours(sources).filter(({ to }) => /(^|\/)index\.ts$/.test(to));
    expect(throughIndex.map(describeEdge)).toEqual([]);
  });

  test('form no circle', () => {
    expect(findCircle(sources)).toBeUndefined();
  });

  test('a planted circle is seen', () => {
    const planted = [
      parseSource('base/a.ts', "import './b.ts';"),
      parseSource('base/b.ts', "import type { C } from './c.ts';"),
      parseSource('base/c.ts', "import './b.ts';"),
    ];
    expect(findCircle(planted)).toEqual(['base/b.ts', 'base/c.ts', 'base/b.ts']);
  });
});

describe('imports of packages and of node', () => {
  test('belong to their owners', () => {
    expect(foreignBreaches(sources)).toEqual([]);
  });

  test('an import by a stranger is seen, and one of which only types are allowed', () => {
    const planted = [
      parseSource('model/planted.ts', "import { parse } from 'yaml';"),
      parseSource('runtime/planted.ts', "import { createHash } from 'node:crypto';"),
      parseSource('runtime/adapters/express.ts', "import express from 'express';"),
      parseSource('cli/planted.ts', "await import('left-pad');"),
      parseSource('cli/computed.ts', 'await import(name);'),
      parseSource('syntax/planted.ts', "import { parse } from 'yaml';"),
    ];
    expect(foreignBreaches(planted)).toEqual([
      'model/planted.ts:1 imports yaml',
      'runtime/planted.ts:1 imports node:crypto',
      'runtime/adapters/express.ts:1 imports express',
      'cli/planted.ts:1 imports left-pad',
      'cli/computed.ts:1 imports (computed)',
    ]);
  });

  test('every owner is there and uses what it owns', () => {
    const unused = owners.flatMap(({ name, places }) =>
      places
        .filter((place) => !sources.some((source) => isIn(source.path, place) && importsOf(source).includes(name)))
        .map((place) => `${place} does not import ${name}`),
    );
    expect(unused).toEqual([]);
  });
});

interface Edge {
  readonly from: Source;
  readonly to: string;
  readonly line: number;
}

function ours(all: readonly Source[]): readonly Edge[] {
  return all.flatMap((from) =>
    from.imports.flatMap(({ file, line }) => (file === undefined ? [] : [{ from, to: file, line }])),
  );
}

function breaches(all: readonly Source[]): readonly string[] {
  return ours(all)
    .filter(({ from, to }) => !mayImport(from.place, to.split('/')[0] ?? to))
    .map(describeEdge);
}

function describeEdge({ from, to, line }: Edge): string {
  return `${from.path}:${line} imports ${to}`;
}

function foreignBreaches(all: readonly Source[]): readonly string[] {
  return all.flatMap(({ path, imports }) =>
    imports
      .filter((each) => each.file === undefined && !isOwned(path, each))
      .map(({ specifier, line }) => `${path}:${line} imports ${specifier}`),
  );
}

function isOwned(path: string, { specifier, typeOnly }: Import): boolean {
  return owners.some(
    (owner) =>
      (specifier === owner.name || specifier.startsWith(`${owner.name}/`)) &&
      (typeOnly || !owner.typesOnly) &&
      owner.places.some((place) => isIn(path, place)),
  );
}

function isIn(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}

function importsOf({ imports }: Source): readonly string[] {
  return imports.map(({ specifier }) => specifier);
}

/** The files of one circle, from its first file back to it. Imports of types count: a circle of them is one of ideas. */
function findCircle(all: readonly Source[]): readonly string[] | undefined {
  const targets = new Map(all.map(({ path, imports }) => [path, imports.flatMap(({ file }) => file ?? [])]));
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    const start = trail.indexOf(path);
    if (start >= 0) return [...trail.slice(start), path];
    if (done.has(path)) return undefined;
    for (const target of targets.get(path) ?? []) {
      const circle = walk(target, [...trail, path]);
      if (circle !== undefined) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of targets.keys()) {
    const circle = walk(path, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
