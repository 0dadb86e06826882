// Routes that are loaded by a name which only the running program knows, and packages that find routes by themselves: they
// are not followed, and that is said.
import type { ts } from '../../program/typescript.js';
import { unknownModule } from '../../evaluate/calls.ts';
import type { Possible, Value } from '../../evaluate/value.ts';
import type { Reading } from '../detector.ts';
import { sourcePlace } from '../source-place.ts';

/** Which calls of which packages register routes that stand elsewhere; undefined where every call does. */
const packages: ReadonlyMap<string, RegExp | undefined> = new Map<string, RegExp | undefined>([
  ['express-file-routing', undefined],
  ['express-fs-router', undefined],
  ['express-autoroute', undefined],
  ['express-enrouten', undefined],
  ['express-load', undefined],
  ['consign', undefined],
  ['fastify-autoroutes', undefined],
  ['fastify-file-routes', undefined],
  ['require-all', undefined],
  ['require-dir', undefined],
  ['import-dir', undefined],
  ['require-directory', undefined],
  ['express-openapi', /^initialize$/u],
  ['fastify-openapi-glue', undefined],
  ['swagger-express-mw', undefined],
]);

/** Whether a value comes from a module whose name is known only at run time. */
export function isUnknownModule(possible: Possible): boolean {
  return possible.kind === 'symbolic' && possible.root.kind === 'unknown' && possible.root.reason === unknownModule;
}

/** Says that what is mounted, or handed a router, is not known. */
export function tellUnknownModule(node: ts.Node, reading: Reading): void {
  const reason = 'routes come from a module whose name is known only at run time';
  reading.tell({ kind: 'unresolved', place: sourcePlace(node), reason });
}

/** Says so of a package that registers routes by itself. */
export function tellLoadingPackage(callee: Value, node: ts.Node, reading: Reading): void {
  for (const possible of callee) {
    if (possible.kind !== 'symbolic' || possible.root.kind !== 'module') continue;
    const { module, name } = possible.root;
    if (!packages.has(module) || possible.steps.some(({ kind }) => kind !== 'member')) continue;
    if (packages.get(module)?.test(name) === false) continue;
    const reason = `the routes that \`${module}\` finds by itself are not followed`;
    reading.tell({ kind: 'unresolved', place: sourcePlace(node), reason });
  }
}
