// Routes of code held against a manifest: every kind of finding with its characters and words, and what is no finding.
import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.ts';
import { holdServer } from '../../../src/scan/hold/hold-server.ts';
import type { ServerRoute, ServerScan } from '../../../src/scan/scan-result.ts';
import { compileFiles, lineOf } from '../../model/compile-files.ts';
import { codeOf, guard, type Code } from './code.ts';

const endpoints = {
  read: 'GET /notes/{noteId}:\n    delegated: { scope: Notes.Read, right: note.read }\n    application: { role: Notes.Read.All }',
  health: 'GET /health: { anonymous: Liveness probe. }',
};

function modelOf(...keys: readonly (keyof typeof endpoints)[]): readonly Model[] {
  const text = `permc: 1
app: { name: notes }
scopes: { Notes.Read: { consent: user }, Notes.Write: { consent: user, includes: [Notes.Read] } }
appRoles: { Notes.Read.All: {} }
rights: { note.read: { params: [noteId] } }
endpoints:
${keys.map((key) => `  ${endpoints[key]}\n`).join('')}`;
  const { model } = compileFiles({ 'permissions.yaml': text });
  if (model === undefined) throw new Error('the manifest is broken');
  return [model];
}

function hold(models: readonly Model[], { sourceOf }: Code, scan: Partial<ServerScan>): readonly string[] {
  const findings = holdServer(models, { routes: [], rights: [], unresolved: [], notes: [], ...scan }, sourceOf);
  return findings.map((finding) => `${finding.severity} ${lineOf(finding)}`);
}

const permc = guard('permc', 'GET /notes/{noteId}');
const noteCode = codeOf("app.get('/notes/:id', show);\n");
const showNote = (more: Parameters<Code['route']>[3]): Partial<ServerScan> => ({
  routes: [noteCode.route("app.get('/notes/:id'", 'GET', '/notes/{id}', more)],
});

describe('as declared', () => {
  test('a route behind the guard of its endpoint, whatever the parameter is called', () => {
    expect(hold(modelOf('read'), noteCode, showNote({ guards: [permc] }))).toEqual([]);
  });

  test('a route below the mount path that its guard was told, which no template has', () => {
    const code = codeOf("api.get('/notes/:id', show)");
    const mounted = (path: string, mountPath: string): readonly string[] => {
      const routes = [code.route("api.get('/notes/:id'", 'GET', path, { guards: [{ ...permc, mountPath }] })];
      return hold(modelOf('read'), code, { routes });
    };
    expect(mounted('/api/notes/{id}', '/api')).toEqual([]);
    // Nobody is seen to mount the router.
    expect(mounted('/notes/{id}', '/api')).toEqual([]);
    const elsewhere = expect.stringContaining('GET /apinotes/{id}');
    expect(mounted('/apinotes/{id}', '/api')).toEqual([elsewhere, expect.stringContaining('GET /notes/{noteId}')]);
    expect(mounted('/v2/notes/{id}', '/api')).toHaveLength(2);
  });

  test('an anonymous endpoint without a guard beside guarded routes below their mount path', () => {
    const code = codeOf("api.get('/notes/:id', show);\napi.get('/health', ok);\napi.get('/notes', list);\n");
    const guards = [{ ...permc, mountPath: '/api' }];
    const served = code.route("api.get('/notes/:id'", 'GET', '/api/notes/{id}', { guards });
    const health = code.route("api.get('/health'", 'GET', '/api/health');
    const list = code.route("api.get('/notes', ", 'GET', '/api/notes');
    expect(hold(modelOf('read', 'health'), code, { routes: [served, health] })).toEqual([]);
    expect(hold(modelOf('read', 'health'), code, { routes: [served, health, list] })).toEqual([
      expect.stringContaining('undeclared-route'),
    ]);
  });

  test('an anonymous endpoint without a guard', () => {
    const code = codeOf("app.get('/health', ok)");
    const routes = [code.route("app.get('/health'", 'GET', '/health')];
    expect(hold(modelOf('health'), code, { routes })).toEqual([]);
  });

  test('a hand-written check of exactly the permissions of the endpoint', () => {
    const guards = [guard('hand-written', 'Notes.Read.All'), guard('hand-written', 'Notes.Read')];
    expect(hold(modelOf('read'), noteCode, showNote({ guards }))).toEqual([]);
  });

  test('a route for every method behind a guard', () => {
    const code = codeOf("app.all('/notes/:id', show)");
    const routes = [code.route('app.all', 'ALL', '/notes/{id}', { guards: [permc] })];
    expect(hold(modelOf('read'), code, { routes })).toEqual([]);
  });

  test('a slash at the end and other letters make no other path', () => {
    const code = codeOf("app.get('/Notes/:id/', show)");
    const routes = [code.route('app.get', 'GET', '/Notes/{id}/', { guards: [permc] })];
    expect(hold(modelOf('read'), code, { routes })).toEqual([]);
  });
});

