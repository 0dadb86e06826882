// The path of a `use`, which may have none: what is unknown is a path only before a router, and when nothing speaks for a
// middleware.
import { ts } from '../../program/typescript.js';
import type { Deferred, SymbolicValue } from '../../evaluate/value.ts';
import type { Reading, RouterCall } from '../detector.ts';
import { isGuardName } from '../guards/named-guard.ts';
import { pathToRegexp } from '../paths/route-pattern.ts';
import { knownTexts, layOut, readPath, type PathArgument } from './read-arguments.ts';
import { mountedRouters, unknownMount } from './register.ts';

/** The path that the first argument of a `use` is; `undefined` when it is a middleware or a router. */
export function mountPath(
  [first, ...others]: readonly Deferred[],
  call: RouterCall,
  reading: Reading,
): PathArgument | undefined {
  if (first === undefined) return undefined;
  const { evaluator } = reading;
  const path = readPath(first, pathToRegexp, evaluator);
  if (path?.templates.length === 0 || path?.whole === true)
    return { ...unknownMount, ...path, templates: unknownMount.templates };
  if (path !== undefined || others.length === 0) return path;
  const isOpen = evaluator.force(first).every((one) => one.kind === 'symbolic' && mayBePath(one, reading));
  if (!isOpen) return undefined;
  const handlers = layOut(others, evaluator);
  return handlers.some((one) => mountedRouters(evaluator.force(one), call, reading).length > 0)
    ? unknownMount
    : undefined;
}

/** What a package gives may as well be a middleware, as what is not there to be read: only the names tell. */
function mayBePath({ root, steps }: SymbolicValue, reading: Reading): boolean {
  const last = steps.at(-1);
  if (steps.every(({ kind }) => kind === 'member')) {
    const names = [root.name ?? '', ...steps.map((step) => (step.kind === 'member' ? (step.name ?? '') : ''))];
    return names.some(isPathName) || (root.kind !== 'module' && !isGuardName(names.at(-1) ?? ''));
  }
  const before = steps.at(-2);
  const asked = before === undefined ? root.name : before.kind === 'member' ? before.name : undefined;
  if (last?.kind !== 'call' || !ts.isCallExpression(last.node)) return false;
  if (asked !== 'get' && asked !== 'getOrThrow') return false;
  const [key] = reading.evaluator.arguments(last.node, last.frame);
  return key !== undefined && knownTexts(key, reading.evaluator).some(isPathName);
}

/** `BASE_PATH`, `apiPrefix`, `server.api.url`: whether a name is that of a path, by its words. */
function isPathName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/u);
  return words.some((word) => pathWords.has(word));
}

const pathWords: ReadonlySet<string> = new Set(
  'path paths prefix prefixes base root url urls uri endpoint endpoints namespace mount basepath baseurl'.split(' '),
);
