// What is answered to a request that no route has taken: the protected resource metadata at its path, and a refusal at any other.
import type { Guard } from '../guard.ts';
import type { ProtectedResourceMetadata } from '../protected-resource-metadata.ts';
import type { MountPath } from './mount-path.ts';

/** An answer as HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What an answer to undeclared requests goes by. */
export interface UndeclaredTerms {
  readonly guard: Pick<Guard<unknown>, 'refuseUndeclared'>;
  readonly mount: MountPath;
  readonly metadata: ProtectedResourceMetadata | undefined;
}

/**
 * The answer to a request that no route has taken.
 *
 * @param path as sent, from the root of the host and without query
 */
export function undeclaredAnswer(
  { guard, mount, metadata }: UndeclaredTerms,
  method: string,
  path: string,
): HttpAnswer {
  return metadataAnswer(metadata, method, path) ?? guard.refuseUndeclared(method, mount.inside(path));
}

/** The metadata, to whoever asks for it (RFC 9728 section 3); undefined for any other request. */
export function metadataAnswer(
  metadata: ProtectedResourceMetadata | undefined,
  method: string,
  path: string,
): HttpAnswer | undefined {
  return path === metadata?.path && (method === 'GET' || method === 'HEAD') ? metadata : undefined;
}
