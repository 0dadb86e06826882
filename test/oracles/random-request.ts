// Random tokens and requests against the random manifests of the property tests: sound, odd and contradictory ones.
import { personalTenant } from '../../src/runtime/claims.ts';
import { roleNames, scopeNames } from '../properties/random-manifest.ts';
import type { RandomNumbers } from './random-numbers.ts';

/** What a service may answer when it is asked for a right; only the first is a yes. */
export type ServiceAnswer = 'yes' | 'no' | 'truthy' | 'throws';

/** A request, apart from its token. */
export interface RandomRequest {
  readonly method: string;
  readonly path: string;
  readonly answer: ServiceAnswer;
}

/** The caller's object id, and with some luck that of the resource's owner. */
export const callerId = 'caller-oid';

const claimedScopes = [...scopeNames, ...roleNames, 'Unknown', 'A.Rea', 'A.Read.All'];
const claimedRoles = [...roleNames, ...scopeNames, 'Unknown', 'R.Read.Al'];

/** The claims of a token: as Entra writes them four times out of five, and odd in one place or another else. */
export function randomClaims(random: RandomNumbers): unknown {
  const app = random.chance(0.5);
  const scopes = withDoubles(random.some(claimedScopes, 0.25), random);
  const roles = withDoubles(random.some(claimedRoles, 0.3), random);
  const named = random.chance(0.7);
  const tid = random.chance(0.3) ? personalTenant : 'work-tenant';
  const claims: Record<string, unknown> = {
    oid: callerId,
    sub: app ? callerId : 'pairwise',
    tid,
    azp: 'client',
    roles,
  };
  if (named) claims['idtyp'] = app ? 'app' : 'user';
  if (!app) claims['scp'] = random.chance(0.2) ? scopes : scopes.join(random.chance(0.05) ? '  ' : ' ');
  if (random.chance(0.8)) return claims;
  const odd = random.pick<() => unknown>([
    () => ({ ...claims, idtyp: random.pick<unknown>(['app', 'user', 'device', '', 1, null]) }),
    () => ({ ...claims, scp: random.pick<unknown>(['', 'A.Read', ['A.Read'], ['A.Read A'], [''], [], 1, null, {}]) }),
    () => ({ ...claims, roles: random.pick<unknown>(['R.Read', ['R.Read', 1], [['R.Read']], { 0: 'R.Read' }, null]) }),
    () => ({ ...claims, oid: random.pick<unknown>(['', undefined, 1, 'pairwise', [callerId]]) }),
    () => ({ ...claims, tid: random.pick<unknown>(['', undefined, 1]) }),
    () => ({ ...claims, sub: random.pick<unknown>(['', undefined, callerId, 1]) }),
    () => ({ ...claims, appid: random.pick<unknown>(['client', 'other', 1]) }),
    () => JSON.parse(`{"__proto__":${JSON.stringify(claims)}}`),
    () => Object.create(claims),
    () => Object.assign(Object.create(null), claims),
    () => random.pick<unknown>([null, [], [claims], 'text', 1, undefined]),
  ]);
  return odd();
}

/** A request, mostly for what random manifests declare. */
export function randomRequest(random: RandomNumbers): RandomRequest {
  const id = random.pick([callerId, callerId, 'somebody', 'Caller-oid', '%63aller-oid', 'a%2Fb']);
  const path = random.pick([
    '/a',
    `/a/${id}`,
    `/a/${id}/b`,
    `/c/${id}/${callerId}`,
    `/c/range(x='${id}')`,
    `/c/range(x=${id})`,
    ...(random.chance(0.1) ? ['/', '/A', '/a/', `/a/${id}/c`, '/a/%zz', `/a/${id}/`, '/c/..', "/c/range(x='')"] : []),
  ]);
  return {
    method: random.chance(0.95) ? random.pick(['GET', 'POST']) : random.pick(['HEAD', 'PUT', 'get']),
    path,
    answer: random.pick(['yes', 'yes', 'yes', 'no', 'truthy', 'throws']),
  };
}

function withDoubles(names: readonly string[], random: RandomNumbers): readonly string[] {
  const [first] = names;
  return first !== undefined && random.chance(0.2) ? [...names, first] : names;
}
