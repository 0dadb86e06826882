// What must hold of every policy, whatever it says: laws between decisions, which need no oracle to be checked.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccessToken } from '../../src/runtime/claims.ts';
import type { Policy } from '../../src/runtime/policy.ts';
import { policyOf } from '../properties/decide-call.ts';
import { type RandomManifest, randomManifest, roleNames, scopeNames } from '../properties/random-manifest.ts';
import { type RandomNumbers, randomNumbers } from './random-numbers.ts';
import { callerId, randomRequest } from './random-request.ts';
import { type Answer, sameAnswer, withIncluded } from './reference.ts';
import { runPolicy, tokenOf } from './run-policy.ts';

interface Permissions {
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
}

const manifests = 40;
const tokens = 60;
const requests = 6;

/** Holds a law to random cases; `law` gives two answers and says how they must be related. */
function holds(
  law: (situation: {
    readonly manifest: RandomManifest;
    readonly policy: Policy;
    readonly kind: AccessToken['kind'];
    readonly held: Permissions;
    readonly random: RandomNumbers;
    readonly ask: (policy: Policy, token: AccessToken | undefined) => Answer;
  }) => void,
): void {
  const random = randomNumbers();
  for (const manifest of fc.sample(randomManifest, manifests)) {
    const policy = policyOf(manifest);
    for (let index = 0; index < tokens; index++) {
      const kind = random.chance(0.5) ? 'delegated' : 'application';
      const held = { scopes: random.some(scopeNames, 0.3), roles: random.some(roleNames, 0.3) };
      for (let count = 0; count < requests; count++) {
        const request = randomRequest(random);
        law({ manifest, policy, kind, held, random, ask: (of, token) => runPolicy(of, token, request) });
      }
    }
  }
}

/** Twenty thousand comparisons: only one that fails is worth the cost of a message. */
function expectSame(answer: Answer, other: Answer): void {
  if (!sameAnswer(answer, other)) expect(answer).toEqual(other);
}

/** A sound token with these permissions; a delegated one has a scope that means nothing, so that it is one at all. */
function tokenWith(kind: AccessToken['kind'], { scopes, roles }: Permissions): AccessToken {
  const claims = { oid: callerId, sub: callerId, tid: 'work-tenant', roles };
  const token = tokenOf(
    kind === 'application'
      ? { ...claims, idtyp: 'app' }
      : { ...claims, idtyp: 'user', scp: ['openid', ...scopes].join(' ') },
  );
  if (token === undefined) throw new Error('the token is not sound');
  return token;
}

it('another permission in the token never takes anything away', () => {
  let allowed = 0;
  holds(({ policy, kind, held, random, ask }) => {
    if (ask(policy, tokenWith(kind, held)).status !== 'allow') return;
    allowed += 1;
    const more = { scopes: [...held.scopes, random.pick(scopeNames)], roles: [...held.roles, random.pick(roleNames)] };
    const answer = ask(policy, tokenWith(kind, more));
    if (answer.status !== 'allow') expect({ held, more, answer }).toBe('allowed, as with fewer permissions');
  });
  expect(allowed).toBeGreaterThan(1000);
}, 120_000);

it('the order of permissions and doubles among them change nothing, not even the alternative', () => {
  holds(({ policy, kind, held, ask }) => {
    const shuffled = {
      scopes: [...held.scopes.toReversed(), ...held.scopes],
      roles: [...held.roles.toReversed(), ...held.roles],
    };
    expectSame(ask(policy, tokenWith(kind, shuffled)), ask(policy, tokenWith(kind, held)));
  });
}, 120_000);

