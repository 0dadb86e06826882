// The examples of clients, from their calls to the wire: the committed outputs are those of the manifest, and with tokens
// that carry exactly what the registration and run time ask for, every call succeeds; without any one of it, one fails.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { microsoftGraphExcerpt } from '../../src/catalogs/built-in/microsoft-graph-excerpt.ts';
import { catalogFromManifest } from '../../src/catalogs/permc-manifest.ts';
import { compile } from '../../src/compile.ts';
import type { AccessScheme, Catalog } from '../../src/model/catalog.ts';
import { startIssuer, type LocalIssuer } from './local-issuer.ts';
import { startService, type Service } from './service.ts';
import { audience } from './table.ts';
import { committed, copyExample, type Ended, type WorkingCopy } from './working-copy.ts';

const outputs = ['entra/app.json', 'entra/consent.json', 'entra/consent.md', 'permc.lock'];
const standInOutputs = ['src/stand-in/permissions.gen.ts', 'src/stand-in/permc.lock'];
const graph = microsoftGraphExcerpt();

interface Client {
  readonly name: 'graph-daemon' | 'graph-spa';
  readonly scheme: AccessScheme;
  /** What the manifest leads to, by value. */
  readonly asked: readonly string[];
  /** What of it is asked for at run time. */
  readonly atRunTime: readonly string[];
  /** Makes every call of the client. */
  readonly run: (copy: WorkingCopy, base: string, token: string) => Promise<unknown>;
  readonly claims: (permissions: readonly string[]) => Readonly<Record<string, unknown>>;
  /** What only this client has. */
  readonly own: {
    readonly title: string;
    readonly check: (copy: WorkingCopy, issuer: LocalIssuer) => Promise<void>;
  };
}

const clients: readonly Client[] = [
  {
    name: 'graph-daemon',
    scheme: 'application',
    asked: ['GroupMember.ReadBasic.All', 'Mail.ReadBasic.All', 'Mail.Send'],
    atRunTime: [],
    run: async (copy, base, token) => {
      const { openGraph } = await built(copy, 'graph');
      const { sendDigests } = await built(copy, 'digest');
      return sendDigests(
        openGraph(base, () => Promise.resolve(token)),
        'on-call',
      );
    },
    claims: (roles) => ({ aud: audience, idtyp: 'app', azp: 'digest', oid: 'digest', sub: 'digest', roles }),
    own: {
      title: 'says which settings it needs',
      check: async (copy) => {
        expect(await copy.npmRun('start')).toEqual({ status: 1, stdout: '', stderr: 'cannot run: set TENANT_ID\n' });
      },
    },
  },
  {
    name: 'graph-spa',
    scheme: 'delegatedWork',
    asked: ['Mail.ReadBasic', 'Mail.Send', 'User.Read'],
    atRunTime: ['Mail.Send'],
    run: async (copy, base, token) => {
      const { openGraph } = await built(copy, 'graph');
      const { openInbox, sendMail } = await built(copy, 'inbox');
      const calls = openGraph(base, () => Promise.resolve(token));
      const inbox: unknown = await openInbox(calls);
      await sendMail(calls, 'bob@contoso.com', 'Hello');
      return inbox;
    },
    claims: (scopes) => ({
      aud: audience,
      idtyp: 'user',
      azp: 'inbox',
      oid: 'alice',
      sub: 'alice-at-inbox',
      tid: '11111111-1111-4111-8111-111111111111',
      scp: scopes.join(' '),
    }),
    own: {
      title: 'signs a user in with PKCE, for one scope at a time',
      check: async (copy, issuer) => {
        const { beginSignIn, endSignIn } = await built(copy, 'sign-in');
        const signIn = { authority: issuer.url, clientId: 'inbox', redirectUri: 'http://127.0.0.1:1/signed-in.html' };
        const begun = await beginSignIn(signIn, 'Mail.Send');
        expect(new URL(begun.url).searchParams.get('scope')).toBe('openid https://graph.microsoft.com/Mail.Send');
        const redirect = await fetch(begun.url, { redirect: 'manual' });
        const back = redirect.headers.get('location') ?? '';
        expect(await endSignIn(signIn, begun, back)).toMatch(/^eyJ/);
        await expect(endSignIn(signIn, { ...begun, state: 'other' }, back)).rejects.toThrow(
          'this is not the answer to this sign-in',
        );
      },
    },
  },
];

