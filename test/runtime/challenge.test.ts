import { expect, it } from 'vitest';
import { createAnswers } from '../../src/runtime/challenge.ts';
import { type DenialReason, denials } from '../../src/runtime/denial.ts';

const answers = createAnswers('Contoso Drive');
const challengeOf = (reason: DenialReason, scope?: string) =>
  answers(denials[reason], { scope }).headers['WWW-Authenticate'];

it('challenges as RFC 6750 section 3 says', () => {
  expect(challengeOf('token-missing')).toBe('Bearer realm="Contoso Drive"');
  expect(challengeOf('token-invalid')).toBe(
    'Bearer realm="Contoso Drive", error="invalid_token", error_description="The access token is not valid for this API"',
  );
  expect(challengeOf('credentials-malformed')).toBe(
    'Bearer realm="Contoso Drive", error="invalid_request", error_description="The request must carry exactly one bearer token in its Authorization header"',
  );
  expect(challengeOf('scope-missing', 'Files.Read Mail.Read')).toBe(
    'Bearer realm="Contoso Drive", error="insufficient_scope", error_description="The access token lacks a scope", scope="Files.Read Mail.Read"',
  );
  expect(challengeOf('scope-missing')).toBe(
    'Bearer realm="Contoso Drive", error="insufficient_scope", error_description="The access token lacks a scope"',
  );
});

it('names no scope to an app that acts as itself', () => {
  expect(challengeOf('role-missing', 'Files.Read')).toBe(
    'Bearer realm="Contoso Drive", error="insufficient_scope", error_description="The access token lacks an app role"',
  );
});

it.each<DenialReason>([
  'right-denied',
  'account-not-allowed',
  'user-role-missing',
  'client-not-allowed',
  'delegated-not-allowed',
  'application-not-allowed',
  'undeclared',
  'right-failed',
])('asks for nothing where no permission would help: %s', (reason) => {
  expect(challengeOf(reason, 'Files.Read')).toBeUndefined();
});

it.each(Object.values(denials))('answers $reason with a body that gives nothing away', ({ status, reason, text }) => {
  const answer = answers(denials[reason], { scope: 'Secret.Scope' });
  expect(answer.status).toBe(status);
  expect(Object.keys(JSON.parse(answer.body))).toEqual(['type', 'title', 'status']);
  expect(answer.body).not.toContain(text);
  expect(answer.body).not.toContain('Secret');
  expect(answer.headers['Content-Type']).toBe('application/problem+json');
  expect(answer.headers['Cache-Control']).toBe('no-store');
  expect(answer.headers['Vary']).toBe([400, 401, 403].includes(status) ? 'Authorization' : undefined);
});

it('says which methods there are, and when to come back', () => {
  expect(answers(denials['method-not-allowed'], { allow: ['GET', 'HEAD'] }).headers['Allow']).toBe('GET, HEAD');
  expect(answers(denials['keys-unavailable'], { retryAfter: 4.2 }).headers['Retry-After']).toBe('5');
  expect(answers(denials['keys-unavailable'], { retryAfter: 0 }).headers['Retry-After']).toBe('1');
  expect(answers(denials['keys-unavailable']).headers['Retry-After']).toBeUndefined();
});

it.each([
  ['a"b\\c', 'abc'],
  ['a\r\nX-Injected: 1', 'aX-Injected: 1'],
  ['\u00dcber API\u0000', 'ber API'],
  ['"', 'API'],
  ['', 'API'],
])('keeps the realm %j inside its quotes', (realm, kept) => {
  expect(createAnswers(realm)(denials['token-missing']).headers['WWW-Authenticate']).toBe(`Bearer realm="${kept}"`);
});

it('makes an answer once', () => {
  const details = { scope: 'A' };
  expect(answers(denials['scope-missing'], details)).toBe(answers(denials['scope-missing'], { ...details }));
  expect(answers(denials['scope-missing'], { scope: 'B' })).not.toBe(answers(denials['scope-missing'], details));
});
