// What this app asks for at other APIs: the calls that it makes, and permissions by value or by id.
// Which permissions a call needs is not known here: catalogs come later.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { InternalError } from '../base/internal-error.ts';
import type { Located } from '../diagnostics/span.ts';
import type { AccountKind } from '../runtime/table.ts';
import type { LocatedEntry, LocatedMap } from '../syntax/located-tree.ts';
import { accountsOf, methods } from './build-endpoints.ts';
import type { AccessRequest, RequestedCall, RequestedPermission, ResourceRequest, SignInAudience } from './model.ts';
import { asChoice, asMap, childOf, itemsAt, keySpan, requiredTextAt, textAt, textsAt } from './read-tree.ts';

/** What this app asks for at other APIs, by the name of the API; `audience` says which accounts sign in unless stated. */
export function buildRequests(entries: readonly LocatedEntry[], audience: SignInAudience): readonly ResourceRequest[] {
  const requests = entries.map(({ key, value }): ResourceRequest => {
    const body = asMap(value);
    return {
      name: key.value,
      appId: textAt(body, 'appId'),
      description: textAt(body, 'description'),
      access: (['delegated', 'application'] as const).flatMap((kind) => buildAccess(body, kind, accountsOf(audience))),
      permissions: itemsAt(body, 'permissions').map((item) => buildPermission(asMap(item))),
      span: key.span,
    };
  });
  return requests.toSorted((left, right) => compareCodeUnits(left.name, right.name));
}

const accountKinds: readonly AccountKind[] = ['work', 'personal'];

function buildAccess(
  request: LocatedMap,
  kind: AccessRequest['kind'],
  admitted: readonly AccountKind[],
): readonly AccessRequest[] {
  const node = childOf(request, kind);
  if (node === undefined) return [];
  const body = asMap(node);
  const span = keySpan(request, kind) ?? body.span;
  const calls = textsAt(body, 'calls').map(buildCall);
  const permissions = childOf(body, 'permissions') === undefined ? undefined : textsAt(body, 'permissions');
  const dynamic = textsAt(body, 'dynamic');
  if (kind === 'application') return [{ kind, calls, permissions, dynamic, span }];
  const given = textsAt(body, 'accounts').map((text) => asChoice(text, accountKinds).value);
  const accounts = given.length === 0 ? admitted : accountKinds.filter((account) => given.includes(account));
  const accountsSpan = keySpan(body, 'accounts');
  return [{ kind, calls, permissions, accounts, accountsSpan, dynamic, span }];
}

function buildCall({ value: key, span }: Located<string>): RequestedCall {
  const space = key.indexOf(' ');
  const method = methods.find((known) => known === key.slice(0, space));
  if (method === undefined) throw new InternalError(`unexpected call \`${key}\``);
  return { key, method, target: key.slice(space + 1).trim(), span };
}

function buildPermission(permission: LocatedMap): RequestedPermission {
  const scope = textAt(permission, 'scope');
  return {
    kind: scope === undefined ? 'role' : 'scope',
    value: scope ?? requiredTextAt(permission, 'role'),
    id: requiredTextAt(permission, 'id'),
    span: permission.span,
  };
}
