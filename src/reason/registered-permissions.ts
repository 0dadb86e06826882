// What a registration states about other APIs: the permissions that are not left to run time, each once.
// Rules about limits and the emitter of the registration read the same list, so they cannot disagree.
import type { Span } from '../diagnostics/span.ts';
import type { AskedPermission, ResolvedRequest } from './resolved-request.ts';

/** One permission of another API in the registration. */
export interface RegisteredPermission {
  /** The name of the request. */
  readonly request: string;
  readonly resourceAppId: string;
  readonly value: string;
  readonly type: AskedPermission['type'];
  /** In lower case. */
  readonly id: string;
  readonly span: Span;
  /** Where the other API is named. */
  readonly resourceSpan: Span;
}

/**
 * The permissions that static consent covers (Microsoft Graph, requiredResourceAccess resource type).
 *
 * @param requests what the manifest asks for, resolved
 * @returns by request, those with stated ids first; duplicates are kept, for findings point at them
 */
export function registeredPermissions(requests: readonly ResolvedRequest[]): readonly RegisteredPermission[] {
  return requests.flatMap(({ request, resourceAppId, explicit, access }) => {
    if (resourceAppId === undefined) return [];
    const resourceSpan = request.appId?.span ?? request.span;
    // An id is often stated just because the catalog has none for what the calls need: that is one permission.
    const stated = new Set(explicit.map(({ type, id }) => `${type} ${id}`));
    const derived = access.flatMap((one) => one.asked).filter(({ type, id }) => !stated.has(`${type} ${id}`));
    const asked = [...explicit, ...derived];
    return asked.flatMap(({ value, type, id, dynamic, span }) =>
      dynamic || id === undefined
        ? []
        : [{ request: request.name, resourceAppId, value, type, id: id.toLowerCase(), span, resourceSpan }],
    );
  });
}
