// A million random cases: whatever the manifest, the token and the request, the runtime answers as the reference does.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policyOf } from '../properties/decide-call.ts';
import { randomManifest } from '../properties/random-manifest.ts';
import { randomNumbers } from './random-numbers.ts';
import { randomClaims, randomRequest } from './random-request.ts';
import { type Answer, referenceOf, sameAnswer } from './reference.ts';
import { runPolicy, tokenOf } from './run-policy.ts';

const manifests = 250;
const tokens = 200;
const requests = 20;

it(`${(manifests * tokens * requests).toLocaleString('en')} decisions are those of the reference`, () => {
  const random = randomNumbers();
  const seen = new Map<string, number>();
  const disagreements: object[] = [];
  for (const manifest of fc.sample(randomManifest, manifests)) {
    const policy = policyOf(manifest);
    const reference = referenceOf(manifest);
    for (let index = 0; index < tokens; index++) {
      // Of no token and of a bad one both know no more than that there is none.
      const claims = randomClaims(random);
      const token = tokenOf(claims);
      const caller = reference.caller(claims);
      for (let count = 0; count < requests; count++) {
        const request = randomRequest(random);
        const expected = reference.decide(caller, request);
        const answer = runPolicy(policy, token, request);
        const outcome = outcomeOf(answer);
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
        if (!sameAnswer(answer, expected)) disagreements.push({ claims, request, answer, expected, manifest });
      }
    }
  }
  expect(disagreements.slice(0, 1)).toEqual([]);
  // Cases that are all alike would prove nothing.
  for (const [outcome, least] of [...common.map((name) => [name, 10_000] as const), ...rare]) {
    expect({ outcome, count: seen.get(outcome) ?? 0 }).toSatisfy(({ count }: { count: number }) => count >= least);
  }
}, 240_000);

const common = ['401', '403', '405', 'anonymous', 'delegated', 'application'];
const rare = [
  ['400', 1000],
  ['404', 1000],
  ['500', 1000],
] as const;

function outcomeOf(answer: Answer): string {
  return answer.status === 'allow' ? answer.kind : String(answer.status);
}
