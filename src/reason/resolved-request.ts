// What a request at another API comes to once its catalog is known: the operation of every call, the least-privileged
// set, and every permission that is asked for. Types only; how it is worked out is beside it.
import type { Located, Span } from '../diagnostics/span.ts';
import type { AccessScheme, Catalog } from '../model/catalog.ts';
import type { AccessRequest, RequestedCall, ResourceRequest } from '../model/model.ts';
import type { AccountKind } from '../runtime/table.ts';
import type { CallMatch } from './catalog-matcher.ts';
import type { Judgement } from './judge-declared.ts';
import type { Solution } from './solution.ts';

/** A call and what it was found to be. */
export interface ResolvedCall {
  readonly call: RequestedCall;
  readonly match: CallMatch;
}

/** One permission that the app asks for at another API. */
export interface AskedPermission {
  readonly value: string;
  /** How a registration names the kind (Microsoft Graph, resource type resourceAccess). */
  readonly type: 'Scope' | 'Role';
  /** The id that the other API gave it, in lower case; undefined where neither the catalog nor the author knows it. */
  readonly id: string | undefined;
  /** Whether only an admin can grant it for work accounts; undefined where no catalog says so. */
  readonly adminConsent: boolean | undefined;
  /** The kinds of account that it is asked from; none for an app role. */
  readonly accounts: readonly AccountKind[];
  /** Asked for at run time instead of in the registration. */
  readonly dynamic: boolean;
  /** A scope of sign-in, which no call needs. */
  readonly openId: boolean;
  /** The calls that could not be made without it, in file order; none when no catalog was asked. */
  readonly calls: readonly RequestedCall[];
  /** Where it is asked for: its value, or the first call that needs it. */
  readonly span: Span;
}

/** One kind of access of a request. */
export interface ResolvedAccess {
  readonly request: AccessRequest;
  /** What the catalog has to let in: one for app-only access, one for each kind of account for delegated access. */
  readonly schemes: readonly AccessScheme[];
  /** In file order; empty without a catalog. */
  readonly calls: readonly ResolvedCall[];
  /** The least-privileged set for all the calls that have an answer, with a proof; undefined without a catalog. */
  readonly solution: Solution | undefined;
  /** What is wrong with the declared permissions; undefined where none are declared, or nothing is known to judge by. */
  readonly judgement: Judgement | undefined;
  /** Permissions at run time that are neither declared nor needed by a call. */
  readonly idle: readonly Located<string>[];
  /** What is asked for: what is declared, else what the calls need. By value. */
  readonly asked: readonly AskedPermission[];
}

/** A request at another API with what its catalog says. */
export interface ResolvedRequest {
  readonly request: ResourceRequest;
  /** Undefined when there is none of that name; with permissions by id alone none is needed. */
  readonly catalog: Catalog | undefined;
  /** The catalog is the small one that is built in: what it lacks may well exist. */
  readonly excerpt: boolean;
  /** The other API's application id in lower case, as stated or as the catalog knows it. */
  readonly resourceAppId: string | undefined;
  readonly access: readonly ResolvedAccess[];
  /** The permissions that are asked for by id, in file order. */
  readonly explicit: readonly AskedPermission[];
}

/** A catalog, and whether it is only an excerpt of what its API has. */
export interface KnownCatalog {
  readonly catalog: Catalog;
  readonly excerpt: boolean;
}
