// Access tokens of Auth0, in both of its dialects, and of issuers that follow it (Auth0: access token profiles).
import { applicationToken, delegatedToken, noToken, ownClaim, ownText, textsOf } from '../token-profile.ts';
import type { TokenProfile } from '../token-profile.ts';

/**
 * What the client was granted is in `scope`, the user's own permissions are in `permissions` (role-based access control).
 * An app acts as itself when `gty` is `client-credentials` and `sub` is the client followed by `@clients`; with only one of
 * the two, the token contradicts itself. `scp` and `roles` are never looked at. `user.tid` is the issuer.
 */
export const auth0: TokenProfile = {
  name: 'auth0',
  types: [undefined, 'jwt', 'at+jwt', 'application/at+jwt'],
  requiredClaims: ['sub', 'iat'],
  read: (claims) => {
    const issuer = ownText(claims, 'iss');
    const subject = ownText(claims, 'sub');
    const scopes = ownClaim(claims, 'scope') ?? '';
    if (issuer === undefined || typeof scopes !== 'string') return noToken('claim-malformed');
    if (subject === undefined) return noToken('user-unidentified');
    const authorized = ownText(claims, 'azp');
    const named = ownText(claims, 'client_id');
    if (authorized !== undefined && named !== undefined && authorized !== named) return noToken('client-contradictory');
    const client = authorized ?? named;
    const caller = { issuer, subject, client, scopes, roles: textsOf(ownClaim(claims, 'permissions')) };
    const granted = ownClaim(claims, 'gty') === 'client-credentials';
    if (granted !== subject.endsWith('@clients')) return noToken('kind-contradictory');
    // How RFC 9068 says that the subject is the client: no user is one.
    if (subject === client) return noToken('kind-contradictory');
    if (!granted) return delegatedToken(caller, claims);
    return subject === `${client}@clients` ? applicationToken(caller, claims) : noToken('kind-contradictory');
  },
};
