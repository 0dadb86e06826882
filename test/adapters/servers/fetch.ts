// The drive API as requests and responses of the web standard, behind Node's HTTP server.
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type FetchGuards, fetchGuards } from '../../../src/runtime/adapters/fetch.ts';
import { type Endpoints, policy } from '../drive-policy.ts';
import { driveHandlers, driveService } from './drive-service.ts';
import { type ServerUnderTest, close, findingLine, listen, mountOption } from './server.ts';

export const fetchServer: ServerUnderTest = {
  name: 'fetch',
  start: async ({ options, recorder }, plan = {}) => {
    const guards: FetchGuards<Endpoints> = fetchGuards(policy, { ...options, ...mountOption(plan) });
    const service = driveService(guards, recorder);
    const server = createServer(getRequestListener(service));
    const all = driveHandlers(recorder);
    const chosen = Object.fromEntries(
      Object.entries(all).filter(([key]) => plan.keys?.some((one) => one === key) ?? true),
    );
    const handlers = { ...chosen, ...(plan.open === undefined ? {} : { 'GET /open': () => Response.json('open') }) };
    return {
      port: await listen(server),
      findings: () => guards.coverage(handlers).findings.map(findingLine),
      verify: () => guards.verifyCoverage(handlers),
      addLate: () => Reflect.set(handlers, 'GET /late', () => Response.json('late')),
      stop: () => close(server),
    };
  },
};
