// The calls inside a JSON batch, from bodies good and bad.
import { expect, test } from 'vitest';
import { batchCalls } from '../../src/reason/catalog-batch.ts';

test('the calls of a batch come in their order', () => {
  const body = {
    requests: [
      { id: '1', method: 'GET', url: '/me' },
      { id: '2', dependsOn: ['1'], method: 'POST', url: '/me/sendMail', body: {} },
    ],
  };
  expect(batchCalls(body)).toEqual({
    calls: [
      { method: 'GET', url: '/me' },
      { method: 'POST', url: '/me/sendMail' },
    ],
    malformed: 0,
  });
});

test.each([[undefined], [null], [[]], ['requests'], [{}], [{ requests: {} }], [{ requests: 'GET /me' }]])(
  '%j has no calls',
  (body) => {
    expect(batchCalls(body)).toEqual({ calls: [], malformed: 0 });
  },
);

test('what is no call is counted', () => {
  const requests = [null, 'GET /me', { method: 'GET' }, { method: 1, url: '/me' }, { method: 'GET', url: '/me' }];
  expect(batchCalls({ requests })).toEqual({ calls: [{ method: 'GET', url: '/me' }], malformed: 4 });
});
