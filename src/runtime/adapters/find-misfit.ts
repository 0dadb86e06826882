// Whether a request that a framework gave to a guard is one of the guard's own route: the first thing that every adapter asks.
// It compares; it never looks for another route.
import type { AnswerDetails } from '../challenge.ts';
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import { denials } from '../denial.ts';
import type { Denial } from '../denial.ts';
import { findPathFault } from './path-fault.ts';

/** Why a request is refused before anybody looks at its token. */
export interface Misfit {
  readonly denial: Denial;
  readonly details?: AnswerDetails;
}

/** What an adapter knows of a request that reached one of its guards. */
export interface MatchedRequest {
  readonly method: string;
  /** As sent, see `pathOf`. */
  readonly path: string;
  /** Whether the framework says that it matched the very route that the guard was made for. */
  readonly ownRoute: boolean;
}

/**
 * Why the request is not one of this endpoint; undefined when it is.
 *
 * HEAD follows GET (RFC 9110 section 9.3.2); any other method than the endpoint's is refused, whatever the route lets in.
 */
export function findMisfit(request: MatchedRequest, endpoint: PolicyEndpoint): Misfit | undefined {
  const served = request.method === endpoint.method || (request.method === 'HEAD' && endpoint.method === 'GET');
  if (!served) return { denial: denials['method-not-allowed'], details: { allow: [endpoint.method] } };
  if (!request.ownRoute) return { denial: denials['guard-misplaced'] };
  const fault = findPathFault(request.path, endpoint.template);
  return fault === undefined ? undefined : { denial: fault };
}
