// The whole authorization of one request, after its token is verified: the token's permissions, then the caller's right to
// the resource, alternative by alternative. It knows no framework and no HTTP; there is no way to `allow` but through here.
import type { Access, AccessTo } from './access.ts';
import type { AccessToken } from './claims.ts';
import type { PolicyAlternative, PolicyEndpoint } from './compile-endpoint.ts';
import { decide } from './decide.ts';
import { denials } from './denial.ts';
import type { Denial } from './denial.ts';
import type { Filter } from './filter.ts';
import type { PathParams } from './matcher.ts';
import type { Policy } from './policy.ts';
import { PolicyError } from './policy-error.ts';
import type { AuthenticationRow } from './table.ts';
import { askRight } from './right.ts';
import type { RightAnswer } from './right.ts';
import { stepUp } from './step-up.ts';
import type { StepUpTerms } from './step-up.ts';

/** What became of a request. */
export type Authorization<Granted = Access> = { readonly outcome: 'allow'; readonly access: Granted } | Denial;

/** Limits of an authorization. */
export interface AuthorizeOptions extends Partial<StepUpTerms> {
  /** How long a right may take, in milliseconds; 5000 unless given. */
  readonly rightTimeout?: number;
  /** Told what is found on the way; nothing is noted unless given. */
  readonly trace?: AuthorizationTrace | undefined;
}

/** What an authorization finds on its way. It fills the trace that it is given, for one request. */
export interface AuthorizationTrace {
  /** The place of the alternative that let the caller in; undefined until one has. */
  alternative: number | undefined;
  /** Every right that was asked, in order. */
  readonly rights: RightVerdict[];
}

/** What one right came to; `self` and rights with `matches` are answered by the guard itself. */
export interface RightVerdict {
  readonly right: string;
  readonly answer: 'yes' | 'no' | 'failed' | 'timed-out';
}

/** The service's functions; what is not an own property that holds a function denies. */
export type RightFunctions = object;

/** Path parameters before they are checked. */
export type RawParams = Readonly<Record<string, unknown>>;

const defaultTimeout = 5000;

/**
 * Authorizes one request.
 *
 * Alternatives are tried in the order of the table. A right that says no, fails or does not answer in time does not stop
 * a later alternative, nor does a sign-in that is not enough; when none allows, the gravest refusal is given (500, then
 * 503, then 401, which the user can do something about, then 403). A right that two alternatives share is asked once, and
 * none before the user has signed in as its alternative asks.
 *
 * @param policy what `definePolicy` gave
 * @param key the endpoint that the framework matched
 * @param token the verified token; undefined when the request has none
 * @param params the decoded path parameters, as the framework matched them; others than the template's are dropped
 * @param rights the service's functions by the names of rights; check them at start-up with `requireRights`
 * @returns a promise only when a right gives one; it never rejects, and nothing is thrown
 */
export function authorize<Endpoints, Rights, Key extends keyof Endpoints & string>(
  policy: Policy<Endpoints, Rights>,
  key: Key,
  token: AccessToken | undefined,
  params: RawParams,
  rights: RightFunctions,
  options?: AuthorizeOptions,
): Authorization<AccessTo<Endpoints, Key>> | Promise<Authorization<AccessTo<Endpoints, Key>>>;
export function authorize(
  policy: Policy<unknown, unknown>,
  key: string,
  token: AccessToken | undefined,
  params: RawParams,
  rights: RightFunctions,
  options: AuthorizeOptions = {},
): Authorization | Promise<Authorization> {
  const endpoint = policy.endpoint(key);
  if (endpoint === undefined) return denials.undeclared;
  const checked = checkParams(endpoint.template.params, params);
  if (checked === undefined) return denials['parameter-missing'];
  if (endpoint.anonymous) return allow({ kind: 'anonymous', params: checked });
  if (token === undefined) return denials['token-missing'];
  const { rightTimeout: timeout = defaultTimeout, trace, now = Date.now, authenticationContext } = options;
  const terms = { now, authenticationContext };
  const request = { endpoint, token, params: checked, rights, timeout, trace, terms };
  return attempt(request, 0, undefined, []);
}

/**
 * Checks at start-up that the service implements every right and nothing else.
 *
 * @throws {PolicyError} `right-missing` or `right-unknown`
 */