// eslint-disable-next-line typescript/no-explicit-any -- the module is compiled by the test
async function built(copy: WorkingCopy, module: string): Promise<any> {
  return import(pathToFileURL(join(copy.folder, 'dist', `${module}.js`)).href);
}

describe.each(clients)('$name', ({ name, scheme, asked, atRunTime, run, claims, own }) => {
  let copy: WorkingCopy;
  let issuer: LocalIssuer;
  let standIn: Service;
  let ended: Ended;

  beforeAll(async () => {
    copy = copyExample(name);
    for (const path of [...outputs, ...standInOutputs]) rmSync(join(copy.folder, path));
    ended = await copy.npmRun('build');
    if (ended.status !== 0) throw new Error(`${ended.stdout}${ended.stderr}`);
    issuer = await startIssuer();
    standIn = await startService(copy.folder, { AUDIENCE: audience, ISSUER: issuer.url }, 'dist/stand-in/server.js');
  });
  afterAll(async () => {
    await standIn?.stop();
    await issuer?.stop();
    copy?.remove();
  });

  test('a build from nothing writes exactly the committed outputs', () => {
    for (const path of [...outputs, ...standInOutputs]) expect(copy.read(path)).toBe(committed(name, path));
  });

  test('the manifest has no findings, and no output is out of date', async () => {
    expect(await copy.npmRun('check')).toEqual({
      status: 0,
      stdout: 'permissions.yaml: no errors, no warnings\n',
      stderr: 'every output is up to date\n',
    });
  });

  test('the registration names the ids that the catalog knows, and nothing that is asked for at run time', () => {
    const { requiredResourceAccess } = JSON.parse(committed(name, 'entra/app.json'));
    const registered = asked.filter((value) => !atRunTime.includes(value));
    const ids = registered.map((value) => graph.permissions.find((one) => one.value === value)?.grants[scheme]?.id);
    const type = scheme === 'application' ? 'Role' : 'Scope';
    expect(requiredResourceAccess).toEqual([
      { resourceAppId: graph.appId, resourceAccess: ids.toSorted().map((id) => ({ id, type })) },
    ]);
  });

  test('the stand-in accepts what is published for the same calls, to the last permission', () => {
    const path = 'src/stand-in/permissions.yaml';
    const { model } = compile({ manifest: { path, text: committed(name, path) } });
    if (model === undefined) throw new Error('the manifest of the stand-in does not compile');
    const accepted = acceptedBy(catalogFromManifest(model), scheme);
    const published = acceptedBy(graph, scheme);
    expect(accepted.size).toBe(3);
    for (const [key, permissions] of accepted)
      expect({ key, permissions }).toEqual({ key, permissions: published.get(key) });
  });

  test('every call succeeds with exactly the permissions that are asked for', async () => {
    const token = await issuer.signInApp('client', claims(asked));
    expect(await run(copy, standIn.url, token)).toEqual(
      name === 'graph-daemon' ? 2 : { user: 'alice', subjects: ['Hello'] },
    );
  });

  test(`${own.title}`, async () => {
    await expect(own.check(copy, issuer)).resolves.toBeUndefined();
  });

  test.each(asked)('without %s a call is refused', async (missing) => {
    const token = await issuer.signInApp('client', claims(asked.filter((value) => value !== missing)));
    await expect(run(copy, standIn.url, token)).rejects.toMatchObject({ name: 'RefusedCall', status: 403 });
  });
});

/** What each operation accepts for one kind of access, by value. */
function acceptedBy({ operations }: Catalog, scheme: AccessScheme): ReadonlyMap<string, readonly string[]> {
  return new Map(
    operations.map(({ method, template, claims }) => [
      `${method} ${template.text}`,
      (claims[scheme] ?? []).map(({ permissions }) => permissions.join(' and ')).toSorted(),
    ]),
  );
}
