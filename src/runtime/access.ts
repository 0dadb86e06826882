// The types that a handler and a right see. They are looked up by key, never computed from paths, so that a policy with
// ten thousand endpoints type-checks as fast as one with ten.
import type { App, Claims, Client, User } from './claims.ts';
import type { PathParams } from './matcher.ts';

/** What generated code declares about one endpoint. */
export interface EndpointShape {
  /** The kinds of access that it allows. */
  readonly kind: 'delegated' | 'application' | 'anonymous';
  readonly params: object;
  /** The properties that its alternatives name; `never` when none limits them. */
  readonly properties: string;
}

/** The caller as a right sees it, when an app acts for a signed-in user. */
export interface DelegatedIdentity {
  readonly kind: 'delegated';
  readonly user: User;
  readonly client: Client;
  readonly claims: Claims;
}

/** The caller as a right sees it, when an app acts as itself. */
export interface ApplicationIdentity {
  readonly kind: 'application';
  readonly app: App;
  readonly claims: Claims;
}

/** What an allowed request may do. */
interface Allowance<Params, Property extends string> {
  /** The permissions of the alternative that let the caller in. */
  readonly via: readonly string[];
  /** The decoded path parameters; frozen, without a prototype. */
  readonly params: Params;
  /** The only properties of the resource that may be shown; undefined: all. */
  readonly properties: readonly Property[] | undefined;
}

/** Allowed: an app acts for a signed-in user. */
export interface DelegatedAccess<Params = PathParams, Property extends string = string>
  extends DelegatedIdentity, Allowance<Params, Property> {}

/** Allowed: an app acts as itself. */
export interface ApplicationAccess<Params = PathParams, Property extends string = string>
  extends ApplicationIdentity, Allowance<Params, Property> {}

/** Allowed: the endpoint is open to everybody, and nothing is known of the caller. */
export interface AnonymousAccess<Params = PathParams> {
  readonly kind: 'anonymous';
  readonly params: Params;
}

/** Access of any kind. */
export type Access = DelegatedAccess | ApplicationAccess | AnonymousAccess;

interface AccessByKind<Params, Property extends string> {
  readonly delegated: DelegatedAccess<Params, Property>;
  readonly application: ApplicationAccess<Params, Property>;
  readonly anonymous: AnonymousAccess<Params>;
}

/** The access that a handler of this endpoint gets: a union that narrows on `kind`. */
export type AccessOf<Shape extends EndpointShape> = AccessByKind<Shape['params'], Shape['properties']>[Shape['kind']];

interface IdentityByKind {
  readonly delegated: DelegatedIdentity;
  readonly application: ApplicationIdentity;
}

/**
 * The authorization that the service itself decides: may this caller do this to that resource?
 * Only exactly `true` allows; the parameters are frozen.
 */
export type Right<Kind extends keyof IdentityByKind, Params> = (
  access: IdentityByKind[Kind],
  params: Params,
) => boolean | Promise<boolean>;

/** The access that a handler of the endpoint `Key` gets. */
export type AccessTo<Endpoints, Key extends keyof Endpoints> = Endpoints[Key] extends EndpointShape
  ? AccessOf<Endpoints[Key]>
  : never;
