// One guard for all frameworks: credentials, token, authorization, the record of the decision and the answer to a refused
// caller. An adapter only reads the request that its framework matched and writes the answer.
import type { Access, AccessTo } from './access.ts';
import { authorize, requireRights } from './authorize.ts';
import type { Authorization, AuthorizationTrace, RawParams } from './authorize.ts';
import { createAnswers } from './challenge.ts';
import type { AnswerDetails, DenialAnswer } from './challenge.ts';
import type { AccessToken } from './claims.ts';
import type { PolicyEndpoint } from './compile-endpoint.ts';
import { readCredentials } from './credentials.ts';
import { recordDecision } from './decision-record.ts';
import type { Circumstances, Decided, DecisionRecord } from './decision-record.ts';
import { denials } from './denial.ts';
import type { Denial } from './denial.ts';
import { inTime, isThenable } from './in-time.ts';
import { PolicyError } from './policy-error.ts';
import type { Policy } from './policy.ts';
import type { ProtectedResourceMetadata } from './protected-resource-metadata.ts';
import { revokedDenial } from './step-up.ts';
import type { StepUpTerms } from './step-up.ts';
import type { TokenFault, TokenVerifier } from './token-verifier.ts';

/** How a guard is set up, apart from the rights. */
export interface GuardOptions extends Partial<StepUpTerms> {
  readonly verify: TokenVerifier;
  /** The name of the API in challenges; `API` unless given. */
  readonly realm?: string;
  /** What `protectedResourceMetadata` gave: challenges then say where it is (RFC 9728 section 5.1). */
  readonly metadata?: ProtectedResourceMetadata;
  /**
   * What a challenge asks for when a scope is missing: the scopes of the least-privileged alternative (`required`), or with
   * them those of this API that the token has already, for clients that forget what they had (`with-granted`).
   * `required` unless given.
   */
  readonly challengeScopes?: 'required' | 'with-granted';
  /** Told of every decision, after it is made. What it does, returns or throws changes nothing. */
  readonly onDecision?: (record: DecisionRecord) => unknown;
  /**
   * Since when the tokens of a session are good, in seconds since the epoch; undefined: since ever. A token that was
   * issued before (`iat`), or does not say when, is refused: with the claims challenge of continuous access evaluation
   * where the client can handle one. A failure of this function is a refusal (500), as is no answer within `rightTimeout` (503).
   */
  readonly revokedSince?: (token: AccessToken) => number | undefined | Promise<number | undefined>;
  /** How long a right, or `revokedSince`, may take, in milliseconds; 5000 unless given. */
  readonly rightTimeout?: number;
  /**
   * Milliseconds since any fixed point, for the durations in records; `performance.now` unless given. With `false` nothing is
   * timed and records have no duration: two readings of a clock are most of what an observer costs.
   */
  readonly clock?: (() => number) | false;
}

/** The service's functions: all of them, and none when the policy has no right to implement. */
export type RightsOption<Rights> = [keyof Rights] extends [never]
  ? { readonly rights?: Readonly<Record<string, never>> }
  : { readonly rights: Rights };

/** What a guard needs to know of a request. */
export interface GuardedRequest {
  /** Every `Authorization` header, before anything joins or drops them. */
  readonly authorization: readonly string[];
  /** Whether the request also carries a token in its query or form body. */
  readonly tokenElsewhere: boolean;
  /** The decoded path parameters, as the framework matched them. */
  readonly params: RawParams;
}

/** The access that the handler gets, or the answer to the refused caller. */
export type GuardVerdict<Granted = Access> =
  | { readonly outcome: 'allow'; readonly access: Granted }
  | { readonly outcome: 'deny'; readonly answer: DenialAnswer };

/** What is known of a request while it is checked: one object for each, for functions of their own would cost more. */
interface RequestUnderCheck extends Circumstances {
  /** When the guard first looked at it; undefined when nobody is told, or nothing is timed. */
  started: number | undefined;
  /** Who is calling, once that is verified. */
  token: AccessToken | undefined;
}

/** The guard of one API. */
export interface Guard<Endpoints> {
  /**
   * Decides one request. It never rejects and nothing is thrown: whatever fails is a refusal with status 500.
   *
   * @param key the endpoint that the framework matched
   */
  readonly check: <Key extends keyof Endpoints & string>(
    key: Key,
    request: GuardedRequest,
  ) => Promise<GuardVerdict<AccessTo<Endpoints, Key>>>;
  /** Records and answers a refusal that the adapter itself found, on an endpoint or (undefined) on none. */
  readonly refuse: (key: string | undefined, denial: Denial, details?: AnswerDetails) => DenialAnswer;
  /** Records and answers a request that no handler took: 404, 405 or 400. */
  readonly refuseUndeclared: (method: string, path: string) => DenialAnswer;
}

/**
 * Makes the guard of one API.
 *
 * @param policy what `definePolicy` gave
 * @param options the verifier, the service's rights and who is told of decisions
 * @throws {PolicyError} `right-missing`, `right-unknown` or `option-invalid`
 */
