// `permc explain --catalog`: what calls to another API need, one call or a list of them.
import { createCallExplainer, printedCall, type CallExplanation } from '../explain/explain-call.ts';
import { printJson } from '../report/json.ts';
import { paint } from '../report/paint.ts';
import { namedCatalog } from './catalogs/named-catalog.ts';
import type { CommandContext } from './command.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { renderCall } from './explanations/render-call.ts';
import type { Format } from './format-option.ts';
import { printProblem } from './print-problem.ts';
import { callLines } from './requests/call-lines.ts';
import { inputText } from './requests/input-text.ts';

/** The value of `--format`: a list of calls can be answered line by line, too. */
export type CallsFormat = Format | 'jsonl';

/** What is asked. */
export interface CallsQuestion {
  /** The call of the command line; empty when there is a list. */
  readonly call: string;
  /** The file with the list. */
  readonly from: string | undefined;
  readonly catalog: string;
  readonly format: CallsFormat;
}

/** Explains calls. Of a list every line has its answer, an error too; a single call without an answer is a finding. */
export function explainCalls(
  { workingFolder, stdout, stderr }: CommandContext,
  { call, from, catalog, format }: CallsQuestion,
): ExitCode {
  const text = from === undefined ? undefined : inputText(workingFolder, from);
  if (text?.ok === false) return printProblem(stderr, text.problem);
  const calls = [...(call === '' ? [] : [call]), ...(text === undefined ? [] : callLines(text.value))];
  const known = namedCatalog(workingFolder, catalog);
  if (!known.ok) return printProblem(stderr, known.problem);
  const answers = calls.map(createCallExplainer(known.value.catalog, known.value.excerpt));
  stdout.write(render(answers, format, stdout.color));
  return from === undefined && answers.some((answer) => 'error' in answer) ? exitCode.findings : exitCode.clean;
}

function render(answers: readonly CallExplanation[], format: CallsFormat, color: boolean): string {
  switch (format) {
    case 'jsonl':
      return answers.map((answer) => `${JSON.stringify(printedCall(answer))}\n`).join('');
    case 'json':
      return printJson({ version: 1, calls: answers.map(printedCall) });
    case 'pretty':
      return answers.map((answer) => `${renderCall(answer, paint(color)).join('\n')}\n`).join('\n');
  }
}
