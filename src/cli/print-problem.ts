// Why permc could not run, for people: the same look as a finding, without a place.
import { paint } from '../report/paint.ts';
import { visibleText } from '../report/visible-text.ts';
import type { Problem } from '../workspace/outcome.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import type { Output } from './terminal.ts';

/** Prints a problem and gives the exit code that goes with it. */
export function printProblem(stderr: Output, { message, help }: Problem): ExitCode {
  const marks = paint(stderr.color);
  stderr.write(`${marks.error('error:')} ${visibleText(message)}\n`);
  if (help !== undefined) stderr.write(`${marks.good('help:')} ${visibleText(help)}\n`);
  return exitCode.couldNotRun;
}
