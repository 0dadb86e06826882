// Every way in which a request can be refused, with the status that it ends in. Plain data, made once: a refusal must
// cost no more than an allowance.

/** The HTTP statuses of refusals. */
export type DenialStatus = 400 | 401 | 403 | 404 | 405 | 500 | 503;

/** Why a request was refused. */
export type DenialReason =
  | 'path-malformed'
  | 'parameter-missing'
  | 'credentials-malformed'
  | 'token-missing'
  | 'token-invalid'
  | 'client-not-allowed'
  | 'delegated-not-allowed'
  | 'application-not-allowed'
  | 'scope-missing'
  | 'account-not-allowed'
  | 'authentication-insufficient'
  | 'context-missing'
  | 'context-unavailable'
  | 'session-revoked'
  | 'user-role-missing'
  | 'role-missing'
  | 'right-denied'
  | 'undeclared'
  | 'method-not-allowed'
  | 'right-failed'
  | 'guard-failed'
  | 'guard-misplaced'
  | 'right-timed-out'
  | 'revocation-timed-out'
  | 'keys-unavailable';

/** A refusal; the same object each time, unless its challenge says more than its reason. */
export interface Denial {
  readonly outcome: 'deny';
  readonly status: DenialStatus;
  readonly reason: DenialReason;
  /** The reason in one line, for logs and `explain`; never sent to the caller. */
  readonly text: string;
  /** Further parameters of the challenge, after the error. */
  readonly challenge?: string;
}

/** Each refusal by its reason. */
export const denials: { readonly [Reason in DenialReason]: Denial } = {
  'path-malformed': denial(400, 'path-malformed', 'the path holds a malformed or unsafe escape'),
  'parameter-missing': denial(400, 'parameter-missing', 'a path parameter is missing, empty or unsafe'),
  'credentials-malformed': denial(
    400,
    'credentials-malformed',
    'the request does not carry exactly one well-formed bearer token',
  ),
  'token-missing': denial(401, 'token-missing', 'the request carries no access token'),
  'token-invalid': denial(401, 'token-invalid', 'the access token is not valid for this API'),
  'client-not-allowed': denial(403, 'client-not-allowed', 'the client app is not on the list of allowed clients'),
  'delegated-not-allowed': denial(
    403,
    'delegated-not-allowed',
    'the endpoint does not allow access on behalf of a user',
  ),
  'application-not-allowed': denial(
    403,
    'application-not-allowed',
    'the endpoint does not allow access by an app as itself',
  ),
  'scope-missing': denial(403, 'scope-missing', 'the token has none of the scopes that would do'),
  'account-not-allowed': denial(403, 'account-not-allowed', 'the endpoint does not admit this kind of account'),
  'authentication-insufficient': denial(
    401,
    'authentication-insufficient',
    'the user has signed in too long ago, or in a way that is not enough',
  ),
  'context-missing': denial(
    401,
    'context-missing',
    'the user has not satisfied the authentication context that the endpoint asks for',
  ),
  'context-unavailable': denial(
    403,
    'context-unavailable',
    'the endpoint asks for an authentication context, and the client can not handle a claims challenge',
  ),
  'session-revoked': denial(401, 'session-revoked', 'the token was issued before its session was revoked'),
  'user-role-missing': denial(
    403,
    'user-role-missing',
    'the user does not have the app role that the endpoint asks for',
  ),
  'role-missing': denial(403, 'role-missing', 'the app has none of the app roles that would do'),
  'right-denied': denial(403, 'right-denied', 'the caller has no right to this resource'),
  undeclared: denial(404, 'undeclared', 'no endpoint is declared for this path'),
  'method-not-allowed': denial(405, 'method-not-allowed', 'the path is declared, but not with this method'),
  'right-failed': denial(500, 'right-failed', 'the function that decides a right failed'),
  'guard-failed': denial(500, 'guard-failed', 'the guard failed'),
  'guard-misplaced': denial(500, 'guard-misplaced', 'the guard runs on another route than the one it was made for'),
  'right-timed-out': denial(503, 'right-timed-out', 'the function that decides a right did not answer in time'),
  'revocation-timed-out': denial(
    503,
    'revocation-timed-out',
    'the function that knows revoked sessions did not answer in time',
  ),
  'keys-unavailable': denial(503, 'keys-unavailable', 'the keys of the token issuer can not be had at the moment'),
};

function denial(status: DenialStatus, reason: DenialReason, text: string): Denial {
  return Object.freeze({ outcome: 'deny', status, reason, text });
}
