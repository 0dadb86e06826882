// The checks before one route held against its endpoint: permc's own by the endpoint that they name, hand-written ones by
// the permissions that they ask for.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { Endpoint } from '../../model/model.ts';
import { parseTemplate } from '../../runtime/template.ts';
import type { RouteGuard } from '../scan-result.ts';
import { holdError } from './hold-errors.ts';
import type { ReadRoute } from './route-table.ts';

/** How a scan calls the guards that permc makes. */
export const permcGuard = 'permc';

/**
 * What is wrong with the checks of a route.
 *
 * @param one a route that answers at least one endpoint
 * @param declared the endpoints of all manifests
 * @param span the route in the code
 */
export function guardFindings(one: ReadRoute, declared: readonly Endpoint[], span: Span): readonly Diagnostic[] {
  const { route, endpoints } = one;
  const own = route.guards.filter(({ kind }) => kind === permcGuard);
  if (own.length > 0) return permcFindings(one, own, declared, span);
  const written = route.guards.filter(({ permissions }) => permissions.length > 0);
  if (written.length > 0) return endpoints.flatMap((endpoint) => writtenFindings(one, endpoint, written, span));
  const first = endpoints.find(({ anonymous }) => anonymous === undefined);
  if (first === undefined) return [];
  const related = [{ message: 'who may call it is declared here', span: first.span }];
  const [unread] = route.guards;
  if (unread === undefined) return [holdError('unguarded-route', span, { route: one.key }, related)];
  return [holdError('unread-guard', span, { route: one.key, guard: unread.text }, related)];
}

/** A guard of permc is right when it names the endpoint that the route answers. */
function permcFindings(
  one: ReadRoute,
  guards: readonly RouteGuard[],
  declared: readonly Endpoint[],
  span: Span,
): readonly Diagnostic[] {
  const named = guards.flatMap(({ permissions }) => permissions);
  const keys = new Map(declared.map((endpoint) => [shapeOf(endpoint.key), endpoint]));
  const unknown = named.filter((key) => !keys.has(shapeOf(key)));
  if (unknown.length > 0) {
    const known = declared.map(({ key }) => key);
    return unknown.map((endpoint) => holdError('unknown-guard', span, { endpoint, known }));
  }
  const right = new Set(one.endpoints.map(({ key }) => shapeOf(key)));
  const others = named.filter((key) => !right.has(shapeOf(key)));
  // A guard whose endpoint the code does not say is bound by permc itself when the service starts.
  if (others.length === 0) return [];
  const related = one.endpoints.map((endpoint) => ({ message: 'the endpoint of the route', span: endpoint.span }));
  return [holdError('wrong-guard', span, { route: one.key, guards: others }, related)];
}

/** A hand-written check is right when it asks for exactly the permissions that the endpoint takes, in whatever order. */
function writtenFindings(
  one: ReadRoute,
  endpoint: Endpoint,
  guards: readonly RouteGuard[],
  span: Span,
): readonly Diagnostic[] {
  const checked = unique(guards.flatMap(({ permissions }) => permissions));
  const declared = unique(
    [
      ...endpoint.delegated.flatMap(({ scopes, userRole }) => [
        ...scopes,
        ...(userRole === undefined ? [] : [userRole]),
      ]),
      ...endpoint.application.flatMap(({ roles }) => roles),
    ].map(({ value }) => value),
  );
  if (checked.length === declared.length && checked.every((value) => declared.includes(value))) return [];
  const related = [{ message: 'who may call it is declared here', span: endpoint.span }];
  return [holdError('differing-guard', span, { route: one.key, checked, declared }, related)];
}

/** `METHOD /shape`: equal for two spellings of one endpoint. */
function shapeOf(key: string): string {
  const space = key.indexOf(' ');
  const parsed = parseTemplate(key.slice(space + 1));
  return parsed.ok ? `${key.slice(0, space)} ${parsed.template.shape}` : key;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted(compareCodeUnits);
}
