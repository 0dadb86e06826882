// What a platform must offer to check signatures without a promise. Types only: the platform is imported by whoever chooses it,
// so that a bundle for the edge or a browser never sees it.
import type { VerificationKey } from './key-set.ts';

/** A platform's own cryptography, as `permc/verify/node` has it. */
export interface SyncSignatures {
  /**
   * Takes a compact token apart. Undefined: it has not three parts, or payload or signature is not written in the only form
   * that base64url has for its octets (RFC 7515 section 2: no padding, no bits left over, and nothing else in between).
   */
  readonly split: (token: string) => TokenParts | undefined;
  /** Makes the check of one key for one algorithm; undefined, or an error, where the platform can't: then jose does. */
  readonly checkerOf: (algorithm: string, key: VerificationKey) => SignatureCheck | undefined;
}

/** The parts of a token (RFC 7515 section 7.1). The octets may be overwritten when the next token is taken apart. */
export interface TokenParts {
  /** The header as it stands there; nobody has looked into it. */
  readonly header: string;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** The signing input (RFC 7515 section 5.2). */
  readonly signed: Uint8Array;
}

/**
 * Checks a signature.
 *
 * @returns whether it is that of the signing input
 * @throws {Error} when the platform can't say
 */
export type SignatureCheck = (signed: Uint8Array, signature: Uint8Array) => boolean;
