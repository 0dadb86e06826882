// What a refused caller is told: the status, the challenge of RFC 6750 section 3 and a body that gives nothing away.
// Fixed texts only: nothing of a request, a token or an exception ever gets into an answer.
import type { Denial, DenialReason, DenialStatus } from './denial.ts';

/** A refusal as HTTP; every value is plain ASCII without line breaks. */
export interface DenialAnswer {
  readonly status: DenialStatus;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON (RFC 9457). */
  readonly body: string;
}

/** What an answer may add to its refusal. */
export interface AnswerDetails {
  /** The scopes of the least-privileged delegated alternative, separated by spaces. */
  readonly scope?: string | undefined;
  /** The methods that the path is declared with. */
  readonly allow?: readonly string[] | undefined;
  /** Seconds until it is worth trying again. */
  readonly retryAfter?: number | undefined;
}

/** What every challenge of an API says. */
export interface ChallengeOptions {
  /** Where the protected resource metadata is (`resource_metadata`, RFC 9728 section 5.1). */
  readonly metadataUrl?: string | undefined;
}

/** Turns refusals into answers. */
export type Answers = (denial: Denial, details?: AnswerDetails) => DenialAnswer;

const titles: { readonly [Status in DenialStatus]: string } = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** The error parts of challenges; a reason that is not here has none, or (`token-missing`) a challenge without error. */
const errors: { readonly [Reason in DenialReason]?: string } = {
  'credentials-malformed':
    ', error="invalid_request", error_description="The request must carry exactly one bearer token in its Authorization header"',
  'token-invalid': ', error="invalid_token", error_description="The access token is not valid for this API"',
  'authentication-insufficient':
    ', error="insufficient_user_authentication", error_description="The user must sign in again, or in another way"',
  'context-missing':
    ', error="insufficient_claims", error_description="The user must satisfy an authentication context"',
  'session-revoked': ', error="insufficient_claims", error_description="The session of the access token was revoked"',
  'scope-missing': ', error="insufficient_scope", error_description="The access token lacks a scope"',
  'role-missing': ', error="insufficient_scope", error_description="The access token lacks an app role"',
};

/**
 * Makes the answers of one API.
 *
 * @param realm the name of the API, for `realm="…"`; what a quoted string can't hold is dropped
 * @param options what every challenge says beside it
 * @returns a function that gives the same answer object for the same refusal and scope. 401 and 403 must not be stored
 *   and vary by `Authorization`; `scope` is named only where asking for it would help, so never to an app that acts as
 *   itself
 */
export function createAnswers(realm: string, { metadataUrl }: ChallengeOptions = {}): Answers {
  const start = `Bearer realm="${quotable(realm)}"`;
  const end = metadataUrl === undefined ? '' : `, resource_metadata="${metadataUrl}"`;
  const made = new Map<string, DenialAnswer>();
  const madeByScope = new Map<string, DenialAnswer>();
  return (denial, details = {}) => {
    const scope = denial.reason === 'scope-missing' ? details.scope : undefined;
    // What one token lacks is said once: such answers are not kept, for there may be any number of them.
    if (denial.challenge !== undefined) {
      const parts = { start, end: `${denial.challenge}${end}`, scope };
      return withDetails(makeAnswer(denial, challengeOf(denial.reason, parts)), details);
    }
    // Only one reason has a scope, so a scope is a key by itself: a refusal joins no texts.
    const kept = scope === undefined ? made : madeByScope;
    const key = scope ?? denial.reason;
    let answer = kept.get(key);
    if (answer === undefined) {
      answer = makeAnswer(denial, challengeOf(denial.reason, { start, end, scope }));
      if (kept.size < mostAnswers) kept.set(key, answer);
    }
    return withDetails(answer, details);
  };
}

interface ChallengeParts {
  readonly start: string;
  readonly end: string;
  readonly scope: string | undefined;
}

/** How many answers are kept: with `challengeScopes: 'with-granted'` there are as many as there are sets of scopes. */
const mostAnswers = 1024;

/** No error code when the request lacks any authentication information (RFC 6750 section 3.1). */
function challengeOf(reason: DenialReason, { start, end, scope }: ChallengeParts): string | undefined {
  if (reason === 'token-missing') return `${start}${end}`;
  const error = errors[reason];
  if (error === undefined) return undefined;
  return scope === undefined ? `${start}${error}${end}` : `${start}${error}, scope="${scope}"${end}`;
}

function makeAnswer({ status }: Denial, challenge: string | undefined): DenialAnswer {
  const body = JSON.stringify({ type: 'about:blank', title: titles[status], status });
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  };
  if (status === 400 || status === 401 || status === 403) headers['Vary'] = 'Authorization';
  if (challenge !== undefined) headers['WWW-Authenticate'] = challenge;
  return Object.freeze({ status, headers: Object.freeze(headers), body });
}

function withDetails(answer: DenialAnswer, { allow, retryAfter }: AnswerDetails): DenialAnswer {
  if (answer.status === 405 && allow !== undefined) {
    return { ...answer, headers: { ...answer.headers, Allow: allow.join(', ') } };
  }
  if (answer.status === 503 && retryAfter !== undefined) {
    return { ...answer, headers: { ...answer.headers, 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) } };
  }
  return answer;
}

function quotable(realm: string): string {
  const text = realm.replaceAll(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, '').trim();
  return text === '' ? 'API' : text;
}
