// The comparison that most rights come down to: is the caller the one that the record names? It answers for nothing but
// identity, and a fact that is missing on either side is never the same as another one that is missing.
import type { ApplicationIdentity, DelegatedIdentity } from './access.ts';

/** Who something belongs to, as the service has recorded it. */
export interface Owner {
  /** The tenant of the owner: an object id says nothing without it. */
  readonly tid: string | null | undefined;
  /** The object id of the user, or of the service principal. */
  readonly oid: string | null | undefined;
}

/**
 * Whether the caller is the owner: the user of delegated access, the app of application-only access.
 *
 * Tenant and object id must both be there on both sides and be equal, letter by letter (Entra writes both in lower case).
 * Only own properties of the record count.
 *
 * @param access the caller, as a right or a handler gets it
 * @param owner who the record belongs to; nothing where the record was not found
 * @returns false for anything missing, empty or not a text
 */
export function owns(access: DelegatedIdentity | ApplicationIdentity, owner: Owner | null | undefined): boolean {
  if (typeof owner !== 'object' || owner === null) return false;
  const caller = access.kind === 'delegated' ? access.user : access.app;
  return (
    isSame(caller.tid, Object.hasOwn(owner, 'tid') ? owner.tid : undefined) &&
    isSame(caller.oid, Object.hasOwn(owner, 'oid') ? owner.oid : undefined)
  );
}

function isSame(stated: string | undefined, recorded: unknown): boolean {
  return typeof stated === 'string' && stated !== '' && stated === recorded;
}
