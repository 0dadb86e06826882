// Which files and functions can have to do with routes, by their text alone: what cannot is neither parsed nor run.
import type { ts } from '../program/typescript.js';

const packages =
  /['"`](?:(?:ultimate-)?express|express-serve-static-core|express-promise-router|@awaitjs\/express|router|fastify|@fastify\/[\w-]+|fastify-[\w-]+|(?:(?:npm|jsr|https):[\w@./-]*\/?)?hono(?:[@/][\w@./-]+)?|@hono\/[\w-]+|(?:@[\w-]+\/)?koa(?:-[\w-]+)?|@koa\/router|@nestjs\/[\w/.-]+|next-connect|tsoa|@tsoa\/runtime|routing-controllers|inversify-express-utils|@overnightjs\/core|awilix-(?:express|koa)|@tsed\/[\w/-]+|permc\/[\w-]+)['"`]/u;

const router = String.raw`\b(?:_?(?:app|application|server|router|routes?|api|fastify|instance|scope|group)|\w*(?:App|Router|Routes|Server|Api))`;
const method =
  '(?:get|post|put|patch|delete|del|head|options|search|all|use|route|register|on|decorate|decorateRequest|addHook|openapi|basePath|listen)';

const wholeMethod = new RegExp(`^${method}$`, 'u');

/** Whether a method goes by a name that routers have. */
export function isRegisteringMethod(name: string): boolean {
  return wholeMethod.test(name);
}

/** Whether a package is a framework, or one of its parts. */
export function isFramework(module: string): boolean {
  return packages.test(`'${module}'`);
}

/** A method of the usual name, of a router of the usual name: `app.get(`, `this.router[method](`. */
const registration = new RegExp(
  String.raw`${router}(?:\s+as\s+[\w.]+\s*\))?\s*(?:[!?]?\.\s*${method}\s*[(<]|\[[^\]\n]*\]\s*(?:\.\s*(?:call|apply)\s*)?\()`,
  'u',
);

/** A chain that begins where its router is made by a function: `createRouter().get(`. */
const chain = new RegExp(
  String.raw`\b\w*(?:[aA]pp|[aA]pi|[rR]outer|[rR]outes|[sS]erver|Hono)\s*\([^()]*\)\s*\.\s*${method}\s*\(`,
  'u',
);

/** A method of anything at all, with a path: `shelves.get('/:id', …)`. */
const withPath =
  /\.\s*(?:get|post|put|patch|delete|del|head|options|search|all|use|route)\s*\(\s*\[?\s*['"`](?:[/*:]|['"`]\s*,)/u;

/** A router by its usual name, handed to a function; `routes` are more often data. */
const handing =
  /[(,]\s*(?:this\.)?\b(?:_?(?:app|application|server|router|api|fastify|instance)|\w*(?:App|Router|Server))\s*[,)]/u;

/** What makes a router, and chains that begin with it. */
const making =
  /\b(?:express|Router|KoaRouter|Koa|Hono|OpenAPIHono|[fF]astify|(?:Factory\.|(?<!\.))create|createRouter|\w+Guards)\s*(?:<[^<>()]*>\s*)?\(|\.\s*(?:route|register|use|openapi)\s*\(/u;

/** A file that Next.js serves by its place. */
const routeFile = /(?:^|\/)(?:app\/(?:.*\/)?route|pages\/api\/.*)\.[cm]?[jt]sx?$/u;

/** A controller that a function makes: its own file need not name the framework. */
const madeController = /\bextends\s+\w*(?:Controller|Crud)\w*\s*(?:<[^()]*>\s*)?\(/u;

/** Decorated classes in the likeness of Nest's, whatever they come from. */
const decorated =
  /@(?:\w*[cC]ontroller|route)\b[\s\S]*@(?:http)?(?:Get|Post|Put|Patch|Delete|All|Method|Route|GET|POST|PUT|PATCH|DELETE)\s*\(/u;

const mayDecorate = /@(?:\w*[cC]ontroller|route)\b/u;

/** What tsoa writes registers the routes of the controllers once more. */
const generated = /auto-generated with tsoa/u;
const headLength = 1_000;

/** Whether a file can have to do with routes. */
export function concernsRoutes(file: string, text: string): boolean {
  if (generated.test(text.slice(0, headLength))) return false;
  return (
    routeFile.test(file) ||
    packages.test(text) ||
    registration.test(text) ||
    chain.test(text) ||
    withPath.test(text) ||
    (mayDecorate.test(text) && decorated.test(text)) ||
    handing.test(text) ||
    madeController.test(text) ||
    text.search(naming) !== -1
  );
}

const maker = String.raw`(?:await\s+)?(?:new\s+)?(?:[\w$]+\.)*(?:express|\w*Router|Koa|Hono|OpenAPIHono|[fF]astify)\b`;

/** A name that is given a router, or that is declared as one: `const web = express()`, `this.web = …`, `(web: Express)`. */
const naming = new RegExp(
  String.raw`(?:\b(?:const|let|var)\s+|\bthis\.)(?<made>[\w$]+)\s*(?::[^=;\n]+)?=\s*${maker}` +
    String.raw`|\b(?<typed>[\w$]+)\s*\??:\s*(?:[\w$]+\.)?(?:I?Router|Express|I?Application|FastifyInstance|OpenAPIHono|Hono|Koa|KoaRouter)\b(?!\.)`,
  'gu',
);

const ownNames = new WeakMap<ts.SourceFile, RegExp | undefined>();

/** The routers of a file by whatever names it gives them. */
function namedRouters(source: ts.SourceFile): RegExp | undefined {
  if (ownNames.has(source)) return ownNames.get(source);
  const names = [...source.text.matchAll(naming)].map(({ groups }) => groups?.['made'] ?? groups?.['typed'] ?? '');
  const known = [...new Set(names)].filter((name) => !usualName.test(name)).slice(0, mostNames);
  const pattern = known.map((name) => name.replaceAll('$', String.raw`\$`)).join('|');
  const made = known.length === 0 ? undefined : new RegExp(String.raw`(?<![\w$])(?:${pattern})(?![\w$])`, 'u');
  ownNames.set(source, made);
  return made;
}

const usualName = new RegExp(`^${router}$`, 'u');
const mostNames = 100;

/** Whether a piece of source calls a method of a router. */
export function registersRoutes(node: ts.Node): boolean {
  const text = node.getText();
  return registration.test(text) || withPath.test(text) || mentionsRouter(node);
}

/** Functions that are shorter are run without a second look. */
const short = 400;

/** Whether a function, by its text, can register routes or call what does. */
export function mayRegister(node: ts.Node): boolean {
  return node.getWidth() < short || looksLikeRegistration(node);
}

/** Whether a piece of source has something that makes, hands on or calls a router. */
export function looksLikeRegistration(node: ts.Node): boolean {
  const text = node.getText();
  return (
    registration.test(text) || withPath.test(text) || handing.test(text) || making.test(text) || mentionsRouter(node)
  );
}

function mentionsRouter(node: ts.Node): boolean {
  return namedRouters(node.getSourceFile())?.test(node.getText()) ?? false;
}
