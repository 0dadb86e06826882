// The decision table of an example, read from its manifest: the rows that `permc test` decides are the rows that are
// sent over HTTP, so the two can't drift apart.
import { parse } from 'yaml';
import { personalTenant } from '../../src/runtime/claims.ts';
import type { Claims, LocalIssuer } from './local-issuer.ts';
import { committed, type ExampleName } from './working-copy.ts';

/** One row under `tests:`. */
export interface Row {
  readonly name: string;
  readonly request: string;
  readonly delegated?: Delegated;
  readonly application?: Application;
  readonly claims?: Claims;
  readonly rights?: Readonly<Record<string, boolean>>;
  readonly expect: 'allow' | number | { readonly allow: { readonly via: string | readonly string[] } };
}

interface Delegated {
  readonly user: string;
  readonly account?: 'personal';
  readonly scopes?: readonly string[];
  readonly roles?: readonly string[];
}

interface Application {
  readonly app: string;
  readonly roles?: readonly string[];
}

/** What of a manifest a table needs. */
export interface Table {
  readonly tests: readonly Row[];
  readonly scopes: readonly string[];
  readonly appRoles: readonly string[];
}

/** The audience that the services of the tests are. */
export const audience = '5f0f7a0e-0000-4000-8000-00000000a9d1';
const workTenant = '11111111-1111-4111-8111-111111111111';
const client = 'a-client-app';

/** Reads the table of an example. */
export function tableOf(name: ExampleName): Table {
  const manifest: {
    readonly tests: readonly Row[];
    readonly scopes?: object;
    readonly appRoles?: object;
  } = parse(committed(name, 'permissions.yaml'));
  return {
    tests: manifest.tests,
    scopes: Object.keys(manifest.scopes ?? {}),
    appRoles: Object.keys(manifest.appRoles ?? {}),
  };
}

/** The claims of a row's token as Entra states them; undefined for a row without one. */
export function claimsOf({ delegated, application, claims }: Row): Claims | undefined {
  if (delegated !== undefined) {
    const { user, account, scopes = [], roles = [] } = delegated;
    return {
      idtyp: 'user',
      oid: user,
      sub: `${user}-at-this-api`,
      tid: account === 'personal' ? personalTenant : workTenant,
      azp: client,
      // A token without any scope does not exist: there is always one that grants nothing here.
      scp: ['openid', ...scopes].join(' '),
      ...(roles.length === 0 ? {} : { roles }),
    };
  }
  if (application !== undefined) {
    const { app, roles = [] } = application;
    return { idtyp: 'app', oid: app, sub: app, tid: workTenant, azp: app, ...(roles.length === 0 ? {} : { roles }) };
  }
  return claims;
}

/** Gets a really signed token: for an app by its credentials, for a user by signing in. */
export async function tokenFor(issuer: LocalIssuer, claims: Claims | undefined): Promise<string | undefined> {
  if (claims === undefined) return undefined;
  const stated = { aud: audience, ...claims };
  if (claims['idtyp'] === 'app') return issuer.signInApp(String(claims['azp'] ?? client), stated);
  return (await issuer.signInUser(client, stated)).accessToken;
}
