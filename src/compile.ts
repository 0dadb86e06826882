// The phases in order, nothing clever: text to trees, trees to the Model, the Model to findings.
// Bad input never throws; what is wrong comes back as diagnostics.
import { isExcerpt, microsoftGraphExcerpt } from './catalogs/built-in/microsoft-graph-excerpt.ts';
import { compareDiagnostics, type Diagnostic } from './diagnostics/diagnostic.ts';
import type { SourceFile } from './diagnostics/span.ts';
import { applySuppressions } from './diagnostics/suppressions.ts';
import { buildModel } from './model/build-model.ts';
import { loadTrees, type ReadResult } from './model/load-trees.ts';
import type { LockedPermission } from './model/lock.ts';
import { languageErrors } from './model/language-errors.ts';
import { modelError } from './model/model-errors.ts';
import type { Catalog } from './model/catalog.ts';
import type { Model } from './model/model.ts';
import { resolveRequests } from './reason/resolve-requests.ts';
import type { KnownCatalog, ResolvedRequest } from './reason/resolved-request.ts';
import { rules as everyRule } from './rules/index.generated.ts';
import type { Rule, RuleContext } from './rules/rule.ts';

export type { ReadFailure, ReadResult } from './model/load-trees.ts';

/** What is to be compiled. */
export interface CompileInput {
  /** The main file. */
  readonly manifest: SourceFile;
  /** Reads an included file; the path is relative to where `manifest.path` is relative to. */
  readonly read?: (path: string) => ReadResult;
  /** What the last build recorded; undefined before the first one. */
  readonly locked?: readonly LockedPermission[] | undefined;
  /** The catalogs of other APIs by name, beside those that are built in. */
  readonly catalogs?: (name: string) => Catalog | undefined;
}

/** What came out: the Model (absent when the language itself is broken) and every finding, in the order of the files. */
export interface Compilation {
  readonly model?: Model;
  /** What the model asks for at other APIs, with what their catalogs say; by name. */
  readonly requests: readonly ResolvedRequest[];
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that was read, the main one first. */
  readonly sources: readonly SourceFile[];
}

/**
 * Compiles one manifest.
 *
 * @param input the texts; nothing else is read
 * @returns the Model and the findings; a model with findings of severity `error` must not be emitted
 */
export function compile({
  manifest,
  read = () => ({ ok: false, reason: 'missing' }),
  locked,
  catalogs = () => undefined,
}: CompileInput): Compilation {
  const { trees, comments, sources, diagnostics: ofForm } = loadTrees(manifest, read);
  if (trees === undefined) return { diagnostics: ofForm.toSorted(compareDiagnostics), requests: [], sources };
  const { model, diagnostics: ofMeaning } = buildModel(trees);
  const ofLanguage = [...ofForm, ...ofMeaning];
  if (model === undefined) return { diagnostics: ofLanguage.toSorted(compareDiagnostics), requests: [], sources };
  const settings = checkSettings(model);
  const requests = resolveRequests(model.requests, (name) => knownCatalog(name, catalogs));
  const { findings } = applySuppressions(runRules(model, everyRule, { locked, requests }), comments, {
    rules: new Set(everyRule.map(({ id }) => id)),
    errors: new Set(Object.keys(languageErrors)),
  });
  return {
    model,
    requests,
    diagnostics: [...ofLanguage, ...settings, ...findings].toSorted(compareDiagnostics),
    sources,
  };
}

/** The catalog of a name: one that is handed in, else the one that is built in. */
function knownCatalog(name: string, catalogs: NonNullable<CompileInput['catalogs']>): KnownCatalog | undefined {
  const catalog = catalogs(name) ?? (name === 'microsoft-graph' ? microsoftGraphExcerpt() : undefined);
  return catalog === undefined ? undefined : { catalog, excerpt: isExcerpt(catalog) };
}

/** The findings of the given rules, at the severities that the manifest sets. */
function runRules(model: Model, rules: readonly Rule[], context: RuleContext): readonly Diagnostic[] {
  const severities = new Map(model.ruleSettings.map(({ rule, severity }) => [rule.value, severity.value]));
  const findings: Diagnostic[] = [];
  for (const rule of rules) {
    const severity = severities.get(rule.id) ?? rule.severity;
    if (severity === 'off') continue;
    rule.check(model, (finding) => findings.push({ related: [], ...finding, rule: rule.id, severity }), context);
  }
  return findings;
}

/** Settings for rules that do not exist: they would give false comfort. */
function checkSettings(model: Model): readonly Diagnostic[] {
  const known = everyRule.map(({ id }) => id);
  return model.ruleSettings
    .filter(({ rule }) => !known.includes(rule.value))
    .map(({ rule }) => modelError('unknown-rule', rule.span, { name: rule.value, known }));
}
