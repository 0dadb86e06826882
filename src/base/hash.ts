// Digests, so that a change can be seen and an id stays the same for ever. Pure: the same text gives the same answer.
import { createHash } from 'node:crypto';

/** The SHA-256 of a text (UTF-8), in lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * A name-based UUID (RFC 9562 section 5.5, version 5).
 *
 * @param namespace a UUID
 * @param name what the id stands for
 * @returns the UUID in lower case; the same for the same two arguments
 */
export function uuidV5(namespace: string, name: string): string {
  const seed = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  const digest = createHash('sha1').update(seed).update(name, 'utf8').digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
