// What a request at another API comes to once its catalog is known: the operation of every call, and every permission
// that is asked for. Types only; how it is worked out is beside it.
import type { Catalog, CatalogClaim, CatalogOperation, AccessScheme } from '../model/catalog.ts';
import type { AccessRequest, RequestedCall, ResourceRequest } from '../model/model.ts';
import type { Located, Span } from '../diagnostics/span.ts';
import type { AccountKind } from '../runtime/table.ts';

/** What became of one call. */
export type ResolvedCall = { readonly call: RequestedCall } & CallAnswer;

/** What a catalog says about one call. */
export type CallAnswer =
  | {
      readonly kind: 'known';
      readonly operation: CatalogOperation;
      /** Answered by an operation that only means the same, such as `/users/{id}` for `/me`. */
      readonly aliased: boolean;
      /** The ways in for each kind of access that the request needs; without one for a kind that is not let in. */
      readonly claims: ReadonlyMap<AccessScheme, readonly CatalogClaim[]>;
    }
  | { readonly kind: 'ambiguous'; readonly operations: readonly CatalogOperation[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One permission that the app asks for at another API. */
export interface AskedPermission {
  readonly value: string;
  /** How a registration names the kind (Microsoft Graph, resource type resourceAccess). */
  readonly type: 'Scope' | 'Role';
  /** The id that the other API gave it; undefined where neither the catalog nor the author knows it. */
  readonly id: string | undefined;
  /** Whether only an admin can grant it for work accounts; undefined where no catalog says so. */
  readonly adminConsent: boolean | undefined;
  /** The kinds of account that it is asked from; none for an app role. */
  readonly accounts: readonly AccountKind[];
  /** Asked for at run time instead of in the registration. */
  readonly dynamic: boolean;
  /** A scope of sign-in (OpenID Connect Core 1.0, section 5.4 and 11), which no call needs. */
  readonly openId: boolean;
  /** The calls that need it; none when no catalog was asked. */
  readonly calls: readonly RequestedCall[];
  /** Where it is asked for: its value, or the calls that lead to it. */
  readonly span: Span;
}

/** One kind of access of a request. */
export interface ResolvedAccess {
  readonly request: AccessRequest;
  /** What the catalog has to let in: one for app-only access, one for each kind of account for delegated access. */
  readonly schemes: readonly AccessScheme[];
  /** In file order; empty without a catalog. */
  readonly calls: readonly ResolvedCall[];
  /** The least-privileged set for all the calls, by value; undefined while some call has no answer. */
  readonly least: readonly string[] | undefined;
  /** The scopes or roles that the manifest declares; undefined where those that the calls need are taken. */
  readonly declared: readonly Located<string>[] | undefined;
  /** What is asked for: what is declared, else what the calls need. By value. */
  readonly asked: readonly AskedPermission[];
}

/** A request at another API with what its catalog says. */
export interface ResolvedRequest {
  readonly request: ResourceRequest;
  /** Undefined when there is none of that name; with permissions by id alone none is needed. */
  readonly catalog: Catalog | undefined;
  /** The other API's application id in lower case, as stated or as the catalog knows it. */
  readonly resourceAppId: string | undefined;
  readonly access: readonly ResolvedAccess[];
  /** The permissions that are asked for by id. In file order. */
  readonly explicit: readonly AskedPermission[];
}
