// PnPjs for SharePoint: `sp.web.lists.getByTitle(title).items()`, `….items.getById(3).update(…)`, `spfi(url).using(…)`,
// `Web(url)`. A changed element is `PATCH` and a deleted one `DELETE`, whatever `POST` with `X-HTTP-Method` carries them.
import { textOf } from '../../evaluate/make-value.ts';
import { joinTexts } from '../../evaluate/texts.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Step, SymbolicValue, Value } from '../../evaluate/value.ts';
import type { CallNode, ClientDetector, ClientSite, RequestValue } from '../detector.ts';
import { joinBase } from '../join-base.ts';
import { memberName, moduleChain, type ModuleChain } from '../origin.ts';
import { isSharePointChain, sharePointRequest, sharePointRoot, sharePointSelector } from '../sharepoint-paths.ts';

const packages = ['@pnp/sp', '@pnp/sp-commonjs', '@pnp/pnpjs', 'sp-pnp-js'];

/** Methods that only shape the request, or its sending. */
const shaping = new Set(
  `select expand filter orderBy top skip using configure usingCaching inBatch includeHeaders withLocalCaching concat
  setup createBatch batched toUrl toRequestUrl getParent`.split(/\s+/u),
);

/** https://pnp.github.io/pnpjs/sp/ */
export const pnpSharePoint: ClientDetector = {
  via: 'pnp',
  // The last ones for files that are handed `sp`.
  hints: [...packages, 'web.lists', 'lists.getByTitle', 'getFolderByServerRelativePath', 'getFileByServerRelativePath'],
  globals: ['pnp'],
  packages,
  find: (site) => {
    const chain = moduleChain(site.callee);
    const start = chain === undefined ? handedStart(site.callee) : startOf(chain, site.evaluator);
    return start === undefined ? [] : readChain(start, site);
  },
  unread: (callee, call) =>
    isSent(callee, call) ? `\`${callee.module}\` asks SharePoint, and what it asks is not known` : undefined,
};

/** Where a chain begins: the site that it asks, and what is done from `sp` on. */
interface Start {
  readonly base: Value | undefined;
  readonly steps: readonly Step[];
}

function startOf({ module, steps }: ModuleChain, evaluator: Evaluator): Start | undefined {
  if (!isSharePoint(module)) return undefined;
  const [first, ...others] = memberName(steps[0]) === 'pnp' ? steps.slice(1) : steps;
  const name = memberName(first);
  if (name === 'sp') return { base: undefined, steps: others };
  const [made, ...rest] = others;
  if (made === undefined || made.kind === 'member') return undefined;
  const base = 'node' in made && 'arguments' in made.node ? siteOf(made, evaluator) : undefined;
  if (name === 'spfi' || name === 'SPFI') return { base, steps: rest };
  const [, root] = /^I?(Web|Site)$/u.exec(name ?? '') ?? [];
  if (root === undefined) return undefined;
  return { base, steps: [{ kind: 'member', name: root.toLowerCase(), key: undefined }, ...rest] };
}

/** A chain from something that is called like `sp`, with the members that only it has: a parameter, a global script. */
function handedStart({ root, steps }: SymbolicValue): Start | undefined {
  if (root.kind === 'module') return undefined;
  const at = steps.findIndex((step, index) => isSharePointChain(memberName(step), memberName(steps[index + 1])));
  const holder = at > 0 ? memberName(steps[at - 1]) : root.name;
  return at === -1 || holder === undefined || !/^_*(?:sp|pnp)/iu.test(holder)
    ? undefined
    : { base: undefined, steps: steps.slice(at) };
}

function isSharePoint(module: string): boolean {
  return packages.some((name) => module === name || module.startsWith(`${name}/`));
}

/** The site that `spfi(url)`, `Web(url)` and `Web([sp.web, url])` name. */
function siteOf(made: Exclude<Step, { kind: 'member' | 'instance' }>, evaluator: Evaluator): Value | undefined {
  if (!('arguments' in made.node)) return undefined;
  const [given] = evaluator.arguments(made.node, made.frame);
  const value = given === undefined ? [] : evaluator.force(given);
  const named = value.flatMap((one): Value => {
    const last = one.kind === 'list' ? one.elements.at(-1) : undefined;
    return last === undefined ? [one] : evaluator.force(last);
  });
  const texts = named.filter((one) => one.kind === 'text' || (one.kind === 'symbolic' && one.root.kind !== 'module'));
  return texts.length === 0 ? undefined : texts;
}

