// Stable ids: the same app, kind and name give the same id on every machine and in every year.
// INVARIANT: the namespace and the text that is hashed never change; every registration made so far depends on them.
import { uuidV5 } from '../base/hash.ts';

const namespace = 'b3f6f0a5-6d0c-5c0e-9c53-3a1f6e0f7d11';

/**
 * The id of a permission that states none.
 *
 * @param app `app.name`
 * @param kind the kind of permission: a scope and a role never share an id
 * @param value the value, or the one that it was renamed from
 * @returns a UUID, version 5 (RFC 9562 section 5.5)
 */
export function deriveId(app: string, kind: 'scope' | 'appRole', value: string): string {
  return uuidV5(namespace, `${app}/${kind}/${value}`);
}