export function requireRights(policy: { readonly rights: readonly string[] }, rights: RightFunctions): void {
  for (const name of policy.rights) {
    if (typeof ownValue(rights, name) === 'function') continue;
    throw new PolicyError(
      'right-missing',
      `the right \`${name}\` is not implemented: pass a function for it in \`rights\`, as a property of its own`,
    );
  }
  for (const name of Object.keys(rights)) {
    if (policy.rights.includes(name)) continue;
    const known = policy.rights.length === 0 ? 'the policy has none to implement' : `it has ${list(policy.rights)}`;
    throw new PolicyError('right-unknown', `the policy has no right \`${name}\` to implement: ${known}`);
  }
}

interface Request {
  readonly endpoint: PolicyEndpoint;
  readonly token: AccessToken;
  readonly params: PathParams;
  readonly rights: RightFunctions;
  readonly timeout: number;
  readonly trace: AuthorizationTrace | undefined;
  readonly terms: StepUpTerms;
}

/** Tries the alternatives from `from` on; `gravest` and `asked` carry what earlier ones came to. */
function attempt(
  request: Request,
  from: number,
  gravest: Denial | undefined,
  asked: readonly string[],
): Authorization | Promise<Authorization> {
  const decision = decide(request.endpoint, request.token, from);
  if (decision.outcome === 'deny') return gravest ?? decision;
  const { right, index, authentication } = decision;
  if (right !== undefined && asked.includes(right.name)) return attempt(request, index + 1, gravest, asked);
  const lacking = lackingOf(authentication, request);
  if (lacking !== undefined) return attempt(request, index + 1, graver(gravest, lacking), asked);
  if (right === undefined) return grant(request, decision, undefined);
  const { name } = right;
  const proceed = (answer: RightAnswer): Authorization | Promise<Authorization> => {
    request.trace?.rights.push({ right: name, answer: verdictOf(answer) });
    return answer.outcome === 'given'
      ? grant(request, decision, answer.filter)
      : attempt(request, index + 1, graver(gravest, answer), [...asked, name]);
  };
  const answer = askRight(right, request.token, request.params, ownValue(request.rights, name), request.timeout);
  return answer instanceof Promise ? answer.then(proceed) : proceed(answer);
}

/** An application alternative asks for no sign-in; if one did, no app could ever meet it. */
function lackingOf(required: AuthenticationRow | undefined, { token, terms }: Request): Denial | undefined {
  if (required === undefined) return undefined;
  return token.kind === 'delegated' ? stepUp(required, token, terms) : denials['application-not-allowed'];
}

function graver(known: Denial | undefined, found: Denial): Denial {
  return known === undefined || gravity(found) > gravity(known) ? found : known;
}

/** A failure says more than a refusal, a bug more than a delay, and what the user can mend more than what they can't. */
function gravity({ status }: Denial): number {
  return [403, 401, 503, 500].indexOf(status);
}

function verdictOf(answer: RightAnswer): RightVerdict['answer'] {
  if (answer.outcome === 'given') return 'yes';
  return answer.status === 500 ? 'failed' : answer.status === 503 ? 'timed-out' : 'no';
}

function grant(
  { token, params, trace }: Request,
  { index, via, properties }: PolicyAlternative,
  filter: Filter<unknown> | undefined,
): Authorization {
  if (trace !== undefined) trace.alternative = index;
  if (token.kind === 'application') {
    const { kind, app, claims } = token;
    return allow({ kind, app, via, params, properties, filter, claims });
  }
  const { kind, user, client, claims } = token;
  return allow({ kind, user, client, via, params, properties, filter, claims });
}

function allow(access: Access): Authorization {
  return { outcome: 'allow', access: Object.freeze(access) };
}

/** Exactly the template's parameters, each a text that is not empty; frozen, without a prototype. */
function checkParams(names: readonly string[], params: RawParams): PathParams | undefined {
  if (names.length === 0) return noParams;
  const checked: Record<string, string> = withoutPrototype();
  for (const name of names) {
    const value = ownValue(params, name);
    if (typeof value !== 'string' || value === '') return undefined;
    checked[name] = value;
  }
  return Object.freeze(checked);
}

const noParams: PathParams = Object.freeze(Object.create(null));

/** What `Object.create(null)` makes is a hash table to V8, and freezing one takes half a microsecond; this is not. */
function withoutPrototype(): Record<string, string> {
  return Object.setPrototypeOf({}, null);
}

function ownValue(holder: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
