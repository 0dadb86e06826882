// What `permc explain` has to say, as data: how it looks is for the command line, and JSON prints it as it is.
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { AccountKind, AuthenticationRow } from '../runtime/table.ts';

/** The second condition of an alternative. */
export type ExplainedRight =
  | {
      readonly kind: 'service';
      readonly name: string;
      readonly description?: string;
      readonly params: readonly string[];
    }
  | { readonly kind: 'matches'; readonly name: string; readonly matches: Readonly<Record<string, string>> }
  | { readonly kind: 'self' }
  | { readonly kind: 'none'; readonly because?: string };

/** One way into an endpoint, every default stated. */
export interface ExplainedAlternative {
  readonly access: 'delegated' | 'application';
  /** All of these; each with every permission that satisfies it through `includes`, itself first. */
  readonly permissions: readonly { readonly value: string; readonly satisfiedBy: readonly string[] }[];
  readonly userRole?: string;
  /** How the user must have signed in. Absent: in any way. */
  readonly authentication?: AuthenticationRow;
  readonly right: ExplainedRight;
  /** Delegated access only. */
  readonly accounts?: readonly AccountKind[];
  /** Absent: the whole resource. */
  readonly properties?: readonly string[];
}

/** One endpoint: who gets in, in the order in which the alternatives are tried. */
export interface EndpointExplanation {
  readonly kind: 'endpoint';
  readonly endpoint: string;
  readonly description?: string;
  /** The path parameters of the request that was asked about; empty for a template. */
  readonly params: Readonly<Record<string, string>>;
  /** The reason why nobody needs a token. */
  readonly anonymous?: string;
  readonly alternatives: readonly ExplainedAlternative[];
  /** The scopes that a denial asks for: those of the least-privileged delegated alternative. */
  readonly challenge: readonly string[];
}

/** One endpoint that a permission is good for. */
export interface OpenedEndpoint {
  readonly endpoint: string;
  readonly access: 'delegated' | 'application' | 'userRole';
  /** The required permission that this one satisfies: itself, or one that it includes. */
  readonly as: string;
  /** What else the alternative requires: other permissions, a user role, a right. */
  readonly together: readonly string[];
}

/** One scope or app role: what it means in Entra, and what it opens. */
export interface PermissionExplanation {
  readonly kind: 'permission';
  readonly permission: 'scope' | 'appRole';
  readonly value: string;
  readonly id: string;
  readonly idFrom: 'stated' | 'derived';
  readonly enabled: boolean;
  /** Scopes only. */
  readonly consent?: 'user' | 'admin';
  /** App roles only. */
  readonly allowedMemberTypes?: readonly string[];
  readonly displayName?: string;
  readonly description?: string;
  /** Through any number of steps. */
  readonly includes: readonly string[];
  readonly includedBy: readonly string[];
  readonly opens: readonly OpenedEndpoint[];
}

/** One rule, one finding about code, or one error of the language. */
export interface RuleExplanation {
  readonly kind: 'rule';
  readonly rule: string;
  readonly category: 'least-privilege' | 'request' | 'platform' | 'code' | 'language';
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly source?: string;
  /** A manifest that breaks it, and the same mended. */
  readonly bad?: string;
  readonly good?: string;
}

/** Every rule and error, a line each. */
export interface RuleListExplanation {
  readonly kind: 'rules';
  readonly rules: readonly Pick<RuleExplanation, 'rule' | 'category' | 'severity' | 'summary'>[];
}

/** Nothing of that name; with what was probably meant. */
export interface UnknownExplanation {
  readonly kind: 'unknown';
  readonly subject: string;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** An answer to `permc explain`. */
export type Explanation =
  | EndpointExplanation
  | PermissionExplanation
  | RuleExplanation
  | RuleListExplanation
  | UnknownExplanation;
