// The calls of a client's code held against what its manifest requests: every call listed, every listed call made, and no
// permission beyond what the calls of the code need.
import { compareDiagnostics, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Located } from '../../diagnostics/span.ts';
import type { CallMatch } from '../../reason/catalog-matcher.ts';
import { judgeDeclared } from '../../reason/judge-declared.ts';
import type { ResolvedAccess, ResolvedRequest } from '../../reason/resolved-request.ts';
import { createSolver, type Solver } from '../../reason/solve.ts';
import type { ClientScan } from '../scan-result.ts';
import { createFindCalls, identityOf, matcherOf, type FoundCall, type FoundCalls } from './found-calls.ts';
import { holdError } from './hold-errors.ts';
import { judgeScopes } from './judge-scopes.ts';
import { sourceSpan, type SourceOf } from './source-span.ts';

/**
 * Holds calls against requests.
 *
 * @param requests what manifests request, resolved
 * @param scan what the code calls
 * @param sourceOf the texts of the scanned files
 * @returns the findings in order
 */
export function holdClient(
  requests: readonly ResolvedRequest[],
  scan: ClientScan,
  sourceOf: SourceOf,
): readonly Diagnostic[] {
  return requests.flatMap((request) => holdRequest(request, scan, sourceOf)).toSorted(compareDiagnostics);
}

function holdRequest(resolved: ResolvedRequest, scan: ClientScan, sourceOf: SourceOf): readonly Diagnostic[] {
  const { request, catalog } = resolved;
  const match = matcherOf(catalog);
  const found = createFindCalls(request.name, catalog, match)(scan);
  const listed = resolved.access.map((access) => ({
    access,
    calls: access.request.calls.map((call) => {
      const is = match({ method: call.method, url: call.target });
      return { call, identity: identityOf(call.method, call.target, is) };
    }),
  }));
  const listedIdentities = new Set(listed.flatMap(({ calls }) => calls.map(({ identity }) => identity)));
  const unlisted = found.calls.filter(({ identity }) => !listedIdentities.has(identity));
  const findings = [
    ...unlisted.map((call) => unlistedCall(call, request.name, sourceOf)),
    ...unmadeCalls(
      listed.flatMap(({ calls }) => calls),
      found,
      scan,
    ),
  ];
  if (catalog === undefined) return findings;
  const solver = createSolver(catalog);
  for (const [index, access] of resolved.access.entries()) {
    const own = new Set(listed[index]?.calls.map(({ identity }) => identity));
    // A call that is not listed is made with the one kind of access that there is, or nobody can tell with which.
    const calls = found.calls.filter(
      (one) => own.has(one.identity) || (resolved.access.length === 1 && unlisted.includes(one)),
    );
    const isComplete = found.unread === 0 && calls.every((call) => call.match.kind === 'found');
    findings.push(...judgeAccess(access, calls, unlisted, isComplete, solver, sourceOf));
    if (access.request.kind === 'delegated') {
      findings.push(...judgeScopes({ catalog, scan, calls, isComplete, schemes: access.schemes, solver, sourceOf }));
    }
  }
  return findings;
}

function unlistedCall({ key, places }: FoundCall, api: string, sourceOf: SourceOf): Diagnostic {
  const [first, ...others] = places;
  const related = others.map((place) => ({ message: 'and here', span: sourceSpan(place, sourceOf) }));
  return holdError('unlisted-call', sourceSpan(first, sourceOf), { call: key, api }, related);
}

/** While some places could not be read, one of them may make the call: then it is no more than a warning. */
function unmadeCalls(
  listed: readonly {
    readonly call: ResolvedAccess['request']['calls'][number];
    readonly identity: FoundCall['identity'];
  }[],
  { calls, unread }: FoundCalls,
  scan: ClientScan,
): readonly Diagnostic[] {
  const made = new Set(calls.map(({ identity }) => identity));
  const doubts = unread + scan.unresolved.length;
  return listed
    .filter(({ identity }) => !made.has(identity))
    .map(({ call }) => holdError('unmade-call', call.span, { call: call.key, unread: doubts }))
    .map((finding) => (doubts === 0 ? finding : { ...finding, severity: 'warning' }));
}

/** Declared permissions against the calls of the code. What `permc check` says of the listed calls is not said again. */
function judgeAccess(
  { request, schemes, asked, judgement }: ResolvedAccess,
  calls: readonly FoundCall[],
  unlisted: readonly FoundCall[],
  isComplete: boolean,
  solver: Solver,
  sourceOf: SourceOf,
): readonly Diagnostic[] {
  if (request.permissions === undefined || calls.length === 0) return [];
  const declared = asked.filter(({ openId }) => !openId).map(({ value, span }): Located<string> => ({ value, span }));
  const judged = judgeDeclared(declared, calls.map(solvable), schemes, solver);
  const saidAlready = new Set(judgement?.unneeded.map(({ value }) => value));
  const unneeded = isComplete ? judged.unneeded.filter(({ value }) => !saidAlready.has(value)) : [];
  const needed = declared.map(({ value }) => value).filter((value) => (judged.neededBy.get(value)?.length ?? 0) > 0);
  return [
    ...unneeded.map(({ value, span }) => holdError('unneeded-permission', span, { permission: value, needed })),
    ...judged.missing.flatMap(({ call: key, add }): readonly Diagnostic[] => {
      const call = unlisted.find((one) => one.key === key);
      if (call === undefined) return [];
      return [holdError('unopened-call', sourceSpan(call.places[0], sourceOf), { call: key, add, inCode: false })];
    }),
  ];
}

function solvable({ key, match }: FoundCall): { readonly call: string; readonly match: CallMatch } {
  return { call: key, match };
}
