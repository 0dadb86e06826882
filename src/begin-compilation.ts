// The phases in order, nothing clever: text to trees, trees to the Model, the Model to findings. It stops once in between,
// where the requests of the Model have to be resolved: what that takes - catalogs, the solver - is not loaded by this file,
// because most manifests ask for nothing elsewhere. Bad input never throws; what is wrong comes back as diagnostics.
import { compareDiagnostics, type Diagnostic } from './diagnostics/diagnostic.ts';
import type { SourceFile } from './diagnostics/span.ts';
import { applySuppressions } from './diagnostics/suppressions.ts';
import { buildModel } from './model/build-model.ts';
import { loadTrees, type ReadResult } from './model/load-trees.ts';
import type { LockedPermission } from './model/lock.ts';
import { languageErrors } from './model/language-errors.ts';
import { modelError } from './model/model-errors.ts';
import type { Model } from './model/model.ts';
import type { ResolvedRequest } from './reason/resolved-request.ts';
import { rules as everyRule } from './rules/index.generated.ts';
import type { Rule, RuleContext } from './rules/rule.ts';

/** What is to be compiled. */
export interface CompilationInput {
  /** The main file. */
  readonly manifest: SourceFile;
  /** Reads an included file; the path is relative to where `manifest.path` is relative to. */
  readonly read?: (path: string) => ReadResult;
  /** What the last build recorded; undefined before the first one. */
  readonly locked?: readonly LockedPermission[] | undefined;
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

/** A compilation that was begun. */
export interface BegunCompilation {
  /** Absent when the language itself is broken. */
  readonly model: Model | undefined;
  /**
   * Ends the compilation.
   *
   * @param requests the resolved requests of `model`, in the same order; none where there are none
   * @returns the Model and the findings; a model with findings of severity `error` must not be emitted
   */
  readonly finish: (requests: readonly ResolvedRequest[]) => Compilation;
}

/**
 * Begins to compile one manifest: all that comes before its requests.
 *
 * @param input the texts; nothing else is read
 */
export function beginCompilation({
  manifest,
  read = () => ({ ok: false, reason: 'missing' }),
  locked,
}: CompilationInput): BegunCompilation {
  const { trees, comments, sources, diagnostics: ofForm } = loadTrees(manifest, read);
  const stopped = (diagnostics: readonly Diagnostic[]): BegunCompilation => ({
    model: undefined,
    finish: () => ({ diagnostics: diagnostics.toSorted(compareDiagnostics), requests: [], sources }),
  });
  if (trees === undefined) return stopped(ofForm);
  const { model, diagnostics: ofMeaning } = buildModel(trees);
  const ofLanguage = [...ofForm, ...ofMeaning];
  if (model === undefined) return stopped(ofLanguage);
  const finish = (requests: readonly ResolvedRequest[]): Compilation => {
    const { findings } = applySuppressions(runRules(model, everyRule, { locked, requests }), comments, {
      rules: new Set(everyRule.map(({ id }) => id)),
      errors: new Set(Object.keys(languageErrors)),
    });
    const diagnostics = [...ofLanguage, ...checkSettings(model), ...findings].toSorted(compareDiagnostics);
    return { model, requests, diagnostics, sources };
  };
  return { model, finish };
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
