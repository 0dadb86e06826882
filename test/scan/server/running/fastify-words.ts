// How servers on Fastify are written: routers are plugins, which get an instance of their own.
import { importWhole } from './module-writer.ts';
import type { ServerWords } from './server-words.ts';

const check = (scope: string): string =>
  `async (request, reply) => { if (!request.user.scope.split(' ').includes(${scope})) return reply.code(403).send(${scope}); }`;

const hooks = ['preHandler', 'onRequest', 'preValidation'] as const;

/** Fastify 5. */
export const fastifyWords: ServerWords = {
  framework: 'fastify',
  begin: (module) => ({
    lines: [
      `const app = ${importWhole(module, 'fastify', 'Fastify')}();`,
      `app.decorateRequest('user', null);`,
      `app.addHook('onRequest', async (request) => {`,
      `  request.user = { scope: request.headers['x-scopes'] ?? '' };`,
      `});`,
    ],
    receiver: 'app',
  }),
  end: () => [],
  router: () => {
    throw new Error('routers of Fastify are plugins');
  },
  plugins: {
    plugin: (receiver, plugin, path) =>
      `${receiver}.register(${plugin}${path === undefined ? '' : `, { prefix: ${path} }`});`,
    shared: (module, plugin) => `${importWhole(module, 'fastify-plugin', 'fp')}(${plugin})`,
  },
  handler: (inside) =>
    inside === undefined
      ? `async () => 'ok'`
      : `async (request, reply) => { if (!request.user.scope.split(' ').includes('${inside}')) return reply.code(403).send('${inside}'); return 'ok'; }`,
  route: (receiver, method, path, handlers, form) => {
    const [checks, handler] = [handlers.slice(0, -1), handlers.at(-1)];
    const hook = hooks[form % hooks.length];
    const list = checks.length === 1 && form % 2 === 0 ? checks[0] : `[${checks.join(', ')}]`;
    const before = checks.length === 0 ? '' : `, ${hook}: ${list}`;
    const options = checks.length === 0 ? '' : `{ ${hook}: ${list} }, `;
    const ways = [
      `${receiver}.${method}(${path}, ${options}${handler});`,
      `${receiver}.route({ method: ${methodName(method)}, url: ${path}${before}, handler: ${handler} });`,
      `${receiver}['${method}'](${path}, ${options}${handler});`,
      `${receiver}.${method}(${path}, { handler: ${handler}${before} });`,
    ];
    return ways[form % ways.length] ?? '';
  },
  routeBy: (receiver, method, path, handlers) =>
    `${receiver}[${method}](${path}, { preHandler: [${handlers.slice(0, -1).join(', ')}] }, ${handlers.at(-1)});`,
  use: (receiver, _, one) => `${receiver}.addHook('${hooks[one.length % hooks.length]}', ${one});`,
  mount: () => {
    throw new Error('routers of Fastify are plugins');
  },
  check,
  otherChecks: [
    (scope) =>
      `(request, reply, done) => { const granted = request.user.scope.split(' '); if (!granted.includes('${scope}')) { reply.code(403).send('${scope}'); return; } done(); }`,
    (scope) =>
      `async function (request) { if (!request.user.scope.split(' ').includes('${scope}')) throw Object.assign(new Error('${scope}'), { statusCode: 403 }); }`,
  ],
  noise: [
    () => `async () => undefined`,
    (scope) => `async (request) => { request.log.info({ asked: ${scope} }); }`,
    (scope) =>
      `(request, reply, done) => { if (!request.user.scope.split(' ').includes(${scope})) request.log.info('without'); done(); }`,
  ],
};

function methodName(method: string): string {
  return method === 'all' ? `['GET', 'POST', 'PUT', 'DELETE', 'PATCH']` : `'${method.toUpperCase()}'`;
}
