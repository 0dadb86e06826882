// The drive API in Fastify 5.
import Fastify, { type FastifyInstance } from 'fastify';
import { fastifyGuards } from '../../../src/runtime/adapters/fastify.ts';
import { type Endpoint, endpoints, policy } from '../drive-policy.ts';
import type { SeenAccess } from '../recorder.ts';
import {
  type Plan,
  type Service,
  type ServerUnderTest,
  findingLine,
  mountOption,
  mountedAt,
  portOf,
} from './server.ts';

function build({ options, recorder }: Service, plan: Plan) {
  const app = Fastify();
  const guard = fastifyGuards(policy, { ...options, ...mountOption(plan) });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  guard.watch(app);
  const respond =
    (key: Endpoint) =>
    (request: { readonly access: SeenAccess; readonly params: unknown }): object => {
      const own = key === 'GET /drives/{driveId}/files/{fileId}' ? Object(request.params) : undefined;
      const body = recorder.run(key, request.access, own);
      if (key === 'GET /failing') throw new Error('handler');
      return body;
    };
  const addRoutes = async (scope: FastifyInstance): Promise<void> => {
    for (const key of plan.keys ?? endpoints) scope.route(guard.route(key, respond(key)));
  };
  app.register(addRoutes, { prefix: mountedAt(plan) });
  const open = (): string => 'open';
  if (plan.open === 'route') app.route({ method: 'GET', url: '/open', exposeHeadRoute: false, handler: open });
  if (plan.open === 'every-method') app.all('/open', open);
  if (plan.open === 'mounted') app.route({ method: ['GET', 'HEAD', 'POST'], url: '/open/*', handler: open });
  app.setNotFoundHandler(guard.denyUndeclared());
  return { app, guard, late: () => app.get('/late', open) };
}

export const fastifyServer: ServerUnderTest = {
  name: 'fastify',
  start: async (service, plan = {}) => {
    const { app, guard, late } = build(service, plan);
    await app.listen({ port: 0, host: '127.0.0.1' });
    return {
      port: portOf(app.server.address()),
      findings: () => guard.coverage(app).findings.map(findingLine),
      verify: () => guard.verifyCoverage(app),
      addLate: late,
      stop: () => {
        app.server.closeAllConnections();
        return app.close();
      },
    };
  },
};
