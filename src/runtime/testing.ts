// The public surface of `permc/testing`: a local issuer whose tokens a service's own guards verify. For tests only; the
// only part of the runtime that needs Node.

export { startIssuer } from './testing/start-issuer.ts';
export type { IssuerOptions, LocalIssuer } from './testing/start-issuer.ts';
export type { TokenProfileName } from './verify/token-profile.ts';
export type { TestApp, TestCaller, TestUser, TokenChanges } from './testing/token-claims.ts';
