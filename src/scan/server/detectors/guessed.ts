// Routers of which only their use tells: `app.get('/x', (req, res) => …)` where `app` is a parameter without a type, or
// comes from a file that is not there. Path and handler must both look like it, and the result is of low confidence.
import type { ts } from '../../program/typescript.js';
import type { Deferred, SymbolicValue } from '../../evaluate/value.ts';
import type { Reading, Receiver, RouterCall, RouterDetector } from '../detector.ts';
import { nodeKey, stepKey } from '../run/value-key.ts';
import { expressCall } from './express.ts';
import { fastifyCall, innermostContext } from './fastify.ts';
import { honoCall } from './hono.ts';
import { readPath } from './read-arguments.ts';
import { pathToRegexp } from '../paths/route-pattern.ts';
import { verbs } from './register.ts';

/** Names that routers go by. */
const routerName =
  /^(?:app|application|server|router|routers?|routes?|api|apiRouter|fastify|instance|scope|express|expressApp|web|group)$|Router$|Routes$/u;
const fastifyName = /^(?:fastify|instance|scope)$/u;

/** Express by its use, where nothing else tells. */
export const guessedExpress: RouterDetector = {
  framework: 'express',
  receiver: (value, at) => guess(value, at, 'express'),
  call: (call, reading) => {
    if (looksRight(call, reading)) expressCall(call, reading);
  },
};

/** Fastify by its use, where nothing else tells. */
export const guessedFastify: RouterDetector = {
  framework: 'fastify',
  receiver: (value, at) => {
    const found = guess(value, at, 'fastify');
    return found === undefined ? undefined : innermostContext(found);
  },
  call: (call, reading) => {
    if (call.name === 'route' || call.name === 'register' || call.name === 'addHook' || looksRight(call, reading)) {
      fastifyCall(call, reading);
    }
  },
};

/** Hono by its use, in a file that imports something of it. */
export const guessedHono: RouterDetector = {
  framework: 'hono',
  receiver: (value, at) => guess(value, at, 'hono'),
  call: (call, reading) => {
    if (call.name === 'openapi' || call.name === 'on' || looksRight(call, reading)) honoCall(call, reading);
  },
};

type Guessed = 'express' | 'fastify' | 'hono';

function guess(value: SymbolicValue, at: ts.Node, framework: Guessed): Receiver | undefined {
  const { root, steps } = value;
  if (root.kind === 'module' && framework === 'express') return madeElsewhere(value);
  if (root.kind !== 'unknown' || otherServers.test(at.getSourceFile().text)) return undefined;
  const end = steps.findIndex(({ kind }) => kind !== 'member');
  const members = end === -1 ? steps : steps.slice(0, end);
  const names = [root.name ?? '', ...members.map((step) => (step.kind === 'member' ? (step.name ?? '') : ''))];
  // `router.route('/x').get(…)`: the method that is called is no part of the router's name.
  const own = end === -1 ? names : names.slice(0, -1);
  const name = own.at(-1) ?? '';
  const [parameter] = root.parameters;
  const isFastify = fastifyName.test(name) || isPluginParameter(parameter);
  const likely = importsHono.test(at.getSourceFile().text) ? 'hono' : isFastify ? 'fastify' : 'express';
  if (!routerName.test(name) || likely !== framework) return undefined;
  const place = parameter === undefined ? at.getSourceFile().fileName : nodeKey(parameter);
  const id = `${place}?${own.join('.')}`;
  const router = {
    id,
    framework,
    kind: 'parameter',
    prefixes: ['/'],
    ordered: framework !== 'fastify',
    confidence: 'medium',
  } as const;
  return { router, since: steps.slice(own.length - 1) };
}

/** What is no server's, or another framework's. */
const otherRouters =
  /koa|hono|itty|vue|react|angular|svelte|tanstack|trpc|navigation|find-my-way|radix|^h3$|nitro|elysia/u;

/** A file that builds a server of a framework that is not read has none of Express's. */
const otherServers =
  /(?:from\s*|require\()['"](?:elysia|h3|nitropack?|polka|restify|itty-router|@elysiajs\/[\w-]+)['"]/u;

const importsHono = /(?:from\s*|require\()['"](?:(?:npm|jsr):)?@?hono[/'"@]/u;

/** What a package calls a router, and makes in Express's likeness: `createOpenApiRouter()`. */
function madeElsewhere({ root, steps }: SymbolicValue): Receiver | undefined {
  const end = steps.findIndex(({ kind }) => kind !== 'member');
  const made = steps[end];
  if (root.kind !== 'module' || otherRouters.test(root.module) || (made?.kind !== 'call' && made?.kind !== 'new'))
    return undefined;
  const label = end > 0 ? steps[end - 1] : undefined;
  const name = label?.kind === 'member' ? (label.name ?? '') : root.name;
  if (!/^[cC]reate\w*Router/u.test(name)) return undefined;
  // What is called itself makes something else: `const lazily = createLazyRouter(); app.use('/x', lazily(() => router))`.
  const next = steps[end + 1];
  if (next !== undefined && next.kind !== 'member') return undefined;
  const router = {
    id: stepKey(made).slice(1),
    framework: 'express',
    kind: 'router',
    prefixes: ['/'],
    ordered: true,
    confidence: 'medium',
  } as const;
  return { router, since: steps.slice(end + 1) };
}

/** A plugin of Fastify takes an instance, options and perhaps a callback. */
function isPluginParameter(parameter: ts.ParameterDeclaration | undefined): boolean {
  const [first, second] = parameter?.parent.parameters ?? [];
  return first === parameter && second !== undefined && /^_*opt(?:s|ions)?$/u.test(second.name.getText());
}

/** A path first, then at least one function, or a name that may be one. */
function looksRight({ name = '', args, receiver }: RouterCall, reading: Reading): boolean {
  if (name === 'use' || name === 'route') return true;
  if (!verbs.has(name) && name !== 'all') return false;
  if (receiver.since.some((step) => step.kind === 'member' && step.name === 'route')) return args.length > 0;
  const [first, ...others] = args;
  if (first === undefined || others.length === 0) return false;
  const path = readPath(first, pathToRegexp, reading.evaluator);
  return path !== undefined && isPathText(first, reading) && isHandler(others.at(-1), reading);
}

function isPathText(argument: Deferred, reading: Reading): boolean {
  return reading.evaluator
    .force(argument)
    .some(
      (possible) =>
        possible.kind === 'list' ||
        possible.kind === 'pattern' ||
        (possible.kind === 'text' && (typeof possible.parts[0] !== 'string' || /^[/*]/u.test(possible.parts[0]))),
    );
}

function isHandler(argument: Deferred | undefined, reading: Reading): boolean {
  if (argument === undefined) return false;
  return reading.evaluator
    .force(argument)
    .some(({ kind }) => kind === 'function' || kind === 'symbolic' || kind === 'list');
}
