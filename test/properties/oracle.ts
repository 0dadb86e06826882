// The decision in the plainest words, straight from the manifest as data: slow, obvious, and unaware of the compiler.
import type { RandomAlternative, RandomCall, RandomManifest } from './random-manifest.ts';

/** Whether a call is allowed. */
export function oracle(manifest: RandomManifest, call: RandomCall): boolean {
  const endpoint = manifest.endpoints[call.key];
  if (endpoint?.anonymous !== undefined) return true;
  if (call.kind === 'anonymous') return false;
  const member = call.kind === 'delegated' ? 'User' : 'Application';
  const assigned = call.roles.filter((role) => manifest.appRoles[role]?.allowedMemberTypes.includes(member));
  const roles = withIncluded(assigned, manifest.appRoles);
  const scopes = withIncluded(call.scopes, manifest.scopes);
  const demanded = call.kind === 'delegated' ? scopes : roles;
  return (endpoint?.[call.kind] ?? []).some(
    ({ allOf, userRole, accounts, right }) =>
      allOf.every((name) => demanded.has(name)) &&
      (userRole === undefined || roles.has(userRole)) &&
      (call.kind === 'application' || accounts === undefined || accounts.includes(call.account)) &&
      holdsRight(right, call),
  );
}

/** The declared permissions among the held ones, and all that they include. */
export function withIncluded(
  held: readonly string[],
  declared: Readonly<Record<string, { readonly includes: readonly string[] }>>,
): ReadonlySet<string> {
  const all = new Set(held.filter((name) => Object.hasOwn(declared, name)));
  for (const name of all) for (const included of declared[name]?.includes ?? []) all.add(included);
  return all;
}

function holdsRight(right: RandomAlternative['right'], call: RandomCall): boolean {
  if (right === undefined || right === 'none' || right === 'self') return true;
  return right === 'may.see' ? call.answer : call.own;
}
