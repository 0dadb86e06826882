// The explanation of a call for people says what its answer rests on; the one for machines has nothing more than is stated.
import { expect, test } from 'vitest';
import { renderCall } from '../../src/cli/explanations/render-call.ts';
import { createCallExplainer, printedCall } from '../../src/explain/explain-call.ts';
import { paint } from '../../src/report/paint.ts';
import { catalogOf } from '../reason/catalog-of.ts';

const explain = createCallExplainer(
  catalogOf({
    'GET /me/events': {
      delegatedWork: ['!Calendars.ReadBasic', 'Calendars.Read'],
      application: ['!?Calendars.ReadBasic'],
    },
    'PATCH /notes/{id}': { delegatedWork: ['!?Notes.Read', 'Notes.ReadWrite'], application: ['?Directory.Read.All'] },
    'GET /groups': { delegatedWork: ['!Group.Read', '!Group-Other.Read'] },
    'GET /group-sets': { delegatedWork: ['Set.Read + Group.Read', 'Set.ReadWrite'] },
  }),
  false,
);

test.each([
  [
    'GET /me/events',
    `GET /me/events
  operation  /me/events
  delegated access, work account:
    least     Calendars.ReadBasic
    accepted  Calendars.ReadBasic, Calendars.Read
  delegated access, personal account: not possible
  application-only access:
    least     Calendars.ReadBasic (published, but not relied on: only listed)
    accepted  Calendars.ReadBasic`,
  ],
  [
    'PATCH /notes/1',
    `PATCH /notes/1
  operation  /notes/{id}
  delegated access, work account:
    least     Notes.ReadWrite (worked out: no published answer can be relied on)
    accepted  Notes.Read, Notes.ReadWrite
  delegated access, personal account: not possible
  application-only access:
    least     none that could be relied on
    accepted  Directory.Read.All`,
  ],
  [
    'GET /groups',
    `GET /groups
  operation  /groups
  delegated access, work account:
    least     Group-Other.Read, or Group.Read
    accepted  Group.Read, Group-Other.Read
  delegated access, personal account: not possible
  application-only access: not possible`,
  ],
])('%s', (call, expected) => {
  expect(renderCall(explain(call), paint(false)).join('\n')).toBe(expected);
});

test('for machines', () => {
  expect(printedCall(explain('GET /me/events'))).toEqual({
    call: 'GET /me/events',
    template: '/me/events',
    aliased: false,
    access: {
      delegatedWork: { least: [['Calendars.ReadBasic']], accepted: [['Calendars.ReadBasic'], ['Calendars.Read']] },
      delegatedPersonal: { least: [], accepted: [] },
      application: { least: [['Calendars.ReadBasic']], accepted: [['Calendars.ReadBasic']] },
    },
  });
});
