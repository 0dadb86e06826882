// next-connect: a router of its own in a route file of Next.js, whose paths are those of the file.
import type { Deferred } from '../../evaluate/value.ts';
import type { Reading, RouterCall, RouterDetector } from '../detector.ts';
import { nextFile } from '../paths/next-path.ts';
import { pathToRegexp } from '../paths/route-pattern.ts';
import { readPath, type PathArgument } from './read-arguments.ts';
import { findReceiver, type RouterGrammar } from './receivers.ts';
import { everyPath, tellMiddleware, tellRoutes, verbs } from './register.ts';

const grammar: RouterGrammar = {
  framework: 'next',
  ordered: true,
  makes: new Map([
    ['next-connect', 'app'],
    ['next-connect nextConnect', 'app'],
    ['next-connect createRouter', 'app'],
    ['next-connect createEdgeRouter', 'app'],
  ]),
  types: new Set(),
};

/** next-connect. */
export const nextConnect: RouterDetector = {
  framework: 'next',
  receiver: (value, at) => {
    const found = findReceiver(value, grammar, at);
    const templates = nextFile(at.getSourceFile().fileName, () => false)?.templates ?? ['/'];
    return found === undefined ? undefined : { ...found, router: { ...found.router, prefixes: templates } };
  },
  call: (call, reading) => {
    const { name = '{}' } = call;
    const { path, handlers } = readRoute(call, reading);
    if (name === 'use') tellMiddleware(call, path, handlers, reading);
    else if ((verbs.has(name) || name === 'all') && handlers.length > 0)
      tellRoutes(call, [name], path, handlers, reading);
  },
};

function readRoute(
  { args }: RouterCall,
  reading: Reading,
): { readonly path: PathArgument; readonly handlers: readonly Deferred[] } {
  const [first, ...others] = args;
  const path = first === undefined ? undefined : readPath(first, pathToRegexp, reading.evaluator);
  return path === undefined ? { path: everyPath, handlers: args } : { path, handlers: others };
}
