// The public surface of `permc/verify`: verification of access tokens with jose. Named exports only.

export { entra } from './verify/entra.ts';
export type { Cloud, EntraOptions } from './verify/entra.ts';
export { openIdIssuer } from './verify/open-id-issuer.ts';
export type { OpenIdIssuerOptions } from './verify/open-id-issuer.ts';
export type { CommonOptions } from './verify/options.ts';
export type { TokenFault, TokenVerifier, Verification } from './token-verifier.ts';
