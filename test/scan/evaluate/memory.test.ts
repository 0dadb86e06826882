// What the evaluation remembers while answers depend on each other: each is found once a search, not once a way to it.
import { expect, test } from 'vitest';
import { createMemory } from '../../../src/scan/evaluate/memory.ts';
import { textOf, union } from '../../../src/scan/evaluate/make-value.ts';

test('questions that all ask each other are answered once in a search from outside', () => {
  const memory = createMemory();
  const names = Array.from({ length: 14 }, (_, index) => `q${String(index)}`);
  const asked: string[] = [];
  const ask = (name: string): ReturnType<typeof textOf> =>
    memory.once(name, () => {
      asked.push(name);
      return union([textOf(name), ...names.map((other) => ask(other))]);
    });

  const first = ask('q0').flatMap((possible) => (possible.kind === 'text' ? possible.parts : []));
  expect(first.toSorted()).toEqual(names.toSorted());
  expect(asked).toHaveLength(names.length);

  // Only the outermost answer was whole: the others are found again when they are asked from outside.
  asked.length = 0;
  const second = ask('q1').flatMap((possible) => (possible.kind === 'text' ? possible.parts : []));
  expect(second.toSorted()).toEqual(names.toSorted());
  expect(asked).not.toContain('q0');
});
