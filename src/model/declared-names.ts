// The names that other parts of the manifest may refer to, and the errors for those that they may not.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Located } from '../diagnostics/span.ts';
import { modelError } from './model-errors.ts';
import type { AppRole, Right, Scope } from './model.ts';

/** What a manifest declares, ready to be looked up. */
export interface DeclaredNames {
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly appRoles: ReadonlyMap<string, AppRole>;
  readonly rights: ReadonlyMap<string, Right>;
  readonly report: (finding: Diagnostic) => void;
}

/** Collects the declared names. */
export function declaredNames(
  scopes: readonly Scope[],
  appRoles: readonly AppRole[],
  rights: readonly Right[],
  report: (finding: Diagnostic) => void,
): DeclaredNames {
  return {
    scopes: new Map(scopes.map((scope) => [scope.value, scope])),
    appRoles: new Map(appRoles.map((role) => [role.value, role])),
    rights: new Map(rights.map((right) => [right.name, right])),
    report,
  };
}

/** Reports a name that is no scope of this API. */
export function expectScope(names: DeclaredNames, { value: name, span }: Located<string>): void {
  if (names.scopes.has(name)) return;
  const role = names.appRoles.get(name);
  const related = role === undefined ? [] : [{ message: 'the app role is declared here', span: role.span }];
  const data = { name, known: [...names.scopes.keys()], isAppRole: role !== undefined };
  names.report(modelError('unknown-scope', span, data, related));
}

/** Reports a name that is no app role of this API. */
export function expectAppRole(names: DeclaredNames, { value: name, span }: Located<string>): void {
  if (names.appRoles.has(name)) return;
  const scope = names.scopes.get(name);
  const related = scope === undefined ? [] : [{ message: 'the scope is declared here', span: scope.span }];
  const data = { name, known: [...names.appRoles.keys()], isScope: scope !== undefined };
  names.report(modelError('unknown-app-role', span, data, related));
}

/** The declared right of a name, or a report that there is none. */
export function expectRight(names: DeclaredNames, { value: name, span }: Located<string>): Right | undefined {
  const right = names.rights.get(name);
  if (right === undefined) names.report(modelError('unknown-right', span, { name, known: [...names.rights.keys()] }));
  return right;
}
