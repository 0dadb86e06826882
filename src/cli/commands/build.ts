// `permc build`: writes what manifests ask for, or (`--check`) says what a build would change.
// INVARIANT: nothing is written when any manifest of the run has an error.
import { renderFileList, type FileLine, type FileState } from '../../report/file-list.ts';
import { jsonFindings, printJson } from '../../report/json.ts';
import { countFindings, quantity } from '../../report/count-findings.ts';
import { pretty } from '../../report/pretty.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { applyChanges } from '../../workspace/apply-changes.ts';
import { isForeign, isOutdated, type BuildPlan, type PlannedFile } from '../../workspace/plan-build.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { compileManifests } from '../compile-manifests.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { formatOption, type Format } from '../format-option.ts';
import { mendingCommand } from '../mending-command.ts';
import { planOutputs } from '../plan-outputs.ts';
import { printProblem } from '../print-problem.ts';
import { startProgress } from '../progress.ts';

interface BuildOptions {
  readonly format: Format;
  readonly check?: boolean;
  readonly force?: boolean;
}

/** The command. */
export const build: CommandDefinition = {
  examples: [
    { run: 'permc build', does: 'writes the outputs of the nearest permissions.yaml' },
    { run: 'permc build --check', does: 'writes nothing; fails and names every file that is out of date' },
    { run: 'permc build apis/*/permissions.yaml', does: 'writes the outputs of several manifests, all or none' },
  ],
  configure: (command, start) => {
    command
      .argument('[manifests...]', 'manifests to build; the nearest permissions.yaml unless given')
      .option('--check', 'write nothing; exit with 1 when an output is stale, missing or an orphan')
      .option('--force', 'overwrite files that permc did not write')
      .addOption(formatOption())
      .action(start(runBuild));
  },
};

async function runBuild(
  context: CommandContext,
  paths: readonly string[],
  { format, check = false, force = false }: BuildOptions,
): Promise<ExitCode> {
  const { workingFolder, stderr } = context;
  const progress = startProgress(stderr);
  const compiled = await compileManifests(workingFolder, paths, progress);
  if (!compiled.ok) return printProblem(stderr, compiled.problem);
  const { manifests } = compiled.value;
  const shown = manifests.map(({ manifest }) => manifest.source.path);
  const answer = (diagnostics: readonly Diagnostic[], lines: readonly FileLine[], last: string): void =>
    printAnswer(context, { format, check, manifests: shown, diagnostics, lines, last });

  const stopped = check ? '' : 'nothing was written';
  if (countFindings(compiled.value.diagnostics).errors > 0) {
    answer(compiled.value.diagnostics, [], stopped);
    return exitCode.findings;
  }
  const planned = planOutputs(workingFolder, manifests, progress);
  if (!planned.ok) return printProblem(stderr, planned.problem);
  const diagnostics = [...compiled.value.diagnostics, ...planned.value.diagnostics];
  if (planned.value.diagnostics.length > 0) {
    answer(diagnostics, [], stopped);
    return exitCode.findings;
  }

  const { plan } = planned.value;
  const outdated = plan.files.filter(isOutdated);
  if (check) {
    answer(diagnostics, outdated.map(checkLine), checkSummary(outdated));
    return outdated.length > 0 ? exitCode.findings : exitCode.clean;
  }
  const foreign = plan.files.find(isForeign);
  if (foreign !== undefined && !force) {
    const message = `\`${foreign.shown}\` was not written by permc and would be overwritten`;
    return printProblem(stderr, {
      message,
      help: `\`${mendingCommand([foreign])}\` overwrites it; nothing was written`,
    });
  }
  const applied = applyChanges(outdated);
  if (!applied.ok) return printProblem(stderr, applied.problem);
  answer(diagnostics, plan.files.map(buildLine), buildSummary(plan));
  return exitCode.clean;
}

interface Answer {
  readonly format: Format;
  readonly check: boolean;
  readonly manifests: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: readonly FileLine[];
  readonly last: string;
}

/** A document for machines on stdout. For people: findings on stderr, and the list of files where it was asked for. */
function printAnswer({ stdout, stderr }: CommandContext, answer: Answer): void {
  const { format, check, manifests, diagnostics, lines, last } = answer;
  if (format === 'json') {
    const files = lines.map(({ path, state }) => ({ path, state }));
    stdout.write(printJson({ version: 1, ...jsonFindings(diagnostics), files }));
    return;
  }
  if (diagnostics.length > 0) stderr.write(pretty.render({ manifests, diagnostics }, { color: stderr.color }));
  const list = check ? stdout : stderr;
  list.write(renderFileList(lines, list.color));
  if (last !== '') stderr.write(`${last}\n`);
}

function buildLine(file: PlannedFile): FileLine {
  const state: FileState = !isOutdated(file) ? 'unchanged' : file.text === undefined ? 'removed' : 'wrote';
  return { path: file.shown, state };
}

function checkLine(file: PlannedFile): FileLine {
  const state: FileState = file.text === undefined ? 'orphan' : file.previous === undefined ? 'missing' : 'stale';
  const note = isForeign(file) ? 'not written by permc; ' : '';
  return { path: file.shown, state, note: `${note}run \`${mendingCommand([file])}\`` };
}

function checkSummary(outdated: readonly PlannedFile[]): string {
  if (outdated.length === 0) return 'every output is up to date';
  return `${quantity(outdated.length, 'file')} out of date; run \`${mendingCommand(outdated)}\``;
}

function buildSummary({ files, abandoned }: BuildPlan): string {
  const notes = abandoned.map(
    (path) => `kept ${path}: no manifest asks for it, but it was changed since permc wrote it`,
  );
  if (files.every(({ kind }) => kind !== 'output'))
    notes.push('no manifest asks for an output; name files under `outputs`');
  return notes.join('\n');
}
