// Tokens for the cases: really signed, each wrong in exactly the way that its case says. Written out by hand, for no library
// signs what these tests need.
import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { personalTenant } from '../../src/runtime/index.ts';
import { startIssuer } from '../runtime/local-issuer.ts';

/** How a token of a case comes to be. */
export interface TokenSpec {
  /** Delegated access: the user's object id. */
  readonly user?: string;
  readonly scopes?: readonly string[];
  readonly account?: 'work' | 'personal';
  /** Application-only access: the app's object id. */
  readonly app?: string;
  readonly roles?: readonly string[];
  readonly client?: string;
  /** Claims to add or to replace; null leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** JSON members that come after all others, as text, so that a name may come twice. */
  readonly members?: string;
  /** Header parameters to add or to replace; null leaves one out. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly expiresIn?: number;
  /** How many seconds ago the user signed in; says nothing of it unless given. */
  readonly signedIn?: number;
  /** How it is signed: by the issuer's first key unless given. */
  readonly signed?: Signature;
  /** A text that is no token of this issuer at all. */
  readonly text?: string;
}

type Signature =
  | 'issuer'
  | 'nothing'
  | 'public-key-as-secret'
  | 'ps256'
  | 'attacker'
  | 'attacker-with-jwk'
  | 'issuer-spelt-differently'
  | 'issuer-changed';

/** An issuer that signs whatever a case asks for. */
export interface CaseIssuer {
  readonly url: string;
  readonly mint: (spec: TokenSpec) => string;
  readonly stop: () => Promise<void>;
}

/** The audience of the API under test. */
export const audience = 'api';

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Starts an issuer that publishes two keys, and that an attacker watches. */
export async function startCaseIssuer(): Promise<CaseIssuer> {
  const issuer = await startIssuer();
  const [one, two, attacker] = [newKey(), newKey(), newKey()];
  const keys = [one, two].map(({ publicKey }, index) => ({
    ...publicKey.export({ format: 'jwk' }),
    kid: ['one', 'two'][index],
    use: 'sig',
  }));
  const json = (body: unknown) => ({ status: 200, body: JSON.stringify(body) });
  issuer.routes.set('/.well-known/openid-configuration', json({ issuer: issuer.url, jwks_uri: `${issuer.url}/keys` }));
  issuer.routes.set('/keys', json({ keys }));
  // Where a token of the attacker says that its keys are; nobody must ever ask.
  issuer.routes.set('/attacker', json({ keys: [{ ...attacker.publicKey.export({ format: 'jwk' }), kid: 'one' }] }));

  return {
    url: issuer.url,
    mint: (spec) => {
      if (spec.text !== undefined) return spec.text;
      const header = headerOf(spec, issuer.url, attacker);
      return signed(`${encode(header)}.${encode(claimsOf(spec, issuer.url))}`, spec.signed ?? 'issuer', {
        one,
        attacker,
      });
    },
    stop: async () => {
      const asked = issuer.hits.get('/attacker') ?? 0;
      await issuer.stop();
      if (asked > 0) throw new Error('a verifier has asked an attacker for keys');
    },
  };
}

function newKey(): KeyPair {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function headerOf({ header = {}, signed: by }: TokenSpec, url: string, attacker: KeyPair): string {
  const algorithm =
    by === 'nothing' ? 'none' : by === 'public-key-as-secret' ? 'HS256' : by === 'ps256' ? 'PS256' : 'RS256';
  const jwk = by === 'attacker-with-jwk' ? { jwk: attacker.publicKey.export({ format: 'jwk' }) } : {};
  const all = Object.entries({ alg: algorithm, typ: 'JWT', kid: 'one', ...jwk, ...header });
  const text = JSON.stringify(Object.fromEntries(all.filter(([, value]) => value !== null)));
  return text.replaceAll('{issuer}', url);
}

/** The claims of a Microsoft Entra access token of version 2.0, as its documentation lists them. */
function claimsOf(spec: TokenSpec, iss: string): string {
  const { user = '', scopes = [], account, app, roles, client, claims = {}, members, expiresIn = 600, signedIn } = spec;
  const now = Math.floor(Date.now() / 1000);
  const iat = Math.min(now, now + expiresIn) - 1;
  const tid = account === 'personal' ? personalTenant : 'contoso';
  const common = { iss, aud: audience, iat, nbf: iat, exp: now + expiresIn, ver: '2.0', tid, roles: roles ?? null };
  const own =
    app === undefined
      ? { idtyp: 'user', oid: user, sub: `pairwise ${user}`, azp: client ?? 'client', scp: scopes.join(' ') }
      : { idtyp: 'app', oid: app, sub: app, azp: client ?? app, roles: roles ?? [] };
  const signIn = signedIn === undefined ? {} : { auth_time: now - signedIn };
  const all = Object.entries({ ...common, ...own, ...signIn, ...claims }).filter(([, value]) => value !== null);
  const text = JSON.stringify(Object.fromEntries(all));
  return members === undefined ? text : `${text.slice(0, -1)},${members}}`;
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function signed(
  input: string,
  by: Signature,
  { one, attacker }: { readonly one: KeyPair; readonly attacker: KeyPair },
) {
  const rsa = ({ privateKey }: KeyPair): string => sign('sha256', Buffer.from(input), privateKey).toString('base64url');
  switch (by) {
    case 'issuer':
      return `${input}.${rsa(one)}`;
    case 'nothing':
      return `${input}.`;
    case 'public-key-as-secret': {
      const pem = createPublicKey(one.privateKey).export({ type: 'spki', format: 'pem' });
      return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
    }
    case 'ps256': {
      const padding = { key: one.privateKey, padding: 6, saltLength: 32 };
      return `${input}.${sign('sha256', Buffer.from(input), padding).toString('base64url')}`;
    }
    case 'attacker':
    case 'attacker-with-jwk':
      return `${input}.${rsa(attacker)}`;
    case 'issuer-spelt-differently':
      return `${input}.${respelt(rsa(one))}`;
    case 'issuer-changed': {
      const signature = rsa(one);
      return `${input}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    }
  }
}

/** Another text for the same bytes: the last character of 342 has four bits that nothing reads. */
function respelt(signature: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(signature.slice(-1));
  return `${signature.slice(0, -1)}${alphabet[last ^ 1] ?? ''}`;
}
