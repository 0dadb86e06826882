// The routes of a server's code held against its manifests: everything served is declared, everything declared is served,
// and every route stands behind the check that its endpoint demands. It never guesses in favour of the code.
import { compareDiagnostics, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Endpoint, Model } from '../../model/model.ts';
import type { ServerScan } from '../scan-result.ts';
import { guardFindings } from './guard-findings.ts';
import { holdError } from './hold-errors.ts';
import { readRoutes, standsBefore, type ReadRoute } from './route-table.ts';
import { sourceSpan, type SourceOf } from './source-span.ts';

/**
 * Holds routes against manifests.
 *
 * @param models the models of the manifests that describe the server
 * @param scan what the code serves
 * @param sourceOf the texts of the scanned files
 * @returns the findings in order; without any the server is as declared
 */
export function holdServer(models: readonly Model[], scan: ServerScan, sourceOf: SourceOf): readonly Diagnostic[] {
  const routes = readRoutes(scan.routes, models);
  const endpoints = models.flatMap((model) => model.endpoints);
  const unread = scan.unresolved.length + routes.filter(({ isPartial }) => isPartial).length;
  const shadows = shadowingRoutes(routes);
  // A module that is handed over whole may export more than rights.
  const declaredRights = new Set(models.flatMap(({ rights }) => rights.map(({ name }) => name)));
  const findings = [
    ...routes.flatMap((one) => routeFindings(one, shadows.get(one), endpoints, sourceOf)),
    ...unservedEndpoints(routes, endpoints, unread),
    ...scan.rights
      .filter(({ name, alwaysTrue }) => alwaysTrue && declaredRights.has(name))
      .map((right) => holdError('always-granted-right', sourceSpan(right, sourceOf), { right: right.name })),
  ];
  return findings.toSorted(compareDiagnostics);
}

function routeFindings(
  one: ReadRoute,
  shadowed: ReadRoute | undefined,
  endpoints: readonly Endpoint[],
  sourceOf: SourceOf,
): readonly Diagnostic[] {
  const { route, key, endpoints: own } = one;
  const span = sourceSpan(route, sourceOf);
  if (one.isPartial) return [asWarning(holdError('unread-route', span, { route: key }))];
  if (shadowed !== undefined) {
    const related = [{ message: 'this guard is never asked', span: sourceSpan(shadowed.route, sourceOf) }];
    return [holdError('unguarded-twin', span, { route: key, guarded: shadowed.key }, related)];
  }
  const findings = own.length === 0 ? [undeclared(one, endpoints, sourceOf)] : guardFindings(one, endpoints, span);
  return route.confidence === 'low' ? findings.map(asWarning) : findings;
}

function undeclared(
  { route, key, template }: ReadRoute,
  endpoints: readonly Endpoint[],
  sourceOf: SourceOf,
): Diagnostic {
  const known = endpoints.map((endpoint) => endpoint.key);
  const data = { route: key, known, sayable: template !== undefined };
  return holdError('undeclared-route', sourceSpan(route, sourceOf), data);
}

/** The routes without any check that answer what a guarded one is meant to answer, each with that one. */
function shadowingRoutes(routes: readonly ReadRoute[]): ReadonlyMap<ReadRoute, ReadRoute> {
  const guarded = routes.filter(({ route }) => route.guards.length > 0);
  const open = routes.filter(({ route }) => route.guards.length === 0);
  return new Map(
    open.flatMap((one): readonly (readonly [ReadRoute, ReadRoute])[] => {
      const shadowed = guarded.find((other) => standsBefore(one, other));
      return shadowed === undefined ? [] : [[one, shadowed]];
    }),
  );
}

/** While some routes could not be read, one of them may serve the endpoint: then it is no more than a warning. */
function unservedEndpoints(
  routes: readonly ReadRoute[],
  endpoints: readonly Endpoint[],
  unread: number,
): readonly Diagnostic[] {
  const served = new Set(routes.flatMap((one) => one.endpoints));
  return endpoints
    .filter((endpoint) => !served.has(endpoint))
    .map(({ key, span }) => holdError('unserved-endpoint', span, { endpoint: key, unread }))
    .map((finding) => (unread === 0 ? finding : asWarning(finding)));
}

function asWarning(finding: Diagnostic): Diagnostic {
  return { ...finding, severity: 'warning' };
}
