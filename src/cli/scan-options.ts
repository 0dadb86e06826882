// What `permc scan server` and `permc scan client` have in common on the command line.
import type { Command } from 'commander';
import { findingsFormatOption, type FindingsFormat } from './format-option.ts';

/** The options of both scans. */
export interface ScanOptions {
  readonly format: FindingsFormat;
  /** The manifests that are named; `false`: none, whatever lies about; undefined: the nearest one. */
  readonly manifest?: readonly string[] | false;
  readonly denyWarnings?: boolean;
  readonly watch?: boolean;
  readonly cache: boolean;
}

/** States the options of both scans. */
export function scanOptions(command: Command, findings: string): Command {
  return command
    .argument('[paths...]', 'folders and source files; this folder unless given')
    .option(
      '--manifest <file>',
      'the manifest to hold the code against (repeatable); the nearest permissions.yaml unless given',
      (path: string, before: readonly string[] | undefined) => [...(before ?? []), path],
    )
    .option('--no-manifest', `${findings}, without a manifest`)
    .addOption(findingsFormatOption())
    .option('--deny-warnings', 'exit with 1 on warnings, too')
    .option('--watch', 'scan again whenever a file changes')
    .option('--no-cache', 'read every file again, and remember nothing');
}
