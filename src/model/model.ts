// The permission model: what every phase after this one reads instead of YAML.
// Readonly plain data in a canonical order; every value that a finding may point at keeps its span.
import type { Located, Span } from '../diagnostics/span.ts';
import type { AccountKind, RightClaim } from '../runtime/table.ts';
import type { PathTemplate } from '../runtime/template.ts';

/** Who can sign in (Microsoft Graph, resource type application, property signInAudience). */
export type SignInAudience =
  | 'AzureADMyOrg'
  | 'AzureADMultipleOrgs'
  | 'AzureADandPersonalMicrosoftAccount'
  | 'PersonalMicrosoftAccount';

/** Who may be assigned an app role (Microsoft Graph, resource type appRole, property allowedMemberTypes). */
export type MemberType = 'User' | 'Application';

/** The API that the manifest describes. */
export interface App {
  /** The stable key that ids derive from; never sent to Entra. */
  readonly name: Located<string>;
  readonly displayName: Located<string> | undefined;
  readonly description: Located<string> | undefined;
  /** The application (client) id, where it is known already. */
  readonly appId: Located<string> | undefined;
  readonly signInAudience: Located<SignInAudience>;
  /** `requestedAccessTokenVersion`; 2 unless given. */
  readonly accessTokenVersion: Located<1 | 2>;
  /** Whether the registration asks for the optional claim `idtyp`; true unless switched off. */
  readonly requestIdtyp: Located<boolean>;
  readonly identifierUris: readonly Located<string>[];
  /** The `app:` section. */
  readonly span: Span;
}

/** What a person reads before they consent. */
export interface ConsentText {
  readonly displayName: Located<string> | undefined;
  readonly description: Located<string> | undefined;
}

/** A delegated permission. */
export interface Scope {
  readonly kind: 'scope';
  readonly value: string;
  /** The stable id: given, or derived from `app.name`, the kind and the value (or `renamedFrom`). */
  readonly id: string;
  /** Where `id:` stands, if it is given. */
  readonly idSpan: Span | undefined;
  /** Who may grant it for work accounts; `admin` unless given. */
  readonly consent: Located<'user' | 'admin'>;
  readonly enabled: Located<boolean>;
  readonly admin: ConsentText;
  readonly user: ConsentText;
  /** The scopes that a token with this one satisfies as well, as written. */
  readonly includes: readonly Located<string>[];
  readonly renamedFrom: Located<string> | undefined;
  /** The value where it is declared. */
  readonly span: Span;
}

/** An application permission, or a role for users, or both. */
export interface AppRole {
  readonly kind: 'appRole';
  readonly value: string;
  readonly id: string;
  readonly idSpan: Span | undefined;
  /** `[Application]` unless given. */
  readonly allowedMemberTypes: readonly Located<MemberType>[];
  readonly enabled: Located<boolean>;
  readonly displayName: Located<string> | undefined;
  readonly description: Located<string> | undefined;
  readonly includes: readonly Located<string>[];
  readonly renamedFrom: Located<string> | undefined;
  readonly span: Span;
}

/** A scope or an app role; they share one namespace in Entra. */
export type Permission = Scope | AppRole;

/** The authorization of the user (or app) that the service itself decides. */
export interface Right {
  readonly name: string;
  readonly description: Located<string> | undefined;
  /** The path parameters that the decision needs; for a right with `matches`, its keys. */
  readonly params: readonly Located<string>[];
  /** Decided without code: each path parameter must equal a fact of the token. Empty: the service decides. */
  readonly matches: readonly { readonly param: Located<string>; readonly claim: Located<RightClaim> }[];
  /** The service answers with a filter of what the caller may see. */
  readonly collection: boolean;
  readonly span: Span;
}

/** The second condition of delegated access, as an alternative states it. */
export type RightUse =
  | { readonly kind: 'named'; readonly name: string; readonly span: Span }
  | { readonly kind: 'self'; readonly span: Span }
  | { readonly kind: 'none'; readonly because: Located<string>; readonly span: Span }
  | { readonly kind: 'unstated' };

