// The claims in the octets of a payload. What they say is for others to judge.
import type { Claims } from '../claims.ts';

/** Refuses what is not UTF-8 instead of guessing, as jose does. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the claims.
 *
 * @returns undefined when the octets are JSON, but no object
 * @throws {Error} when they are no JSON in UTF-8
 */
export function parseClaims(octets: Uint8Array): Claims | undefined {
  const value: unknown = JSON.parse(utf8.decode(octets));
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
