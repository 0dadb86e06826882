// The compiled validator is the schema, and says what a live one says; the schema explains and completes every key.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeAjv, readSchema, schemaToCompile } from '../../.ci/generate-validator.mjs';
import { validate } from '../../src/syntax/manifest-validator.generated.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const schema = JSON.parse(readSchema());
const names = ['manifest', 'check-report', 'test-report'] as const;
const read = (name: string): string =>
  readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8');

test('the committed validator is up to date', () => {
  const cwd = new URL('../../', import.meta.url);
  const { status, stderr } = spawnSync(process.execPath, ['.ci/generate-validator.mjs', '--check'], {
    cwd,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});

test('it imports nothing', () => {
  const code = readFileSync(new URL('../../src/syntax/manifest-validator.generated.js', import.meta.url), 'utf8');
  expect(code).not.toMatch(/\brequire\s*\(|^\s*import\b|\bimport\s*\(/m);
});

test('it agrees with a live Ajv on data that is nearly right', () => {
  const live = makeAjv().compile(schemaToCompile(readSchema()));
  const leaf = fc.oneof(
    fc.constantFrom<Json>(
      null,
      true,
      1,
      2,
      403,
      1.5,
      '',
      'x',
      'Files.Read',
      'user',
      'none',
      'self',
      'allow',
      'off',
      'GET /me',
      'file.read',
      'user.oid',
      'Application',
      '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      'a/../b',
      '𝒳'.repeat(120),
    ),
    fc.string({ maxLength: 4 }),
  );
  const words = new Set<string>(['GET /me', 'Files.Read', 'file.read', 'x', '__proto__', 'constructor', '']);
  JSON.stringify(schema, (key, value) => {
    if (key === 'properties') for (const name of Object.keys(value)) words.add(name);
    return value;
  });
  const { data } = fc.letrec<{ data: Json }>((tie) => ({
    data: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('data'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...words), tie('data'), { maxKeys: 4 }),
    ),
  }));
  const sections = fc.dictionary(fc.constantFrom(...Object.keys(schema.properties)), data, { maxKeys: 4 });
  const mutatedExample = fc
    .tuple(
      fc.constantFrom(...Object.entries<{ $ref?: string; examples?: Json[] }>(schema.properties)),
      data,
      fc.constantFrom(...words),
    )
    .map(([[key, part], other, word]) => {
      const example = (part.examples ??
        schema.definitions[String(part.$ref).replace('#/definitions/', '')].examples)[0] as Json;
      const copy = structuredClone(example);
      if (copy !== null && typeof copy === 'object' && !Array.isArray(copy)) {
        const first = Object.values(copy)[0];
        if (first !== null && typeof first === 'object' && !Array.isArray(first))
          Object.defineProperty(first, word, { value: other, enumerable: true, configurable: true });
      }
      return { [key]: copy };
    });
  let good = 0;
  fc.assert(
    fc.property(fc.oneof(sections, mutatedExample), (value) => {
      const verdict = live(value);
      expect(validate(value)).toBe(verdict);
      expect((validate.errors ?? []).map(({ schemaPath, instancePath }) => [schemaPath, instancePath])).toEqual(
        (live.errors ?? []).map(({ schemaPath, instancePath }: { schemaPath: string; instancePath: string }) => [
          schemaPath,
          instancePath,
        ]),
      );
      if (verdict) good++;
    }),
    { numRuns: 3000, seed: 1 },
  );
  expect(good).toBeGreaterThan(100);
});

describe.each(names)('%s.schema.json', (name) => {
  const root = JSON.parse(read(name));
  const subschemas: [
    pointer: string,
    schema: { description?: string; examples?: Json[]; enum?: Json[]; enumDescriptions?: string[]; $ref?: string },
  ][] = [];
  const walk = (part: Record<string, unknown>, pointer: string): void => {
    for (const [key, value] of Object.entries((part['properties'] as Record<string, Record<string, unknown>>) ?? {})) {
      subschemas.push([`${pointer}/properties/${key}`, value]);
      walk(value, `${pointer}/properties/${key}`);
    }
    for (const key of ['items', 'additionalProperties']) {
      const value = part[key];
      if (typeof value !== 'object' || value === null) continue;
      subschemas.push([`${pointer}/${key}`, value as Record<string, unknown>]);
      walk(value as Record<string, unknown>, `${pointer}/${key}`);
    }
  };
  walk(root, '#');
  for (const [key, value] of Object.entries<Record<string, unknown>>(root.definitions)) {
    if (key !== 'notReserved') subschemas.push([`#/definitions/${key}`, value]);
    walk(value, `#/definitions/${key}`);
  }
  const ajv = makeAjv({ schemas: [root] });

  test.each(subschemas)('%s is described, and its examples are right', (pointer, part) => {
    const target =
      part.$ref === undefined ? part : { ...root.definitions[part.$ref.replace('#/definitions/', '')], ...part };
    expect(target.description).toMatch(/^[A-Za-z].*\.$/);
    expect(target.description).not.toMatch(/[`*_[\]]/);
    expect(target.examples?.length).toBeGreaterThan(0);
    const check = ajv.compile({ $ref: `${root.$id}${pointer.replaceAll('%', '%25')}` });
    for (const example of target.examples ?? [])
      expect([example, check(example), check.errors]).toEqual([example, true, null]);
    expect((part.enumDescriptions ?? part.enum)?.length).toBe(part.enum?.length);
  });

  test('every map is closed', () => {
    const open = subschemas.filter(
      ([, part]) =>
        (part as Record<string, unknown>)['properties'] !== undefined &&
        (part as Record<string, unknown>)['additionalProperties'] !== false,
    );
    expect(open).toEqual([]);
    expect(root.additionalProperties).toBe(false);
  });
});
