// A random call as the runtime sees it: a manifest compiled like any other, a token read from claims, a right that answers.
import { policyTable } from '../../src/reason/policy-table.ts';
import { authorize } from '../../src/runtime/authorize.ts';
import { personalTenant, readToken } from '../../src/runtime/claims.ts';
import { definePolicy, type Policy } from '../../src/runtime/policy.ts';
import { compileFiles } from '../model/compile-files.ts';
import type { RandomCall, RandomManifest } from './random-manifest.ts';

const callerId = 'caller-oid';

/** Compiles a random manifest; JSON is YAML. */
export function policyOf(manifest: RandomManifest): Policy {
  const { model, diagnostics } = compileFiles({ 'permissions.yaml': JSON.stringify(manifest, undefined, 1) });
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return definePolicy(policyTable(model));
}

/** Whether the runtime allows a call. */
export async function isAllowed(policy: Policy, call: RandomCall): Promise<boolean> {
  const path = call.key
    .slice(call.key.indexOf(' ') + 1)
    .replace('{id}', call.own ? callerId : 'somebody')
    .replace('{other}', callerId);
  const match = policy.match(call.key.slice(0, call.key.indexOf(' ')), path);
  if (match.outcome !== 'match' || match.key !== call.key) throw new Error(`${path} is not ${call.key}`);
  const token = call.kind === 'anonymous' ? undefined : readToken(claimsOf(call));
  if (token?.ok === false) throw new Error(token.reason);
  const rights = { 'may.see': () => call.answer };
  const { outcome } = await authorize(policy, match.key, token?.token, match.params, rights);
  return outcome === 'allow';
}

function claimsOf({ kind, account, scopes, roles }: RandomCall): object {
  const tid = kind === 'delegated' && account === 'personal' ? personalTenant : 'work-tenant';
  const common = { oid: callerId, sub: callerId, tid, azp: 'client', roles };
  return kind === 'application'
    ? { ...common, idtyp: 'app' }
    : { ...common, sub: 'pairwise', idtyp: 'user', scp: scopes.join(' ') };
}
