// How servers on Express are written.
import { importName, importWhole } from './module-writer.ts';
import type { ServerWords } from './server-words.ts';

const check = (scope: string): string =>
  `(req, res, next) => (req.auth.payload.scope.split(' ').includes(${scope}) ? next() : res.status(403).send(${scope}))`;

/** Express 5. */
export const expressWords: ServerWords = {
  framework: 'express',
  begin: (module) => ({
    lines: [
      `const app = ${importWhole(module, 'express', 'express')}();`,
      `app.use((req, res, next) => {`,
      `  req.auth = { header: {}, payload: { scope: req.headers['x-scopes'] ?? '' }, token: '' };`,
      `  next();`,
      `});`,
    ],
    receiver: 'app',
  }),
  end: () => [],
  router: (module) => `${importName(module, 'express', 'Router')}()`,
  handler: (inside) =>
    inside === undefined
      ? `(req, res) => res.send('ok')`
      : `(req, res) => { if (!req.auth.payload.scope.split(' ').includes('${inside}')) return res.status(403).send('${inside}'); return res.send('ok'); }`,
  route: (receiver, method, path, handlers, form) => {
    const [all, list] = [handlers.join(', '), handlers.slice(0, -1).join(', ')];
    const ways = [
      `${receiver}.${method}(${path}, ${all});`,
      `${receiver}.route(${path}).${method}(${all});`,
      `${receiver}.${method}([${path}], ${all});`,
      `${receiver}.${method}(${path}, [${list}], ${handlers.at(-1)});`,
      `${receiver}['${method}'](${path}, ${all});`,
      handlers.length > 1
        ? `${receiver}.route(${path}).all(${list}).${method}(${handlers.at(-1)});`
        : `${receiver}.${method}(${path}, ${all});`,
    ];
    return ways[form % ways.length] ?? '';
  },
  routeBy: (receiver, method, path, handlers) => `${receiver}[${method}](${path}, ${handlers.join(', ')});`,
  use: (receiver, path, one) => `${receiver}.use(${path === undefined ? '' : `${path}, `}${one});`,
  mount: (receiver, path, checks, child) =>
    `${receiver}.use(${[...(path === undefined ? [] : [path]), ...checks, child].join(', ')});`,
  check,
  otherChecks: [
    (scope, module) => `${importName(module, 'express-oauth2-jwt-bearer', 'requiredScopes')}('${scope}')`,
    (scope) =>
      `function (req, res, next) { const granted = req.auth.payload.scope.split(' '); if (!granted.includes('${scope}')) { res.status(403).send('${scope}'); return; } next(); }`,
  ],
  noise: [
    (scope) =>
      `(req, res, next) => { next(); if (!req.auth.payload.scope.split(' ').includes(${scope})) req.note = 403; }`,
    (scope) =>
      `(req, res, next) => { try { if (!req.auth.payload.scope.split(' ').includes(${scope})) throw new Error('forbidden'); } catch { req.note = 403; } next(); }`,
    () => `(req, res, next) => next()`,
    (scope) => `(req, res, next) => { req.log = { path: req.path, asked: ${scope} }; next(); }`,
    (scope) =>
      `(req, res, next) => { if (!req.auth.payload.scope.split(' ').includes(${scope})) req.note = 'without'; next(); }`,
  ],
};
