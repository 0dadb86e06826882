// The drive API as route handlers of Next.js. What happened inside is told by a route of its own, in the same process.
import { fetchGuards } from '../../src/runtime/adapters/fetch.ts';
import { type NextContext, type NextGuards, type NextRoute, nextGuards } from '../../src/runtime/adapters/next.ts';
import { type ProtectedResourceMetadata, protectedResourceMetadata } from '../../src/runtime/index.ts';
import { openIdIssuer } from '../../src/runtime/verify.ts';
import { type Endpoint, type Endpoints, policy, rightsOf } from '../adapters/drive-policy.ts';
import { type Recorder, createRecorder } from '../adapters/recorder.ts';
import { driveHandlers } from '../adapters/servers/drive-service.ts';

declare global {
  /** Next.js loads the proxy, the start-up code and the routes each as modules of their own. */
  var driveRecorder: Recorder | undefined;
}

const recorder = (globalThis.driveRecorder ??= createRecorder());

const metadata: ProtectedResourceMetadata = protectedResourceMetadata(policy, {
  resource: 'https://api.example/drive',
  authorizationServers: ['https://login.example'],
});

/** The issuer is known when the app starts, not when it is built. */
const options = {
  verify: openIdIssuer({ issuer: process.env['ISSUER_URL'] ?? 'http://127.0.0.1:1', audience: 'api' }),
  realm: 'Drive',
  onDecision: recorder.onDecision,
  rightTimeout: 100,
  rights: rightsOf(recorder),
};

/** The guards of routes right in `app`. */
export const guards: NextGuards<Endpoints> = nextGuards(policy, options);

/** The guards of routes in `app/api`. */
export const mounted: NextGuards<Endpoints> = nextGuards(policy, { ...options, metadata, mountPath: '/api' });

/** What a route file exports. */
export function routeTo(key: Endpoint, from: NextGuards<Endpoints> = guards): NextRoute {
  return from.route(key, async (_request, access, context) => {
    const body = recorder.run(key, access, await ownOf(context, access.params));
    if (key === 'GET /failing') throw new Error('handler');
    return Response.json(body);
  });
}

/** All endpoints behind one catch-all route, which the runtime's own matcher tells apart. */
export const whole: (request: Request) => Promise<Response> = fetchGuards(policy, {
  ...options,
  mountPath: '/whole',
}).serve(driveHandlers(recorder));

/** Everything since the last look. */
export function seen(): Response {
  return Response.json(recorder.take());
}

/** What Next.js itself calls the parameters, where it names them as the template does. */
async function ownOf({ params }: NextContext, names: object): Promise<object> {
  const own = Object.entries((await params) ?? {}).filter(([name]) => name in names);
  return Object.fromEntries(own.map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]));
}