function readChain({ base, steps }: Start, site: ClientSite): readonly RequestValue[] {
  const last = steps.at(-1);
  const name = memberName(last);
  const before = withoutShaping(name === undefined ? steps : steps.slice(0, -1));
  if (isAnswered(before) || (name !== undefined && shaping.has(name))) return [];
  const request = (method: string, path: Value | undefined): readonly RequestValue[] =>
    path === undefined ? [] : [{ method: textOf(method), url: joinBase(base, path), resource: undefined }];
  const path = before.length === 0 ? undefined : pathOf(before, site.evaluator);
  if (name === undefined || last === undefined) return last === undefined ? [] : request('GET', path);
  const [argument] = site.args;
  if (before.length === 0) {
    const isSearch = name.startsWith('search');
    if (!isSearch && argument !== undefined) return [];
    return request(name === 'search' ? 'POST' : 'GET', textOf(sharePointRoot(name)));
  }
  if (name.startsWith('clientPeoplePicker')) return request('POST', textOf(sharePointRoot(name)));
  const owner = ownerOf(before);
  const made = sharePointRequest(name, owner);
  if (made !== undefined && path !== undefined) {
    const [head, tail] = made.path;
    const pieces = tail === undefined || argument === undefined ? [] : [site.evaluator.force(argument), textOf(tail)];
    return request(made.method, joinTexts([path, textOf(head), ...pieces]));
  }
  return argument === undefined ? request('GET', pathOf([...before, last], site.evaluator)) : [];
}

/** Without what only shapes requests, and without batches: `const [batched, execute] = sp.batched()`. */
function withoutShaping(steps: readonly Step[]): readonly Step[] {
  const kept: Step[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    const isCalled = steps[index + 1]?.kind === 'call';
    const name = memberName(step);
    if (step === undefined || step.kind === 'instance') continue;
    if (isCalled && name === 'batched' && memberName(steps[index + 2]) === '0') index += 2;
    else if (isCalled && name !== undefined && shaping.has(name)) index += 1;
    else kept.push(step);
  }
  return kept;
}

/** Whether the chain goes on with an answer: `(await ….items()).map(…)`, `(await ….items.add(item)).data`. */
function isAnswered(steps: readonly Step[]): boolean {
  return steps.some((step, index) => {
    if (step.kind !== 'call') return step.kind === 'new';
    const name = memberName(steps[index - 1]);
    const isInvoked = !('arguments' in step.node) || step.node.arguments.length === 0;
    return name === undefined || isInvoked || sharePointRequest(name, ownerOf(steps.slice(0, index - 1))) !== undefined;
  });
}

function ownerOf(steps: readonly Step[]): string {
  return memberName(steps.findLast((step) => step.kind === 'member')) ?? '';
}

/** The path of a chain; `undefined` when something in it is not known to be a part of one. */
function pathOf(steps: readonly Step[], evaluator: Evaluator): Value | undefined {
  const pieces: Value[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const name = memberName(steps[index]);
    const call = steps[index + 1];
    if (name === undefined) return undefined;
    if (call?.kind !== 'call') {
      pieces.push(textOf(index === 0 ? sharePointRoot(name) : `/${name}`));
      continue;
    }
    const around = sharePointSelector(name, memberName(steps[index - 1]) ?? '');
    const [argument] = 'arguments' in call.node ? evaluator.arguments(call.node, call.frame) : [];
    if (around === undefined || argument === undefined) return undefined;
    pieces.push(textOf(around[0]), evaluator.force(argument), textOf(around[1]));
    index += 1;
  }
  return joinTexts(pieces);
}

/** Whether a call that is not read sends its chain: one without arguments, or of a method that does something. */
function isSent({ module, steps }: ModuleChain, call: CallNode): boolean {
  if (!isSharePoint(module) || steps.filter(({ kind }) => kind === 'member').length < 2) return false;
  const before = withoutShaping(steps.slice(0, -1));
  const last = steps.at(-1);
  const name = memberName(last);
  if (before.slice(2).some((step) => isBareCall(step))) return false;
  if (name === undefined) return last?.kind === 'call';
  const isBare = (call.arguments ?? []).length === 0;
  return !shaping.has(name) && (isBare || sharePointRequest(name, '') !== undefined);
}

function isBareCall(step: Step): boolean {
  return step.kind === 'call' && (!('arguments' in step.node) || step.node.arguments.length === 0);
}
