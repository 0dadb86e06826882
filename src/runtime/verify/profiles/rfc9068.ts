// Access tokens as RFC 9068 describes them: the profile of issuers that have no dialect of their own.
import { applicationToken, delegatedToken, noToken, ownClaim, ownText, textsOf } from '../token-profile.ts';
import type { TokenProfile } from '../token-profile.ts';

/**
 * `typ` must be `at+jwt` (section 4). What the client was granted is in `scope` (section 2.2.3), the user's roles are in
 * `roles` (section 2.2.3.1). Without a user the subject is the client itself (section 2.2), and then `scope` holds its app
 * roles; `scp` is never looked at. Subjects are unique per issuer, so `user.tid` is the issuer.
 */
export const rfc9068: TokenProfile = {
  name: 'rfc9068',
  types: ['at+jwt', 'application/at+jwt'],
  requiredClaims: ['sub', 'client_id', 'iat', 'jti'],
  read: (claims) => {
    const issuer = ownText(claims, 'iss');
    const subject = ownText(claims, 'sub');
    const client = ownText(claims, 'client_id');
    const scopes = ownClaim(claims, 'scope') ?? '';
    if (issuer === undefined || client === undefined || typeof scopes !== 'string') return noToken('claim-malformed');
    if (subject === undefined) return noToken('user-unidentified');
    const caller = { issuer, subject, client, scopes, roles: textsOf(ownClaim(claims, 'roles')) };
    if (subject === client) return applicationToken(caller, claims);
    // Auth0's way to say that the subject is a client: in its own profile it is no user, so it is none here.
    return subject === `${client}@clients` ? noToken('kind-contradictory') : delegatedToken(caller, claims);
  },
};
