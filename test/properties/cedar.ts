// A manifest as Cedar policies: one `permit` an alternative, implication as a disjunction over what includes a permission.
import type { AuthorizationCall } from '@cedar-policy/cedar-wasm/nodejs';
import { withIncluded } from './oracle.ts';
import type { RandomAlternative, RandomCall, RandomManifest } from './random-manifest.ts';

/** The policies of a manifest. */
export function cedarPolicies({ scopes, appRoles, endpoints }: RandomManifest): string {
  const policies: string[] = [];
  const permit = (key: string, conditions: readonly string[]): void => {
    const when = conditions.length === 0 ? '' : ` when { ${conditions.join(' && ')} }`;
    policies.push(`permit (principal, action == Action::${JSON.stringify(key)}, resource)${when};`);
  };
  const held = (
    claim: string,
    name: string,
    declared: Readonly<Record<string, { readonly includes: readonly string[] }>>,
  ): string =>
    `(${Object.keys(declared)
      .filter((holder) => withIncluded([holder], declared).has(name))
      .map((holder) => `context.${claim}.contains(${JSON.stringify(holder)})`)
      .join(' || ')})`;
  const rightOf = ({ right }: RandomAlternative): readonly string[] => {
    if (right === undefined || right === 'none' || right === 'self') return [];
    return [right === 'may.see' ? 'context.answer' : 'context.own'];
  };
  for (const [key, { delegated = [], application = [], anonymous }] of Object.entries(endpoints)) {
    if (anonymous !== undefined) permit(key, []);
    for (const alternative of delegated) {
      const { allOf, userRole, accounts = ['work', 'personal'] } = alternative;
      permit(key, [
        'context.kind == "delegated"',
        ...allOf.map((name) => held('scopes', name, scopes)),
        ...(userRole === undefined ? [] : [held('roles', userRole, appRoles)]),
        `${JSON.stringify(accounts)}.contains(context.account)`,
        ...rightOf(alternative),
      ]);
    }
    for (const alternative of application) {
      permit(key, [
        'context.kind == "application"',
        ...alternative.allOf.map((name) => held('roles', name, appRoles)),
        ...rightOf(alternative),
      ]);
    }
  }
  return policies.join('\n');
}

/** A call as a request; of the roles, those that this kind of caller can be assigned. */
export function cedarRequest(
  { appRoles }: RandomManifest,
  { key, kind, account, scopes, roles, own, answer }: RandomCall,
): Pick<AuthorizationCall, 'principal' | 'action' | 'resource' | 'context'> {
  const member = kind === 'delegated' ? 'User' : 'Application';
  return {
    principal: { type: 'Caller', id: 'caller' },
    action: { type: 'Action', id: key },
    resource: { type: 'Endpoint', id: key },
    context: {
      kind,
      account,
      scopes: [...scopes],
      roles: roles.filter((role) => appRoles[role]?.allowedMemberTypes.includes(member)),
      own,
      answer,
    },
  };
}
