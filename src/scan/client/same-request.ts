// Whether two findings are one request. It must not know how either was found.
import type { CallNode } from './detector.ts';
import type { FoundRequest } from './requests-at.ts';

/** A request, and the calls that it came through. */
interface Reached extends FoundRequest {
  readonly chain: readonly CallNode[];
}

/** Whether two requests of a call are made in one place of the source, through the same calls. */
export function isSameOrigin(left: Reached, right: Reached): boolean {
  if (left.node !== right.node || left.chain.length !== right.chain.length) return false;
  return left.chain.every((call, index) => call === right.chain[index]);
}

/** Whether a caller knows no more about a request than the function that makes it. */
export function isSameRequest(base: FoundRequest, request: FoundRequest): boolean {
  if (base.method !== request.method || base.resource !== request.resource || base.via !== request.via) return false;
  if (base.path === request.path) return true;
  const known = base.path.split('/');
  const given = request.path.split('/');
  return (
    known.length === given.length && known.every((segment, index) => segment === given[index] || isId(known, index))
  );
}

/** An unknown segment after a collection (`/users/{}`) is an id: the id that one caller passes makes no other request. */
function isId(segments: readonly string[], index: number): boolean {
  const before = segments[index - 1] ?? '';
  return segments[index] === '{}' && /[^s]s$/iu.test(before);
}
