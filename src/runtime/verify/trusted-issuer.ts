// Whose tokens a verifier accepts, and a token that one of them has signed. Types only: options make the one, jose or a
// platform's own cryptography the other.
import type { Claims } from '../claims.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import type { TokenProfile } from './token-profile.ts';

/** One issuer whose tokens are accepted, or the issuers of many tenants that publish one set of keys. */
export interface TrustedIssuer {
  /** Compared exactly with `iss`; `{tenantid}` in it stands for the GUID of any admitted tenant. */
  readonly issuer: string;
  /** `tid` must equal it. Undefined where the issuer has no tenants, or many: then it must be the one in `iss`. */
  readonly tenantId: string | undefined;
  /** For an issuer of many tenants: whether this one is admitted. */
  readonly admits?: (tenantId: string) => boolean;
  /** The issuer that keys are confined to, if they are; undefined: not looked at. `{tenantid}` as above. */
  readonly keyIssuer: string | undefined;
  readonly keys: IssuerKeys;
  readonly profile: TokenProfile;
}

/** A token whose signature and registered claims (RFC 7519 section 4.1) are good. */
export interface SignedToken {
  readonly claims: Claims;
  /** What is needed of its protected header, as it stands there. */
  readonly header: { readonly alg?: unknown; readonly typ?: unknown; readonly kid?: unknown };
  readonly issuer: TrustedIssuer;
  /** Its `iss`. */
  readonly stated: string;
}
