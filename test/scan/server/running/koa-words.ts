// How servers on Koa with @koa/router are written.
import { importWhole } from './module-writer.ts';
import type { ServerWords } from './server-words.ts';

const check = (scope: string): string =>
  `(ctx, next) => { if (!ctx.state.user.scope.split(' ').includes(${scope})) ctx.throw(403, ${scope}); return next(); }`;

/** Koa 3. */
export const koaWords: ServerWords = {
  framework: 'koa',
  begin: (module) => ({
    lines: [
      `const app = new ${importWhole(module, 'koa', 'Koa')}();`,
      `app.use(async (ctx, next) => {`,
      `  ctx.state.user = { scope: ctx.get('x-scopes') };`,
      `  await next();`,
      `});`,
      `const router = new ${importWhole(module, '@koa/router', 'Router')}();`,
    ],
    receiver: 'router',
  }),
  end: () => [`app.use(router.routes());`, `app.use(router.allowedMethods());`],
  router: (module) => `new ${importWhole(module, '@koa/router', 'Router')}()`,
  prefixed: (module, path) => `new ${importWhole(module, '@koa/router', 'Router')}({ prefix: ${path} })`,
  handler: (inside) =>
    inside === undefined
      ? `(ctx) => { ctx.body = 'ok'; }`
      : `async (ctx) => { if (!ctx.state.user.scope.split(' ').includes('${inside}')) { ctx.status = 403; ctx.body = '${inside}'; return; } ctx.body = 'ok'; }`,
  route: (receiver, method, path, handlers, form) => {
    const all = handlers.join(', ');
    const ways = [
      `${receiver}.${method}(${path}, ${all});`,
      `${receiver}.${method}('named', ${path}, ${all});`,
      `${receiver}.${method}([${path}], ${all});`,
      `${receiver}['${method}'](${path}, ${all});`,
      method === 'all'
        ? `${receiver}.all(${path}, ${all});`
        : `${receiver}.register(${path}, ['${method}'], [${all}]);`,
    ];
    return ways[form % ways.length] ?? '';
  },
  routeBy: (receiver, method, path, handlers) => `${receiver}[${method}](${path}, ${handlers.join(', ')});`,
  use: (receiver, path, one) => `${receiver}.use(${path === undefined ? '' : `${path}, `}${one});`,
  mount: (receiver, path, checks, child) =>
    `${receiver}.use(${[...(path === undefined ? [] : [path]), ...checks, `${child}.routes()`].join(', ')});`,
  check,
  otherChecks: [
    (scope) =>
      `async (ctx, next) => { const granted = ctx.state.user.scope.split(' '); if (!granted.includes('${scope}')) { ctx.status = 403; ctx.body = '${scope}'; return; } await next(); }`,
    (scope) =>
      `async function (ctx, next) { if (ctx.state.user.scope.split(' ').includes('${scope}')) { await next(); } else { ctx.throw(403, '${scope}'); } }`,
  ],
  noise: [
    (scope) =>
      `async (ctx, next) => { await next(); if (!ctx.state.user.scope.split(' ').includes(${scope})) ctx.set('x-note', '403'); }`,
    () => `(ctx, next) => next()`,
    () =>
      `async (ctx, next) => { const start = process.hrtime(); await next(); ctx.set('x-time', String(process.hrtime(start))); }`,
    (scope) =>
      `async (ctx, next) => { if (!ctx.state.user.scope.split(' ').includes(${scope})) ctx.state.note = 'without'; await next(); }`,
  ],
};
