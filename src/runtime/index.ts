// The public surface of `permc/runtime`: what generated modules and adapters import. Named exports only.

export { definePolicy } from './policy.ts';
export type { AnyEndpoints, AnyRights, EndpointMatch, Policy, RightFunction } from './policy.ts';
export { authorize, requireRights } from './authorize.ts';
export type {
  Authorization,
  AuthorizationTrace,
  AuthorizeOptions,
  RawParams,
  RightFunctions,
  RightVerdict,
} from './authorize.ts';
export { createAnswers } from './challenge.ts';
export type { AnswerDetails, Answers, DenialAnswer } from './challenge.ts';
export { readCredentials } from './credentials.ts';
export type { Credentials } from './credentials.ts';
export type { DecisionRecord } from './decision-record.ts';
export { explainDecision } from './explain-decision.ts';
export type { SupposedRequest } from './explain-decision.ts';
export { filter } from './filter.ts';
export type { Filter, FilterOf } from './filter.ts';
export { matchesPath } from './matches-path.ts';
export type { NamedInBody } from './matches-path.ts';
export { owns } from './owns.ts';
export type { Owner } from './owns.ts';
export { project } from './project.ts';
export type { LimitedAccess } from './project.ts';
export { createGuard } from './guard.ts';
export type { Guard, GuardOptions, GuardVerdict, GuardedRequest, RightsOption } from './guard.ts';
export type { TokenFault, TokenVerifier, Verification } from './token-verifier.ts';
export { protectedResourceMetadata } from './protected-resource-metadata.ts';
export type {
  ProtectedResourceDocument,
  ProtectedResourceMetadata,
  ProtectedResourceOptions,
} from './protected-resource-metadata.ts';
export type { StepUpTerms } from './step-up.ts';
export { decide } from './decide.ts';
export type { Decision } from './decide.ts';
export { denials } from './denial.ts';
export type { Denial, DenialReason, DenialStatus } from './denial.ts';
export { personalTenant, readToken } from './claims.ts';
export type {
  AccessToken,
  App,
  ApplicationToken,
  Claims,
  ClaimsFault,
  Client,
  DelegatedToken,
  Grants,
  ReadToken,
  ReadTokenOptions,
  User,
} from './claims.ts';
export type {
  Access,
  AccessOf,
  AccessTo,
  AnonymousAccess,
  ApplicationAccess,
  ApplicationIdentity,
  CollectionRight,
  DelegatedAccess,
  DelegatedIdentity,
  EndpointShape,
  Right,
} from './access.ts';
export type { PolicyAlternative, PolicyEndpoint, PolicyIndexes, RequiredRight } from './compile-endpoint.ts';
export type { Need, PermissionIndex } from './permission-index.ts';
export { PolicyError } from './policy-error.ts';
export type { PolicyErrorCode } from './policy-error.ts';
export type { Coverage, CoverageFault, CoverageFinding, FrameworkRoute } from './coverage.ts';
export { createMatcher } from './matcher.ts';
export type { Matcher, MatcherEntry, PathMatch, PathParams } from './matcher.ts';
export { parseTemplate } from './template.ts';
export type {
  ParsedTemplate,
  PathTemplate,
  PatternParameter,
  PatternPart,
  Segment,
  TemplateFault,
} from './template.ts';
export type {
  AccountKind,
  ApplicationRow,
  AuthenticationRow,
  DelegatedRow,
  EndpointRow,
  PolicyTable,
  RightClaim,
  RightRow,
} from './table.ts';
