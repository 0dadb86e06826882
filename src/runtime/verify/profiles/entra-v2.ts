// Access tokens of Microsoft Entra, version 2.0 (Microsoft: access token claims reference).
import { readEntraToken } from '../read-entra-token.ts';
import type { TokenProfile } from '../token-profile.ts';

/** `ver` is 2.0; the client is in `azp`, scopes are in `scp`, app roles in `roles`. */
export const entraV2: TokenProfile = {
  name: 'entra-v2',
  types: [undefined, 'jwt', 'at+jwt', 'application/at+jwt'],
  requiredClaims: [],
  read: (claims, options) => readEntraToken('2.0', claims, options),
};
