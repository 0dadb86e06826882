// What Express's adapter does beyond the corpus: services whose requests may say that they mean another method.
import { type Server, createServer } from 'node:http';
import express from 'express';
import express4 from 'express4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expressGuards } from '../../src/runtime/adapters/express.ts';
import { type DriveApi, ask, startDriveApi } from './drive-api.ts';
import { policy } from './drive-policy.ts';
import type { SeenAccess } from './recorder.ts';
import { close, listen } from './servers/server.ts';

const versions = [
  ['Express 5', express],
  ['Express 4', express4],
] as const;
const read = 'GET /drives/{driveId}/files/{fileId}';
const write = 'PUT /drives/{driveId}/files/{fileId}';

let api: DriveApi;
const servers: Server[] = [];
beforeAll(async () => {
  api = await startDriveApi();
});
afterAll(async () => {
  for (const server of servers) close(server);
  await api.stop();
});

const override: express.RequestHandler = (req, _res, next) => {
  req.method = req.get('x-http-method-override') ?? req.method;
  next();
};

function respondAs(key: string) {
  return (req: { readonly access: SeenAccess }, res: express.Response): void => {
    res.json(api.recorder.run(key, req.access));
  };
}

/** What comes of Alice's requests, who may read and not write: the status, why, and the handlers that ran. */
async function outcomes(app: express.Express, ...requests: readonly (readonly [sent: string, meant: string])[]) {
  const server = createServer(app);
  servers.push(server);
  const port = await listen(server);
  const all: unknown[] = [];
  for (const [sent, meant] of requests) {
    const headers = [`X-HTTP-Method-Override: ${meant}`];
    const { status, reason, ran } = await ask(api, port, `${sent} /drives/alice/files/report`, api.alice, headers);
    all.push([status, reason, ran.map(({ endpoint }) => endpoint)]);
  }
  return all;
}

describe.each(versions)('%s', (_, make) => {
  it('decides on the method that an override before the routes has made', async () => {
    const guard = expressGuards(policy, api.options);
    const app = make();
    app.use(override);
    app.get(...guard.route(read, respondAs(read)));
    app.put(...guard.route(write, respondAs(write)));
    app.use(guard.denyUndeclared());
    expect(await outcomes(app, ['PUT', 'GET'], ['GET', 'PUT'], ['GET', 'DELETE'])).toEqual([
      [200, undefined, [read]],
      [403, 'scope-missing', []],
      [405, 'method-not-allowed', []],
    ]);
  });

  it('refuses a method that was made after the route was chosen', async () => {
    const guard = expressGuards(policy, api.options);
    const app = make();
    const [path, ...rest] = guard.route(read, respondAs(read));
    app.get(path, override, ...rest);
    expect(await outcomes(app, ['GET', 'PUT'], ['GET', 'GET'])).toEqual([
      [405, 'method-not-allowed', []],
      [200, undefined, [read]],
    ]);
  });
});
