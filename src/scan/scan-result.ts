// What a scan finds, as plain data that can be printed, cached and compared. It must not know how anything was found: no
// syntax tree is reachable from here.

/** Where something was found. */
export interface SourcePlace {
  /** Posix path relative to the root of the scan. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** How many UTF-16 code units the found expression takes on its first line. */
  readonly length: number;
}

/** Something that may be a request or a route, and why it could not be resolved. */
export interface Unresolved extends SourcePlace {
  /** One sentence, lower case, without full stop. */
  readonly reason: string;
}

/** A remark about a file that was not, or not wholly, scanned: a syntax error, a tsconfig that does not parse. */
export interface ScanNote {
  readonly file: string;
  /** 1-based; `undefined` when the remark is about the whole file. */
  readonly line: number | undefined;
  readonly text: string;
}

/** A request that the code makes. */
export interface ClientCall extends SourcePlace {
  /**
   * The API: the name of a catalog when the SDK or the host tells (`microsoft-graph`), else the origin
   * (`https://api.contoso.com`); the empty string when the code does not say, as in a request to a relative URL.
   */
  readonly resource: string;
  /** In upper case; `GET` when the library's default applies; `{}` when it can't be known. */
  readonly method: string;
  /**
   * As catalogs write it: from the root of the API (without the version of Microsoft Graph), without query and fragment.
   * An unknown segment is `{}`. Of several possible values the first in source order. `{}` alone when `dynamic`.
   */
  readonly path: string;
  /** The other possible paths, in source order, none twice and none equal to `path`. */
  readonly alternatives: readonly string[];
  /** Whether nothing of the path can be known. */
  readonly dynamic: boolean;
  /** The library that makes the request: `graph-sdk`, `kiota`, `fetch`, `axios`, `got`, ... */
  readonly via: string;
}

/** A permission that the code asks a token for, such as a scope in MSAL's `scopes: [...]`. */
export interface RequestedScope extends SourcePlace {
  /** The resource that a qualified scope names (`https://graph.microsoft.com`, `api://...`); the empty string without one. */
  readonly resource: string;
  /** The permission's value, such as `Mail.Read`, or `.default`. */
  readonly scope: string;
}

/** What a scan of a client's sources finds; every list is in order of file, line and column. */
export interface ClientScan {
  readonly calls: readonly ClientCall[];
  readonly scopes: readonly RequestedScope[];
  readonly unresolved: readonly Unresolved[];
  readonly notes: readonly ScanNote[];
}

/** A check that stands before a route's handler. */
export interface RouteGuard {
  /** What sort of guard it is: `permc`, `express-oauth2-jwt-bearer`, `passport`, `hand-written`, ... */
  readonly kind: string;
  /** The guard as the source writes it, on one line. */
  readonly text: string;
  /** The scopes and app roles that it asks for; for permc's own guards the endpoint's key. */
  readonly permissions: readonly string[];
  /** What stands before the paths of the manifest in those of the routes, as permc's own guards were told; absent: nothing. */
  readonly mountPath?: string;
}

/**
 * How sure a finding is. Of a route: `high` when the framework's app, every mount on the way, the method and the path are known;
 * `medium` when one of these is not (a router that nobody is seen to mount, a part of the path); `low` when more is not, or
 * when only the way that an object is used tells that it is a router.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** A route that the code serves. */
export interface ServerRoute extends SourcePlace {
  /** In upper case; `ALL` for every method. */
  readonly method: string;
  /** The full path, with parameters as `{name}`. */
  readonly path: string;
  readonly framework: string;
  /** The app that serves it, where that is known: two of them are two servers. No part of what is printed. */
  readonly app?: string;
  readonly guards: readonly RouteGuard[];
  readonly confidence: Confidence;
}

/** A right that permc's guards are given, and whether its answer is always yes. */
export interface ImplementedRight extends SourcePlace {
  readonly name: string;
  /** Whether the implementation can only answer `true`, as `() => true` does. */
  readonly alwaysTrue: boolean;
}

/** What a scan of a server's sources finds; every list is in order of file, line and column. */
export interface ServerScan {
  readonly routes: readonly ServerRoute[];
  readonly rights: readonly ImplementedRight[];
  readonly unresolved: readonly Unresolved[];
  readonly notes: readonly ScanNote[];
}
