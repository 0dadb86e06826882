// `permc test`: the decisions that manifests demand, made by the runtime that ships.
import { runDecisionTests } from '../../reason/decision-tests.ts';
import { countFindings } from '../../report/count-findings.ts';
import { pretty } from '../../report/pretty.ts';
import {
  countDecisions,
  renderDecisionsJson,
  renderDecisionTables,
  type TestedManifest,
} from '../../report/decision-table.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { compileManifests, type CompiledManifest } from '../compile-manifests.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { formatOption, type Format } from '../format-option.ts';
import { printProblem } from '../print-problem.ts';
import { startProgress } from '../progress.ts';

interface TestOptions {
  readonly format: Format;
}

/** The command. */
export const test: CommandDefinition = {
  examples: [
    { run: 'permc test', does: 'runs the tests of the nearest permissions.yaml and prints a table of decisions' },
    { run: 'permc test --format json', does: 'prints one JSON document (schemas/test-report.schema.json)' },
  ],
  configure: (command, start) => {
    command
      .argument('[manifests...]', 'manifests whose tests are run; the nearest permissions.yaml unless given')
      .addOption(formatOption())
      .action(start(runTest));
  },
};

async function runTest(
  { workingFolder, stdout, stderr }: CommandContext,
  paths: readonly string[],
  { format }: TestOptions,
): Promise<ExitCode> {
  const compiled = await compileManifests(workingFolder, paths, startProgress(stderr));
  if (!compiled.ok) return printProblem(stderr, compiled.problem);
  const { manifests, diagnostics } = compiled.value;
  const broken = countFindings(diagnostics).errors > 0;
  const tested = await Promise.all((broken ? [] : manifests).map(testManifest));
  if (broken) {
    const shown = manifests.map(({ manifest }) => manifest.source.path);
    stderr.write(pretty.render({ manifests: shown, diagnostics }, { color: stderr.color }));
    stderr.write('no test was run\n');
  }
  if (format === 'json') stdout.write(renderDecisionsJson(tested));
  else if (!broken) stdout.write(renderDecisionTables(tested, stdout.color));
  return broken || countDecisions(tested).failed > 0 ? exitCode.findings : exitCode.clean;
}

async function testManifest({ manifest, compilation: { model } }: CompiledManifest): Promise<TestedManifest> {
  return { manifest: manifest.source.path, results: model === undefined ? [] : await runDecisionTests(model) };
}
