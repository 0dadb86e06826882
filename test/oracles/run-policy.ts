// One request through the runtime as guards run it, apart from the signature: path, claims, permissions, rights.
import { authorize } from '../../src/runtime/authorize.ts';
import { readToken, type AccessToken } from '../../src/runtime/claims.ts';
import type { Policy } from '../../src/runtime/policy.ts';
import type { RandomRequest } from './random-request.ts';
import type { Answer } from './reference.ts';

const services = {
  yes: { 'may.see': () => true },
  no: { 'may.see': () => false },
  truthy: { 'may.see': () => ({ outcome: 'given' }) },
  throws: {
    'may.see': () => {
      throw new Error('the service is down');
    },
  },
};

/** The token that claims make; undefined for none. */
export function tokenOf(claims: unknown): AccessToken | undefined {
  const read = readToken(claims);
  return read.ok ? read.token : undefined;
}

/** What the runtime answers; a token that was seen before is decided by what is remembered of it. */
export function runPolicy(
  policy: Policy,
  token: AccessToken | undefined,
  { method, path, answer }: RandomRequest,
): Answer {
  const match = policy.match(method, path);
  if (match.outcome === 'method-not-allowed') return { status: 405 };
  if (match.outcome !== 'match') return { status: match.outcome === 'malformed' ? 400 : 404 };
  const verdict = authorize(policy, match.key, token, match.params, services[answer]);
  if (verdict instanceof Promise) throw new Error('no right of these cases answers later');
  if (verdict.outcome === 'deny') {
    if (verdict.status === 503) throw new Error('no right of these cases can time out');
    return { status: verdict.status };
  }
  const { access } = verdict;
  if (access.kind === 'anonymous') return { status: 'allow', kind: 'anonymous', via: [], properties: undefined };
  return { status: 'allow', kind: access.kind, via: access.via, properties: access.properties };
}
