import { expect, it } from 'vitest';
import type { DecisionRecord } from '../../src/runtime/decision-record.ts';
import { explainDecision } from '../../src/runtime/explain-decision.ts';
import { filter } from '../../src/runtime/filter.ts';
import { createGuard } from '../../src/runtime/guard.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { tableOf, tokenOf } from './policies.ts';

const table = tableOf({
  scopes: { 'Files.Read': [] },
  rights: { 'file.read': { params: ['id'] }, visible: { params: [], collection: true } },
  endpoints: {
    'GET /files/{id}': { delegated: [{ scopes: ['Files.Read'], right: 'file.read', accounts: ['work'] }] },
    'GET /files': { delegated: [{ scopes: ['Files.Read'], right: 'visible', accounts: ['work'] }] },
    'GET /health': { anonymous: true },
  },
});
const policy = definePolicy(table);
const claims = { idtyp: 'user', oid: 'alice', tid: 'contoso', azp: 'client', scp: 'Files.Read' };
const params = { id: '1' };

it.each([true, false])('is the record of the guard, without a request (right: %s)', async (answer) => {
  const records: DecisionRecord[] = [];
  const guard = createGuard(policy, {
    verify: async () => ({ ok: true, token: tokenOf(claims) }),
    rights: Object({ 'file.read': () => answer, visible: () => false }),
    onDecision: (record) => records.push(record),
    clock: () => 0,
  });
  await guard.check('GET /files/{id}', { authorization: ['Bearer x'], tokenElsewhere: false, params });
  const rights = { 'file.read': answer };
  expect(records).toEqual([await explainDecision(policy, 'GET /files/{id}', { claims, params, rights })]);
  expect(records).toMatchObject([{ outcome: answer ? 'allow' : 'deny', rights: [{ right: 'file.read' }] }]);
});

it('says what an endpoint requires when nothing is supposed', async () => {
  expect(await explainDecision(policy, 'GET /files')).toMatchObject({
    outcome: 'deny',
    status: 401,
    reason: 'token-missing',
    requirement: table.endpoints['GET /files'],
  });
  expect(await explainDecision(policy, 'GET /health', { claims: 'odd' })).toMatchObject({ outcome: 'allow' });
  expect(await explainDecision(policy, 'GET /nothing', { claims })).toMatchObject({ reason: 'undeclared' });
});

it('lets nobody in by odd claims, missing parameters or a plain yes for a collection', async () => {
  expect(await explainDecision(policy, 'GET /files', { claims: { scp: 'Files.Read' } })).toMatchObject({
    status: 401,
    fault: 'user-unidentified',
  });
  expect(await explainDecision(policy, 'GET /files/{id}', { claims, rights: { 'file.read': true } })).toMatchObject({
    reason: 'parameter-missing',
  });
  const yes = await explainDecision(policy, 'GET /files', { claims, rights: { visible: true } });
  expect(yes).toMatchObject({ reason: 'right-denied', rights: [{ right: 'visible', answer: 'no' }] });
  const some = await explainDecision(policy, 'GET /files', { claims, rights: { visible: filter({ owner: 'alice' }) } });
  expect(some).toMatchObject({ outcome: 'allow' });
});