it('what a policy says of one kind of access means nothing for the other', () => {
  let told = 0;
  const others = new Map<RandomManifest, { readonly delegated: Policy; readonly application: Policy }>();
  holds(({ manifest, policy, kind, held, ask }) => {
    const alone = others.get(manifest) ?? {
      delegated: policyOf(without(manifest, 'application')),
      application: policyOf(without(manifest, 'delegated')),
    };
    others.set(manifest, alone);
    const token = tokenWith(kind, held);
    const answer = ask(policy, token);
    told += answer.status === 'allow' ? 1 : 0;
    expectSame(ask(alone[kind], token), answer);
  });
  expect(told).toBeGreaterThan(1000);
}, 120_000);

it('scopes say nothing for an app as itself, app roles that only apps may have nothing for a user', () => {
  holds(({ manifest, policy, held, ask }) => {
    const scopesOnly = tokenWith('application', { scopes: held.scopes, roles: [] });
    expectSame(ask(policy, scopesOnly), ask(policy, tokenWith('application', { scopes: [], roles: [] })));
    const userRoles = held.roles.filter((name) => manifest.appRoles[name]?.allowedMemberTypes.includes('User'));
    expectSame(
      ask(policy, tokenWith('delegated', held)),
      ask(policy, tokenWith('delegated', { ...held, roles: userRoles })),
    );
  });
}, 120_000);

it('including is transitive: stating everything that is included, at any depth, changes nothing', () => {
  const closed = new Map<RandomManifest, Policy>();
  holds(({ manifest, policy, kind, held, ask }) => {
    const closure = closed.get(manifest) ?? policyOf(withClosedIncludes(manifest));
    closed.set(manifest, closure);
    expectSame(ask(closure, tokenWith(kind, held)), ask(policy, tokenWith(kind, held)));
  });
}, 120_000);

it('a scope that includes others does what a token with all of them does, and no more', () => {
  const flat = new Map<RandomManifest, Policy>();
  holds(({ manifest, policy, held, ask }) => {
    const plain = flat.get(manifest) ?? policyOf(withoutScopeIncludes(manifest));
    flat.set(manifest, plain);
    const spelled = { ...held, scopes: [...withIncluded(held.scopes, manifest.scopes)] };
    expectSame(ask(plain, tokenWith('delegated', spelled)), ask(policy, tokenWith('delegated', held)));
  });
}, 120_000);

/** An endpoint stays declared: where nothing else is left, it asks for a permission that nobody has. */
function without(manifest: RandomManifest, kind: AccessToken['kind']): RandomManifest {
  const nobody = { allOf: ['Nobody'] };
  const endpoints = Object.entries(manifest.endpoints).map(([key, endpoint]) => {
    if (endpoint[kind] === undefined) return [key, endpoint] as const;
    const { [kind]: _, ...rest } = endpoint;
    const other = kind === 'delegated' ? 'application' : 'delegated';
    return [key, Object.keys(rest).length > 0 ? rest : { [other]: [nobody] }] as const;
  });
  const never = { includes: [] };
  return {
    ...manifest,
    scopes: kind === 'application' ? { ...manifest.scopes, Nobody: never } : manifest.scopes,
    appRoles:
      kind === 'delegated'
        ? { ...manifest.appRoles, Nobody: { ...never, allowedMemberTypes: ['Application'] } }
        : manifest.appRoles,
    endpoints: Object.fromEntries(endpoints),
  };
}

function withClosedIncludes(manifest: RandomManifest): RandomManifest {
  const closed = <Each extends { readonly includes: readonly string[] }>(
    declared: Readonly<Record<string, Each>>,
  ): Readonly<Record<string, Each>> =>
    Object.fromEntries(
      Object.entries(declared).map(([name, each]) => [
        name,
        { ...each, includes: [...withIncluded([name], declared)].filter((included) => included !== name) },
      ]),
    );
  return { ...manifest, scopes: closed(manifest.scopes), appRoles: closed(manifest.appRoles) };
}

function withoutScopeIncludes(manifest: RandomManifest): RandomManifest {
  const scopes = Object.fromEntries(Object.keys(manifest.scopes).map((name) => [name, { includes: [] }]));
  return { ...manifest, scopes };
}
