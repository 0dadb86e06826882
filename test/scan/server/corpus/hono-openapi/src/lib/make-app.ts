import { OpenAPIHono } from '@hono/zod-openapi';

export function makeRouter() {
  return new OpenAPIHono({ strict: false });
}

export default function makeApp() {
  const app = makeRouter();
  app.use(logRequests());
  return app;
}
