// The command line as commander knows it: global options, the table of commands, help with examples and exit codes.
import { Command, CommanderError } from 'commander';
import type { CommandContext, CommandDefinition, StartAction } from './command.ts';
import { commands, type CommandEntry } from './commands.ts';
import { exitCode, type ExitCode } from './exit-code.ts';

/** What the program needs from its process. */
export interface ProgramHost {
  readonly version: string;
  /** For help and the version, which are data that was asked for. */
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Opens the streams once it is known whether `--color` or `--no-color` was given. */
  readonly context: (color: boolean | undefined) => CommandContext;
}

const exitCodes = `
Exit codes:
  0   everything holds
  1   findings: errors, stale output, a failed test
  2   permc could not run: wrong usage, input that can't be read
  70  a bug in permc
`;

/**
 * Runs one command line.
 *
 * @param words the words after `permc`
 * @param host the process
 * @returns the exit code; only bugs throw
 */
export async function runProgram(words: readonly string[], host: ProgramHost): Promise<ExitCode> {
  let code: ExitCode = exitCode.clean;
  const program = new Command('permc')
    .description(
      'Compiles delegated and application permissions to typed guards and a Microsoft Entra app registration.',
    )
    .version(host.version, '-V, --version', 'print the version')
    .option('--color', 'use colours, also when the output is not a terminal')
    .option('--no-color', 'use no colours')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .usage('<command> [options]')
    .showHelpAfterError('run `permc --help` for usage')
    .exitOverride()
    .configureOutput({ writeOut: host.writeOut, writeErr: host.writeError })
    .addHelpText('after', `\nRun \`permc <command> --help\` for its options and examples.\n${exitCodes}`);

  const start: StartAction =
    (action) =>
    async (...args) => {
      const { color } = program.opts<{ readonly color?: boolean }>();
      code = await action(host.context(color), ...args);
    };

  const named = words[0] === 'help' ? [...words.slice(1, 2), '--help'] : words;
  for (const entry of commands)
    addCommand(program, entry, named.includes(entry.name) ? await entry.load() : undefined, start);
  try {
    await program.parseAsync(named, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCode.clean : exitCode.couldNotRun;
  }
}

function addCommand(
  program: Command,
  entry: CommandEntry,
  definition: CommandDefinition | undefined,
  start: StartAction,
): void {
  const command = program.command(entry.name).summary(entry.summary).description(sentence(entry.summary));
  command.showHelpAfterError(`run \`permc ${entry.name} --help\` for usage`);
  if (definition === undefined) return;
  definition.configure(command, start);
  const examples = definition.examples.map(({ run, does }) => `  ${run}\n      ${does}`);
  command.addHelpText('after', `\nExamples:\n${examples.join('\n')}`);
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
