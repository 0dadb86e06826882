// Random manifests and callers: the runtime must decide as a naive reading of the manifest does, and as Cedar does.
import { isAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cedarPolicies, cedarRequest } from './cedar.ts';
import { isAllowed, policyOf } from './decide-call.ts';
import { oracle } from './oracle.ts';
import { randomCall, randomManifest } from './random-manifest.ts';

describe('the runtime decides', () => {
  it('as the naive oracle does', async () => {
    const decisions = { allowed: 0, denied: 0 };
    await fc.assert(
      fc.asyncProperty(
        randomManifest,
        fc.array(randomCall, { minLength: 20, maxLength: 20 }),
        async (manifest, calls) => {
          const policy = policyOf(manifest);
          for (const call of calls) {
            const expected = oracle(manifest, call);
            decisions[expected ? 'allowed' : 'denied'] += 1;
            expect({ call, allowed: await isAllowed(policy, call) }).toEqual({ call, allowed: expected });
          }
        },
      ),
      { numRuns: 150 },
    );
    // A generator that only ever misses would prove nothing.
    expect(decisions.allowed).toBeGreaterThan(500);
    expect(decisions.denied).toBeGreaterThan(500);
  }, 120_000);

  it('as Cedar does on the same conditions', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomManifest,
        fc.array(randomCall, { minLength: 10, maxLength: 10 }),
        async (manifest, calls) => {
          const policy = policyOf(manifest);
          const policies = { staticPolicies: cedarPolicies(manifest) };
          for (const call of calls) {
            const answer = isAuthorized({ ...cedarRequest(manifest, call), policies, entities: [] });
            if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'));
            expect(answer.response.diagnostics.errors).toEqual([]);
            const allowed = answer.response.decision === 'allow';
            expect({ call, allowed: await isAllowed(policy, call) }).toEqual({ call, allowed });
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});
