// Runs generated servers for real, each when it is asked for, and tells from outside what they do: which methods answer at
// which paths, and without which scopes they refuse. The framework's own list of routes says where to ask; what counts is
// the answer alone. It must not know how the servers were written.
import { subscribe } from 'node:diagnostics_channel';
import http from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

process.on('message', ({ id, file, framework, extra }) => {
  run(file, framework, extra).then(
    (served) => process.send({ id, served }),
    (error) => process.send({ id, failure: String(error?.stack ?? error) }),
  );
});

async function run(file, framework, extra) {
  const { default: loaded } = await import(pathToFileURL(file).href);
  // What TypeScript makes of a default export for CommonJS is one of the whole.
  const app = await (loaded.__esModule ? loaded.default : loaded);
  const { ask, listed, close } = await open[framework](app);
  try {
    const paths = [...new Set([...listed, ...extra])].filter((path) => !path.includes('*'));
    const answers = await Promise.all(
      paths.flatMap((path) =>
        methods.map(async (method) => ({
          method,
          path,
          guards: await scopesAsked(ask, method, path.replaceAll(/:\w+/gu, 'given')),
        })),
      ),
    );
    return answers.filter(({ guards }) => guards !== undefined);
  } finally {
    await close();
  }
}

/** Grants one scope after the other, as the server asks for them, until the handler answers. */
async function scopesAsked(ask, method, path) {
  const granted = [];
  for (;;) {
    const { status, body, challenge } = await ask(method, path, granted.join(' '));
    if (status < 300 && body === 'ok') return granted;
    if (status !== 403) return undefined;
    const [scope = body] = /[a-z]+\.[a-z]+/u.exec(challenge ?? body) ?? [];
    if (granted.includes(scope)) throw new Error(`${method} ${path} asks twice for ${scope}`);
    granted.push(scope);
  }
}

/** Routers of Express keep no paths of what they mount: they are noted when it is mounted. */
const mountedAt = new WeakMap();
const Router = createRequire(import.meta.url)('router');
const { use } = Router.prototype;
Router.prototype.use = function (...args) {
  const before = this.stack.length;
  const result = use.apply(this, args);
  for (const layer of this.stack.slice(before)) mountedAt.set(layer, typeof args[0] === 'string' ? args[0] : '/');
  return result;
};

/** Each instance of Fastify tells of its routes while they are registered. */
const routesOfInstance = new WeakMap();
subscribe('fastify.initialization', ({ fastify }) => {
  const paths = [];
  routesOfInstance.set(fastify, paths);
  fastify.addHook('onRoute', ({ url }) => paths.push(url));
});

const open = {
  express: async (app) => ({ ...(await listen(app)), listed: expressPaths(app.router, '') }),
  nest: async (app) => {
    await app.init();
    const instance = app.getHttpAdapter().getInstance();
    return { ...(await listen(instance)), listed: expressPaths(instance.router, '') };
  },
  koa: async (app) => ({
    ...(await listen(app.callback())),
    listed: app.middleware.flatMap(({ router }) => router?.stack ?? []).map(({ path }) => String(path)),
  }),
  hono: (app) => ({
    ask: async (method, path, scopes) => {
      const answer = await app.request(path, { method, headers: { 'x-scopes': scopes } });
      return { status: answer.status, body: await answer.text() };
    },
    listed: app.routes.map(({ path }) => path),
    close: () => undefined,
  }),
  fastify: async (app) => {
    await app.ready();
    return {
      ask: async (method, url, scopes) => {
        const { statusCode, body } = await app.inject({ method, url, headers: { 'x-scopes': scopes } });
        return { status: statusCode, body };
      },
      listed: routesOfInstance.get(app),
      close: () => app.close(),
    };
  },
};

function expressPaths(router, prefix) {
  return router.stack.flatMap((layer) => {
    if (layer.route !== undefined) return [layer.route.path].flat().map((path) => joined(prefix, path));
    return layer.handle?.stack === undefined ? [] : expressPaths(layer.handle, joined(prefix, mountedAt.get(layer)));
  });
}

function joined(before, path) {
  const all = `${before}/${path}`.replaceAll(/\/{2,}/gu, '/');
  return all.length > 1 ? all.replace(/\/$/u, '') : all;
}

async function listen(handler) {
  const server = http.createServer(handler);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const ask = (method, path, scopes) =>
    new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port, agent, method, path, headers: { 'x-scopes': scopes } });
      request.on('error', reject);
      request.on('response', async (response) => {
        let body = '';
        for await (const chunk of response.setEncoding('utf8')) body += chunk;
        resolve({ status: response.statusCode, body, challenge: response.headers['www-authenticate'] });
      });
      request.end();
    });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { ask, close };
}
