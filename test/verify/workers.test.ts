// Where promises belong to one request (Cloudflare Workers), no request waits for what another one began.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type LocalIssuer, createKey, publish, sign, startIssuer } from '../runtime/local-issuer.ts';

let issuer: LocalIssuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await issuer.stop();
});

it.each([
  ['Cloudflare-Workers', 5],
  ['Node.js/22', 1],
])('%s: five requests at once fetch the keys %i times', async (userAgent, times) => {
  vi.stubGlobal('navigator', { userAgent });
  vi.resetModules();
  const { openIdIssuer } = await import('../../src/runtime/verify.ts');
  issuer.hits.clear();
  const key = await createKey('one');
  publish(issuer, [key]);
  const exp = Math.floor(Date.now() / 1000) + 600;
  const claims = { iss: issuer.url, aud: 'api://files', exp, oid: 'a', tid: 't', idtyp: 'user', scp: 'Files.Read' };
  const token = await sign(key, claims);
  const verify = openIdIssuer({ issuer: issuer.url, audience: 'api://files' });
  const all = await Promise.all(Array.from({ length: 5 }, () => verify(token)));
  expect(all.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  expect(issuer.hits.get('/keys')).toBe(times);
  expect(await verify(token)).toMatchObject({ ok: true });
  expect(issuer.hits.get('/keys')).toBe(times);
});
