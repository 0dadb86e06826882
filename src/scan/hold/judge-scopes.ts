// The scopes that code asks tokens for, held against the calls that it makes: what MSAL is told to request decides what
// users are asked to consent to, whatever the registration says.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Located } from '../../diagnostics/span.ts';
import type { AccessScheme, Catalog } from '../../model/catalog.ts';
import { judgeDeclared } from '../../reason/judge-declared.ts';
import { openIdScopes } from '../../reason/open-id-scopes.ts';
import type { Solver } from '../../reason/solve.ts';
import type { ClientScan, RequestedScope } from '../scan-result.ts';
import { originOf, type FoundCall } from './found-calls.ts';
import { holdError } from './hold-errors.ts';
import { sourceSpan, type SourceOf } from './source-span.ts';

/** What is to be judged. */
export interface ScopeJudgement {
  readonly catalog: Catalog;
  readonly scan: ClientScan;
  /** The calls that are made with delegated access. */
  readonly calls: readonly FoundCall[];
  /** Whether every call is known: only then can a scope be called unneeded. */
  readonly isComplete: boolean;
  readonly schemes: readonly AccessScheme[];
  readonly solver: Solver;
  readonly sourceOf: SourceOf;
}

/** The scopes in the code that no call needs, those that are broader than needed, and the calls that none opens. */
export function judgeScopes(input: ScopeJudgement): readonly Diagnostic[] {
  const { catalog, scan, calls, isComplete, schemes, solver, sourceOf } = input;
  const asked = scan.scopes.filter((scope) => isOf(catalog, scope) && !openIdScopes.has(scope.scope));
  // `.default` stands for what is registered, and that is judged by the manifest.
  if (calls.length === 0 || asked.length === 0 || asked.some(({ scope }) => scope === '.default')) return [];
  const known = new Set(catalog.permissions.map(({ value }) => value));
  const first = new Map<string, Located<string>>();
  for (const one of asked) {
    if (known.has(one.scope) && !first.has(one.scope))
      first.set(one.scope, { value: one.scope, span: sourceSpan(one, sourceOf) });
  }
  const solvable = calls.map(({ key, match }) => ({ call: key, match }));
  const { unneeded, broader, missing, neededBy } = judgeDeclared([...first.values()], solvable, schemes, solver);
  const needed = [...first.keys()].filter((value) => (neededBy.get(value)?.length ?? 0) > 0);
  const isJudged = isComplete && first.size === new Set(asked.map(({ scope }) => scope)).size;
  return [
    ...(isComplete ? unneeded : []).map(({ value, span }) =>
      holdError('unneeded-scope', span, { scope: value, needed }),
    ),
    ...(isComplete ? broader : []).map(({ declared, narrower }) =>
      holdError('broader-scope', declared.span, { scope: declared.value, narrower }),
    ),
    // A scope that the catalog does not know may open anything.
    ...(isJudged ? missing : []).flatMap(({ call: key, add }): readonly Diagnostic[] => {
      const call = calls.find((one) => one.key === key);
      if (call === undefined) return [];
      return [holdError('unopened-call', sourceSpan(call.places[0], sourceOf), { call: key, add, inCode: true })];
    }),
  ];
}

/** A scope without a resource is one of Microsoft Graph (Microsoft identity platform: Scopes and permissions). */
function isOf({ name, bases }: Catalog, { resource }: RequestedScope): boolean {
  if (resource === '') return name === 'microsoft-graph';
  return bases.some((base) => originOf(base) === originOf(resource));
}
