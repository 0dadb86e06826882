// Ten thousand random cases: the runtime allows what Cedar's engine permits by the policies that permc writes for it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAllowed, policyOf } from '../properties/decide-call.ts';
import { randomCall, randomManifest } from '../properties/random-manifest.ts';
import { cedarOracle } from './cedar-oracle.ts';

const manifests = 50;
const calls = 200;

it(`${(manifests * calls).toLocaleString('en')} decisions are those of Cedar`, async () => {
  const seen = { allow: 0, deny: 0 };
  const drawn = fc.sample(randomCall, manifests * calls);
  for (const [index, manifest] of fc.sample(randomManifest, manifests).entries()) {
    const policy = policyOf(manifest);
    const permits = cedarOracle(manifest, `manifest-${index}`);
    for (const call of drawn.slice(index * calls, (index + 1) * calls)) {
      const permitted = permits(call);
      seen[permitted ? 'allow' : 'deny'] += 1;
      if ((await isAllowed(policy, call)) === permitted) continue;
      expect({ call, manifest, permitted }).toBe('decided alike by Cedar and the runtime');
    }
  }
  expect(Math.min(seen.allow, seen.deny)).toBeGreaterThan(1000);
}, 240_000);
