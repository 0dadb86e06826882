// Which checks a route is said to stand behind, and which of the functions before it, or calls in it, are none: those that
// refuse nobody, or for another reason than who calls.
import { expect, test } from 'vitest';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

/** The checks of the only route of a server, `kind permissions`. */
function guardsOf(text: string): readonly string[] {
  const { routes } = scanServer(memorySourceTree(new Map([['app.ts', `import express from 'express';\n${text}`]])));
  expect(routes).toHaveLength(1);
  return routes.flatMap(({ guards }) => guards.map(({ kind, permissions }) => [kind, ...permissions].join(' ')));
}

function guardsOfHandler(body: string): readonly string[] {
  return guardsOf(`import { getSession, requireUser, requireRole, requireScope, validate } from './absent';
    express().get('/x', async (req, res) => { ${body} res.end(); });`);
}

test.each([
  [
    "await requireUser(req); await requireScope(req, 'a.read'); await requireRole(req, 'admin');",
    ['named', 'named a.read', 'named admin'],
  ],
  ['const session = await getSession(req); if (!session) return res.sendStatus(401);', ['named']],
  [
    'const { user } = await getSession(req); const name = user?.name; if (name == null) throw new Forbidden();',
    ['named'],
  ],
  ['let session; session = await getSession(req); if (session === null) { res.status(401).end(); return; }', ['named']],
  ['try { await getSession(req); } catch { return res.sendStatus(401); }', ['named']],
  ['if (!(await getSession(req))) return res.sendStatus(401);', ['named']],
  ['const session = await getSession(req); track(session); if (!req.body.key) return res.sendStatus(401);', []],
  [
    'const session = await getSession(req); res.setHeader("x", session.id); if (late()) return res.sendStatus(403);',
    [],
  ],
  ['await validate(req); if (late()) return res.sendStatus(403);', []],
])('in a handler: %s', (body, guards) => {
  expect(guardsOfHandler(body)).toEqual(guards);
});
