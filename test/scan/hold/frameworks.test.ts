// The same service in every framework, held against the same manifest: the findings are the same, wherever the code that makes
// guards and rights lies.
import { expect, test } from 'vitest';
import { holdServer } from '../../../src/scan/hold/hold-server.ts';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { compileFiles } from '../../model/compile-files.ts';

const manifest = `permc: 1
app: { name: notes }
scopes: { Notes.Read: { consent: user } }
rights: { note.read: { params: [noteId] } }
endpoints:
  GET /notes/{noteId}:
    delegated: { scope: Notes.Read, right: note.read }
  PATCH /notes/{noteId}:
    delegated: { scope: Notes.Read, right: note.read }
  DELETE /notes/{noteId}:
    delegated: { scope: Notes.Read, right: note.read }
  GET /health: { anonymous: Liveness probe. }
  GET /about: { anonymous: Tells the version. }
`;

/** The guards in a file of their own, whose rights lie in another package. */
function guardsOf(adapter: string): Readonly<Record<string, string>> {
  const name = adapter.slice(adapter.indexOf('/') + 1);
  return {
    'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
    'packages/rights/package.json': '{ "name": "@contoso/rights", "main": "src/index.ts" }',
    'packages/rights/src/index.ts': "export { everybody as readNote } from './everybody.js';\n",
    'packages/rights/src/everybody.ts': 'export const everybody = async () => true;\n',
    'packages/api/package.json': '{ "name": "api" }',
    'packages/api/src/guards.ts': `import { ${name}Guards } from '${adapter}';
import { readNote } from '@contoso/rights';
import { policy } from './permissions.gen.js';
export const guards = ${name}Guards(policy, { verify, rights: { 'note.read': readNote } });
`,
  };
}

// Guarded as declared; behind the guard of another endpoint (which `@Endpoint` leaves no room for); without a guard; anonymous;
// declared by nobody. Nobody serves `/about`.
const services: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'permc/express': {
    'packages/api/src/app.ts': `import express from 'express';
import { guards } from './guards.js';
const app = express();
app.get(...guards.route('GET /notes/{noteId}', show));
app.patch(...guards.route('DELETE /notes/{noteId}', show));
app.delete('/notes/:noteId', show);
app.get('/health', show);
app.post('/notes', show);
`,
  },
  'permc/koa': {
    'packages/api/src/app.ts': `import Router from '@koa/router';
import { guards } from './guards.js';
const router = new Router();
router.get(...guards.route('GET /notes/{noteId}', show));
router.patch(...guards.route('DELETE /notes/{noteId}', show));
router.delete('/notes/:noteId', show);
router.get('/health', show);
router.post('/notes', show);
new Koa().use(router.routes());
`,
  },
  'permc/hono': {
    'packages/api/src/app.ts': `import { Hono } from 'hono';
import { guards } from './guards.js';
const app = new Hono();
app.get(...guards.route('GET /notes/{noteId}', show));
app.patch(...guards.route('DELETE /notes/{noteId}', show));
app.delete('/notes/:noteId', show);
app.get('/health', show);
app.post('/notes', show);
export default app;
`,
  },
  'permc/fastify': {
    'packages/api/src/app.ts': `import Fastify from 'fastify';
import { guards } from './guards.js';
const app = Fastify();
app.route(guards.route('GET /notes/{noteId}', show));
app.patch('/notes/:noteId', guards.route('DELETE /notes/{noteId}', show));
app.delete('/notes/:noteId', show);
app.get('/health', show);
app.post('/notes', show);
`,
  },
  'permc/nest': {
    'packages/api/src/app.ts': `import { Controller, Delete, Get, Post } from '@nestjs/common';
import { guards } from './guards.js';
@Controller()
export class Notes {
  @guards.Endpoint('GET /notes/{noteId}') show() {}
  @guards.Endpoint('PATCH /notes/{noteId}') change() {}
  @Delete('notes/:noteId') remove() {}
  @Get('health') health() {}
  @Post('notes') add() {}
}
`,
  },
  'permc/next': {
    'packages/api/src/app/notes/[noteId]/route.ts': `import { guards } from '../../../guards.js';
export const GET = guards.route('GET /notes/{noteId}', show);
export const PATCH = guards.route('DELETE /notes/{noteId}', show);
export async function DELETE() { return new Response(); }
`,
    'packages/api/src/app/health/route.ts': 'export const GET = async () => new Response();\n',
    'packages/api/src/app/notes/route.ts': 'export const POST = async () => new Response();\n',
  },
};

test.each(Object.keys(services))('%s', (adapter) => {
  const texts = new Map(Object.entries({ ...guardsOf(adapter), ...services[adapter] }));
  const scan = scanServer(memorySourceTree(texts));
  const { model } = compileFiles({ 'permissions.yaml': manifest });
  const findings = holdServer(model === undefined ? [] : [model], scan, (path) => ({
    path,
    text: texts.get(path) ?? '',
  }));
  expect(findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`).toSorted()).toEqual([
    'error always-granted-right: the right `note.read` is granted to everybody',
    'error undeclared-route: the route `POST /notes` is no endpoint of the manifest',
    'error unguarded-route: `DELETE /notes/{noteId}` is served without a guard',
    'error unserved-endpoint: no route serves `GET /about`',
    ...(adapter === 'permc/nest'
      ? []
      : ['error wrong-guard: `PATCH /notes/{noteId}` stands behind the guard of `DELETE /notes/{noteId}`']),
  ]);
  const span = findings.find(({ rule }) => rule === 'always-granted-right')?.span;
  expect([span?.source.path, span?.source.text.slice(span.start, span.end)]).toEqual([
    'packages/api/src/guards.ts',
    'readNote',
  ]);
});