/** How a user must have signed in; at least one of these is stated. */
export interface Authentication {
  /** An authentication context of Entra. */
  readonly context: Located<string> | undefined;
  /** In file order; empty when any will do. */
  readonly acr: readonly Located<string>[];
  /** In seconds. */
  readonly maxAge: Located<number> | undefined;
}

/** One way in for an app that acts for a signed-in user. */
export interface DelegatedAlternative {
  readonly kind: 'delegated';
  /** All of these. */
  readonly scopes: readonly Located<string>[];
  readonly userRole: Located<string> | undefined;
  /** Undefined: any sign-in will do. */
  readonly authentication: Authentication | undefined;
  readonly right: RightUse;
  /** Every kind that can sign in, unless given. */
  readonly accounts: readonly AccountKind[];
  readonly accountsSpan: Span | undefined;
  /** Undefined: all properties. */
  readonly properties: readonly Located<string>[] | undefined;
  readonly span: Span;
}

/** One way in for an app that acts as itself. */
export interface ApplicationAlternative {
  readonly kind: 'application';
  /** All of these. */
  readonly roles: readonly Located<string>[];
  /** Named, or unstated when the role alone is enough. */
  readonly right: RightUse;
  readonly properties: readonly Located<string>[] | undefined;
  readonly span: Span;
}

/** One way in, of either kind. */
export type Alternative = DelegatedAlternative | ApplicationAlternative;

/** The methods that an endpoint may have (RFC 9110 section 9.3 and RFC 5789). */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** One method of one path, and who may call it. */
export interface Endpoint {
  /** `METHOD /path/{template}`, as written. */
  readonly key: string;
  readonly method: Method;
  readonly template: PathTemplate;
  readonly description: Located<string> | undefined;
  /** In file order; empty when delegated access is not allowed. */
  readonly delegated: readonly DelegatedAlternative[];
  /** In file order; empty when application-only access is not allowed. */
  readonly application: readonly ApplicationAlternative[];
  /** The reason why nobody needs a token; undefined on every endpoint that needs one. */
  readonly anonymous: Located<string> | undefined;
  /** The key where it is declared. */
  readonly span: Span;
  /** The path inside the key. */
  readonly pathSpan: Span;
}

/** A client app that is pre-authorized: users are not asked for the listed scopes. */
export interface Client {
  readonly name: string;
  readonly appId: Located<string>;
  readonly scopes: readonly Located<string>[];
  readonly span: Span;
}

/** A permission at another API that this app asks for in its registration, under an id that the author looked up. */
export interface RequestedPermission {
  readonly kind: 'scope' | 'role';
  readonly value: Located<string>;
  /** The id that the other API gave the permission. */
  readonly id: Located<string>;
  readonly span: Span;
}

/** A call that this app makes to another API. */
export interface RequestedCall {
  /** `METHOD /path`, as written. */
  readonly key: string;
  readonly method: Method;
  /** A path template, a concrete path or a URL. */
  readonly target: string;
  readonly span: Span;
}

/** What this app does at another API for a signed-in user. */
export interface DelegatedRequest {
  readonly kind: 'delegated';
  /** In file order. */
  readonly calls: readonly RequestedCall[];
  /** The scopes that are asked for, in file order; undefined: those that the calls need. */
  readonly permissions: readonly Located<string>[] | undefined;
  /** Every kind that can sign in, unless given. */
  readonly accounts: readonly AccountKind[];
  readonly accountsSpan: Span | undefined;
  /** The scopes among them that the app asks for at run time instead of in its registration. */
  readonly dynamic: readonly Located<string>[];
  /** The key. */
  readonly span: Span;
}

/** What this app does at another API as itself. */
export interface ApplicationRequest {
  readonly kind: 'application';
  readonly calls: readonly RequestedCall[];
  /** The app roles that are asked for, in file order; undefined: those that the calls need. */
  readonly permissions: readonly Located<string>[] | undefined;
  /** App roles that are meant to be asked for at run time, which is not possible. */
  readonly dynamic: readonly Located<string>[];
  readonly span: Span;
}

/** What this app does at another API as one kind of access. */
export type AccessRequest = DelegatedRequest | ApplicationRequest;

