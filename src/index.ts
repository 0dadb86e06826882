// The compiler as a library: pure functions from texts to findings, models and files; nothing here reads, writes or prints.
// `compile` turns a manifest into a `Model` and findings, `emit` renders its files, `runDecisionTests` runs its tests.
// Guards are not here: generated code imports `permc/runtime`, services import `permc/express` and `permc/verify`.
export { compile } from './compile.ts';
export type { Compilation, CompileInput, ReadFailure, ReadResult } from './compile.ts';
export { emit } from './emit/emit.ts';
export type { EmittedFile } from './emit/emitter.ts';
export { explain } from './explain/explain.ts';
export type { Explanation } from './explain/explanation.ts';
export { positionAt } from './diagnostics/span.ts';
export type { Located, Position, SourceFile, Span } from './diagnostics/span.ts';
export type { Diagnostic, Related, Severity } from './diagnostics/diagnostic.ts';
export { policyTable } from './reason/policy-table.ts';
export { runDecisionTests } from './reason/decision-tests.ts';
export type { DecisionOutcome, DecisionTestResult } from './reason/decision-tests.ts';
export { rules } from './rules/index.generated.ts';
export type { BadExample, Finding, Rule, RuleContext } from './rules/rule.ts';
export type {
  AccessScheme,
  Catalog,
  CatalogAnomaly,
  CatalogClaim,
  CatalogGrant,
  CatalogOperation,
  CatalogPermission,
} from './model/catalog.ts';
export type { LockedPermission } from './model/lock.ts';
export type { AskedPermission, ResolvedAccess, ResolvedCall, ResolvedRequest } from './reason/resolved-request.ts';
export type {
  AccessRequest,
  Alternative,
  App,
  ApplicationAlternative,
  ApplicationRequest,
  AppRole,
  Client,
  ConsentText,
  DecisionTest,
  DelegatedAlternative,
  DelegatedRequest,
  DenialStatus,
  Endpoint,
  Expectation,
  MemberType,
  Method,
  Model,
  Outputs,
  Permission,
  RequestedCall,
  RequestedPermission,
  ResourceRequest,
  Right,
  RightUse,
  RuleSetting,
  Scope,
  SignInAudience,
  TestCaller,
  TestClaims,
} from './model/model.ts';
