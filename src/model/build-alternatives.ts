// The ways into one endpoint: one alternative, or a list of them, for each kind of access.
import type { Located } from '../diagnostics/span.ts';
import type { AccountKind } from '../runtime/table.ts';
import type { PathTemplate } from '../runtime/template.ts';
import type { LocatedMap, LocatedNode } from '../syntax/located-tree.ts';
import { expectAppRole, expectRight, expectScope, type DeclaredNames } from './declared-names.ts';
import { modelError } from './model-errors.ts';
import type { ApplicationAlternative, Authentication, DelegatedAlternative, Right, RightUse } from './model.ts';
import { asChoice, asMap, childOf, keySpan, numberAt, requiredTextAt, textAt, textsAt } from './read-tree.ts';

/** What an alternative is built for. */
export interface AlternativeContext {
  readonly names: DeclaredNames;
  readonly endpoint: string;
  readonly template: PathTemplate;
  /** The kinds of account that can sign in at all. */
  readonly accounts: readonly AccountKind[];
}

/** The alternatives under `delegated:`, in file order. */
export function buildDelegated(node: LocatedNode, context: AlternativeContext): readonly DelegatedAlternative[] {
  return alternativesOf(node).map((body) => {
    const scopes = permissionsOf(body, 'scope');
    const userRole = textAt(body, 'userRole');
    for (const scope of scopes) expectScope(context.names, scope);
    if (userRole !== undefined) expectAppRole(context.names, userRole);
    const accounts = textsAt(body, 'accounts').map((text) => asChoice(text, ['work', 'personal']).value);
    return {
      kind: 'delegated',
      scopes,
      userRole,
      authentication: authenticationOf(body),
      right: rightOf(body, 'delegated', context),
      accounts: accounts.length > 0 ? accounts : context.accounts,
      accountsSpan: keySpan(body, 'accounts'),
      properties: propertiesOf(body),
      span: body.span,
    };
  });
}

/** The alternatives under `application:`, in file order. */
export function buildApplication(node: LocatedNode, context: AlternativeContext): readonly ApplicationAlternative[] {
  return alternativesOf(node).map((body) => {
    const roles = permissionsOf(body, 'role');
    for (const role of roles) expectAppRole(context.names, role);
    return {
      kind: 'application',
      roles,
      right: rightOf(body, 'application', context),
      properties: propertiesOf(body),
      span: body.span,
    };
  });
}

function alternativesOf(node: LocatedNode): readonly LocatedMap[] {
  return node.kind === 'list' ? node.items.map(asMap) : [asMap(node)];
}

function permissionsOf(body: LocatedMap, key: 'scope' | 'role'): readonly Located<string>[] {
  const single = textAt(body, key);
  return single === undefined ? textsAt(body, 'allOf') : [single];
}

function authenticationOf(body: LocatedMap): Authentication | undefined {
  const node = childOf(body, 'authentication');
  if (node === undefined) return undefined;
  const stated = asMap(node);
  return { context: textAt(stated, 'context'), acr: textsAt(stated, 'acr'), maxAge: numberAt(stated, 'maxAge') };
}

function propertiesOf(body: LocatedMap): readonly Located<string>[] | undefined {
  return childOf(body, 'properties') === undefined ? undefined : textsAt(body, 'properties');
}

function rightOf(body: LocatedMap, access: 'delegated' | 'application', context: AlternativeContext): RightUse {
  const use = textAt(body, 'right');
  if (use === undefined) return { kind: 'unstated' };
  const { span } = use;
  if (access === 'delegated' && use.value === 'none')
    return { kind: 'none', because: requiredTextAt(body, 'because'), span };
  if (access === 'delegated' && use.value === 'self') {
    const { params } = context.template;
    if (params.length > 0) {
      context.names.report(modelError('self-with-parameters', span, { endpoint: context.endpoint, params }));
    }
    return { kind: 'self', span };
  }
  const right = expectRight(context.names, use);
  if (right !== undefined) checkRight(right, use, access, context);
  return { kind: 'named', name: use.value, span };
}

function checkRight(
  right: Right,
  use: Located<string>,
  access: 'delegated' | 'application',
  context: AlternativeContext,
): void {
  const { names, endpoint, template } = context;
  const declared = [{ message: 'the right is declared here', span: right.span }];
  for (const param of right.params) {
    if (template.params.includes(param.value)) continue;
    names.report(
      modelError('unmet-right-parameter', use.span, { right: right.name, param: param.value, endpoint }, declared),
    );
  }
  for (const { claim } of right.matches) {
    if (claim.value.startsWith('user.') === (access === 'delegated')) continue;
    const data = {
      right: right.name,
      claim: claim.value,
      access: access === 'delegated' ? 'delegated' : 'application-only',
    };
    names.report(
      modelError('right-of-other-kind', use.span, data, [{ message: 'the right compares here', span: claim.span }]),
    );
  }
}
