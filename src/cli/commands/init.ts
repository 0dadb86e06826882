// `permc init`: files to start from. Asks nothing, so that it runs the same for a person and in a pipeline.
import { resolve } from 'node:path';
import { Option } from 'commander';
import { didYouMean } from '../../base/suggest.ts';
import { renderFileList, type FileLine } from '../../report/file-list.ts';
import { displayPath } from '../../workspace/display-path.ts';
import { scaffold } from '../../workspace/scaffold.ts';
import { readTemplate, templateNames } from '../../workspace/templates.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { printProblem } from '../print-problem.ts';
import { shellWord } from '../shell-word.ts';

interface InitOptions {
  readonly template: string;
  readonly from?: string;
  readonly force?: boolean;
}

/** The command. */
export const init: CommandDefinition = {
  examples: [
    { run: 'permc init', does: 'writes a commented permissions.yaml into this folder' },
    { run: 'permc init --template express my-api', does: 'writes a small Express service into my-api' },
    { run: 'permc init --from src', does: 'writes a permissions.yaml from the routes of the code in src' },
  ],
  configure: (command, start) => {
    const templates = templateNames().map((name) => `\n  ${name}: ${readTemplate(name).summary}`);
    command
      .argument('[folder]', 'where to write; made when it is missing', '.')
      .option('--template <name>', `what to write:${templates.join('')}\n `, 'api')
      .addOption(
        new Option('--from <path>', 'write a manifest from the routes of this code and their checks').conflicts(
          'template',
        ),
      )
      .option('--force', 'write into a folder that has some of the files: only those that are missing, never over one')
      .action(start(runInit));
  },
};

async function runInit(
  context: CommandContext,
  folder: string,
  { template: name, from, force = false }: InitOptions,
): Promise<ExitCode> {
  if (from !== undefined) return (await import('../init-from.ts')).initFrom(context, folder, from);
  const { workingFolder, stderr } = context;
  const known = templateNames();
  if (!known.includes(name)) {
    const help = didYouMean(name, known) ?? `there are ${known.map((each) => `\`${each}\``).join(' and ')}`;
    return printProblem(stderr, { message: `there is no template \`${name}\``, help });
  }
  const template = readTemplate(name);
  const target = resolve(workingFolder, folder);
  const result = scaffold(workingFolder, target, template, force);
  if (!result.ok) return printProblem(stderr, result.problem);
  const lines: readonly FileLine[] = [
    ...result.value.written.map((path): FileLine => ({ path, state: 'wrote' })),
    ...result.value.kept.map((path): FileLine => ({ path, state: 'unchanged' })),
  ];
  const elsewhere = target === workingFolder ? [] : [`cd ${shellWord(displayPath(workingFolder, target))}`];
  const steps = [...elsewhere, ...template.next].map((step) => `  ${step}\n`);
  stderr.write(`${renderFileList(lines, stderr.color)}\nnext:\n${steps.join('')}`);
  return exitCode.clean;
}
