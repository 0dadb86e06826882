// The limits and defaults of a guard, and what it refuses for an adapter: the answer, and the record of it.
import { expect, it } from 'vitest';
import type { DecisionRecord } from '../../src/runtime/decision-record.ts';
import { denials } from '../../src/runtime/denial.ts';
import { createGuard } from '../../src/runtime/guard.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { Verification } from '../../src/runtime/token-verifier.ts';
import { tableOf, userToken } from './policies.ts';

const policy = definePolicy(
  tableOf({
    scopes: { A: [] },
    endpoints: { 'GET /x': { delegated: [{ scopes: ['A'], accounts: ['work'] }], challenge: ['A'] }, 'PUT /y': {} },
  }),
);
const verify = async (): Promise<Verification> => ({ ok: true, token: userToken(['A'], { iat: 100 }) });
const request = { authorization: ['Bearer x'], tokenElsewhere: false, params: {} };

it.each<[string, object, boolean]>([
  ['a minute for a right', { rightTimeout: 60_000 }, true],
  ['the least time for a right', { rightTimeout: Number.MIN_VALUE }, true],
  ['more than a minute for a right', { rightTimeout: 60_000.5 }, false],
  ['no time for a right', { rightTimeout: 0 }, false],
  ['less than no time for a right', { rightTimeout: -1 }, false],
  ['for ever for a right', { rightTimeout: Number.POSITIVE_INFINITY }, false],
  ['no verifier', { verify: undefined }, false],
  ['a verifier that is no function', { verify: {} }, false],
  ['no clock', { clock: false }, true],
  ['a clock that is no function', { clock: 0 }, false],
])('starts with %s or does not', (_, options, starts) => {
  const start = (): unknown => createGuard(policy, { verify, rights: {}, ...options });
  if (starts) expect(start).not.toThrow();
  else expect(start).toThrow(expect.objectContaining({ code: 'option-invalid' }));
});

it('has a realm, a clock and a record of what an adapter refuses', () => {
  const records: DecisionRecord[] = [];
  const guard = createGuard(policy, { verify, rights: {}, onDecision: (record) => records.push(record) });
  expect(guard.refuse('GET /x', denials['token-missing'])).toMatchObject({
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer realm="API"' },
  });
  expect(guard.refuse(undefined, denials['method-not-allowed'], { allow: ['GET'] })).toMatchObject({
    status: 405,
    headers: { Allow: 'GET' },
  });
  expect(guard.refuseUndeclared('PUT', '/y').status).toBe(404);
  expect(records).toMatchObject([
    { endpoint: 'GET /x', requirement: { challenge: ['A'] }, reason: 'token-missing', duration: undefined },
    { endpoint: undefined, requirement: undefined, reason: 'method-not-allowed', duration: undefined },
    { endpoint: 'PUT /y', requirement: {}, reason: 'undeclared', duration: undefined },
  ]);
});

it('says when keys may be had again, and how long a decision took', async () => {
  const records: DecisionRecord[] = [];
  const unavailable = async (): Promise<Verification> => ({
    ok: false,
    status: 503,
    reason: 'keys-unavailable',
    retryAfter: 7,
  });
  const options = { rights: {}, onDecision: (record: DecisionRecord) => records.push(record) };
  const verdict = await createGuard(policy, { verify: unavailable, ...options }).check('GET /x', request);
  expect(verdict).toMatchObject({ outcome: 'deny', answer: { status: 503, headers: { 'Retry-After': '7' } } });
  expect(records[0]?.duration).toBeGreaterThanOrEqual(0);
});

it('times nothing when it is told not to', async () => {
  const records: DecisionRecord[] = [];
  const options = {
    verify,
    rights: {},
    clock: false,
    onDecision: (record: DecisionRecord) => records.push(record),
  } as const;
  const guard = createGuard(policy, options);
  await guard.check('GET /x', request);
  await guard.check('GET /x', { ...request, authorization: [] });
  expect(records).toMatchObject([
    { outcome: 'allow', endpoint: 'GET /x', duration: undefined },
    { outcome: 'deny', endpoint: 'GET /x', reason: 'token-missing', duration: undefined },
  ]);
});

it.each<[number | undefined, string]>([
  [undefined, 'allow'],
  [100, 'allow'],
  [101, 'deny'],
])('asks whether the session was revoked since %s', async (since, outcome) => {
  for (const revokedSince of [() => since, async () => since]) {
    const guard = createGuard(policy, { verify, rights: {}, revokedSince });
    expect(await guard.check('GET /x', request)).toMatchObject({ outcome });
  }
});
