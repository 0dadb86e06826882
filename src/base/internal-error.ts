// A bug in permc, as opposed to a mistake of its user: mistakes are diagnostics and are never thrown.

/** Thrown when something that permc guarantees does not hold; ends in exit code 70 with a stack trace. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/** Makes a `switch` over a union exhaustive: a forgotten member does not compile, and never passes silently. */
export function assertNever(value: never): never {
  throw new InternalError(`unexpected value: ${JSON.stringify(value)}`);
}
