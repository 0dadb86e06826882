// For any text at all: nothing is thrown, every span lies inside the text, and there is a tree or a reason why not.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocatedNode } from '../../src/syntax/located-tree.ts';
import { parseManifest } from '../../src/syntax/parse.ts';
import { checkShape } from '../../src/syntax/shape.ts';
import type { Span } from '../../src/diagnostics/span.ts';

const manifest = `permc: 1 # permc-ignore x -- y
app: { name: contoso-drive, signInAudience: AzureADMyOrg }
scopes:
  Files.Read: &read
    consent: user
    admin: { displayName: "Read \\"files\\"", description: 'It''s fine.' }
  Files.Write: *read
rights:
  file.read: { params: [driveId, fileId] }
endpoints:
  GET /drives/{driveId}/files/{fileId}:
    delegated:
      - scope: Files.Read
        right: file.read
      - allOf: [Files.Read, Files.Write]
        right: none
        because: |
          Everybody may.
    application: { role: Files.Read.All }
  ? GET /health
  : anonymous: >-
      Liveness
      probe
tests:
- { name: a, request: GET /health, expect: allow }
`;

function spansOf(node: LocatedNode): readonly Span[] {
  if (node.kind === 'scalar') return [node.span];
  if (node.kind === 'list') return [node.span, ...node.items.flatMap(spansOf)];
  return [node.span, ...node.entries.flatMap(({ key, value }) => [key.span, ...spansOf(value)])];
}

function holds(text: string): void {
  const { tree, diagnostics, ignoreComments } = parseManifest({ path: 'p.yaml', text });
  const shape = tree === undefined ? [] : checkShape(tree);
  expect(tree !== undefined || diagnostics.length > 0).toBe(true);
  const found = [...diagnostics, ...shape];
  const spans = [
    ...found.flatMap(({ span, related }) => [span, ...related.map((other) => other.span)]),
    ...(tree === undefined ? [] : spansOf(tree)),
    ...ignoreComments.map(({ span }) => span),
  ];
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const { message, help } of found) {
    expect(`${message}${help ?? ''}`).not.toMatch(/[\n\r]|undefined|\[object/);
  }
}

const signs = [
  '\n',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '#',
  ' #',
  '&a ',
  '*a',
  '!',
  '!!map ',
  '|',
  '>',
  '"',
  "'",
  '%',
  '@',
  '`',
  '---\n',
  '...\n',
  '<<: ',
  '\\',
  '\r\n',
  '\uFEFF',
  '\0',
  '~',
  'null',
  '0',
  'a',
  '__proto__',
];

test('the manifest that is mutated below is a good one', () => {
  const { tree, diagnostics } = parseManifest({ path: 'p.yaml', text: manifest });
  expect(diagnostics).toEqual([]);
  expect(tree === undefined ? undefined : checkShape(tree)).toEqual([]);
});

test('texts of signs that mean something in YAML', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((parts) => parts.join('')),
      holds,
    ),
    { numRuns: 3000 },
  );
});

test('texts of any characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), holds), { numRuns: 1000 });
});

test('a good manifest with a piece removed, doubled or replaced', () => {
  const place = fc.nat({ max: manifest.length });
  const mutation = fc.tuple(place, fc.nat({ max: 12 }), fc.constantFrom('', ...signs), fc.boolean());
  const mutated = fc.array(mutation, { minLength: 1, maxLength: 3 }).map((mutations) =>
    mutations.reduce((text, [at, length, sign, keep]) => {
      const piece = text.slice(at, at + length);
      return text.slice(0, at) + (keep ? piece + sign + piece : sign) + text.slice(at + length);
    }, manifest),
  );
  fc.assert(fc.property(mutated, holds), { numRuns: 3000 });
});
