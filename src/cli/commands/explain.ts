// `permc explain`: what an endpoint needs, what a permission opens, why a rule is one, what a call to another API needs.
import { Option } from 'commander';
import { explain as explainSubject, needsNoManifest } from '../../explain/explain.ts';
import { printJson } from '../../report/json.ts';
import { pretty } from '../../report/pretty.ts';
import { success, type Outcome, type Problem } from '../../workspace/outcome.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { compileManifests, type CompiledRun } from '../compile-manifests.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { renderExplanation } from '../explanations/render-explanation.ts';
import type { CallsFormat } from '../explain-calls.ts';
import { printProblem } from '../print-problem.ts';
import { startProgress, type Progress } from '../progress.ts';

interface ExplainOptions {
  readonly format: CallsFormat;
  readonly manifest?: string;
  readonly catalog?: string;
  readonly from?: string;
}

const ruleHelp = '`permc explain rules` lists the rules';

/** The command. */
export const explain: CommandDefinition = {
  examples: [
    {
      run: "permc explain 'GET /drives/{driveId}/files/{fileId}'",
      does: 'says who gets in; a concrete path does as well',
    },
    { run: 'permc explain Files.Read', does: 'says what the permission is and what it opens' },
    { run: 'permc explain require-right', does: 'says why the rule is one, with examples; needs no manifest' },
    { run: 'permc explain rules', does: 'lists every rule and error' },
    {
      run: "permc explain 'GET /me/messages' --catalog microsoft-graph",
      does: 'says which permissions let the call in, and which is the least',
    },
    {
      run: 'permc explain --from calls.txt --catalog microsoft-graph --format jsonl',
      does: 'answers a list of calls, a line of JSON for each',
    },
  ],
  configure: (command, start) => {
    command
      .argument('[subject...]', '`METHOD /path`, a scope, an app role, a rule, or `rules`')
      .option('--manifest <file>', 'the manifest to ask; the nearest permissions.yaml unless given')
      .option('--catalog <name>', 'the catalog of another API to ask for a call')
      .option('--from <file>', 'a list of calls, `METHOD path` a line; `-` reads the standard input')
      .addOption(
        new Option('--format <format>', 'for people, for machines, or (with --catalog) a line of JSON for each call')
          .choices(['pretty', 'json', 'jsonl'])
          .default('pretty'),
      )
      .action(start(runExplain));
  },
};

async function runExplain(
  context: CommandContext,
  words: readonly string[],
  { format, manifest, catalog, from }: ExplainOptions,
): Promise<ExitCode> {
  const { workingFolder, stdout, stderr } = context;
  const subject = words.join(' ').trim();
  const misuse = misuseOf(subject, { catalog, from, format });
  if (misuse !== undefined) return printProblem(stderr, misuse);
  if (catalog !== undefined) {
    // Most explanations need no catalog: what it takes to ask one is loaded for those that do.
    const { explainCalls } = await import('../explain-calls.ts');
    return explainCalls(context, { call: subject, from, catalog, format });
  }
  const run = await compileFor(subject, workingFolder, manifest, startProgress(stderr));
  if (!run.ok) return printProblem(stderr, nearRule(subject) ?? run.problem);
  const { manifests, diagnostics } = run.value;
  const models = manifests.flatMap(({ compilation: { model } }) => (model === undefined ? [] : [model]));
  if (models.length < manifests.length) {
    const shown = manifests.map((each) => each.manifest.source.path);
    stderr.write(pretty.render({ manifests: shown, diagnostics }, { color: stderr.color }));
    return exitCode.findings;
  }
  const explanation = explainSubject(subject, models);
  if (format === 'json') stdout.write(printJson({ version: 1, ...explanation }));
  if (explanation.kind === 'unknown') {
    return printProblem(stderr, { message: explanation.message, help: ruleHelp });
  }
  if (format === 'pretty') stdout.write(renderExplanation(explanation, stdout.color));
  return exitCode.clean;
}

/** What does not go together on the command line. */
function misuseOf(
  subject: string,
  {
    catalog,
    from,
    format,
  }: { readonly catalog: string | undefined; readonly from: string | undefined; readonly format: CallsFormat },
): Problem | undefined {
  const help = '`permc explain --help` shows examples';
  if (from !== undefined && catalog === undefined) return { message: '`--from` needs `--catalog`', help };
  if (format === 'jsonl' && catalog === undefined) return { message: '`--format jsonl` needs `--catalog`', help };
  if (subject === '' && from === undefined) return { message: 'there is nothing to explain', help };
  return undefined;
}

/** The manifests that the subject may be found in; none when it is explained without. */
async function compileFor(
  subject: string,
  workingFolder: string,
  manifest: string | undefined,
  progress: Progress,
): Promise<Outcome<CompiledRun>> {
  if (needsNoManifest(subject)) return success({ manifests: [], diagnostics: [] });
  return compileManifests(workingFolder, manifest === undefined ? [] : [manifest], progress);
}

/** A misspelt rule is told from a missing manifest: rules can be explained anywhere. */
function nearRule(subject: string): Problem | undefined {
  const answer = explainSubject(subject, []);
  return answer.kind === 'unknown' && answer.suggestions.length > 0
    ? { message: answer.message, help: ruleHelp }
    : undefined;
}
