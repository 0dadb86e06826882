// What a challenge asks for when a scope is missing: what is required, and for clients that forget it, what they had.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GuardOptions, createGuard } from '../../src/runtime/guard.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { type LocalIssuer, startIssuer } from '../../src/runtime/testing.ts';
import { tableOf } from './policies.ts';

let issuer: LocalIssuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());

const policy = definePolicy(
  tableOf({
    scopes: { 'Files.Read': [], 'Mail.Read': [], 'Mail.Send': [] },
    appRoles: { 'Files.Read.All': { members: ['Application'], includes: [] } },
    endpoints: {
      'GET /files': {
        delegated: [{ scopes: ['Files.Read'], accounts: ['work'] }],
        application: [{ roles: ['Files.Read.All'] }],
        challenge: ['Files.Read'],
      },
    },
  }),
);

async function asked(scopes: readonly string[], options: Partial<GuardOptions> = {}): Promise<string | undefined> {
  const guard = createGuard(policy, { verify: issuer.verify, rights: {}, ...options });
  const request = { tokenElsewhere: false, params: {} };
  const token = await issuer.token({ user: 'alice', scopes });
  const verdict = await guard.check('GET /files', { ...request, authorization: [`Bearer ${token}`] });
  if (verdict.outcome === 'allow') throw new Error('allowed');
  return / scope="([^"]*)"/.exec(verdict.answer.headers['WWW-Authenticate'] ?? '')?.[1];
}

it('is what is required', async () => {
  expect(await asked(['Mail.Send', 'Mail.Read'])).toBe('Files.Read');
  expect(await asked(['Mail.Send'], { challengeScopes: 'required' })).toBe('Files.Read');
});

it('is, if told so, what was granted as well: of this API and nothing else', async () => {
  const challengeScopes = 'with-granted';
  expect(await asked(['Mail.Send', 'Mail.Read', 'Mail.Send'], { challengeScopes })).toBe(
    'Files.Read Mail.Read Mail.Send',
  );
  expect(await asked(['openid', 'x"y', '__proto__', 'Mail.Read'], { challengeScopes })).toBe('Files.Read Mail.Read');
});

it('stays right when there are more sets of scopes than answers are kept', async () => {
  const names = Array.from({ length: 11 }, (_, number) => `S${number}`);
  const many = definePolicy(
    tableOf({
      scopes: Object.fromEntries(['Need', ...names].map((name) => [name, []])),
      endpoints: { 'GET /x': { delegated: [{ scopes: ['Need'], accounts: ['work'] }], challenge: ['Need'] } },
    }),
  );
  const token = await issuer.verify(await issuer.token({ user: 'alice', scopes: ['S0'] }));
  if (!token.ok) throw new Error('not verified');
  let held: readonly string[] = [];
  const guard = createGuard(many, {
    verify: async () => ({
      ok: true,
      token: { ...token.token, grants: { ...token.token.grants, scopes: held.join(' '), owner: undefined } },
    }),
    rights: {},
    challengeScopes: 'with-granted',
  });
  for (let set = 0; set < 1500; set++) {
    held = names.filter((_, bit) => (set & (1 << bit)) !== 0);
    const verdict = await guard.check('GET /x', { authorization: ['Bearer x'], tokenElsewhere: false, params: {} });
    const challenge = verdict.outcome === 'deny' ? verdict.answer.headers['WWW-Authenticate'] : undefined;
    expect(challenge).toMatch(new RegExp(` scope="${['Need', ...held.toSorted()].join(' ')}"$`));
  }
});
