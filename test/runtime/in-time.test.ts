/* oxlint-disable unicorn/no-thenable -- objects that only look like promises are among what is waited for */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTime, isThenable } from '../../src/runtime/in-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (pending: PromiseLike<unknown>): Promise<unknown> =>
  inTime<unknown>(pending, 50, {
    answered: (value) => ['answered', value],
    failed: () => 'failed',
    late: () => 'late',
  });

/** What a promise has come to so far. */
function watch(promise: Promise<unknown>): { outcome: unknown } {
  const seen: { outcome: unknown } = { outcome: undefined };
  void promise.then((outcome) => {
    seen.outcome = outcome;
  });
  return seen;
}

it.each<[string, () => PromiseLike<unknown>, unknown]>([
  ['an answer', async () => 7, ['answered', 7]],
  ['no answer to speak of', async () => undefined, ['answered', undefined]],
  ['a rejection', () => Promise.reject(new Error('down')), 'failed'],
  ['a rejection with true', () => Promise.reject(true), 'failed'],
])('gives what became of %s, and leaves no timer behind', async (_, pending, expected) => {
  expect(await wait(pending())).toEqual(expected);
  expect(vi.getTimerCount()).toBe(0);
});

it('waits as long as it is told, and then no more', async () => {
  const seen = watch(wait(new Promise(() => undefined)));
  await vi.advanceTimersByTimeAsync(49);
  expect(seen.outcome).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(seen.outcome).toBe('late');
});

it.each<[string, (settle: { yes: (value: unknown) => void; no: (reason: unknown) => void }) => void]>([
  ['answer', ({ yes }) => yes(true)],
  ['rejection', ({ no }) => no(true)],
])('takes no %s after that', async (_, settle) => {
  let late: (() => void) | undefined;
  const pending = new Promise((yes, no) => {
    late = () => settle({ yes, no });
  });
  const seen = watch(wait(pending));
  await vi.advanceTimersByTimeAsync(50);
  late?.();
  await vi.advanceTimersByTimeAsync(50);
  expect(seen.outcome).toBe('late');
});

it.each<[string, unknown, boolean]>([
  ['a promise', Promise.resolve(), true],
  ['an object with a function `then`', { then: () => undefined }, true],
  ['an object that inherits one', Object.create({ then: () => undefined }), true],
  ['an object whose `then` is no function', { then: true }, false],
  ['an object without one', {}, false],
  ['a function with one', Object.assign(() => undefined, { then: () => undefined }), false],
  ['null', null, false],
  ['undefined', undefined, false],
  ['true', true, false],
  ['a text', 'then', false],
])('%s is to be waited for or not', (_, value, expected) => {
  expect(isThenable(value)).toBe(expected);
});
