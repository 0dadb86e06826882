// Runs the decisions that a manifest demands through the runtime that ships: what passes here is what a guard does.
// Nothing is mocked but the network: the claims are those of a token that has been verified.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { DecisionTest, Model, PerformedAuthentication, TestCaller } from '../model/model.ts';
import { authorize, type Authorization, type AuthorizationTrace } from '../runtime/authorize.ts';
import { personalTenant, readToken } from '../runtime/claims.ts';
import { denials, type DenialReason } from '../runtime/denial.ts';
import { filter, type Filter } from '../runtime/filter.ts';
import { definePolicy, type Policy } from '../runtime/policy.ts';
import type { DelegatedRow } from '../runtime/table.ts';
import { policyTable } from './policy-table.ts';
import { signInText } from './sign-in-text.ts';

/** A decision in the form of the report: allowed, allowed by certain permissions, or a status. */
export type DecisionOutcome = 'allow' | number | { readonly allow: { readonly via: readonly string[] } };

/** What became of one test. */
export interface DecisionTestResult {
  readonly test: DecisionTest;
  readonly expected: DecisionOutcome;
  readonly actual: DecisionOutcome;
  /** True when expected and actual are equal. */
  readonly passed: boolean;
  /** Why the decision was what it was, in one line. */
  readonly reason: string;
}

const signInRefusals: ReadonlySet<DenialReason> = new Set([
  'authentication-insufficient',
  'context-missing',
  'context-unavailable',
]);

/** The tenant that work accounts and apps of a test belong to; any GUID does. */
const workTenant = '11111111-1111-4111-8111-111111111111';
/** What a user's token carries that was granted none of the scopes: Entra issues none without any. No scope is named so. */
const noneOfTheScopes = '"none"';
/** The client app of a test's tokens. */
const client = '22222222-2222-4222-8222-222222222222';
/** When tests run, in milliseconds since the epoch: ages are told from it, and any time does. */
const now = (): number => 1_000_000_000_000;

/**
 * Runs every test of a manifest.
 *
 * @param model a model without errors
 * @returns a result a test, in file order
 */
export async function runDecisionTests(model: Model): Promise<readonly DecisionTestResult[]> {
  const policy = definePolicy(policyTable(model));
  return Promise.all(model.tests.map((test) => runTest(policy, test)));
}

async function runTest(policy: Policy, test: DecisionTest): Promise<DecisionTestResult> {
  const { authorization, reason } = await decideTest(policy, test);
  const { value: expect } = test.expect;
  const via = expect.kind === 'allow' ? expect.via?.map(({ value }) => value) : undefined;
  const expected = expect.kind === 'deny' ? expect.status : via === undefined ? 'allow' : allowVia(via);
  const actual = outcomeOf(authorization, via !== undefined);
  return { test, expected, actual, passed: isSame(expected, actual), reason };
}

