// How servers on Hono are written.
import { importName } from './module-writer.ts';
import type { ServerWords } from './server-words.ts';

const check = (scope: string): string =>
  `async (c, next) => { if (!c.get('auth').scope.split(' ').includes(${scope})) return c.text(${scope}, 403); await next(); }`;

/** Hono 4. */
export const honoWords: ServerWords = {
  framework: 'hono',
  begin: (module) => ({
    lines: [
      `const app = new ${importName(module, 'hono', 'Hono')}();`,
      `app.use(async (c, next) => {`,
      `  c.set('auth', { scope: c.req.header('x-scopes') ?? '' });`,
      `  await next();`,
      `});`,
    ],
    receiver: 'app',
  }),
  end: () => [],
  router: (module) => `new ${importName(module, 'hono', 'Hono')}()`,
  prefixed: (module, path) => `new ${importName(module, 'hono', 'Hono')}().basePath(${path})`,
  handler: (inside) =>
    inside === undefined
      ? `(c) => c.text('ok')`
      : `(c) => { const { scope } = c.get('auth'); if (!scope.split(' ').includes('${inside}')) return c.text('${inside}', 403); return c.text('ok'); }`,
  route: (receiver, method, path, handlers, form) => {
    const all = handlers.join(', ');
    const ways = [
      `${receiver}.${method}(${path}, ${all});`,
      `${receiver}['${method}'](${path}, ${all});`,
      method === 'all'
        ? `${receiver}.all(${path}, ${all});`
        : `${receiver}.on('${method.toUpperCase()}', ${path}, ${all});`,
      method === 'all'
        ? `${receiver}.all(${path}, ${all});`
        : `${receiver}.on(['${method.toUpperCase()}'], [${path}], ${all});`,
      handlers.length > 1
        ? `${receiver}.use(${path}, ${handlers.slice(0, -1).join(', ')}).${method}(${path}, ${handlers.at(-1)});`
        : `${receiver}.${method}(${path}, ${all});`,
      `${receiver}.basePath(${path}).${method}('/', ${all});`,
    ];
    return ways[form % ways.length] ?? '';
  },
  routeBy: (receiver, method, path, handlers) => `${receiver}[${method}](${path}, ${handlers.join(', ')});`,
  use: (receiver, path, one) => `${receiver}.use(${path === undefined ? '' : `${path}, `}${one});`,
  // What stands before a router that is mounted is registered for all below its path.
  mount: (receiver, path, checks, child) => {
    const below = path === undefined ? '' : `${path} + '/*', `;
    const before = checks.map((one) => `${receiver}.use(${below}${one});`);
    return [...before, `${receiver}.route(${path ?? `'/'`}, ${child});`].join('\n');
  },
  check,
  otherChecks: [
    (scope) =>
      `async (c, next) => { const granted = c.get('auth').scope.split(' '); if (granted.includes('${scope}')) return next(); return c.text('${scope}', 403); }`,
    (scope, module) =>
      `${importName(module, 'hono/factory', 'createMiddleware')}(async (c, next) => { if (!c.get('auth').scope.split(' ').includes('${scope}')) return c.text('${scope}', 403); await next(); })`,
  ],
  noise: [
    () => `async (c, next) => { await next(); }`,
    () => `async (c, next) => { await next(); c.header('x-time', '1'); }`,
    (scope) =>
      `async (c, next) => { if (!c.get('auth').scope.split(' ').includes(${scope})) c.set('note', 'without'); await next(); }`,
  ],
};
