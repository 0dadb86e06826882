// `authentication:` from the manifest to every output and back: its errors, the table, the decision tests, `explain`, the
// optional claims of the registration, the Cedar policies, and which ways in it makes idle.
import { validate } from '@cedar-policy/cedar-wasm/nodejs';
import { expect, it } from 'vitest';
import { explainEndpoint } from '../../src/explain/explain-endpoint.ts';
import { runDecisionTests } from '../../src/reason/decision-tests.ts';
import { impliedDelegated } from '../../src/reason/implied-alternatives.ts';
import { includedPermissions } from '../../src/reason/includes.ts';
import { policyTable } from '../../src/reason/policy-table.ts';
import { renderDecisionTables } from '../../src/report/decision-table.ts';
import { findingsIn } from '../model/compile-files.ts';
import { emitManifest, emittedText, modelOf } from './emit-manifest.ts';

const manifest = (alternative: string, rest = ''): string => `permc: 1
app: { name: bank }
scopes: { Pay: {} }
endpoints:
  POST /payments: { delegated: ${alternative} }
${rest}`;

const asking = (authentication: string): string => `{ scope: Pay, right: self, authentication: ${authentication} }`;

it('is in the table, which then is one that older runtimes refuse', () => {
  const both = '{ acr: [phrh, phr, phr], maxAge: 300 }';
  expect(policyTable(modelOf(manifest(asking(both))))).toMatchObject({
    format: 2,
    endpoints: {
      'POST /payments': { delegated: [{ scopes: ['Pay'], authentication: { acr: ['phrh', 'phr'], maxAge: 300 } }] },
    },
  });
  expect(policyTable(modelOf(manifest('{ scope: Pay, right: self }'))).format).toBe(1);
});

it('is printed as one line of the guards module', () => {
  const text = emittedText(manifest(asking('{ context: c1, maxAge: 60 }'), 'outputs: { guards: g.ts }\n'), 'g.ts');
  expect(text).toContain('  format: 2,\n');
  expect(text).toContain(
    `        { scopes: ['Pay'], right: 'self', accounts: ['work'], authentication: { context: 'c1', maxAge: 60 } },\n`,
  );
});

it.each([
  ['{ context: c1 }', ['idtyp', 'acrs', 'xms_cc']],
  ['{ acr: [phr], maxAge: 60 }', ['idtyp', 'auth_time']],
  ['{ context: c1, maxAge: 60 }', ['idtyp', 'acrs', 'xms_cc', 'auth_time']],
])('%s has the registration ask for the claims that tell', (authentication, claims) => {
  const text = emittedText(manifest(asking(authentication), 'outputs: { entra: app.json }\n'), 'app.json');
  const { optionalClaims } = JSON.parse(text);
  expect(optionalClaims.accessToken.map(({ name }: { name: string }) => name)).toEqual(claims);
});

it('is a condition in Cedar, which its engine takes', () => {
  const files = emitManifest(
    manifest(
      `[${asking('{ context: c1, maxAge: 60 }')}, ${asking('{ acr: [phr, phrh] }')}]`,
      'outputs: { cedar: bank.cedar }\n',
    ),
  );
  const policies = files.get('bank.cedar') ?? '';
  const schema = files.get('bank.cedarschema') ?? '';
  expect(policies).toContain('  context.signIn.contexts.contains("c1") &&\n');
  expect(policies).toContain('  context.signIn has age && context.signIn.age <= 60\n');
  expect(policies).toContain('  context.signIn has acr && ["phr", "phrh"].contains(context.signIn.acr)\n');
  const settings = { mode: 'strict' } as const;
  expect(validate({ validationSettings: settings, schema, policies: { staticPolicies: policies } })).toMatchObject({
    type: 'success',
    validationErrors: [],
    validationWarnings: [],
  });
});

it('is explained', () => {
  const explained = explainEndpoint(modelOf(manifest(asking('{ context: c1, maxAge: 60 }'))), 'POST', '/payments');
  expect(explained?.alternatives).toMatchObject([{ authentication: { context: 'c1', maxAge: 60 } }]);
});

