// `permc scan`: reads the code of a server or of a client, and holds it against the manifest. Each of the two is a command
// of its own; what they do is beside this file.
import { Option } from 'commander';
import type { CommandContext, CommandDefinition } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import type { ScanClientOptions } from '../scan-client.ts';
import { scanOptions, type ScanOptions } from '../scan-options.ts';

/** The command. */
export const scan: CommandDefinition = {
  examples: [
    { run: 'permc scan server', does: 'finds every route of the code here, and says which is not guarded as declared' },
    { run: 'permc scan client src', does: 'finds every call to other APIs, and the least that they need' },
    { run: 'permc scan client --write', does: 'adds the calls that were found to `requests` of the manifest' },
    { run: 'permc scan server --format sarif', does: 'prints the findings for code scanning' },
    { run: 'permc scan client --no-manifest --format json', does: 'prints the calls alone, as one JSON document' },
  ],
  configure: (command, start) => {
    command.usage('<server|client> [paths...] [options]');
    scanOptions(
      command.command('server').description('find the routes of a server, and hold them against its manifest'),
      'list the routes',
    ).action(start(runServer));
    scanOptions(
      command.command('client').description('find the calls of a client, and hold them against its manifest'),
      'list the calls',
    )
      .option(
        '--catalog <name>',
        'look calls up in this catalog alone (repeatable); in all that are pinned, and the built-in one, unless given',
        (name: string, before: readonly string[] | undefined) => [...(before ?? []), name],
      )
      .option('--write', 'add the calls that are found to `requests` of the manifest')
      .addOption(
        new Option('--kind <kind>', 'with --write: the kind of access of calls that are in no list yet').choices([
          'delegated',
          'application',
        ]),
      )
      .action(start(runClient));
  },
};

async function runServer(context: CommandContext, paths: readonly string[], options: ScanOptions): Promise<ExitCode> {
  const { scanServer } = await import('../scan-server.ts');
  return scanServer(context, paths, options);
}

async function runClient(
  context: CommandContext,
  paths: readonly string[],
  options: ScanClientOptions,
): Promise<ExitCode> {
  const { scanClient } = await import('../scan-client.ts');
  return scanClient(context, paths, options);
}
