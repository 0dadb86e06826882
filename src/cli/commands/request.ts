// `permc request`: the least-privileged permissions for calls to another API, with the proof, and without a manifest.
import { InvalidArgumentError, Option } from 'commander';
import { createCatalogMatcher } from '../../reason/catalog-matcher.ts';
import { criteria, type Criterion } from '../../reason/solve-order.ts';
import type { AccessScheme } from '../../model/catalog.ts';
import { printJson } from '../../report/json.ts';
import { success, type Outcome } from '../../workspace/outcome.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { namedCatalog } from '../catalogs/named-catalog.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { printProblem } from '../print-problem.ts';
import { answerRequest, isClean } from '../requests/answer-request.ts';
import { callsOfWords, collectCalls } from '../requests/collect-calls.ts';
import { registeredPermissionsOf, tokenPermissions, type HeldPermissions } from '../requests/held-permissions.ts';
import { inputText } from '../requests/input-text.ts';
import { answerDocument, renderAnswer, renderProblems } from '../requests/render-answer.ts';
import { resourceAccess } from '../requests/resource-access.ts';

interface RequestOptions {
  readonly kind: 'delegated' | 'application';
  readonly accounts: readonly ('work' | 'personal')[];
  readonly catalog: string;
  readonly from?: string;
  readonly manifest?: string;
  readonly token?: string;
  readonly order: readonly Criterion[];
  readonly format: 'pretty' | 'json' | 'requiredResourceAccess';
}

/** The command. */
export const request: CommandDefinition = {
  examples: [
    {
      run: "permc request GET /me/messages 'POST /me/sendMail'",
      does: 'says what an app needs that makes these calls for its users, and why nothing less will do',
    },
    { run: "permc request 'GET /users' --kind application", does: 'says it for an app that nobody signs in to' },
    {
      run: 'permc request --from traffic.har',
      does: 'takes the calls from recorded traffic; OpenAPI and lists do as well',
    },
    {
      run: 'permc request --from calls.txt --manifest app.json',
      does: 'fails when the registration asks for too much or too little',
    },
    {
      run: 'permc request --from calls.txt --format requiredResourceAccess',
      does: 'prints the list as a registration takes it',
    },
  ],
  configure: (command, start) => {
    command
      .argument('[calls...]', '`METHOD /path` or `METHOD https://…`')
      .addOption(
        new Option('--kind <kind>', 'whether users sign in').choices(['delegated', 'application']).default('delegated'),
      )
      .addOption(
        new Option('--accounts <accounts...>', 'the accounts that sign in, for delegated access')
          .choices(['work', 'personal'])
          .default(['work']),
      )
      .option('--catalog <name>', 'the catalog of the API', 'microsoft-graph')
      .option(
        '--from <file>',
        'recorded traffic (HAR), an OpenAPI document or lines of `METHOD path`; `-` reads the standard input',
      )
      .addOption(
        new Option('--manifest <file>', 'compare with what an Entra registration asks for (its JSON)').conflicts(
          'token',
        ),
      )
      .option('--token <file>', 'compare with what a token holds; `-` reads the standard input')
      .option('--order <criteria>', `what a set is judged by, first things first: ${criteria.join(',')}`, orderOf, [])
      .addOption(
        new Option('--format <format>', 'for people, for machines, or for a registration')
          .choices(['pretty', 'json', 'requiredResourceAccess'])
          .default('pretty'),
      )
      .action(start(runRequest));
  },
};

async function runRequest(
  { workingFolder, stdout, stderr }: CommandContext,
  words: readonly string[],
  { kind, accounts, catalog: name, from, manifest, token, order, format }: RequestOptions,
): Promise<ExitCode> {
  if (from === '-' && token === '-') {
    return printProblem(stderr, { message: '`--from -` and `--token -` both read the standard input' });
  }
  const known = namedCatalog(workingFolder, name);
  if (!known.ok) return printProblem(stderr, known.problem);
  const { catalog } = known.value;
  const file = from === undefined ? undefined : inputText(workingFolder, from);
  if (file?.ok === false) return printProblem(stderr, file.problem);
  const match = createCatalogMatcher(catalog);
  const given = file === undefined ? undefined : { shown: from ?? '', text: file.value };
  const collected = collectCalls(callsOfWords(words), given, match);
  if (!collected.ok) return printProblem(stderr, collected.problem);
  const held = heldOf({ workingFolder, manifest, token, kind }, catalog);
  if (!held.ok) return printProblem(stderr, held.problem);
  for (const note of collected.value.notes) stderr.write(`${note}\n`);

  const schemes = schemesOf(kind, accounts);
  const answer = answerRequest(known.value, { calls: collected.value.calls, schemes, order, held: held.value });
  const code = isClean(answer) ? exitCode.clean : exitCode.findings;
  if (format === 'pretty') stdout.write(renderAnswer(answer, stdout.color));
  else if (format === 'json') stdout.write(answerDocument(answer, { catalog, kind }));
  else if (answer.problems.length > 0) {
    // A registration that lacks what some call needs would look finished.
    stderr.write(renderProblems(answer.problems, stderr.color));
  } else {
    const access = resourceAccess(answer.solution.permissions, schemes, catalog);
    if (!access.ok) return printProblem(stderr, access.problem);
    stdout.write(printJson(access.value));
  }
  return code;
}

function schemesOf(kind: RequestOptions['kind'], accounts: RequestOptions['accounts']): readonly AccessScheme[] {
  if (kind === 'application') return ['application'];
  return [...new Set(accounts)].map((account) => (account === 'work' ? 'delegatedWork' : 'delegatedPersonal'));
}

interface HeldSource {
  readonly workingFolder: string;
  readonly manifest: string | undefined;
  readonly token: string | undefined;
  readonly kind: RequestOptions['kind'];
}

function heldOf(
  { workingFolder, manifest, token, kind }: HeldSource,
  catalog: Parameters<typeof tokenPermissions>[2],
): Outcome<HeldPermissions | undefined> {
  const path = manifest ?? token;
  if (path === undefined) return success(undefined);
  const text = inputText(workingFolder, path);
  if (!text.ok) return text;
  return manifest === undefined
    ? tokenPermissions(text.value, kind, catalog)
    : registeredPermissionsOf(text.value, kind, catalog);
}

function orderOf(text: string): readonly Criterion[] {
  return text.split(',').map((word) => {
    const found = criteria.find((criterion) => criterion === word.trim());
    if (found === undefined) throw new InvalidArgumentError(`it is a list of ${criteria.join(', ')}.`);
    return found;
  });
}
