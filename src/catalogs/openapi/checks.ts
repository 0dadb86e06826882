// What an OpenAPI document can say that permissions can't express, by name.
import type { CatalogCheck } from '../anomaly.ts';

/** The name of a check. */
export type OpenApiCheck =
  | 'unreadable-path'
  | 'trailing-slash'
  | 'same-shape'
  | 'no-security'
  | 'other-security'
  | 'unknown-security-scheme'
  | 'undeclared-scope'
  | 'token-without-scope';

/** The checks of OpenAPI documents. */
export const openApiChecks: Readonly<Record<OpenApiCheck, CatalogCheck>> = {
  'unreadable-path': { handling: 'left-out', why: 'the path is no template that a URL can be matched by' },
  'trailing-slash': { handling: 'repaired', why: 'a URL is matched with and without it' },
  'same-shape': {
    handling: 'left-out',
    why: 'another path of the document matches the same URLs; the first one counts',
  },
  'no-security': { handling: 'kept', why: 'nothing is said of who may call; that is not taken for an open door' },
  'other-security': { handling: 'distrusted', why: 'something that is no permission is needed as well' },
  'unknown-security-scheme': { handling: 'left-out', why: 'the document does not define the security scheme' },
  'undeclared-scope': { handling: 'left-out', why: 'no flow of the security scheme offers the scope' },
  'token-without-scope': { handling: 'left-out', why: 'any token will do, which no permission expresses' },
};
