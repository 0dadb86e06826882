// Routes that are registered with permc's own guards: the method and the path are those of the endpoint.
import { ts } from '../../program/typescript.js';
import type { Reading, RouterCall } from '../detector.ts';
import { permcGuardsIn } from '../guards/permc.ts';
import { joinPaths } from '../paths/route-pattern.ts';
import { sourcePlace } from '../source-place.ts';
import { callName, tellStep, verbs } from './register.ts';

/**
 * Tells the routes of a call whose arguments permc's guards have made.
 *
 * @param base what the framework puts before the path
 * @returns whether it is such a call
 */
export function tellPermcRoutes(call: RouterCall, reading: Reading, base: string = '/'): boolean {
  const guards = permcGuardsIn(call.node, call.frame, reading.evaluator);
  for (const guard of guards) {
    const [declared = '', path = '/'] = guard.text.split(' ');
    const method = servedMethod(call.node, declared);
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

/**
 * The method that is served: `app.put(...guard.route('GET /notes', …))` answers no `GET`. `all` and `use` leave it to the guard, and
 * `get` serves `HEAD` as well.
 */
function servedMethod({ expression }: RouterCall['node'], declared: string): string {
  const verb = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  const isSame = verb.toUpperCase() === declared || (verb === 'get' && declared === 'HEAD');
  return isSame || !verbs.has(verb) ? declared : verb.toUpperCase();
}