export function createGuard<Endpoints, Rights>(
  policy: Policy<Endpoints, Rights>,
  options: GuardOptions & RightsOption<Rights>,
): Guard<Endpoints> {
  // Held, for the global is looked up anew each time that it is named, which takes longer than reading it.
  const timer = performance;
  const { verify, onDecision, rightTimeout = 5000, clock = () => timer.now() } = options;
  const { now = Date.now, authenticationContext, revokedSince, challengeScopes = 'required' } = options;
  const rights: object = options.rights ?? {};
  if (typeof verify !== 'function') {
    throw new PolicyError('option-invalid', '`verify` must be a token verifier, such as `entra({ … })` gives');
  }
  if (!(rightTimeout > 0 && rightTimeout <= 60_000)) {
    throw new PolicyError('option-invalid', '`rightTimeout` must be a number of milliseconds up to 60000');
  }
  if (clock !== false && typeof clock !== 'function') {
    throw new PolicyError('option-invalid', '`clock` must be a function that gives milliseconds, or `false`');
  }
  requireRights(policy, rights);
  const answers = createAnswers(options.realm ?? 'API', { metadataUrl: options.metadata?.url });

  const observe = (decided: Decided, circumstances: Circumstances, started: number | undefined): void => {
    if (onDecision === undefined) return;
    // An observer must not be able to change an outcome, neither by throwing now nor by rejecting later.
    try {
      const duration = started === undefined || clock === false ? undefined : clock() - started;
      const returned = onDecision(recordDecision(decided, circumstances, duration));
      if (returned instanceof Promise) returned.catch(() => undefined);
    } catch {
      // Nobody to tell: the observer is the one who would be told.
    }
  };

  const refuse = (key: string | undefined, denial: Denial, details: AnswerDetails = {}): DenialAnswer => {
    observe(denial, { key, endpoint: key === undefined ? undefined : policy.endpoint(key) }, undefined);
    return answers(denial, details);
  };

  const deny = (
    denial: Denial,
    request: RequestUnderCheck,
    details: AnswerDetails = {},
    fault?: TokenFault,
  ): GuardVerdict<never> => {
    observe(denial, fault === undefined ? request : { ...request, fault }, request.started);
    return { outcome: 'deny', answer: answers(denial, details) };
  };

  async function check<Key extends keyof Endpoints & string>(
    key: Key,
    request: GuardedRequest,
  ): Promise<GuardVerdict<AccessTo<Endpoints, Key>>> {
    const endpoint = policy.endpoint(key);
    const watched = onDecision !== undefined;
    const trace: AuthorizationTrace | undefined = watched ? { alternative: undefined, rights: [] } : undefined;
    const known: RequestUnderCheck = { key, endpoint, trace, started: undefined, token: undefined };
    try {
      if (watched && clock !== false) known.started = clock();
      if (endpoint === undefined) return deny(denials.undeclared, known);
      if (!endpoint.anonymous) {
        const credentials = readCredentials(request.authorization, request.tokenElsewhere);
        if (credentials.kind === 'none') return deny(denials['token-missing'], known);
        if (credentials.kind === 'malformed') return deny(denials['credentials-malformed'], known);
        const verified = await verify(credentials.token);
        // Only exactly `true` is a verified token, whatever a verifier written in JavaScript gives.
        if (verified.ok !== true) {
          const { status } = verified;
          if (status === 503) return deny(denials['keys-unavailable'], known, { retryAfter: verified.retryAfter });
          if (status === 403) return deny(denials['client-not-allowed'], known);
          return deny(denials['token-invalid'], known, {}, verified.reason);
        }
        const { token } = verified;
        known.token = token;
        const revoked =
          revokedSince === undefined ? undefined : await findRevocation(revokedSince, token, rightTimeout);
        if (revoked !== undefined) {
          return deny(revoked, known, {}, revoked.reason === 'token-invalid' ? 'token-revoked' : undefined);
        }
      }
      const { token } = known;
      const terms = { rightTimeout, trace, now, authenticationContext };
      const pending = authorize(policy, key, token, request.params, rights, terms);
      const authorization: Authorization<AccessTo<Endpoints, Key>> =
        pending instanceof Promise ? await pending : pending;
      if (authorization.outcome === 'deny') {
        const scope = challengeScopes === 'with-granted' ? withGranted(endpoint, token) : endpoint.challenge;
        return deny(authorization, known, { scope });
      }
      observe(authorization, known, known.started);
      return authorization;
    } catch {
      return deny(denials['guard-failed'], { ...known, token: undefined });
    }
  }

  return {
    check,
    refuse: (key, denial, details) => refuse(key, denial, details),
    refuseUndeclared: (method, path) => {
      const found = policy.match(method, path);
      switch (found.outcome) {
        case 'malformed':
          return refuse(undefined, denials['path-malformed']);
        case 'method-not-allowed':
          return refuse(undefined, denials['method-not-allowed'], { allow: found.allow });
        case 'match':
          return refuse(found.key, denials.undeclared);
        case 'undeclared':
          return refuse(undefined, denials.undeclared);
      }
    },
  };
}

/** Only scopes that the policy has, so that nothing else of a token gets into an answer. */
function withGranted({ challenge, indexes }: PolicyEndpoint, token: AccessToken | undefined): string | undefined {
  if (challenge === undefined || token === undefined) return challenge;
  const granted = token.grants.scopes.split(' ').filter((name) => indexes.scopes.needs.has(name));
  return [...new Set([...challenge.split(' '), ...granted.toSorted()])].join(' ');
}

/** Throws as the service's function does. */
function findRevocation(
  revokedSince: NonNullable<GuardOptions['revokedSince']>,
  token: AccessToken,
  timeout: number,
): Denial | undefined | Promise<Denial | undefined> {
  const since: unknown = revokedSince(token);
  if (!isThenable(since)) return revocationBy(since, token);
  return inTime(since, timeout, {
    answered: (value) => revocationBy(value, token),
    failed: () => denials['guard-failed'],
    late: () => denials['revocation-timed-out'],
  });
}

function revocationBy(since: unknown, token: AccessToken): Denial | undefined {
  if (since === undefined) return undefined;
  if (typeof since !== 'number' || !Number.isFinite(since)) return denials['guard-failed'];
  const issuedAt = Object.hasOwn(token.claims, 'iat') ? token.claims['iat'] : undefined;
  return typeof issuedAt === 'number' && issuedAt >= since ? undefined : revokedDenial(token.claims, since);
}
