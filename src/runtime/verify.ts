// The public surface of `permc/verify`: verification of access tokens with jose. Named exports only.

export { cachedVerifier } from './verify/cached-verifier.ts';
export type { CachedVerifier, TokenCacheOptions } from './verify/cached-verifier.ts';
export { entra } from './verify/entra.ts';
export type { EntraOptions } from './verify/entra.ts';
export type { Cloud } from './verify/entra-authorities.ts';
export { openIdIssuer } from './verify/open-id-issuer.ts';
export type { OpenIdIssuerOptions } from './verify/open-id-issuer.ts';
export type { VerificationKey } from './verify/key-set.ts';
export type { CommonOptions, KeyOptions } from './verify/options.ts';
export type { SignatureCheck, SyncSignatures, TokenParts } from './verify/sync-signatures.ts';
export type { TokenProfileName } from './verify/token-profile.ts';
export type { TokenFault, TokenVerifier, Verification } from './token-verifier.ts';
