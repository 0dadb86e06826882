// Every way in which a request can be refused, with the status that it ends in. Plain data, made once: a refusal must
// cost no more than an allowance.

/** The HTTP statuses of refusals. */
export type DenialStatus = 400 | 401 | 403 | 404 | 405 | 500 | 503;

/** Why a request was refused. */
export type DenialReason = keyof typeof reasons;

/** A refusal, the same object each time. */
export interface Denial {
  readonly outcome: 'deny';
  readonly status: DenialStatus;
  readonly reason: DenialReason;
  /** The reason in one line, for logs and `explain`; never sent to the caller. */
  readonly text: string;
}

interface Reason {
  readonly status: DenialStatus;
  readonly text: string;
}

const reasons = {
  'path-malformed': { status: 400, text: 'the path holds a malformed or unsafe escape' },
  'parameter-missing': { status: 400, text: 'a path parameter is missing, empty or unsafe' },
  'credentials-malformed': { status: 400, text: 'the request does not carry exactly one well-formed bearer token' },
  'token-missing': { status: 401, text: 'the request carries no access token' },
  'token-invalid': { status: 401, text: 'the access token is not valid for this API' },
  'client-not-allowed': { status: 403, text: 'the client app is not on the list of allowed clients' },
  'delegated-not-allowed': { status: 403, text: 'the endpoint does not allow access on behalf of a user' },
  'application-not-allowed': { status: 403, text: 'the endpoint does not allow access by an app as itself' },
  'scope-missing': { status: 403, text: 'the token has none of the scopes that would do' },
  'account-not-allowed': { status: 403, text: 'the endpoint does not admit this kind of account' },
  'user-role-missing': { status: 403, text: 'the user does not have the app role that the endpoint asks for' },
  'role-missing': { status: 403, text: 'the app has none of the app roles that would do' },
  'right-denied': { status: 403, text: 'the caller has no right to this resource' },
  undeclared: { status: 404, text: 'no endpoint is declared for this path' },
  'method-not-allowed': { status: 405, text: 'the path is declared, but not with this method' },
  'right-failed': { status: 500, text: 'the function that decides a right failed' },
  'guard-failed': { status: 500, text: 'the guard failed' },
  'guard-misplaced': { status: 500, text: 'the guard runs on another route than the one it was made for' },
  'right-timed-out': { status: 503, text: 'the function that decides a right did not answer in time' },
  'keys-unavailable': { status: 503, text: 'the keys of the token issuer can not be had at the moment' },
} as const satisfies Readonly<Record<string, Reason>>;

function denial(reason: DenialReason): Denial {
  return Object.freeze({ outcome: 'deny', reason, ...reasons[reason] });
}

/** Each refusal by its reason. */
export const denials: { readonly [Reason in DenialReason]: Denial } = {
  'path-malformed': denial('path-malformed'),
  'parameter-missing': denial('parameter-missing'),
  'credentials-malformed': denial('credentials-malformed'),
  'token-missing': denial('token-missing'),
  'token-invalid': denial('token-invalid'),
  'client-not-allowed': denial('client-not-allowed'),
  'delegated-not-allowed': denial('delegated-not-allowed'),
  'application-not-allowed': denial('application-not-allowed'),
  'scope-missing': denial('scope-missing'),
  'account-not-allowed': denial('account-not-allowed'),
  'user-role-missing': denial('user-role-missing'),
  'role-missing': denial('role-missing'),
  'right-denied': denial('right-denied'),
  undeclared: denial('undeclared'),
  'method-not-allowed': denial('method-not-allowed'),
  'right-failed': denial('right-failed'),
  'guard-failed': denial('guard-failed'),
  'guard-misplaced': denial('guard-misplaced'),
  'right-timed-out': denial('right-timed-out'),
  'keys-unavailable': denial('keys-unavailable'),
};