async function decideTest(
  policy: Policy,
  test: DecisionTest,
): Promise<{ readonly authorization: Authorization; readonly reason: string }> {
  const match = policy.match(test.method, test.path.replace(/[?#].*$/, ''));
  if (match.outcome !== 'match') {
    const refusal = match.outcome === 'malformed' ? denials['path-malformed'] : denials[match.outcome];
    const allowed = match.outcome === 'method-not-allowed' ? `, only with ${match.allow.join(', ')}` : '';
    return { authorization: refusal, reason: `${refusal.text}${allowed}` };
  }
  const read = tokenOf(test.caller);
  if (read !== undefined && !read.ok) {
    return { authorization: denials['token-invalid'], reason: `${denials['token-invalid'].text} (${read.reason})` };
  }
  const asked: string[] = [];
  const rights = rightFunctions(policy, test, asked);
  const trace: AuthorizationTrace = { alternative: undefined, rights: [] };
  const authorization = await authorize(policy, match.key, read?.token, match.params, rights, { now, trace });
  const signIn = signInAskedFor(policy, match.key, authorization, trace);
  return { authorization, reason: reasonOf(match.key, authorization, [...signIn, ...asked]) };
}

/** What a right over a collection answers when a test says that it says yes. */
const someMembers = filter({ visible: 'some members' });

/** Functions that answer as the test says; a right that it does not mention answers no. */
function rightFunctions(policy: Policy, test: DecisionTest, asked: string[]): object {
  const answers = new Map(test.rights.map(({ name, answer }) => [name.value, answer]));
  return Object.fromEntries(
    policy.rights.map((name) => {
      const yes = policy.collectionRights.includes(name) ? someMembers : true;
      const answer = (): boolean | Filter<unknown> => {
        const given = answers.get(name);
        asked.push(
          `\`${name}\` ${given === undefined ? 'is not answered by the test' : given ? 'says yes' : 'says no'}`,
        );
        return given === true && yes;
      };
      return [name, answer];
    }),
  );
}

function reasonOf(endpoint: string, authorization: Authorization, asked: readonly string[]): string {
  return [whyOf(authorization), ...asked].join('; ') + ` (\`${endpoint}\`)`;
}

/** Which sign-in the decision depended on: that of the alternative that let the caller in, or all that would have done. */
function signInAskedFor(
  policy: Policy,
  key: string,
  authorization: Authorization,
  trace: AuthorizationTrace,
): readonly string[] {
  const rows = decisiveRows(policy.endpoint(key)?.row.delegated ?? [], authorization, trace);
  const asked = rows.flatMap(({ authentication }) => (authentication === undefined ? [] : signInText(authentication)));
  return asked.length === 0 ? [] : [`the sign-in that is asked for: ${[...new Set(asked)].join('; or ')}`];
}

function decisiveRows(
  rows: readonly DelegatedRow[],
  authorization: Authorization,
  { alternative }: AuthorizationTrace,
): readonly DelegatedRow[] {
  if (authorization.outcome === 'deny') return signInRefusals.has(authorization.reason) ? rows : [];
  if (authorization.access.kind !== 'delegated' || alternative === undefined) return [];
  return rows.slice(alternative, alternative + 1);
}

function whyOf(authorization: Authorization): string {
  if (authorization.outcome === 'deny') return authorization.text;
  const { access } = authorization;
  if (access.kind === 'anonymous') return 'open to everybody';
  const kind = access.kind === 'delegated' ? 'delegated' : 'application-only';
  const limit = access.properties === undefined ? '' : `, limited to ${access.properties.join(', ')}`;
  return `${kind} access by ${access.via.join(' and ')}${limit}`;
}

function tokenOf(caller: TestCaller): ReturnType<typeof readToken> | undefined {
  switch (caller.kind) {
    case 'anonymous':
      return undefined;
    case 'delegated': {
      const tid = caller.account === 'personal' ? personalTenant : workTenant;
      const scp = caller.scopes.map(({ value }) => value).join(' ') || noneOfTheScopes;
      const roles = caller.roles.map(({ value }) => value);
      const signIn = signInClaims(caller.authentication);
      const user = { oid: caller.user, sub: `${caller.user}-here`, tid };
      return readToken({ idtyp: 'user', ...user, azp: client, scp, roles, ...signIn });
    }
    case 'application': {
      const roles = caller.roles.map(({ value }) => value);
      return readToken({ idtyp: 'app', oid: caller.app, sub: caller.app, tid: workTenant, azp: caller.app, roles });
    }
    case 'claims':
      return readToken(caller.claims);
  }
}

/** The claims that tell of a sign-in; the client is one that can handle claims challenges. */
function signInClaims(performed: PerformedAuthentication | undefined): Readonly<Record<string, unknown>> {
  if (performed === undefined) return { xms_cc: ['cp1'] };
  const { context, acr, age } = performed;
  return {
    xms_cc: ['cp1'],
    ...(context === undefined ? {} : { acrs: [context] }),
    ...(acr === undefined ? {} : { acr }),
    ...(age === undefined ? {} : { auth_time: now() / 1000 - age }),
  };
}

function outcomeOf(authorization: Authorization, withPermissions: boolean): DecisionOutcome {
  if (authorization.outcome === 'deny') return authorization.status;
  if (!withPermissions) return 'allow';
  return allowVia(authorization.access.kind === 'anonymous' ? [] : authorization.access.via);
}

function allowVia(permissions: readonly string[]): DecisionOutcome {
  return { allow: { via: permissions.toSorted(compareCodeUnits) } };
}

function isSame(expected: DecisionOutcome, actual: DecisionOutcome): boolean {
  return JSON.stringify(expected) === JSON.stringify(actual);
}
