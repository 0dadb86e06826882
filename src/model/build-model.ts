// From located trees to the Model: every section built, every name resolved, every error of meaning reported.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { buildApp } from './build-app.ts';
import { buildEndpoints } from './build-endpoints.ts';
import { buildAppRoles, buildScopes } from './build-permissions.ts';
import { buildClients } from './build-clients.ts';
import { buildOutputs } from './build-outputs.ts';
import { buildRequests } from './build-requests.ts';
import { buildRights } from './build-rights.ts';
import { buildRuleSettings } from './build-rule-settings.ts';
import { buildTests } from './build-tests.ts';
import { checkIncludes } from './check-includes.ts';
import { declaredNames } from './declared-names.ts';
import type { Model } from './model.ts';
import { checkPlaces, entriesOf, hasSection, listOf, type ManifestTrees } from './sections.ts';

/**
 * Builds the Model.
 *
 * @param trees trees whose shape has been checked
 * @returns the errors of meaning, and the Model unless there is one
 */
export function buildModel(trees: ManifestTrees): {
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => void diagnostics.push(finding);
  checkPlaces(trees, report);
  if (diagnostics.length > 0) return { diagnostics };
  const app = buildApp(trees.main);
  const scopes = buildScopes(entriesOf(trees, 'scopes', 'scope', report), app.name.value);
  const appRoles = buildAppRoles(entriesOf(trees, 'appRoles', 'app role', report), app.name.value);
  const rights = buildRights(entriesOf(trees, 'rights', 'right', report), report);
  const names = declaredNames(scopes, appRoles, rights, report);
  checkIncludes(names);
  const endpoints = buildEndpoints(entriesOf(trees, 'endpoints', 'endpoint', report), app.signInAudience.value, names);
  const model: Model = {
    app,
    scopes,
    appRoles,
    rights,
    endpoints,
    clients: buildClients(entriesOf(trees, 'clients', 'client', report), names),
    requests: buildRequests(entriesOf(trees, 'requests', 'resource', report), app.signInAudience.value),
    ownsRequests: hasSection(trees, 'requests'),
    tests: buildTests(listOf(trees, 'tests'), names),
    outputs: buildOutputs(trees.main),
    ruleSettings: buildRuleSettings(trees.main, report),
  };
  return diagnostics.length === 0 ? { model, diagnostics } : { diagnostics };
}
