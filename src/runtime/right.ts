// Asks the second question of a decision: may this caller do this to that resource? Whatever happens while it is asked,
// only exactly `true` is a yes, and of a right over a collection only a filter.
import type { ApplicationIdentity, DelegatedIdentity } from './access.ts';
import type { AccessToken } from './claims.ts';
import type { RequiredRight } from './compile-endpoint.ts';
import { denials } from './denial.ts';
import type { Denial } from './denial.ts';
import { isFilter } from './filter.ts';
import type { Filter } from './filter.ts';
import { inTime, isThenable } from './in-time.ts';
import type { PathParams } from './matcher.ts';
import type { RightClaim } from './table.ts';

/** The right is given, with the filter of a right over a collection; or why it is not. */
export type RightAnswer = { readonly outcome: 'given'; readonly filter: Filter<unknown> | undefined } | Denial;

const given: RightAnswer = Object.freeze({ outcome: 'given', filter: undefined });

/**
 * Asks for one right.
 *
 * `matches` compares exactly, letter by letter (Entra writes object, tenant and app ids in lower case); a fact that the
 * token does not state equals nothing. A function of the service gets frozen objects; a value other than `true` is a no
 * (of a right over a collection: other than what `filter` made, `true` included, for it leaves nothing to query with), a
 * throw or a rejection is `right-failed`, and no answer in time is `right-timed-out`.
 *
 * @param decide the service's function; not looked at for `self` and `matches`
 * @param timeout in milliseconds
 * @returns a promise only when the service's function gave one
 */
export function askRight(
  right: RequiredRight,
  token: AccessToken,
  params: PathParams,
  decide: unknown,
  timeout: number,
): RightAnswer | Promise<RightAnswer> {
  switch (right.kind) {
    case 'self':
      return given;
    case 'matches': {
      const matching = right.pairs.every(([param, claim]) => isSame(params[param], factOf(token, claim)));
      return matching ? given : denials['right-denied'];
    }
    case 'service':
      return askService(decide, identityOf(token), pick(params, right.params), right.collection, timeout);
  }
}

function askService(
  decide: unknown,
  identity: DelegatedIdentity | ApplicationIdentity,
  params: PathParams,
  collection: boolean,
  timeout: number,
): RightAnswer | Promise<RightAnswer> {
  if (typeof decide !== 'function') return denials['right-failed'];
  try {
    const answer: unknown = decide(identity, params);
    if (!isThenable(answer)) return readAnswer(answer, collection);
    return inTime(answer, timeout, {
      answered: (value) => readAnswer(value, collection),
      failed: () => denials['right-failed'],
      late: () => denials['right-timed-out'],
    });
  } catch {
    return denials['right-failed'];
  }
}

function readAnswer(answer: unknown, collection: boolean): RightAnswer {
  if (collection) return isFilter(answer) ? { outcome: 'given', filter: answer } : denials['right-denied'];
  return answer === true ? given : denials['right-denied'];
}

/** Missing or empty on either side is never the same. */
function isSame(param: string | undefined, fact: string | undefined): boolean {
  return param !== undefined && param !== '' && param === fact;
}

function factOf(token: AccessToken, claim: RightClaim): string | undefined {
  switch (claim) {
    case 'user.oid':
      return token.kind === 'delegated' ? token.user.oid : undefined;
    case 'user.tid':
      return token.kind === 'delegated' ? token.user.tid : undefined;
    case 'app.oid':
      return token.kind === 'application' ? token.app.oid : undefined;
    case 'app.appId':
      return token.kind === 'application' ? token.app.appId : undefined;
  }
}

function identityOf(token: AccessToken): DelegatedIdentity | ApplicationIdentity {
  if (token.kind === 'application') {
    return Object.freeze({ kind: token.kind, app: Object.freeze(token.app), claims: token.claims });
  }
  const { kind, user, client, claims } = token;
  return Object.freeze({ kind, user: Object.freeze(user), client: Object.freeze(client), claims });
}

function pick(params: PathParams, names: readonly string[]): PathParams {
  const picked: Record<string, string> = Object.create(null);
  for (const name of names) {
    const value = params[name];
    if (value !== undefined) picked[name] = value;
  }
  return Object.freeze(picked);
}
