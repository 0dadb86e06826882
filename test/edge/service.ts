// The drive API as a program for workerd, Bun and Deno. What happened inside goes back in a header, for the tests are elsewhere.
import { fetchGuards } from '../../src/runtime/adapters/fetch.ts';
import { openIdIssuer } from '../../src/runtime/verify.ts';
import { policy, rightsOf } from '../adapters/drive-policy.ts';
import { createRecorder } from '../adapters/recorder.ts';
import { driveService } from '../adapters/servers/drive-service.ts';

/** Put in by the bundler. */
declare const ISSUER_URL: string;

const recorder = createRecorder();
const guards = fetchGuards(policy, {
  verify: openIdIssuer({ issuer: ISSUER_URL, audience: 'api' }),
  realm: 'Drive',
  onDecision: recorder.onDecision,
  rightTimeout: 100,
  rights: rightsOf(recorder),
});
const serve = driveService(guards, recorder);

// All three platforms serve what a module exports like this. The address is for Bun, which would serve the whole network.
export default {
  hostname: '127.0.0.1',
  fetch: async (request: Request): Promise<Response> => {
    recorder.take();
    const response = await serve(request);
    const headers = new Headers(response.headers);
    headers.set('x-seen', encodeURIComponent(JSON.stringify(recorder.take())));
    return new Response(response.body, { status: response.status, headers });
  },
};
