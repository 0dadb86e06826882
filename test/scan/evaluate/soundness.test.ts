// What a program prints is among the values that the evaluation finds for it, whatever way the program takes.
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { createEvaluator } from '../../../src/scan/evaluate/create-evaluator.ts';
import { textsOf } from '../../../src/scan/evaluate/texts.ts';
import { outermostFrame, type TextValue } from '../../../src/scan/evaluate/value.ts';
import { openProgram } from '../../../src/scan/program/program.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { randomProgram } from './random-program.ts';

test('the value that a running program prints is among those that are found', () => {
  let exact = 0;
  let all = 0;
  fc.assert(
    fc.property(randomProgram, (program) => {
      const printed = run(program);
      const found = evaluatePath(program);
      all += 1;
      if (found.some(({ parts }) => parts.join('') === printed)) exact += 1;
      expect(
        found.some((text) => fits(text, printed)),
        `${program}\nprints ${printed}\nfound ${JSON.stringify(found)}`,
      ).toBe(true);
    }),
    { numRuns: 400 },
  );
  // Holes would fit anything: most programs are known to the letter.
  expect(exact / all).toBeGreaterThan(0.7);
});

/** The path that the program asks for when it runs. */
function run(program: string): string {
  const printed: string[] = [];
  runInNewContext(program, { request: (path: string) => printed.push(path), URL });
  expect(printed).toHaveLength(1);
  return printed[0] ?? '';
}

/** The texts that the argument of `request` may be. */
function evaluatePath(program: string): readonly TextValue[] {
  const opened = openProgram(memorySourceTree(new Map([['a.js', program]])));
  const statement = opened.parse('a.js')?.source.statements.at(-1);
  if (statement === undefined || !ts.isExpressionStatement(statement)) throw new Error('the program ends in a call');
  const call = statement.expression;
  const path = ts.isCallExpression(call) ? call.arguments[0] : undefined;
  if (path === undefined) throw new Error('the call has an argument');
  return textsOf(createEvaluator(opened).evaluate(path, outermostFrame));
}

/** Whether a text is one that the found one stands for: a hole is any text. */
function fits({ parts }: TextValue, text: string): boolean {
  const pattern = parts
    .map((part) => (typeof part === 'string' ? part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`) : '.*'))
    .join('');
  return new RegExp(`^${pattern}$`, 'su').test(text);
}
