// `permc init --from src`: a first manifest from the routes of a service that is there already.
import { basename, join, resolve } from 'node:path';
import { quantity } from '../report/count-findings.ts';
import { renderFileList } from '../report/file-list.ts';
import { manifestFromRoutes } from '../scan/write/manifest-from-routes.ts';
import { displayPath } from '../workspace/display-path.ts';
import { manifestNames } from '../workspace/find-manifest.ts';
import { isThere } from '../workspace/path-inside.ts';
import { scaffold } from '../workspace/scaffold.ts';
import type { ProjectSources } from '../workspace/source-tree.ts';
import type { CommandContext } from './command.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { loadServerScan } from './load-scanner.ts';
import { printProblem } from './print-problem.ts';
import { startProgress } from './progress.ts';
import { scanSources } from './scan-sources.ts';

/**
 * Writes a manifest.
 *
 * @param folder where it is written, relative to the working folder
 * @param from the code, relative to the working folder
 */
export async function initFrom(context: CommandContext, folder: string, from: string): Promise<ExitCode> {
  const { workingFolder, stderr } = context;
  const target = resolve(workingFolder, folder);
  const there = manifestNames.find((name) => isThere(join(target, name)));
  if (there !== undefined) {
    const message = `\`${displayPath(workingFolder, join(target, there))}\` is already there`;
    return printProblem(stderr, { message, help: '`permc scan server` says what it lacks; nothing was written' });
  }
  const input = { workingFolder, paths: [from], cache: true, kind: 'server' } as const;
  const scanned = await scanSources(input, loadServerScan, startProgress(stderr));
  if (!scanned.ok) return printProblem(stderr, scanned.problem);
  const { scan, sources } = scanned.value;
  // Places are shown as somebody who edits the manifest would open them.
  const routes = scan.routes.map((route) => ({ ...route, file: displayPath(target, join(sources.root, route.file)) }));
  const made = manifestFromRoutes({ project: projectName(sources, target), routes });
  const next = ['npx permc check', `npx permc scan server ${from}`];
  const template = { name: 'from', summary: '', next, files: [{ path: 'permissions.yaml', text: made.text }] };
  const written = scaffold(workingFolder, target, template, false);
  if (!written.ok) return printProblem(stderr, written.problem);
  const lines = written.value.written.map((path) => ({ path, state: 'wrote' }) as const);
  const open = made.open === 0 ? '' : `, ${quantity(made.open, 'route')} to decide`;
  const unread = scan.unresolved.length === 0 ? '' : `, ${quantity(scan.unresolved.length, 'place')} not resolved`;
  stderr.write(renderFileList(lines, stderr.color));
  stderr.write(`${quantity(made.endpoints, 'endpoint')} from the checks in the code${open}${unread}\n`);
  const missing = [
    ...(made.untold === 0 ? [] : [`the texts of ${quantity(made.untold, 'permission')}`]),
    ...(made.undecided === 0 ? [] : [`the rights of users at ${quantity(made.undecided, 'endpoint')}`]),
  ];
  if (missing.length > 0) stderr.write(`to write, and \`permc check\` asks until it is: ${missing.join(', ')}\n`);
  stderr.write(`\nnext:\n${next.map((step) => `  ${step}\n`).join('')}`);
  return exitCode.clean;
}

/** What the nearest package is called, else the folder. */
function projectName({ tree }: ProjectSources, target: string): string {
  const packages = [...tree.files, ...(tree.around ?? [])].filter((file) => /(?:^|\/)package\.json$/.test(file));
  for (const file of packages.toSorted((left, right) => left.length - right.length)) {
    const name = /"name"\s*:\s*"([^"\\]+)"/.exec(tree.read(file) ?? '')?.[1];
    if (name !== undefined) return name;
  }
  return basename(target);
}
