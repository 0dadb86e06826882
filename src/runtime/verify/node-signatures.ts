// The public surface of `permc/verify/node`: signatures by Node's own crypto on the calling thread, a fraction of the work of a
// round trip through WebCrypto. It reads no header, no claim and no JWK: keys are those that jose has imported and used.
import { Buffer } from 'node:buffer';
import { KeyObject, constants, verify } from 'node:crypto';
import type { VerifyKeyObjectInput } from 'node:crypto';
import { types } from 'node:util';
import type { SyncSignatures } from './sync-signatures.ts';

/** The digest of an algorithm, and how its signatures are written. */
interface Scheme {
  /** Null: the algorithm has a digest of its own. */
  readonly digest: string | null;
  /** Undefined: as Node does it when it gets a bare key, which is faster from version 24 on. */
  readonly format?: Omit<VerifyKeyObjectInput, 'key'>;
}

/** The salt is as long as the digest, in octets (RFC 7518 section 3.5). */
const pss = (digest: string, saltLength: number): Scheme => ({
  digest,
  format: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
});
/** R and S at full length one after the other, never DER (RFC 7518 section 3.4). */
const ecdsa = (digest: string): Scheme => ({ digest, format: { dsaEncoding: 'ieee-p1363' } });

/** By algorithm (RFC 7518 section 3.1, RFC 8037, RFC 9864). A bare RSA key is for PKCS #1 v1.5. */
const schemes: ReadonlyMap<string, Scheme> = new Map<string, Scheme>([
  ['RS256', { digest: 'sha256' }],
  ['RS384', { digest: 'sha384' }],
  ['RS512', { digest: 'sha512' }],
  ['PS256', pss('sha256', 32)],
  ['PS384', pss('sha384', 48)],
  ['PS512', pss('sha512', 64)],
  ['ES256', ecdsa('sha256')],
  ['ES384', ecdsa('sha384')],
  ['ES512', ecdsa('sha512')],
  ['EdDSA', { digest: null }],
  ['Ed25519', { digest: null }],
]);

/**
 * For the option `signatures` of `entra` and `openIdIssuer`: signatures are checked by `node:crypto`, on the calling thread.
 *
 * jose verifies the first tokens of each header; only then are further ones with the very same header verified here, and whatever
 * is not plainly good goes to jose again.
 */
export const nodeSignatures: SyncSignatures = {
  split: (token) => {
    const headerEnd = token.indexOf('.');
    const payloadEnd = token.lastIndexOf('.');
    const octets = encode(token);
    // Whatever is not ASCII has more octets than characters. These two are base64, which Node takes as well.
    if (headerEnd === payloadEnd || octets.length !== token.length) return undefined;
    if (token.includes('+') || token.includes('/')) return undefined;
    const payload = decode(token.slice(headerEnd + 1, payloadEnd));
    const signature = decode(token.slice(payloadEnd + 1));
    if (payload === undefined || signature === undefined) return undefined;
    return { header: token.slice(0, headerEnd), payload, signature, signed: octets.subarray(0, payloadEnd) };
  },
  checkerOf: (algorithm, key) => {
    const scheme = schemes.get(algorithm);
    if (scheme === undefined || !types.isCryptoKey(key)) return undefined;
    const { digest, format } = scheme;
    const bare = KeyObject.from(key);
    const input = format === undefined ? bare : { ...format, key: bare };
    return (signed, signature) => verify(digest, signed, input, signature);
  },
};

/** Where a token is put while its signature is checked: nothing else runs meanwhile. Longer ones are rare. */
const workplace: Buffer = Buffer.alloc(8192);

/** A text in UTF-8. A character has three octets at most, so that one which is cut off is still longer than the text. */
function encode(text: string): Buffer {
  return text.length > workplace.length - 3 ? Buffer.from(text) : workplace.subarray(0, workplace.write(text));
}

/** What may stand last, so that no bit is left over: by how many characters there are behind the last four. */
const lastCharacters: readonly string[] = ['', '', 'AQgw', 'AEIMQUYcgkosw048'];

/**
 * The octets of an ASCII text without `+` and `/`, if it is their only form. Node leaves out what is not base64url, and does not
 * look at the bits at the end: so there must be as many octets as so many characters stand for, and nothing left over. (Writing
 * the octets again says the same, and takes as long as all else that is done for a token beside its signature and its JSON.)
 */
function decode(text: string): Buffer | undefined {
  const octets = Buffer.from(text, 'base64url');
  const left = text.length % 4;
  if (octets.length !== Math.floor((text.length * 3) / 4)) return undefined;
  return left === 0 || lastCharacters[left]?.includes(text.slice(-1)) === true ? octets : undefined;
}