it('is met, or not, in decision tests', async () => {
  const test = (name: string, caller: string, expected: string): string =>
    `  - { name: ${name}, request: POST /payments, delegated: { scopes: [Pay]${caller} }, expect: ${expected} }\n`;
  const model = modelOf(
    manifest(
      `[${asking('{ context: c1 }')}, ${asking('{ acr: [phr], maxAge: 60 }')}]`,
      'tests:\n' +
        test('none', '', '401') +
        test('context', ', authentication: { context: c1 }', 'allow') +
        test('other context', ', authentication: { context: c2 }', '401') +
        test('level', ', authentication: { acr: phr, age: 60 }', 'allow') +
        test('old', ', authentication: { acr: phr, age: 61 }', '401'),
    ),
  );
  const results = await runDecisionTests(model);
  expect(results.map(({ test: { name }, actual, passed }) => [name.value, actual, passed])).toEqual([
    ['none', 401, true],
    ['context', 'allow', true],
    ['other context', 401, true],
    ['level', 'allow', true],
    ['old', 401, true],
  ]);
  const asked = 'the sign-in that is asked for: authentication context c1';
  const refused = `the user has not satisfied the authentication context that the endpoint asks for; ${asked}; or acr phr, at most 60 s ago (\`POST /payments\`)`;
  expect(results.map(({ reason }) => reason)).toEqual([
    refused,
    `delegated access by Pay; ${asked} (\`POST /payments\`)`,
    refused,
    'delegated access by Pay; the sign-in that is asked for: acr phr, at most 60 s ago (`POST /payments`)',
    refused,
  ]);
  const table = renderDecisionTables([{ manifest: 'permissions.yaml', results }], false).split('\n');
  expect(table.map((line) => /user \S+: (Pay.*?) {2,}/.exec(line)?.[1]).filter(Boolean)).toEqual([
    'Pay',
    'Pay, signed in with c1',
    'Pay, signed in with c2',
    'Pay, signed in by acr phr, 60 s ago',
    'Pay, signed in by acr phr, 61 s ago',
  ]);
});

it.each([
  ['{ scope: Pay, right: self }', asking('{ context: c1 }'), 1],
  [asking('{ context: c1 }'), '{ scope: Pay, right: self }', 0],
  [asking('{ context: c1 }'), asking('{ context: c2 }'), undefined],
  [asking('{ context: c1 }'), asking('{ context: c1, maxAge: 60 }'), 1],
  [asking('{ maxAge: 300 }'), asking('{ maxAge: 60 }'), 1],
  [asking('{ acr: [phr, phrh] }'), asking('{ acr: [phr] }'), 1],
  [asking('{ acr: [phr] }'), asking('{ acr: [phr, phrh] }'), 0],
  [asking('{ acr: [phr] }'), asking('{ maxAge: 60 }'), undefined],
])('of %s and %s, number %s is idle', (first, second, expected) => {
  const { scopes, endpoints } = modelOf(manifest(`[${first}, ${second}]`));
  const [endpoint] = endpoints;
  if (endpoint === undefined) throw new Error('no endpoint');
  const idle = impliedDelegated(endpoint, includedPermissions(scopes), new Map());
  const places = idle.map((found) => endpoint.delegated.indexOf(found.idle));
  expect(places).toEqual(expected === undefined ? [] : [expected]);
});

it.each([
  ['{}', '5:75 "{}" empty-value: `authentication` is empty (write a value such as `{ context: c1 }`)'],
  [
    '{ context: c100 }',
    '5:86 "c100" malformed-value: `c100` is not a valid value of `context` (write the id of an authentication context, from `c1` to `c99`)',
  ],
  [
    '{ context: c1, acr: [phr] }',
    '5:90 "acr" conflicting-keys: `acr` can\'t stand beside `context` (ask for a `context` of Entra or for `acr` values of another issuer, not for both) + 5:77 `context` is here',
  ],
  ['{ acr: [] }', '5:82 "[]" empty-value: `acr` is empty (write a value such as `[phr, phrh]`)'],
  [
    "{ acr: ['a b'] }",
    '5:83 "\'a b\'" malformed-value: `a b` is not a valid value of an item of `acr` (write one value of the `acr` claim: printable ASCII without spaces, quotes and backslashes)',
  ],
  [
    '{ maxAge: 0 }',
    '5:85 "0" malformed-value: `0` is not a valid value of `maxAge` (write a number of seconds, from `1` to `31536000` (a year))',
  ],
  [
    '{ maxAge: 31536001 }',
    '5:85 "31536001" malformed-value: `31536001` is not a valid value of `maxAge` (write a number of seconds, from `1` to `31536000` (a year))',
  ],
  [
    '{ maxAge: 1.5 }',
    '5:85 "1.5" wrong-type: `maxAge` must be a whole number, not the number `1.5` (write it like `maxAge: 300`)',
  ],
  ['{ amr: [mfa] }', '5:77 "amr" unknown-key: unknown key `amr` in `authentication` (did you mean `acr`?)'],
])('%s is a mistake', (authentication, finding) => {
  expect(findingsIn(manifest(asking(authentication)))).toEqual([finding]);
});

it('is nothing that an app could be asked for', () => {
  const findings = findingsIn(
    'permc: 1\napp: { name: bank }\nappRoles: { Pay.All: {} }\nendpoints:\n  POST /payments: { application: { role: Pay.All, authentication: { maxAge: 60 } } }\n',
  );
  expect(findings).toEqual([
    '5:51 "authentication" unknown-key: unknown key `authentication` in this application alternative (the keys there are `role`, `allOf`, `right`, `properties`)',
  ]);
});
