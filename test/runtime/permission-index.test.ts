import { expect, it } from 'vitest';
import { indexPermissions } from '../../src/runtime/permission-index.ts';
import type { IndexedPermission } from '../../src/runtime/permission-index.ts';

function index(permissions: Readonly<Record<string, IndexedPermission | readonly string[]>>) {
  return indexPermissions(
    new Map(
      Object.entries(permissions).map(([name, permission]) => [
        name,
        'includes' in permission && 'grantable' in permission ? permission : { includes: permission, grantable: true },
      ]),
    ),
  );
}

/** What satisfies each permission, and what each grants, by name. */
function satisfaction(permissions: Parameters<typeof index>[0]) {
  const { needs, grants } = index(permissions);
  const nameOf = new Map([...needs].map(([name, need]) => [need, name]));
  return {
    satisfiedBy: Object.fromEntries([...needs].map(([name, need]) => [name, need.satisfiedBy])),
    grants: Object.fromEntries([...grants].map(([name, granted]) => [name, granted.map((need) => nameOf.get(need))])),
  };
}

it('has nothing for no permission', () => {
  expect(index({})).toEqual({ needs: new Map(), grants: new Map(), words: 0 });
});

it('lists whatever includes a permission, its own name first', () => {
  expect(satisfaction({ Manage: ['Write'], Write: ['Read'], Read: [], Send: [] })).toEqual({
    satisfiedBy: {
      Manage: ['Manage'],
      Write: ['Write', 'Manage'],
      Read: ['Read', 'Manage', 'Write'],
      Send: ['Send'],
    },
    grants: { Manage: ['Manage', 'Write', 'Read'], Write: ['Write', 'Read'], Read: ['Read'], Send: ['Send'] },
  });
});

it('reaches a permission once, over however many ways', () => {
  expect(satisfaction({ Top: ['Left', 'Right'], Left: ['Base'], Right: ['Base'], Base: [] })).toEqual({
    satisfiedBy: {
      Top: ['Top'],
      Left: ['Left', 'Top'],
      Right: ['Right', 'Top'],
      Base: ['Base', 'Top', 'Left', 'Right'],
    },
    grants: { Top: ['Top', 'Left', 'Right', 'Base'], Left: ['Left', 'Base'], Right: ['Right', 'Base'], Base: ['Base'] },
  });
});

it('makes the members of a cycle satisfy each other', () => {
  expect(satisfaction({ A: ['B'], B: ['A'] })).toEqual({
    satisfiedBy: { A: ['A', 'B'], B: ['B', 'A'] },
    grants: { A: ['A', 'B'], B: ['B', 'A'] },
  });
});

it('lets what may not be granted be satisfied, and satisfy nothing', () => {
  expect(satisfaction({ Write: ['Read'], Read: { includes: ['Write'], grantable: false } })).toEqual({
    satisfiedBy: { Write: ['Write'], Read: ['Write'] },
    grants: { Write: ['Write', 'Read'] },
  });
});

it('goes on through what may not be granted', () => {
  const middle = { includes: ['Read'], grantable: false };
  expect(satisfaction({ Top: ['Middle'], Middle: middle, Read: [] })).toEqual({
    satisfiedBy: { Top: ['Top'], Middle: ['Top'], Read: ['Read', 'Top'] },
    grants: { Top: ['Top', 'Middle', 'Read'], Read: ['Read'] },
  });
});

it('gives nothing for an included name that is not there', () => {
  expect(satisfaction({ A: ['Ghost', 'B', 'constructor'], B: [] })).toEqual({
    satisfiedBy: { A: ['A'], B: ['B', 'A'] },
    grants: { A: ['A', 'B'], B: ['B'] },
  });
});

it('gives each permission a bit of its own, thirty of them a word', () => {
  const names = Array.from({ length: 61 }, (_, place) => `P${place}`);
  const { needs, words } = index(Object.fromEntries(names.map((name) => [name, []])));
  const places = names.map((name) => [needs.get(name)?.word, needs.get(name)?.bit]);
  expect([places[0], places[1], places[29], places[30], places[59], places[60]]).toEqual([
    [0, 1],
    [0, 2],
    [0, 2 ** 29],
    [1, 1],
    [1, 2 ** 29],
    [2, 1],
  ]);
  expect(new Set(places.map(String)).size).toBe(61);
  expect(words).toBe(3);
  for (const [size, wanted] of [
    [1, 1],
    [30, 1],
    [31, 2],
    [60, 2],
  ] as const) {
    expect(index(Object.fromEntries(names.slice(0, size).map((name) => [name, []]))).words).toBe(wanted);
  }
});