/** What this app asks for at one other API. */
export interface ResourceRequest {
  /** The name of the API's catalog. */
  readonly name: string;
  /** The other API's application (client) id; undefined where the catalog has to know it. */
  readonly appId: Located<string> | undefined;
  readonly description: Located<string> | undefined;
  /** Delegated access first; empty when only permissions with ids are asked for. */
  readonly access: readonly AccessRequest[];
  /** What is asked for whatever the calls need, in file order. */
  readonly permissions: readonly RequestedPermission[];
  readonly span: Span;
}

/** Who makes the request of a decision test. */
export type TestCaller =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'delegated';
      readonly user: string;
      readonly account: AccountKind;
      readonly scopes: readonly Located<string>[];
      readonly roles: readonly Located<string>[];
      /** Undefined: in no way that an alternative could ask for. */
      readonly authentication: PerformedAuthentication | undefined;
    }
  | { readonly kind: 'application'; readonly app: string; readonly roles: readonly Located<string>[] }
  | { readonly kind: 'claims'; readonly claims: TestClaims };

/** How the user of a decision test has signed in; what is undefined is not in the token. */
export interface PerformedAuthentication {
  readonly context: string | undefined;
  readonly acr: string | undefined;
  /** Seconds since then. */
  readonly age: number | undefined;
}

/** Claims as a token would carry them, for callers that the short forms can't describe. */
export interface TestClaims {
  readonly [claim: string]: string | number | boolean | null | readonly (string | number | boolean | null)[];
}

/** The statuses that a decision can end in, apart from being allowed. */
export type DenialStatus = 400 | 401 | 403 | 404 | 405 | 500 | 503;

/** The decision that a test demands; `via` is the permissions of the alternative that must have let the caller in. */
export type Expectation =
  | { readonly kind: 'allow'; readonly via: readonly Located<string>[] | undefined }
  | { readonly kind: 'deny'; readonly status: DenialStatus };

/** A decision that must hold. */
export interface DecisionTest {
  readonly name: Located<string>;
  readonly method: string;
  readonly path: string;
  /** `METHOD /path`, as written. */
  readonly request: Located<string>;
  readonly caller: TestCaller;
  /** What the service would answer for each right; a right that is not listed answers no. */
  readonly rights: readonly { readonly name: Located<string>; readonly answer: boolean }[];
  readonly expect: Located<Expectation>;
  readonly span: Span;
}

/** The protected resource metadata that is to be written (RFC 9728). */
export interface MetadataOutput {
  readonly path: Located<string>;
  readonly resource: Located<string>;
  readonly authorizationServers: readonly Located<string>[];
}

/** The files that `permc build` writes, relative to the manifest. */
export interface Outputs {
  readonly guards: Located<string> | undefined;
  /** Whether the guards module imports the runtime or holds it. */
  readonly guardsRuntime: 'package' | 'inline';
  readonly client: Located<string> | undefined;
  readonly cedar: Located<string> | undefined;
  readonly metadata: MetadataOutput | undefined;
  readonly entra: Located<string> | undefined;
  readonly consent: Located<string> | undefined;
}

/** How a rule is set in this manifest. */
export interface RuleSetting {
  readonly rule: Located<string>;
  readonly severity: Located<'off' | 'warning' | 'error'>;
  readonly because: Located<string> | undefined;
}

/** Everything a manifest says, resolved. Lists that carry no order are sorted by code units. */
export interface Model {
  readonly app: App;
  /** By value. */
  readonly scopes: readonly Scope[];
  /** By value. */
  readonly appRoles: readonly AppRole[];
  /** By name. */
  readonly rights: readonly Right[];
  /** By path, then by method. */
  readonly endpoints: readonly Endpoint[];
  /** By name. */
  readonly clients: readonly Client[];
  /** By name. */
  readonly requests: readonly ResourceRequest[];
  /** Whether there is a section of requests, be it empty: then nothing is requested but what stands in it. */
  readonly ownsRequests: boolean;
  /** In file order. */
  readonly tests: readonly DecisionTest[];
  readonly outputs: Outputs;
  /** By rule. */
  readonly ruleSettings: readonly RuleSetting[];
}
