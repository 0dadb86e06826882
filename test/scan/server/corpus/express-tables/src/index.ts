import express, { Router } from 'express';
import type { RequestHandler } from 'express';
import { routes, crud, extra } from './tables';
import { guard } from './guard';

const app = express();
const api = Router();

for (const route of routes) {
  api[route.method](route.path, ...(route.role ? [guard(route.role)] : []), route.handler);
}

routes.map((r) => r.path).forEach((path) => {
  app.options(`/cors${path}`, (_req, res) => res.end());
});

Object.entries(extra).forEach(([path, handler]) => {
  api.get(path, handler);
});

const noop: RequestHandler = (_req, res) => res.end();
(['get', 'put'] as const).forEach((verb) => app[verb]('/settings', noop));

crud(api, 'teams');
crud(api, 'projects', { readOnly: true });

app.use('/api', api);
app.use(['/mirror', '/copy'], mirror());

function mirror() {
  const router = Router();
  router.get('/:name', noop);
  return router;
}

export default app;
