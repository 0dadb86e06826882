// `permc check`: findings, and nothing written. Loads no emitter.
import { countFindings } from '../../report/count-findings.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { compileManifests } from '../compile-manifests.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { findingsFormatOption, type FindingsFormat } from '../format-option.ts';
import { printProblem } from '../print-problem.ts';
import { startProgress } from '../progress.ts';
import { loadReporter } from '../reporters.ts';

interface CheckOptions {
  readonly format: FindingsFormat;
  readonly denyWarnings?: boolean;
}

/** The command. */
export const check: CommandDefinition = {
  examples: [
    { run: 'permc check', does: 'checks the nearest permissions.yaml' },
    { run: 'permc check apis/*/permissions.yaml --deny-warnings', does: 'checks several, and fails on warnings, too' },
    { run: 'permc check --format json', does: 'prints one JSON document (schemas/check-report.schema.json)' },
  ],
  configure: (command, start) => {
    command
      .argument('[manifests...]', 'manifests to check; the nearest permissions.yaml unless given')
      .addOption(findingsFormatOption())
      .option('--deny-warnings', 'exit with 1 on warnings, too')
      .action(start(runCheck));
  },
};

async function runCheck(
  { workingFolder, stdout, stderr }: CommandContext,
  paths: readonly string[],
  { format, denyWarnings = false }: CheckOptions,
): Promise<ExitCode> {
  const compiled = await compileManifests(workingFolder, paths, startProgress(stderr));
  if (!compiled.ok) return printProblem(stderr, compiled.problem);
  const { manifests, diagnostics } = compiled.value;
  const report = { manifests: manifests.map(({ manifest }) => manifest.source.path), diagnostics };
  const reporter = await loadReporter[format]();
  stdout.write(reporter.render(report, { color: stdout.color }));
  const { errors, warnings } = countFindings(diagnostics);
  return errors > 0 || (denyWarnings && warnings > 0) ? exitCode.findings : exitCode.clean;
}
