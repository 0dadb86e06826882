// The law of the house, stated once: which level a folder of src is on, and who may import which package.
// The linter's configuration is generated from it, and test/architecture holds the sources to it.

/**
 * The level of each folder (and of each file directly in src). A file imports from its own folder and from lower levels;
 * folders on one level never import each other.
 *
 * @type {Readonly<Record<string, number>>}
 */
export const levels = {
  base: 0,
  runtime: 0,
  diagnostics: 1,
  syntax: 2,
  model: 3,
  catalogs: 4,
  reason: 4,
  rules: 5,
  changes: 5,
  emit: 5,
  scan: 5,
  'resolve-known.ts': 5,
  explain: 6,
  report: 6,
  'begin-compilation.ts': 6,
  'compile.ts': 7,
  workspace: 7,
  cli: 8,
  'index.ts': 9,
};

/**
 * Who may import which package or built-in module, as paths relative to src; a place that ends in `/` is a folder.
 * What is not listed may be imported by nobody. `typesOnly` is for `import type`.
 *
 * @type {readonly { name: string, places: readonly string[], typesOnly?: true }[]}
 */
export const owners = [
  { name: 'yaml', places: ['syntax/'] },
  { name: 'commander', places: ['cli/'] },
  { name: 'fastest-levenshtein', places: ['base/'] },
  { name: 'ts-morph', places: ['scan/program/'] },
  { name: '@opentelemetry/api', places: ['runtime/telemetry.ts'] },
  { name: 'jose', places: ['runtime/verify/', 'runtime/testing/'] },
  { name: 'express', places: ['runtime/adapters/express.ts'], typesOnly: true },
  { name: 'fastify', places: ['runtime/adapters/fastify.ts'], typesOnly: true },
  { name: 'hono', places: ['runtime/adapters/hono.ts'], typesOnly: true },
  { name: 'koa', places: ['runtime/adapters/koa.ts'], typesOnly: true },
  { name: '@koa/router', places: ['runtime/adapters/koa.ts'], typesOnly: true },
  // NestJS is told by decorators, which are its own functions.
  { name: '@nestjs/common', places: ['runtime/adapters/nest.ts', 'runtime/adapters/nest-routes.ts'] },
  { name: '@nestjs/core', places: ['runtime/adapters/nest.ts', 'runtime/adapters/nest-routes.ts'] },
  // `permc/verify/node` is the part of the runtime that is for Node alone, and no other part imports it.
  { name: 'node:buffer', places: ['workspace/', 'runtime/verify/node-signatures.ts'] },
  { name: 'node:crypto', places: ['base/', 'runtime/verify/node-signatures.ts'] },
  { name: 'node:fs', places: ['workspace/'] },
  // The local issuer of `permc/testing`: no service in production loads it.
  { name: 'node:http', places: ['runtime/testing/'] },
  { name: 'node:module', places: ['cli/', 'scan/program/'] },
  { name: 'node:os', places: ['workspace/'] },
  // In the model only its `posix` part, which knows no machine: includes are named with forward slashes.
  { name: 'node:path', places: ['workspace/', 'cli/', 'model/load-trees.ts'] },
  { name: 'node:url', places: ['workspace/'] },
  { name: 'node:util', places: ['report/', 'runtime/verify/node-signatures.ts'] },
];
