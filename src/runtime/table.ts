// The one seam between generated code and the engine: plain, versioned data.
// A generated module holds one `PolicyTable`; everything that acts on it is in this folder, tested once.
// It must stay JSON: no functions, no text for people, nothing that a client must not see beyond permission names.

/** Facts of a verified token that a declared right may compare a path parameter with. */
export type RightClaim = 'user.oid' | 'user.tid' | 'app.oid' | 'app.appId';

/** The kind of Microsoft account a signed-in user has. */
export type AccountKind = 'work' | 'personal';

/** How a user must have signed in; every stated condition must hold. Only in tables of format 2. */
export interface AuthenticationRow {
  /** An authentication context of Entra, which `acrs` must have. Not together with `acr`. */
  readonly context?: string;
  /** The values of `acr` that will do. */
  readonly acr?: readonly string[];
  /** How many seconds ago the sign-in may have been, by `auth_time`. */
  readonly maxAge?: number;
}

/** One way in for an app that acts for a signed-in user; every stated condition must hold. */
export interface DelegatedRow {
  /** All of these scopes, each either in the token or implied by one that is. */
  readonly scopes: readonly string[];
  /** An app role that must be assigned to the user (`roles` claim of the user's token). */
  readonly userRole?: string;
  /** A key of `PolicyTable.rights`, or `self` for a template without parameters. Absent: no right is needed. */
  readonly right?: string;
  /** The kinds of account that may use this alternative. */
  readonly accounts: readonly AccountKind[];
  /** Absent: any sign-in will do. */
  readonly authentication?: AuthenticationRow;
  /** The only properties of the resource that this alternative shows; absent: all. */
  readonly properties?: readonly string[];
}

/** One way in for an app that acts as itself; every stated condition must hold. */
export interface ApplicationRow {
  /** All of these app roles, each either in the token or implied by one that is. */
  readonly roles: readonly string[];
  /** A key of `PolicyTable.rights`: the app may act only on what it owns or was given. */
  readonly right?: string;
  /** The only properties of the resource that this alternative shows; absent: all. */
  readonly properties?: readonly string[];
}

/** What one endpoint requires. Alternatives stand in the order in which they are tried. */
export interface EndpointRow {
  readonly delegated?: readonly DelegatedRow[];
  readonly application?: readonly ApplicationRow[];
  /** Present only on an endpoint that is open to callers without a token. */
  readonly anonymous?: true;
  /** The scopes of the least-privileged delegated alternative: what a challenge may ask for (RFC 6750 section 3). */
  readonly challenge?: readonly string[];
}

/** A right: decided by the service's function, or (with `matches`) by comparing path parameters with the token. */
export interface RightRow {
  readonly params: readonly string[];
  readonly matches?: Readonly<Record<string, RightClaim>>;
  /** The service answers with a filter of what the caller may see, never with a plain yes. Not together with `matches`. */
  readonly collection?: true;
}

/**
 * The compiled policy of one API. `format` changes only when old runtimes could misread the table: 2 says that some
 * alternative asks for `authentication`, which a runtime that knows only 1 would not look at.
 */
export interface PolicyTable {
  readonly format: 1 | 2;
  /** Every scope, with the scopes that it includes directly. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
  /** Every app role, with its member types and the app roles that it includes directly. */
  readonly appRoles: Readonly<
    Record<string, { readonly members: readonly ('User' | 'Application')[]; readonly includes: readonly string[] }>
  >;
  readonly rights: Readonly<Record<string, RightRow>>;
  /** Keyed by `METHOD /path/{template}`. */
  readonly endpoints: Readonly<Record<string, EndpointRow>>;
}
