// What could not be done, as a value: the workspace never throws for a missing file or a folder that can't be written.

/** Why permc could not run, for people. */
export interface Problem {
  /** What is wrong, one lower-case sentence without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
}

/** What came out, or why nothing did. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** Something came out. */
export function success<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** Nothing came out, and why. */
export function failure(message: string, help?: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { message, ...(help === undefined ? {} : { help }) } };
}
