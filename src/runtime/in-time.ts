// Waits for what the service answers, and not for ever. It knows neither what was asked nor what an answer means.

/** What comes of a pending answer. */
export interface Outcomes<Result> {
  readonly answered: (value: unknown) => Result;
  readonly failed: () => Result;
  readonly late: () => Result;
}

/**
 * Waits for an answer. It never rejects.
 *
 * @param timeout in milliseconds
 * @param outcomes `answered` must not throw
 */
export function inTime<Result>(
  pending: PromiseLike<unknown>,
  timeout: number,
  { answered, failed, late }: Outcomes<Result>,
): Promise<Result> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(late()), timeout);
    // `Promise.resolve` guards against a `then` that throws, calls back twice or never.
    Promise.resolve(pending).then(
      (value) => {
        clearTimeout(timer);
        resolve(answered(value));
      },
      () => {
        clearTimeout(timer);
        resolve(failed());
      },
    );
  });
}

/** Whether something must be waited for, be it a promise of this realm or not. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
