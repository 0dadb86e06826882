// The public surface of `permc/client`: which calls a user interface should offer. A hint for people, never a check: the
// guards of the API decide, whatever is shown here. It knows scopes and user roles by name, and nothing of the server.
import type { AccountKind, AuthenticationRow } from './table.ts';

/** One way in for an app that acts for a signed-in user, as far as a client can know. */
export interface ClientAlternative {
  readonly scopes: readonly string[];
  readonly userRole?: string;
  /** Absent: every kind of account. */
  readonly accounts?: readonly AccountKind[];
  /** The API also asks whether the user has the right to the resource. */
  readonly asks?: true;
  /** How the user must have signed in; absent: in any way. */
  readonly authentication?: AuthenticationRow;
}

/** What one endpoint needs. */
export type ClientEndpoint = { readonly anonymous: true } | { readonly delegated: readonly ClientAlternative[] };

/** What a client may know of a policy; `outputs.client` writes it. */
export interface ClientTable {
  readonly format: 1;
  /** By needed scope, every scope that satisfies it. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
  /** By needed app role of the user, every app role that satisfies it. */
  readonly userRoles: Readonly<Record<string, readonly string[]>>;
  /** The endpoints that a signed-in user, or anybody, may call; alternatives with the least privilege first. */
  readonly endpoints: Readonly<Record<string, ClientEndpoint>>;
}

/** The signed-in user, as the access token for this API has it. */
export interface SignedInUser {
  /** The `scp` claim, split; without the identifier URI that some libraries put before each. */
  readonly scopes: readonly string[];
  /** The `roles` claim. */
  readonly roles?: readonly string[];
  /** `work` unless given. */
  readonly account?: AccountKind;
}

/** What an offer says of the sign-in that the API will ask for. */
interface StrongerSignIn {
  /**
   * The API lets in only who has signed in like this, and answers everybody else with a challenge: a client can ask for it at
   * once, or be ready for the challenge. Absent: any sign-in will do.
   */
  readonly authentication?: AuthenticationRow;
}

/** What to do about a call in the user interface. */
export type Offer =
  /** Offer it. `depends`: the API may still refuse, by the user's right to the resource. */
  | ({ readonly answer: 'show'; readonly depends: boolean } & StrongerSignIn)
  /** Offer it, and ask for consent to these scopes first. */
  | ({ readonly answer: 'consent'; readonly scopes: readonly string[] } & StrongerSignIn)
  /** Offer to sign in, with these scopes. */
  | ({ readonly answer: 'sign-in'; readonly scopes: readonly string[] } & StrongerSignIn)
  /** Nothing that the user could do would open it. */
  | { readonly answer: 'hide' };

/** The hints of one API. */
export interface Buttons<Key extends string> {
  /**
   * What to do about one call.
   *
   * @param key the endpoint
   * @param user undefined when nobody is signed in
   */
  readonly offer: (key: Key, user: SignedInUser | undefined) => Offer;
}

const hide: Offer = Object.freeze({ answer: 'hide' });

/**
 * Makes the hints of one API.
 *
 * @param table the table of the generated module
 */
export function createButtons<Key extends string>(table: ClientTable): Buttons<Key> {
  const scopes = new Map(Object.entries(table.scopes));
  const userRoles = new Map(Object.entries(table.userRoles));
  const endpoints = new Map(Object.entries(table.endpoints));
  const holds = (held: readonly string[], needed: string, known: ReadonlyMap<string, readonly string[]>): boolean =>
    known.get(needed)?.some((name) => held.includes(name)) === true;

  return {
    offer: (key, user) => {
      const endpoint = endpoints.get(key);
      if (endpoint === undefined) return hide;
      if ('anonymous' in endpoint) return { answer: 'show', depends: false };
      const [least] = endpoint.delegated;
      if (user === undefined) return { answer: 'sign-in', scopes: least?.scopes ?? [], ...signInOf(least) };
      const { account = 'work', roles = [] } = user;
      const open = endpoint.delegated.filter(
        ({ accounts, userRole }) =>
          (accounts === undefined || accounts.includes(account)) &&
          (userRole === undefined || holds(roles, userRole, userRoles)),
      );
      const lacked = open.map((alternative) => ({
        alternative,
        scopes: alternative.scopes.filter((name) => !holds(user.scopes, name, scopes)),
      }));
      const shown = lacked.filter((each) => each.scopes.length === 0).map(({ alternative }) => alternative);
      if (shown.length > 0) return show(shown);
      const [first, ...others] = lacked;
      if (first === undefined) return hide;
      const fewest = others.reduce((best, each) => (each.scopes.length < best.scopes.length ? each : best), first);
      return { answer: 'consent', scopes: fewest.scopes, ...signInOf(fewest.alternative) };
    },
  };
}

/** Who can get in without signing in again is not told to. */
function show(alternatives: readonly ClientAlternative[]): Offer {
  const plain = alternatives.filter(({ authentication }) => authentication === undefined);
  const counted = plain.length === 0 ? alternatives : plain;
  return { answer: 'show', depends: counted.every(({ asks }) => asks === true), ...signInOf(counted[0]) };
}

function signInOf(alternative: ClientAlternative | undefined): StrongerSignIn {
  return alternative?.authentication === undefined ? {} : { authentication: alternative.authentication };
}
