// The cases of the corpus that are no request but a way to set an app up: each by its name in cases.json, for every server.
import assert from 'node:assert/strict';
import { type AccessToken, type GuardOptions, protectedResourceMetadata } from '../../src/runtime/index.ts';
import { openIdIssuer } from '../../src/runtime/verify.ts';
import { type Expectation, faultsOf, sendTo } from './corpus.ts';
import { type Endpoint, endpoints, policy } from './drive-policy.ts';
import type { Plan, RunningServer, ServerUnderTest, Service } from './servers/server.ts';
import { type TokenSpec, audience } from './tokens.ts';

/** What a set-up is made of. */
export interface World {
  readonly server: ServerUnderTest;
  readonly service: () => Service;
  readonly mint: (token: string | TokenSpec) => string;
  /** The URL of the issuer whose tokens these are. */
  readonly issuer: string;
}

/** One running app, and how to ask it. */
interface Started {
  readonly running: RunningServer;
  readonly ask: (line: string, token?: string | TokenSpec) => ReturnType<ReturnType<typeof sendTo>>;
}

const file = 'GET /drives/{driveId}/files/{fileId}';
const recent = 'GET /drives/{driveId}/files/recent';
/** Of two routes that match, these take the one that was registered first. */
const firstComes: ReadonlySet<string> = new Set(['express4', 'express5', 'hono', 'koa', 'nest-express']);

/** How each framework says that it takes no route any more. */
const lateMessage =
  /not extensible|matcher is already built|comes after the routes were found to be complete|already listening|already booted/;

