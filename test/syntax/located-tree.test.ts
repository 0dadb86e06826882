// What the parser hands on: values, and the characters that state them.
import { expect, test } from 'vitest';
import { parseManifest } from '../../src/syntax/parse.ts';
import type { LocatedNode } from '../../src/syntax/located-tree.ts';

function show(node: LocatedNode): unknown {
  const { start, end, source } = node.span;
  const typed = source.text.slice(start, end);
  if (node.kind === 'scalar') return [node.value, typed, start];
  if (node.kind === 'list') return { list: node.items.map(show), typed };
  return {
    map: node.entries.map(({ key, value }) => [
      key.value,
      source.text.slice(key.span.start, key.span.end),
      show(value),
    ]),
    typed,
  };
}

function treeOf(text: string): unknown {
  const { tree, diagnostics } = parseManifest({ path: 'p.yaml', text });
  expect(diagnostics).toEqual([]);
  return tree === undefined ? undefined : show(tree);
}

test('the span of a scalar is what was typed, quotes included', () => {
  expect(treeOf("a: plain text # comment\nb: \"x\\ty\"\nc: 'it''s'\n")).toEqual({
    map: [
      ['a', 'a', ['plain text', 'plain text', 3]],
      ['b', 'b', ['x\ty', '"x\\ty"', 27]],
      ['c', 'c', ["it's", "'it''s'", 37]],
    ],
    typed: "a: plain text # comment\nb: \"x\\ty\"\nc: 'it''s'",
  });
});

test('scalars have the types of the YAML 1.2 core schema', () => {
  expect(treeOf('[]: 1'.replace('[]', 'a') + '\nb: true\nc: null\nd:\ne: off\nf: 0x10\ng: 1.5\nh: ~\n')).toMatchObject({
    map: [
      ['a', 'a', [1, '1', 3]],
      ['b', 'b', [true, 'true', 8]],
      ['c', 'c', [null, 'null', 16]],
      ['d', 'd', [null, '', 23]],
      ['e', 'e', ['off', 'off', 27]],
      ['f', 'f', [16, '0x10', 34]],
      ['g', 'g', [1.5, '1.5', 42]],
      ['h', 'h', [null, '~', 49]],
    ],
  });
});

test('keys are texts as typed', () => {
  expect(treeOf('404: a\n1e3: b\ntrue: c\n"x y": d\n0x10: e\n')).toMatchObject({
    map: [
      ['404', '404', ['a', 'a', 5]],
      ['1e3', '1e3', ['b', 'b', 12]],
      ['true', 'true', ['c', 'c', 20]],
      ['x y', '"x y"', ['d', 'd', 29]],
      ['0x10', '0x10', ['e', 'e', 37]],
    ],
  });
});

test('maps and lists end where their last value ends, in brackets at the bracket', () => {
  expect(treeOf('a:\n  - x\n  - { b: [1, 2 ], c }\n\n# end\n')).toEqual({
    map: [
      [
        'a',
        'a',
        {
          list: [
            ['x', 'x', 7],
            {
              map: [
                [
                  'b',
                  'b',
                  {
                    list: [
                      [1, '1', 19],
                      [2, '2', 22],
                    ],
                    typed: '[1, 2 ]',
                  },
                ],
                ['c', 'c', [null, '', 28]],
              ],
              typed: '{ b: [1, 2 ], c }',
            },
          ],
          typed: '- x\n  - { b: [1, 2 ], c }',
        },
      ],
    ],
    typed: 'a:\n  - x\n  - { b: [1, 2 ], c }',
  });
});

test('a byte-order mark and CRLF leave the offsets right', () => {
  expect(treeOf('\uFEFFa: x\r\nb:\r\n  - y\r\n')).toEqual({
    map: [
      ['a', 'a', ['x', 'x', 4]],
      ['b', 'b', { list: [['y', 'y', 15]], typed: '- y' }],
    ],
    typed: 'a: x\r\nb:\r\n  - y',
  });
});

test('block scalars begin at their indicator', () => {
  expect(treeOf('a: |\n  one\n  two\nb: >-\n  x\n  y\n')).toMatchObject({
    map: [
      ['a', 'a', ['one\ntwo\n', '|\n  one\n  two\n', 3]],
      ['b', 'b', ['x y', '>-\n  x\n  y\n', 20]],
    ],
  });
});

test('an alias stands for its value: itself where the alias stands, its content where it was written', () => {
  expect(treeOf('a: &a { x: 1 }\nb: *a\nc: &c text\nd: [*c]\n')).toMatchObject({
    map: [
      ['a', 'a', { map: [['x', 'x', [1, '1', 11]]], typed: '{ x: 1 }' }],
      ['b', 'b', { map: [['x', 'x', [1, '1', 11]]], typed: '*a' }],
      ['c', 'c', ['text', 'text', 27]],
      ['d', 'd', { list: [['text', '*c', 36]], typed: '[*c]' }],
    ],
  });
});

test('an anchor that is set again counts from there on', () => {
  expect(treeOf('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toMatchObject({
    map: [
      ['a', 'a', [1, '1', 6]],
      ['b', 'b', [1, '*x', 11]],
      ['c', 'c', [2, '2', 20]],
      ['d', 'd', [2, '*x', 25]],
    ],
  });
});

test('closing brackets may stand at the column of their key', () => {
  expect(treeOf('a: {\n  b: 1\n}\n')).toMatchObject({ map: [['a', 'a', { map: [['b', 'b', [1, '1', 10]]] }]] });
});

test('the first of two equal keys stays in the tree', () => {
  const { tree, diagnostics } = parseManifest({ path: 'p.yaml', text: 'a: 1\na: 2\n' });
  expect(diagnostics).toHaveLength(1);
  expect(tree?.entries.map(({ key, value }) => [key.value, show(value)])).toEqual([['a', [1, '1', 3]]]);
});
