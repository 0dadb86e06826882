// One decision as data, for logs, metrics and `explainDecision`: what was asked, what was found, what it came to. It holds
// no token text and no claim; every name in it comes from the policy.
import type { Access, AccessOf, EndpointShape } from './access.ts';
import type { AuthorizationTrace, RightVerdict } from './authorize.ts';
import type { AccessToken } from './claims.ts';
import type { PolicyAlternative, PolicyEndpoint } from './compile-endpoint.ts';
import type { Denial, DenialReason, DenialStatus } from './denial.ts';
import type { Need } from './permission-index.ts';
import type { EndpointRow } from './table.ts';
import type { TokenFault } from './token-verifier.ts';

/** What allowances and refusals have in common. */
interface DecisionFacts {
  /** What the endpoint requires, as the policy table states it; undefined when none is declared for the request. */
  readonly requirement: EndpointRow | undefined;
  /** Every right that was asked, in order. */
  readonly rights: readonly RightVerdict[];
  /**
   * Milliseconds from the first look at the request to the decision, waiting for keys and rights included; undefined when
   * `clock` is `false`, and where an adapter refused before there was anything to time.
   */
  readonly duration: number | undefined;
}

/** One decision. */
export type DecisionRecord =
  | (DecisionFacts & {
      readonly outcome: 'allow';
      readonly endpoint: string;
      readonly kind: Access['kind'];
      /** The permissions of the alternative that let the caller in; empty for an anonymous endpoint. */
      readonly via: readonly string[];
      /** Its place among the alternatives of `requirement[kind]`; undefined for an anonymous endpoint. */
      readonly alternative: number | undefined;
    })
  | (DecisionFacts & {
      readonly outcome: 'deny';
      /** Undefined when no endpoint is declared for the request. */
      readonly endpoint: string | undefined;
      /** Undefined when there is no valid token. */
      readonly kind: AccessToken['kind'] | undefined;
      readonly status: DenialStatus;
      readonly reason: DenialReason;
      /** What is wrong with the token, when that is the reason. */
      readonly fault: TokenFault | undefined;
      /** The permissions that the token lacks for the alternative that it comes closest to. */
      readonly missing: readonly string[];
    });

/** What is known of a request when its decision is made. */
export interface Circumstances {
  readonly key: string | undefined;
  readonly endpoint: PolicyEndpoint | undefined;
  readonly token?: AccessToken | undefined;
  readonly fault?: TokenFault | undefined;
  readonly trace?: AuthorizationTrace | undefined;
}

/** What there is to record: an allowance of whatever endpoint, or a refusal. */
export type Decided = { readonly outcome: 'allow'; readonly access: AccessOf<EndpointShape> } | Denial;

const none: readonly never[] = Object.freeze([]);

/**
 * The record of a decision. Each is one literal: copying the facts that both kinds share would take longer than the rest.
 *
 * @param duration milliseconds, when they were measured
 */
export function recordDecision(
  decision: Decided,
  circumstances: Circumstances,
  duration: number | undefined,
): DecisionRecord {
  const { key, endpoint, token, fault, trace } = circumstances;
  const requirement = endpoint?.row;
  const rights = trace?.rights ?? none;
  if (decision.outcome === 'allow') {
    const { access } = decision;
    return {
      outcome: 'allow',
      endpoint: key ?? '',
      kind: access.kind,
      via: access.kind === 'anonymous' ? none : access.via,
      alternative: trace?.alternative,
      requirement,
      rights,
      duration,
    };
  }
  return {
    outcome: 'deny',
    endpoint: key,
    kind: token?.kind,
    status: decision.status,
    reason: decision.reason,
    fault,
    missing: endpoint === undefined || token === undefined ? none : missingOf(endpoint, token),
    requirement,
    rights,
    duration,
  };
}

/** Of all alternatives of the token's kind the fewest missing permissions, of equals those of the first. */
function missingOf(endpoint: PolicyEndpoint, token: AccessToken): readonly string[] {
  const { grants } = token;
  const roles = new Set(grants.roles);
  const named = token.kind === 'delegated' ? new Set(grants.scopes.split(' ')) : roles;
  let closest: readonly string[] | undefined;
  for (const alternative of endpoint[token.kind]) {
    const missing = missingFor(alternative, endpoint, named, roles);
    if (closest === undefined || missing.length < closest.length) closest = missing;
  }
  return closest ?? none;
}

function missingFor(
  { via, needs, userRole, index }: PolicyAlternative,
  { row }: PolicyEndpoint,
  named: ReadonlySet<string>,
  roles: ReadonlySet<string>,
): readonly string[] {
  const missing = via.filter((_, place) => !holds(named, needs[place]));
  const role = userRole === undefined || holds(roles, userRole) ? undefined : row.delegated?.[index]?.userRole;
  return role === undefined ? missing : [...missing, role];
}

function holds(names: ReadonlySet<string>, need: Need | undefined): boolean {
  return need?.satisfiedBy.some((name) => names.has(name)) === true;
}