/** Every set-up by its name. */
export const setUps: ReadonlyMap<string, (world: World) => Promise<void>> = new Map([
  [
    'the parametric route first',
    (world) => {
      const others = endpoints.filter((key) => key !== recent);
      return withApp(world, { keys: [...others, recent] }, async ({ running, ask }) => {
        const first = firstComes.has(world.server.like ?? world.server.name);
        const ran = first
          ? { handler: file, params: { driveId: 'alice', fileId: 'recent' } }
          : { handler: recent, params: { driveId: 'alice' } };
        const exchange = await ask('GET /drives/alice/files/recent', 'alice');
        assert.deepEqual(faultsOf(exchange, { status: 200, ...ran }), []);
        assert.deepEqual(running.findings(), first ? [`route-shadowed: ${recent}`] : []);
      });
    },
  ],
  [
    'mounted where it was told',
    (world) =>
      withApp(world, { mountPath: '/api/v1' }, async ({ running, ask }) => {
        assert.equal((await ask('GET /api/v1/me', 'alice')).response.status, 200);
        assert.equal((await ask('POST /api/v1/me', 'alice')).response.status, 405);
        for (const path of ['/me', '/api/me', '/api/v1me', '/api/v1/api/v1/me', '//api/v1/me']) {
          assert.equal((await ask(`GET ${path}`, 'alice')).response.status, 404);
        }
        assert.deepEqual(running.findings(), []);
        running.verify();
      }),
  ],
  [
    'mounted elsewhere',
    (world) =>
      withApp(world, { mountPath: '/api', mountedAt: '/elsewhere' }, async ({ ask, running }) => {
        // A service that owns its router has nowhere else to be mounted.
        const [at, status, reason] =
          world.server.name === 'fetch' ? ['/me', 404, 'undeclared'] : ['/elsewhere/me', 500, 'guard-misplaced'];
        const { response, seen } = await ask(`GET ${at}`, 'alice');
        assert.deepEqual([response.status, seen.ran, seen.decisions[0]?.reason], [status, [], reason]);
        if (world.server.name === 'fetch') return;
        const found = running.findings();
        assert.ok(found.includes('endpoint-unrouted: GET /me'), found.join('\n'));
        assert.ok(
          found.some((line) => /^route-misplaced: GET \S*\/me$/.test(line)),
          found.join('\n'),
        );
        assert.equal(found.filter((line) => line.startsWith('route-undeclared')).length, 0, found.join('\n'));
      }),
  ],
  ['an undeclared route', (world) => withOpenHandler(world, 'route')],
  ['an undeclared route of every method', (world) => withOpenHandler(world, 'every-method')],
  ['an undeclared mount', (world) => withOpenHandler(world, 'mounted')],
  [
    'an endpoint without a handler',
    (world) => {
      const keys = endpoints.filter((key): key is Endpoint => key !== 'GET /me');
      return withApp(world, { keys }, async ({ running, ask }) => {
        assert.deepEqual(running.findings(), ['endpoint-unrouted: GET /me']);
        assert.throws(running.verify, /\n- `GET \/me` is declared, but no route handles it/);
        if (world.server.name === 'fetch') return;
        assert.equal((await ask('GET /me', 'alice')).response.status, 404);
      });
    },
  ],
  [
    'an endpoint with two handlers',
    async (world) => {
      const { name } = world.server;
      const app = withApp(world, { keys: [...endpoints, 'GET /me'] }, async ({ running }) => {
        // The handlers of a service that owns its router are an object, which has one for each name.
        const twice = name === 'fetch' ? [] : ['endpoint-routed-twice: GET /me'];
        assert.deepEqual(running.findings(), twice);
        if (name !== 'fetch') assert.throws(running.verify, /\n- `GET \/me` has 2 routes: only one can be meant$/);
      });
      if (name.endsWith('fastify')) await assert.rejects(app, /Method '\w+' already declared for route '\/me'/);
      else await app;
    },
  ],
  [
    'a late route',
    (world) =>
      withApp(world, {}, async ({ running, ask }) => {
        running.verify();
        if (world.server.name === 'fetch') running.addLate();
        else assert.throws(running.addLate, lateMessage);
        assert.equal((await ask('GET /late', 'alice')).response.status, 404);
        assert.equal((await ask('GET /me', 'alice')).response.status, 200);
      }),
  ],
  [
    'an issuer that is away',
    async (world) => {
      const { options, recorder } = world.service();
      const verify = openIdIssuer({ issuer: 'http://127.0.0.1:1', audience: 'api' });
      const away = { ...world, service: () => ({ options: { ...options, verify }, recorder }) };
      await withApp(away, {}, async ({ ask }) => {
        const exchange = await ask('GET /me', 'alice');
        assert.deepEqual(faultsOf(exchange, { status: 503, reason: 'keys-unavailable' }), []);
        assert.ok(Number(exchange.response.headers.get('retry-after')) > 0);
        assert.equal((await ask('GET /health')).response.status, 200);
      });
    },
  ],
  [
    'clients on a list',
    (world) => {
      const verify = openIdIssuer({ issuer: world.issuer, audience, clients: ['backup'] });
      return withApp(given(world, { verify }), {}, async ({ ask }) => {
        const listed = await ask('GET /reports', 'daemon');
        assert.deepEqual(faultsOf(listed, { status: 200, handler: 'GET /reports' }), []);
        // Another permission would not help such a client, so that nothing is asked for.
        const headers = { ...uncached, 'www-authenticate': null };
        const refusal: Expectation = { status: 403, reason: 'client-not-allowed', headers };
        assert.deepEqual(faultsOf(await ask('GET /me', 'alice'), refusal), []);
      });
    },
  ],
  [
    'a session that was revoked',
    (world) => {
      const since = Math.floor(Date.now() / 1000) + 60;
      const revokedSince = ({ kind }: AccessToken): number | undefined => (kind === 'delegated' ? since : undefined);
      return withApp(given(world, { revokedSince }), {}, async ({ ask }) => {
        const other = await ask('GET /reports', 'daemon');
        assert.deepEqual(faultsOf(other, { status: 200, handler: 'GET /reports' }), []);
        const claims = btoa(JSON.stringify({ access_token: { nbf: { essential: true, value: String(since) } } }));
        const says = `Bearer realm="Drive", error="insufficient_claims", error_description="The session of the access token was revoked", claims="${claims}"`;
        const headers = { ...uncached, 'www-authenticate': says };
        const capable = { user: 'alice', scopes: ['Files.Read'], claims: { xms_cc: ['cp1'] } };
        const refusal: Expectation = { status: 401, reason: 'session-revoked', headers };
        assert.deepEqual(faultsOf(await ask('GET /me', capable), refusal), []);
        assert.deepEqual(faultsOf(await ask('GET /me', 'alice'), { status: 401, reason: 'token-invalid' }), []);
      });
    },
  ],
  [
    'a polluted prototype',
    (world) =>
      withApp(world, {}, async ({ ask }) => {
        const polluted = { scp: 'Files.Read', roles: ['Files.Read.All'], oid: 'alice', idtyp: 'app', anonymous: true };
        for (const [name, value] of Object.entries(polluted)) {
          Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
        }
        try {
          const reports = await ask('GET /reports', { app: 'backup', claims: { roles: null } });
          assert.deepEqual(faultsOf(reports, { status: 403, reason: 'role-missing' }), []);
          const none = await ask('GET /me', { user: 'bob', claims: { scp: 'Mail.Read' } });
          assert.deepEqual(faultsOf(none, { status: 403, reason: 'scope-missing' }), []);
          assert.deepEqual(faultsOf(await ask('GET /me'), { status: 401, reason: 'token-missing' }), []);
        } finally {
          for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
        }
      }),
  ],
  [
    'a right that is missing',
    async (world) => {
      const { options, recorder } = world.service();
      const rights = { ...options.rights };
      Reflect.deleteProperty(rights, 'note.own');
      await assert.rejects(world.server.start({ options: { ...options, rights }, recorder }), {
        message:
          'the right `note.own` is not implemented: pass a function for it in `rights`, as a property of its own',
      });
    },
  ],
  [
    'the metadata of the resource',
    async (world) => {
      const { options, recorder } = world.service();
      const metadata = protectedResourceMetadata(policy, {
        resource: 'https://api.example/drive',
        authorizationServers: ['https://login.example'],
      });
      const led = { ...world, service: () => ({ options: { ...options, metadata }, recorder }) };
      await withApp(led, { mountPath: '/api' }, async ({ running, ask }) => {
        const path = '/.well-known/oauth-protected-resource/drive';
        const { response, seen } = await ask(`GET ${path}`);
        assert.deepEqual([response.status, seen.decisions], [200, []]);
        assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
        assert.equal(response.headers.get('access-control-allow-origin'), '*');
        assert.deepEqual(JSON.parse(response.body), metadata.document);
        assert.equal((await ask(`HEAD ${path}`)).response.status, 200);
        assert.equal((await ask(`POST ${path}`)).response.status, 404);
        const refused = (await ask('GET /api/me')).response.headers.get('www-authenticate');
        assert.equal(refused, `Bearer realm="Drive", resource_metadata="https://api.example${path}"`);
        running.verify();
      });
    },
  ],
  [
    'many requests at once',
    (world) =>
      withApp(world, {}, async ({ ask }) => {
        const users = Array.from({ length: 40 }, (_, index) => `user${index}`);
        const exchanges = users.map((user) =>
          ask(`GET /drives/${user}/files/of-${user}`, { user, scopes: ['Files.Read'] }),
        );
        const bodies = (await Promise.all(exchanges)).map(({ response }) => response.body);
        for (const [index, user] of users.entries()) {
          assert.ok(bodies[index]?.includes(`"params":{"driveId":"${user}","fileId":"of-${user}"}`));
        }
      }),
  ],
  [
    'records without token text',
    async (world) => {
      const { options, recorder } = world.service();
      const records: unknown[] = [];
      const onDecision = (record: unknown): void => void records.push(record);
      const told = { ...world, service: () => ({ options: { ...options, onDecision }, recorder }) };
      await withApp(told, {}, async ({ ask }) => {
        const tokens = [
          'alice',
          'daemon',
          { user: 'alice', claims: { aud: 'other' } },
          { text: 'Zm9yZ2Vk.dG9rZW4x.dGV4dDI3' },
        ] as const;
        for (const token of tokens) await ask('GET /drives/alice/files/report', token);
        assert.equal(records.length, tokens.length);
        const text = JSON.stringify(records);
        for (const part of tokens.flatMap((token) => world.mint(token).split('.'))) assert.ok(!text.includes(part));
      });
    },
  ],
]);

