// The decision on random tables and tokens: as the plain reference decides, and never less for more permissions. The
// stated cases are in decide.test.ts, which alone runs for every mutant of the decision.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AccessToken, personalTenant } from '../../src/runtime/claims.ts';
import { decide } from '../../src/runtime/decide.ts';
import type { AccountKind, EndpointRow, PolicyTable } from '../../src/runtime/table.ts';
import { appToken, endpointOf, referenceDecision, tableOf, userToken } from './policies.ts';

const both: readonly AccountKind[] = ['work', 'personal'];

const scopeNames = ['A', 'A.B', 'B', 'AA', 'B.A', 'constructor'];
// More names than one word of a mask holds.
const fillers = Array.from({ length: 40 }, (_, index) => `Filler.${index}`);
const roleNames = ['R', 'R.S', 'S', 'SR'];

const tables: fc.Arbitrary<{ readonly table: PolicyTable; readonly row: EndpointRow }> = fc
  .record({
    includes: fc.array(fc.subarray(scopeNames, { maxLength: 2 }), { minLength: 6, maxLength: 6 }),
    roles: fc.array(
      fc.record({
        members: fc.subarray<'User' | 'Application'>(['User', 'Application'], { minLength: 1 }),
        includes: fc.subarray(roleNames, { maxLength: 2 }),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    row: fc.record(
      {
        delegated: fc.array(
          fc.record(
            {
              scopes: fc.subarray([...scopeNames, 'Filler.39'], { minLength: 1, maxLength: 2 }),
              userRole: fc.constantFrom(...roleNames),
              accounts: fc.subarray([...both], { minLength: 1 }),
            },
            { requiredKeys: ['scopes', 'accounts'] },
          ),
          { maxLength: 3 },
        ),
        application: fc.array(fc.record({ roles: fc.subarray(roleNames, { minLength: 1, maxLength: 2 }) }), {
          maxLength: 3,
        }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ includes, roles, row }) => ({
    row,
    table: tableOf({
      scopes: Object.fromEntries([
        ...fillers.map((name) => [name, []]),
        ...scopeNames.map((name, index) => [name, includes[index] ?? []]),
      ]),
      appRoles: Object.fromEntries(
        roleNames.map((name, index) => [name, roles[index] ?? { members: [], includes: [] }]),
      ),
      endpoints: { 'GET /x': row },
    }),
  }));

const callers = fc.record({
  kind: fc.constantFrom('delegated', 'application'),
  account: fc.constantFrom('work', 'personal'),
  scopes: fc.array(fc.constantFrom(...scopeNames, 'Filler.39', 'a', 'A.', 'toString'), { maxLength: 5 }),
  roles: fc.array(fc.constantFrom(...roleNames, 'r', 'Q'), { maxLength: 4 }),
});

function tokenFor(caller: { kind: string; account: string; scopes: string[]; roles: string[] }): AccessToken {
  const tid = caller.account === 'personal' ? personalTenant : 'contoso';
  return caller.kind === 'delegated' ? userToken(caller.scopes, { tid, roles: caller.roles }) : appToken(caller.roles);
}

it('agrees with the reference on any table and any token, on every look', () => {
  const tally = { allow: 0, deny: 0 };
  fc.assert(
    fc.property(tables, callers, ({ table: any, row }, caller) => {
      const endpoint = endpointOf(any);
      const token = tokenFor(caller);
      const expected = referenceDecision(any, row, caller);
      for (let look = 0; look < 3; look++) {
        const decision = decide(endpoint, token);
        expect(decision.outcome === 'allow' ? decision.index : undefined).toBe(expected);
      }
      tally[expected === undefined ? 'deny' : 'allow']++;
    }),
    { numRuns: 5000 },
  );
  expect(tally.allow).toBeGreaterThan(200);
  expect(tally.deny).toBeGreaterThan(200);
});

it('never takes access away when a permission is added, and does not look at order or duplicates', () => {
  fc.assert(
    fc.property(
      tables,
      callers,
      fc.constantFrom(...scopeNames),
      fc.constantFrom(...roleNames),
      ({ table: any }, caller, scope, role) => {
        const endpoint = endpointOf(any);
        const before = decide(endpoint, tokenFor(caller));
        const mixed = {
          ...caller,
          scopes: [...caller.scopes, ...caller.scopes].toReversed(),
          roles: [...caller.roles].toReversed(),
        };
        expect(decide(endpoint, tokenFor(mixed))).toBe(before);
        const more = { ...caller, scopes: [...caller.scopes, scope], roles: [role, ...caller.roles] };
        if (before.outcome === 'allow') expect(decide(endpoint, tokenFor(more)).outcome).toBe('allow');
      },
    ),
    { numRuns: 2000 },
  );
});
