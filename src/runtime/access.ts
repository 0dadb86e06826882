// The types that a handler and a right see. They are looked up by key, never computed from paths, so that a policy with
// ten thousand endpoints type-checks as fast as one with ten.
import type { App, Claims, Client, User } from './claims.ts';
import type { Filter } from './filter.ts';
import type { PathParams } from './matcher.ts';

/** What generated code declares about one endpoint. */
export interface EndpointShape {
  /** The kinds of access that it allows. */
  readonly kind: 'delegated' | 'application' | 'anonymous';
  readonly params: object;
  /** The properties that its alternatives name; `never` when none limits them. */
  readonly properties: string;
  /** By kind of access, what `access.filter` is; absent when no alternative asks for a right over a collection. */
  readonly filters?: object;
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
interface Allowance<Params, Property extends string, Restriction> {
  /** The permissions of the alternative that let the caller in. */
  readonly via: readonly string[];
  /** The decoded path parameters; frozen, without a prototype. */
  readonly params: Params;
  /** The only properties of the resource that may be shown; undefined: all. */
  readonly properties: readonly Property[] | undefined;
  /** Which members of the collection the caller may see: query with it. Undefined: no right over a collection was asked. */
  readonly filter: Restriction;
}

/** Allowed: an app acts for a signed-in user. */
export interface DelegatedAccess<
  Params = PathParams,
  Property extends string = string,
  Restriction = Filter<unknown> | undefined,
>
  extends DelegatedIdentity, Allowance<Params, Property, Restriction> {}

/** Allowed: an app acts as itself. */
export interface ApplicationAccess<
  Params = PathParams,
  Property extends string = string,
  Restriction = Filter<unknown> | undefined,
>
  extends ApplicationIdentity, Allowance<Params, Property, Restriction> {}

/** Allowed: the endpoint is open to everybody, and nothing is known of the caller. */
export interface AnonymousAccess<Params = PathParams> {
  readonly kind: 'anonymous';
  readonly params: Params;
}

/** Access of any kind. */
export type Access = DelegatedAccess | ApplicationAccess | AnonymousAccess;

interface AccessByKind<Shape extends EndpointShape> {
  readonly delegated: DelegatedAccess<Shape['params'], Shape['properties'], RestrictionOf<Shape, 'delegated'>>;
  readonly application: ApplicationAccess<Shape['params'], Shape['properties'], RestrictionOf<Shape, 'application'>>;
  readonly anonymous: AnonymousAccess<Shape['params']>;
}

type RestrictionOf<Shape extends EndpointShape, Kind extends string> = Shape extends {
  readonly filters: { readonly [Each in Kind]: infer Restriction };
}
  ? Restriction
  : undefined;

/** The access that a handler of this endpoint gets: a union that narrows on `kind`. */
export type AccessOf<Shape extends EndpointShape> = AccessByKind<Shape>[Shape['kind']];

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

/**
 * The authorization of a collection endpoint: which members may this caller see? Only `filter(…)` allows; a plain `true`
 * does not, for the handler would have nothing to query with.
 */
export type CollectionRight<Kind extends keyof IdentityByKind, Params, Where> = (
  access: IdentityByKind[Kind],
  params: Params,
) => false | Filter<Where> | Promise<false | Filter<Where>>;

/** The access that a handler of the endpoint `Key` gets. */
export type AccessTo<Endpoints, Key extends keyof Endpoints> = AccessOfAny<Endpoints[Key]>;

/** Takes the shape alone, so that a compiler answers once for all endpoints that share it. */
type AccessOfAny<Shape> = Shape extends EndpointShape ? AccessOf<Shape> : never;