describe('routes without an endpoint', () => {
  test('are reported with what is near', () => {
    const code = codeOf("app.get('/note/:id', show)\napp.get('/admin/export', dump)");
    const routes = [
      code.route("app.get('/note/:id'", 'GET', '/note/{noteId}', { guards: [guard('hand-written', 'X')] }),
      code.route("app.get('/admin/export'", 'GET', '/admin/export'),
    ];
    expect(hold(modelOf('health'), code, { routes })).toEqual([
      'error app.ts:1:1 "app.get(\'/note/:id\'" undeclared-route: the route `GET /note/{noteId}` is no endpoint of the manifest (declare it under `endpoints`; one that needs no token is `anonymous:` with the reason)',
      'error app.ts:2:1 "app.get(\'/admin/export\'" undeclared-route: the route `GET /admin/export` is no endpoint of the manifest (declare it under `endpoints`; one that needs no token is `anonymous:` with the reason)',
      'error 7:3 "GET /health" unserved-endpoint: no route serves `GET /health` (remove it, or name the folder of the code that serves it)',
    ]);
    expect(hold(modelOf('read'), code, { routes: routes.slice(0, 1) })[0]).toMatch(
      /did you mean `GET \/notes\/\{noteId\}`/,
    );
  });

  test('with another method than the endpoint are none of it', () => {
    const code = codeOf("app.post('/notes/:id', show)");
    const found = hold(modelOf('read'), code, { routes: [code.route('app.post', 'POST', '/notes/{id}')] });
    expect(found.map((line) => line.split(': ', 1)[0])).toEqual([
      'error app.ts:1:1 "app.post" undeclared-route',
      'error 7:3 "GET /notes/{noteId}" unserved-endpoint',
    ]);
  });

  test('with a wildcard can be said by no template', () => {
    const code = codeOf("app.get('/files/*', send)");
    expect(hold([], code, { routes: [code.route('app.get', 'GET', '/files/*')] })).toEqual([
      'error app.ts:1:1 "app.get" undeclared-route: the route `GET /files/*` is no endpoint of the manifest (a template of the manifest names every segment: serve the paths that are meant one by one)',
    ]);
  });

  test('that are not known in full are a warning, and so is an endpoint that they may serve', () => {
    const code = codeOf('app.get(prefix + name, show)');
    expect(hold(modelOf('read'), code, { routes: [code.route('app.get', 'GET', '/{}/notes')] })).toEqual([
      'warning app.ts:1:1 "app.get" unread-route: the route `GET /{}/notes` is not known in full, and can\'t be held against the manifest (write its path as a text or a constant)',
      'warning 7:3 "GET /notes/{noteId}" unserved-endpoint: no route serves `GET /notes/{noteId}` (remove it, unless the place that could not be read serves it)',
    ]);
  });
});

describe('guards', () => {
  test('none, where the endpoint needs a permission', () => {
    expect(hold(modelOf('read'), noteCode, showNote({}))).toEqual([
      'error app.ts:1:1 "app.get(\'/notes/:id\'" unguarded-route: `GET /notes/{id}` is served without a guard (bind it with `guard.route(...)`) + 7:3 who may call it is declared here',
    ]);
  });

  test('of another endpoint', () => {
    expect(
      hold(modelOf('read', 'health'), noteCode, { ...showNote({ guards: [guard('permc', 'GET /health')] }) })[0],
    ).toBe(
      'error app.ts:1:1 "app.get(\'/notes/:id\'" wrong-guard: `GET /notes/{id}` stands behind the guard of `GET /health` (bind it to the guard of `GET /notes/{id}`) + 7:3 the endpoint of the route',
    );
  });

  test('of an endpoint that the manifest does not have', () => {
    expect(hold(modelOf('read'), noteCode, showNote({ guards: [guard('permc', 'GET /notes/{noteId}/x')] }))).toEqual([
      'error app.ts:1:1 "app.get(\'/notes/:id\'" unknown-guard: the manifest declares no endpoint `GET /notes/{noteId}/x` (did you mean `GET /notes/{noteId}`?)',
    ]);
  });

  test('that ask for other permissions than the manifest', () => {
    expect(hold(modelOf('read'), noteCode, showNote({ guards: [guard('hand-written', 'Notes.Write')] }))).toEqual([
      'error app.ts:1:1 "app.get(\'/notes/:id\'" differing-guard: `GET /notes/{id}` is checked for `Notes.Write`, and the manifest declares `Notes.Read` and `Notes.Read.All` (bind the route with `guard.route(...)`, or correct whichever of the two is wrong) + 7:3 who may call it is declared here',
    ]);
  });

  test('that ask for permissions where the manifest says that nobody needs a token', () => {
    const code = codeOf("app.get('/health', ok)");
    const routes = [code.route('app.get', 'GET', '/health', { guards: [guard('hand-written', 'Ops')] })];
    expect(hold(modelOf('health'), code, { routes })).toEqual([
      'error app.ts:1:1 "app.get" differing-guard: `GET /health` is checked for `Ops`, and the manifest declares that nobody needs a token (bind the route with `guard.route(...)`, or correct whichever of the two is wrong) + 7:3 who may call it is declared here',
    ]);
  });

  test('whose permissions can’t be read prove nothing', () => {
    expect(hold(modelOf('read'), noteCode, showNote({ guards: [guard('passport')] }))).toEqual([
      "error app.ts:1:1 \"app.get('/notes/:id'\" unread-guard: what `passport()` asks of callers of `GET /notes/{id}` can't be read (bind the route with `guard.route(...)`) + 7:3 who may call it is declared here",
    ]);
  });

  test('of a route that is not sure are warnings', () => {
    expect(hold(modelOf('read'), noteCode, showNote({ confidence: 'low' }))[0]).toMatch(/^warning .* unguarded-route/);
  });
});

