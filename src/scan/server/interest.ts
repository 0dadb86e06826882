// Which files and functions can have to do with routes, by their text alone: what cannot is neither parsed nor run.

const packages =
  /['"`](?:(?:ultimate-)?express|express-serve-static-core|express-promise-router|@awaitjs\/express|router|fastify|@fastify\/[\w-]+|fastify-[\w-]+|hono(?:\/[\w-]+)?|@hono\/[\w-]+|koa|koa-[\w-]+|@koa\/router|@nestjs\/[\w/.-]+|next-connect|tsoa|@tsoa\/runtime|permc\/[\w-]+)['"`]/u;

const router = String.raw`\b(?:_?(?:app|application|server|router|routes?|api|fastify|instance|scope|group)|\w*(?:App|Router|Routes|Server|Api))`;
const method =
  '(?:get|post|put|patch|delete|del|head|options|search|all|use|route|register|on|decorate|addHook|openapi|basePath|listen)';

/** A method of the usual name, of a router of the usual name: `app.get(`, `this.router[method](`. */
const registration = new RegExp(String.raw`${router}\s*(?:[!?]?\.\s*${method}\s*[(<]|\[[^\]\n]*\]\s*\()`, 'u');

/** A router by its usual name, handed to a function; `routes` are more often data. */
const handing =
  /[(,]\s*(?:this\.)?\b(?:_?(?:app|application|server|router|api|fastify|instance)|\w*(?:App|Router|Server))\s*[,)]/u;

/** What makes a router, and chains that begin with it. */
const making =
  /\b(?:express|Router|KoaRouter|Koa|Hono|OpenAPIHono|[fF]astify|(?:Factory\.|(?<!\.))create|createRouter|\w+Guards)\s*(?:<[^<>()]*>\s*)?\(|\.\s*(?:route|register|use|openapi)\s*\(/u;

/** A file that Next.js serves by its place. */
const routeFile = /(?:^|\/)(?:app\/(?:.*\/)?route|pages\/api\/.*)\.[cm]?[jt]sx?$/u;

/** Whether a file can have to do with routes. */
export function concernsRoutes(file: string, text: string): boolean {
  return routeFile.test(file) || packages.test(text) || registration.test(text) || handing.test(text);
}

/** Whether a text calls a method of a router of the usual name. */
export function registersRoutes(text: string): boolean {
  return registration.test(text);
}

/** Functions that are shorter are run without a second look. */
const short = 400;

/** Whether a function, by its text, can register routes or call what does. */
export function mayRegister(text: string): boolean {
  return text.length < short || looksLikeRegistration(text);
}

/** Whether a text has something that makes, hands on or calls a router. */
export function looksLikeRegistration(text: string): boolean {
  return registration.test(text) || handing.test(text) || making.test(text);
}