/** What every refusal of a caller says to caches. */
const uncached = { 'cache-control': 'no-store', vary: 'Authorization' };

/** The same world, with other options of its guards. */
function given(world: World, more: Partial<GuardOptions>): World {
  return {
    ...world,
    service: () => {
      const { options, recorder } = world.service();
      return { options: { ...options, ...more }, recorder };
    },
  };
}

async function withApp(world: World, plan: Plan, test: (started: Started) => Promise<void>): Promise<void> {
  const service = world.service();
  const running = await world.server.start(service, plan);
  const send = sendTo(running.port, service.recorder.take);
  try {
    await test({
      running,
      ask: (line, token) => {
        const authorization = token === undefined ? '' : `Authorization: Bearer ${world.mint(token)}\r\n`;
        return send(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${authorization}\r\n`);
      },
    });
  } finally {
    await running.stop();
  }
}

/** A handler that no endpoint declares is found at start-up, and nothing of the guards lets it in. */
function withOpenHandler(world: World, open: NonNullable<Plan['open']>): Promise<void> {
  return withApp(world, { open }, async ({ running }) => {
    const findings = running.findings();
    assert.ok(findings.length > 0);
    for (const finding of findings) assert.match(finding, /^route-undeclared: (?:USE open|[A-Z]+ \/open(?:\/\*)?)$/);
    assert.throws(running.verify, /^PolicyError: the routes of the app are not those of the policy:\n- /);
  });
}
