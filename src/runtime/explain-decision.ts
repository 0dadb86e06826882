// The record of a decision without a request: what would be decided for these claims, if the rights answered so. It runs
// the same authorization as the guards; it verifies nothing, so it must never let anybody in.
import { authorize } from './authorize.ts';
import type { AuthorizationTrace, RawParams } from './authorize.ts';
import { readToken } from './claims.ts';
import { recordDecision } from './decision-record.ts';
import type { DecisionRecord } from './decision-record.ts';
import { denials } from './denial.ts';
import type { Filter } from './filter.ts';
import type { Policy } from './policy.ts';

/** A caller and a resource, supposed. */
export interface SupposedRequest {
  /** The claims of the token; absent: a request without one. */
  readonly claims?: unknown;
  /** The decoded path parameters; none unless given. */
  readonly params?: RawParams;
  /** What each right of the service would answer; one that is not listed answers no. */
  readonly rights?: Readonly<Record<string, boolean | Filter<unknown>>>;
}

/**
 * Explains what the policy decides.
 *
 * @param policy what `definePolicy` gave
 * @param key the endpoint
 * @param request who calls, and what the service would say; with nothing given, the record says what the endpoint requires
 * @returns the record that a guard would give to `onDecision`, with a duration of 0; it never rejects
 */
export async function explainDecision<Endpoints, Rights>(
  policy: Policy<Endpoints, Rights>,
  key: keyof Endpoints & string,
  request: SupposedRequest = {},
): Promise<DecisionRecord> {
  const endpoint = policy.endpoint(key);
  const read = request.claims === undefined ? undefined : readToken(request.claims);
  const token = read?.ok === true ? read.token : undefined;
  if (read?.ok === false && endpoint?.anonymous === false) {
    return recordDecision(denials['token-invalid'], { key, endpoint, fault: read.reason }, 0);
  }
  const trace: AuthorizationTrace = { alternative: undefined, rights: [] };
  const answers = new Map(Object.entries(request.rights ?? {}));
  const rights = Object.fromEntries(policy.rights.map((name) => [name, () => answers.get(name) ?? false]));
  const decision = await authorize(policy, key, token, request.params ?? {}, rights, { trace });
  return recordDecision(decision, { key, endpoint, token, trace }, 0);
}
