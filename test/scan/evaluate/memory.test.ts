// What the evaluation remembers while answers depend on each other: each is found once a search, not once a way to it.
import { expect, test } from 'vitest';
import { createMemory, isCutShort } from '../../../src/scan/evaluate/memory.ts';
import { createReadingLog } from '../../../src/scan/program/reading-log.ts';
import { textOf, union } from '../../../src/scan/evaluate/make-value.ts';

test('questions that all ask each other are answered once in a search from outside', () => {
  const memory = createMemory(createReadingLog(), { questions: 0, functions: 0 });
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

test('what takes long is followed less far the more of it there has been, and what takes little always', () => {
  const memory = createMemory(createReadingLog(), { questions: 0, functions: 0 });
  let asked = 0;
  /** How many of the parts of one question from outside are found. */
  const found = (parts: number): number => {
    const outer = asked++;
    let whole = 0;
    memory.once(`q${String(outer)}`, () => {
      for (let part = 0; part < parts; part++) {
        const value = memory.once(`q${String(outer)}.${String(part)}`, () => textOf('part'));
        if (!value.some(isCutShort)) whole += 1;
      }
      return textOf('whole');
    });
    return whole;
  };

  // The question itself is one of those that are counted.
  for (let round = 0; round < 4; round++) expect(found(60_000)).toBe(59_999);
  expect(found(60_000)).toBe(1_999);
  for (let round = 0; round < 20; round++) found(20_000);
  expect(found(20_000)).toBe(299);
  expect(found(299)).toBe(299);
});
