// Routes that are registered with permc's own guards: the method and the path are those of the endpoint.
import type { Reading, RouterCall } from '../detector.ts';
import { permcGuardsIn } from '../guards/permc.ts';
import { joinPaths } from '../paths/route-pattern.ts';
import { sourcePlace } from '../source-place.ts';
import { callName, tellStep } from './register.ts';

/**
 * Tells the routes of a call whose arguments permc's guards have made.
 *
 * @param base what the framework puts before the path
 * @returns whether it is such a call
 */
export function tellPermcRoutes(call: RouterCall, reading: Reading, base: string = '/'): boolean {
  const guards = permcGuardsIn(call.node, call.frame, reading.evaluator);
  for (const guard of guards) {
    const [method = '', path = '/'] = guard.text.split(' ');
    tellStep(reading, {
      kind: 'route',
      router: call.receiver.router.id,
      method,
      path: joinPaths(base, path),
      place: sourcePlace(callName(call.node)),
      guards: [guard],
    });
  }
  return guards.length > 0;
}
