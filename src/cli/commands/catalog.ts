// `permc catalog`: takes the permissions of other APIs into the project, pins them, and says what a newer state changes.
// Each of the three is a function of its own beside this file.
import { InvalidArgumentError } from 'commander';
import { addCatalog } from '../catalogs/add-catalog.ts';
import { listCatalogs } from '../catalogs/list-catalogs.ts';
import { updateCatalogs } from '../catalogs/update-catalogs.ts';
import type { CommandDefinition } from '../command.ts';
import { formatOption } from '../format-option.ts';

const fromHelp = 'a file, a folder or an https: URL';

/** The command. */
export const catalog: CommandDefinition = {
  examples: [
    { run: 'permc catalog add microsoft-graph', does: 'takes all that Microsoft publishes about Microsoft Graph' },
    {
      run: 'permc catalog add microsoft-graph --from downloads',
      does: 'reads permissions.json and provisioningInfo.json from a folder instead',
    },
    {
      run: 'permc catalog add billing --from ../billing/permissions.yaml',
      does: "takes another API's manifest; `az ad sp show` output and OpenAPI 3 do as well",
    },
    { run: 'permc catalog update', does: 'reads every catalog again, and prints what changed' },
    { run: 'permc catalog list', does: 'says which catalogs there are' },
    {
      run: 'permc catalog list --format json',
      does: 'says what is odd about their data, too: counts and an example each',
    },
  ],
  configure: (command, start) => {
    command.usage('<add|update|list> [options]');
    command
      .command('add')
      .description('take a catalog into the project and pin it; one that is pinned is restored as it was')
      .argument('<name>', 'what `requests` of the manifest calls it')
      .option('--from <source>', fromHelp)
      .option('--timeout <seconds>', 'how long a server may be silent', seconds, 30)
      .action(start(addCatalog));
    command
      .command('update')
      .description('read catalogs again from where they are from, pin them, and print what changed')
      .argument('[names...]', 'the catalogs; all that are pinned unless given')
      .option('--from <source>', `${fromHelp} instead of where it was from; for one catalog`)
      .option('--timeout <seconds>', 'how long a server may be silent', seconds, 30)
      .addOption(formatOption())
      .action(start(updateCatalogs));
    command
      .command('list')
      .description('list the catalogs that are pinned, and the one that is built in')
      .addOption(formatOption())
      .action(start(listCatalogs));
  },
};

function seconds(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0 && value <= 3600) return value;
  throw new InvalidArgumentError('it is a number of seconds, at most 3600.');
}