describe('twins', () => {
  const code = codeOf("app.get('/notes/:id', open)\napp.get('/notes/:noteId', guarded)\n");
  const open = code.route("app.get('/notes/:id'", 'GET', '/notes/{id}');
  const guarded = code.route("app.get('/notes/:noteId'", 'GET', '/notes/{noteId}', { guards: [permc] });

  test('an unguarded one that is registered first takes every request', () => {
    expect(hold(modelOf('read'), code, { routes: [open, guarded] })).toEqual([
      'error app.ts:1:1 "app.get(\'/notes/:id\'" unguarded-twin: `GET /notes/{id}` answers without a guard what `GET /notes/{noteId}` guards (remove it, or bind it to a guard of its own) + app.ts:2:1 this guard is never asked',
    ]);
  });

  test('one that is registered later is never asked, and still unguarded', () => {
    const later = codeOf("app.get('/notes/:noteId', guarded)\napp.get('/notes/:id', open)\n");
    const routes = [
      later.route("app.get('/notes/:noteId'", 'GET', '/notes/{noteId}', { guards: [permc] }),
      later.route("app.get('/notes/:id'", 'GET', '/notes/{id}'),
    ];
    expect(hold(modelOf('read'), later, { routes })).toHaveLength(1);
    expect(hold(modelOf('read'), later, { routes })[0]).toMatch(/^error app\.ts:2:1 .* unguarded-route: /);
  });

  test('a wider one in front, or one of all methods', () => {
    const wide = codeOf("app.all('/:kind/:id', open)\napp.get('/notes/:noteId', guarded)\n");
    const routes = [
      wide.route('app.all', 'ALL', '/{kind}/{id}'),
      wide.route('app.get', 'GET', '/notes/{noteId}', { guards: [permc] }),
    ];
    expect(hold(modelOf('read'), wide, { routes })[0]).toMatch(/^error app\.ts:1:1 "app\.all" unguarded-twin: /);
  });

  test('in two files of one app the order is not known; two apps are two servers', () => {
    const two = codeOf({ 'a.ts': "app.get('/notes/:id', open)\n", 'b.ts': "app.get('/notes/:noteId', guarded)\n" });
    const routes = (first: string, second: string): readonly ServerRoute[] => [
      two.route("app.get('/notes/:id'", 'GET', '/notes/{id}', { file: 'a.ts', app: first }),
      two.route("app.get('/notes/:noteId'", 'GET', '/notes/{noteId}', { file: 'b.ts', app: second, guards: [permc] }),
    ];
    expect(hold(modelOf('read'), two, { routes: routes('one', 'one') })[0]).toMatch(
      /^error a\.ts:1:1 .* unguarded-twin: /,
    );
    expect(hold(modelOf('read'), two, { routes: routes('one', 'two') })[0]).toMatch(
      /^error a\.ts:1:1 .* unguarded-route: /,
    );
  });

  test('a wider one in front makes no difference to a router that goes by specificity', () => {
    const wide = codeOf("app.get('/:kind/:id', open)\napp.get('/notes/:noteId', guarded)\n", 'fastify');
    const routes = [
      wide.route("app.get('/:kind", 'GET', '/{kind}/{id}'),
      wide.route("app.get('/notes", 'GET', '/notes/{noteId}', { guards: [permc] }),
    ];
    expect(hold(modelOf('read'), wide, { routes }).map((line) => / ([a-z-]+): /.exec(line)?.[1])).toEqual([
      'undeclared-route',
    ]);
  });
});

test('a right that is granted to everybody is reported where it is implemented', () => {
  const code = codeOf("const rights = { 'note.read': () => true };");
  const rights = [
    { ...code.place("'note.read': () => true"), name: 'note.read', alwaysTrue: true },
    { ...code.place('rights'), name: 'note.read', alwaysTrue: false },
    { ...code.place('true'), name: 'no.right', alwaysTrue: true },
  ];
  expect(hold(modelOf('health'), code, { rights }).slice(0, -1)).toEqual([
    'error app.ts:1:18 "\'note.read\': () => true" always-granted-right: the right `note.read` is granted to everybody (decide it by the user and the parameters; where no right is needed, say `right: none` with the reason)',
  ]);
});
