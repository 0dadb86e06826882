// What a command is: options and arguments for commander, and examples that its help shows.
// A command loads what it needs when it runs, so that help and usage errors stay quick.
import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './terminal.ts';

/** What a command may know of the world. */
export interface CommandContext {
  /** The absolute path that commands run in; shown paths are relative to it. */
  readonly workingFolder: string;
  readonly stdout: Output;
  readonly stderr: Output;
}

/** One command. */
export interface CommandDefinition {
  /** How it is used: a command line and what it does. */
  readonly examples: readonly { readonly run: string; readonly does: string }[];
  /**
   * States arguments and options and hooks up the action.
   *
   * @param command the command to configure
   * @param start wraps the action: it is given the context and answers with the exit code
   */
  readonly configure: (command: Command, start: StartAction) => void;
}

/** Turns an action of ours into one of commander's. */
export type StartAction = <Arguments extends readonly unknown[]>(
  action: (context: CommandContext, ...args: Arguments) => Promise<ExitCode>,
) => (...args: Arguments) => Promise<void>;
