// What the process says to a pipeline. The numbers are a contract: they never change.

/** The exit codes of every command. */
export const exitCode = {
  /** Everything holds. */
  clean: 0,
  /** There are findings: errors, stale output, a failed test. */
  findings: 1,
  /** permc could not run: wrong usage, input that can't be read, output that can't be written. */
  couldNotRun: 2,
  /** A bug in permc (EX_SOFTWARE of sysexits(3)). */
  bug: 70,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
