// The drive API in Express 4 and 5.
import { createServer } from 'node:http';
import express from 'express';
import express4 from 'express4';
import { expressGuards } from '../../../src/runtime/adapters/express.ts';
import { type Endpoint, endpoints, policy } from '../drive-policy.ts';
import type { SeenAccess } from '../recorder.ts';
import {
  type Plan,
  type Service,
  type ServerUnderTest,
  close,
  findingLine,
  listen,
  mountOption,
  mountedAt,
} from './server.ts';

function build(make: typeof express, { options, recorder }: Service, plan: Plan) {
  const app = make();
  const guard = expressGuards(policy, { ...options, ...mountOption(plan) });
  app.use(make.urlencoded({ extended: false }));
  const router = make.Router();
  const respond =
    (key: Endpoint) =>
    (req: express.Request & { readonly access: SeenAccess }, res: express.Response): void => {
      const own = key === 'GET /drives/{driveId}/files/{fileId}' ? req.params : undefined;
      const body = recorder.run(key, req.access, own);
      if (key === 'GET /failing') throw new Error('handler');
      res.json(body);
    };
  for (const key of plan.keys ?? endpoints) {
    const [path, ...handlers] = guard.route(key, respond(key));
    switch (key.slice(0, key.indexOf(' '))) {
      case 'GET':
        router.get(path, ...handlers);
        break;
      case 'PUT':
        router.put(path, ...handlers);
        break;
      case 'POST':
        router.post(path, ...handlers);
    }
  }
  const open = (_req: express.Request, res: express.Response): void => void res.json('open');
  if (plan.open === 'route') app.get('/open', open);
  if (plan.open === 'every-method') app.all('/open', open);
  if (plan.open === 'mounted') app.use('/open', open);
  const at = mountedAt(plan);
  if (at === '') app.use(router);
  else app.use(at, router);
  app.use(guard.denyUndeclared());
  app.use((error: Error, _req: express.Request, res: express.Response, next: express.NextFunction) => {
    const status = 'status' in error && typeof error.status === 'number' ? error.status : 500;
    if (res.headersSent) next(error);
    else res.status(status).end(`app: ${error.message}`);
  });
  return { app, guard, late: () => app.get('/late', open) };
}

function serverOf(name: string, make: typeof express): ServerUnderTest {
  return {
    name,
    start: async (service, plan = {}) => {
      const { app, guard, late } = build(make, service, plan);
      const server = createServer(app);
      return {
        port: await listen(server),
        findings: () => guard.coverage(app).findings.map(findingLine),
        verify: () => guard.verifyCoverage(app),
        addLate: late,
        stop: () => close(server),
      };
    },
  };
}

export const express5Server: ServerUnderTest = serverOf('express5', express);
export const express4Server: ServerUnderTest = serverOf('express4', express4);
