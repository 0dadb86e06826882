// What a rule is: one object from which the check, `permc explain`, the docs, the SARIF metadata and the first tests come.
// A rule reads the Model and reports; it never sees YAML, files or how findings are printed.
import type { Related, Severity } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Model } from '../model/model.ts';
import type { Catalog } from '../model/catalog.ts';
import type { LockedPermission } from '../model/lock.ts';
import type { ResolvedRequest } from '../reason/resolved-request.ts';

/** One finding, without what the rule itself already says. */
export interface Finding {
  /** What is wrong, one lower-case sentence without a full stop, the user's words in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** The characters to point at: what the author typed, never a parent of it. */
  readonly span: Span;
  readonly related?: readonly Related[];
}

/** A manifest that breaks a rule, and exactly the findings that it yields of this rule. */
export interface BadExample {
  readonly yaml: string;
  /** What the last build recorded, for a rule that compares with it. */
  readonly locked?: readonly LockedPermission[];
  /** Catalogs of other APIs by name, for a rule that needs more than those that are built in. */
  readonly catalogs?: Readonly<Record<string, Catalog>>;
  /** `line:column` of each finding in the YAML and its message, in order. */
  readonly expect: readonly { readonly at: string; readonly message: string }[];
  /** The manifest once mended: it yields no finding of this rule. */
  readonly fixed?: string;
}

/** What a rule may read besides the model. */
export interface RuleContext {
  /** What the last build recorded about each permission; undefined before the first build. */
  readonly locked: readonly LockedPermission[] | undefined;
  /** What the model asks for at other APIs, with what their catalogs say; by name, as in the model. */
  readonly requests: readonly ResolvedRequest[];
}

/**
 * One rule: least-privilege (is more granted than must be?), platform (would Entra refuse or misread it?) or request
 * (does this app ask other APIs for exactly what its calls need?).
 */
export interface Rule {
  /** Kebab-case, unique; the name people write in `rules:` and in `# permc-ignore`. */
  readonly id: string;
  readonly category: 'least-privilege' | 'platform' | 'request';
  /** The severity unless the manifest sets another. */
  readonly severity: Severity;
  /** What the rule checks, one sentence. */
  readonly summary: string;
  /** Why it matters: who could do what that they should not, or what would break. */
  readonly why: string;
  /** Where an outside rule comes from: an RFC and section, or the title of a Microsoft document. */
  readonly source?: string;
  /** Complete manifests, executed by the tests and printed by `permc explain`. */
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly BadExample[] };
  /** Reports every breach. Pure and deterministic; linear (or nearly so) in the size of the model. */
  readonly check: (model: Model, report: (finding: Finding) => void, context: RuleContext) => void;
}
