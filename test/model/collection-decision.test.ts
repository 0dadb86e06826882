// Decision tests over a right that answers with a filter: a yes of the test is some filter, a no is none.
import { expect, it } from 'vitest';
import { runDecisionTests } from '../../src/reason/decision-tests.ts';
import { compileFiles } from './compile-files.ts';

it('decides on a right over a collection as on any other', async () => {
  const { model } = compileFiles({
    'permissions.yaml': `permc: 1
app: { name: files }
scopes: { Files.Read: {} }
rights: { files.visible: { collection: true } }
endpoints: { GET /files: { delegated: { scope: Files.Read, right: files.visible } } }
tests:
  - { name: yes, request: GET /files, delegated: { scopes: [Files.Read] }, rights: { files.visible: true }, expect: allow }
  - { name: no, request: GET /files, delegated: { scopes: [Files.Read] }, rights: { files.visible: false }, expect: 403 }
  - { name: wrong, request: GET /files, delegated: { scopes: [Files.Read] }, expect: allow }
`,
  });
  if (model === undefined) throw new Error('the manifest does not compile');
  const results = await runDecisionTests(model);
  expect(results.map(({ passed, reason }) => [passed, reason])).toEqual([
    [true, 'delegated access by Files.Read; `files.visible` says yes (`GET /files`)'],
    [true, 'the caller has no right to this resource; `files.visible` says no (`GET /files`)'],
    [false, 'the caller has no right to this resource; `files.visible` is not answered by the test (`GET /files`)'],
  ]);
});
