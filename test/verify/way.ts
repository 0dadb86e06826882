// The verifiers as the tests of verification make them: with jose alone, or as `quickly.test.ts` has it, with Node's signatures
// as well. Then each token is asked about often enough for its header to be known, and the answer must stay the same.
import { expect } from 'vitest';
import {
  type EntraOptions,
  type OpenIdIssuerOptions,
  type TokenVerifier,
  entra as makeEntra,
  openIdIssuer as makeOpenIdIssuer,
} from '../../src/runtime/verify.ts';
import { nodeSignatures } from '../../src/runtime/verify/node-signatures.ts';

let quick = false;

/** From now on verifiers are made with Node's signatures. */
export function takeTheQuickWay(): void {
  quick = true;
}

export function entra(options: EntraOptions): TokenVerifier {
  return quick ? asked(makeEntra({ ...options, signatures: nodeSignatures })) : makeEntra(options);
}

export function openIdIssuer(options: OpenIdIssuerOptions): TokenVerifier {
  return quick ? asked(makeOpenIdIssuer({ ...options, signatures: nodeSignatures })) : makeOpenIdIssuer(options);
}

function asked(verify: TokenVerifier): TokenVerifier {
  return async (token) => {
    const first = await verify(token);
    for (let count = 0; count < 3; count++) expect(await verify(token)).toEqual(first);
    return first;
  };
}
