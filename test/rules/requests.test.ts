// The rules about what is requested elsewhere, past their own examples: several permissions and kinds of access at once,
// what is silent and why, suppressed calls, and catalogs of one's own.
import { describe, expect, test } from 'vitest';
import { catalogFromManifest } from '../../src/catalogs/permc-manifest.ts';
import { compile, type Compilation } from '../../src/compile.ts';
import { positionAt } from '../../src/diagnostics/span.ts';
import type { Catalog } from '../../src/model/catalog.ts';

function run(
  requests: string,
  app = 'app: { name: client }',
  catalogs: Readonly<Record<string, Catalog>> = {},
): Compilation {
  const text = `permc: 1\n${app}\nrequests:\n${requests}`;
  return compile({ manifest: { path: 'permissions.yaml', text }, catalogs: (name) => catalogs[name] });
}

function findingsOf(...input: Parameters<typeof run>): readonly string[] {
  return run(...input).diagnostics.map(({ rule, message, help, span: { source, start } }) => {
    const { line, column } = positionAt(source, start);
    return `${line}:${column} ${rule}: ${message} (${help ?? ''})`;
  });
}

/** What is asked for as the one kind of access of the one request. */
function askedOf(...input: Parameters<typeof run>): readonly string[] {
  return run(...input).requests.flatMap(({ access }) => access.flatMap(({ asked }) => asked.map(({ value }) => value)));
}

const graph = (lines: string): string => `  microsoft-graph:\n${lines}`;

describe('declared permissions against calls', () => {
  test('of two that would each do, the broader one is not needed', () => {
    for (const both of ['[Mail.Read, Mail.ReadBasic]', '[Mail.ReadBasic, Mail.Read]']) {
      const findings = findingsOf(graph(`    delegated: { calls: [GET /me/messages], permissions: ${both} }\n`));
      expect(findings).toEqual([
        expect.stringMatching(
          /^5:\d+ no-unneeded-request: no call needs `Mail\.Read` \(remove it; `Mail\.ReadBasic` will do\)$/,
        ),
      ]);
    }
  });

  test('one that writes is needed where something is written, and then makes the one that reads needless', () => {
    const calls = 'calls: [GET /me/messages, POST /me/messages]';
    expect(findingsOf(graph(`    delegated: { ${calls}, permissions: [Mail.ReadWrite] }\n`))).toEqual([]);
    expect(findingsOf(graph(`    delegated: { ${calls}, permissions: [Mail.ReadBasic] }\n`))).toEqual([
      '5:44 missing-request: no declared permission opens `POST /me/messages` (add `Mail.ReadWrite`)',
    ]);
  });

  test('a broad one is held against all the calls that need it', () => {
    expect(
      findingsOf(
        graph('    application: { calls: [GET /users, "GET /users/{id}"], permissions: [Directory.ReadWrite.All] }\n'),
      ),
    ).toEqual([
      "5:28 missing-request: what opens `GET /users` among the declared permissions is listed, but can't be relied on (add `User.ReadBasic.All`)",
      "5:40 missing-request: what opens `GET /users/{id}` among the declared permissions is listed, but can't be relied on (add `User.ReadBasic.All`)",
    ]);
    expect(
      findingsOf(
        graph('    application: { calls: [GET /users, "GET /users/{id}"], permissions: [User.ReadWrite.All] }\n'),
      ),
    ).toEqual([
      '5:74 no-broader-request-than-needed: `User.ReadWrite.All` opens more than is needed: `User.ReadBasic.All` would do (request `User.ReadBasic.All` instead, for `GET /users` and `GET /users/{id}`)',
    ]);
  });

  test('the publisher’s own answer is never called too broad', () => {
    for (const [call, permission] of [
      ['GET /me', 'User.Read'],
      ['GET /me/messages', 'Mail.ReadBasic'],
      ['GET /me/events', 'Calendars.ReadBasic'],
    ]) {
      expect(findingsOf(graph(`    delegated: { calls: [${call}], permissions: [${permission}] }\n`))).toEqual([]);
    }
  });

  test('what is asked for at run time counts as declared, and must be needed', () => {
    expect(
      findingsOf(
        graph(
          '    delegated: { calls: [GET /me, POST /me/sendMail], permissions: [User.Read], dynamic: [Mail.Send] }\n',
        ),
      ),
    ).toEqual([]);
    expect(findingsOf(graph('    delegated: { calls: [GET /me], dynamic: [Mail.Send] }\n'))).toEqual([
      '5:46 no-unneeded-request: no call needs `Mail.Send` (remove it; `User.Read` will do)',
    ]);
  });

  test('scopes of sign-in are neither unknown nor needless', () => {
    const declared = 'permissions: [openid, profile, email, offline_access, User.Read]';
    expect(findingsOf(graph(`    delegated: { calls: [GET /me], ${declared} }\n`))).toEqual([]);
    expect(askedOf(graph(`    delegated: { calls: [GET /me], ${declared} }\n`))).toEqual([
      'User.Read',
      'email',
      'offline_access',
      'openid',
      'profile',
    ]);
  });
});

describe('calls without an answer', () => {
  const silenced = `  microsoft-graph:
    delegated:
      calls:
        - GET /me
        # permc-ignore unknown-call -- not in the excerpt; needs Mail.Send
        - GET /me/nothing
`;

  test('a call that is silenced may need any declared permission: none of them is called needless or broad', () => {
    expect(findingsOf(`${silenced}      permissions: [User.ReadWrite, Mail.Send]\n`)).toEqual([]);
  });

  test('and the permissions for the others are still asked for', () => {
    expect(askedOf(silenced)).toEqual(['User.Read']);
  });

  test('a call with another method, another host, or without a path says so', () => {
    expect(
      findingsOf(graph('    delegated: { calls: [PUT /me/sendMail, GET https://example.com/me, POST /$batch] }\n')),
    ).toEqual([
      expect.stringMatching(
        /^5:26 unknown-call: `PUT \/me\/sendMail` is not in the catalog `microsoft-graph`: `\/me\/sendMail` has `POST` only \(/,
      ),
      '5:44 unknown-call: `GET https://example.com/me` goes to `example.com`, which is not `microsoft-graph` (list it under the API that it goes to)',
      '5:72 unknown-call: `POST /$batch` carries other calls, and needs no permission itself (list the calls that the batches are made of instead)',
    ]);
  });

  test('a full URL with a version and a query is the call that it is', () => {
    expect(
      askedOf(graph('    delegated: { calls: ["GET https://graph.microsoft.com/v1.0/me/messages?$top=5"] }\n')),
    ).toEqual(['Mail.ReadBasic']);
  });
});

describe('kinds of access', () => {
  test('each kind has its own permissions of one name', () => {
    const { requests } = run(
      graph(
        '    delegated: { calls: [POST /me/sendMail] }\n    application: { calls: ["POST /users/{id}/sendMail"] }\n',
      ),
    );
    const asked = requests.flatMap(({ access }) => access.flatMap((one) => one.asked));
    expect(asked.map(({ value, type, id }) => [value, type, id])).toEqual([
      ['Mail.Send', 'Scope', 'e383f46e-2787-4529-855e-0e479a3ffac0'],
      ['Mail.Send', 'Role', 'b633e1c5-b582-4048-a93e-9f11b44c7e96'],
    ]);
  });

  test('a call that personal accounts can’t make is an error where they sign in', () => {
    const app = 'app: { name: client, signInAudience: AzureADandPersonalMicrosoftAccount }';
    expect(findingsOf(graph('    delegated: { calls: [GET /users] }\n'), app)).toEqual([
      '5:26 uncovered-call: `GET /users` takes no delegated access with a personal account (it takes delegated access and application-only access: list it under a request whose `accounts` are `[work]`, or leave it out)',
    ]);
    expect(findingsOf(graph('    delegated: { calls: [GET /users], accounts: [work] }\n'), app)).toEqual([]);
  });
});

describe('an API that is described by permc', () => {
  const billing = catalogOf(`permc: 1
app: { name: billing, appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301 }
appRoles:
  Invoices.Read.All: { displayName: Read all invoices, description: Lets an app read every invoice. }
endpoints:
  GET /invoices/{id}: { application: { role: Invoices.Read.All } }
`);

  test('needs no id: the catalog knows the app and derives those of its permissions', () => {
    const input = [
      '  billing: { application: { calls: ["GET /invoices/7"] } }\n',
      'app: { name: client }',
      { billing },
    ] as const;
    expect(findingsOf(...input)).toEqual([]);
    const [request] = run(...input).requests;
    expect(request?.resourceAppId).toBe('3f2504e0-4f89-41d3-9a0c-0305e82c3301');
    expect(request?.access[0]?.asked[0]?.id).toBe(billing.permissions[0]?.grants.application?.id);
  });

  test('an id that contradicts it is an error', () => {
    const other = '2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10';
    expect(
      findingsOf(
        `  billing: { appId: ${other}, permissions: [{ role: Invoices.Read.All, id: ${other} }] }\n`,
        'app: { name: client }',
        { billing },
      ),
    ).toEqual([
      expect.stringMatching(
        /^4:21 requested-permission-id: `2f6b5e0c-.*` is not the application id of `billing` \(write `3f2504e0-/,
      ),
      expect.stringMatching(
        /^4:\d+ requested-permission-id: this is not the id of the app role `Invoices\.Read\.All` \(write `/,
      ),
    ]);
  });

  test('an API without a known id must state one, and a stated id of a permission fills a gap', () => {
    const unnamed: Catalog = {
      ...billing,
      appId: undefined,
      permissions: billing.permissions.map((permission) => ({
        ...permission,
        grants: { application: { id: undefined, adminConsent: true, level: undefined, blocked: 'no-id' } },
      })),
    };
    const calls = 'application: { calls: ["GET /invoices/7"] }';
    expect(findingsOf(`  billing: { ${calls} }\n`, 'app: { name: client }', { billing: unnamed })).toEqual([
      expect.stringMatching(/^4:3 requested-permission-id: the application id of `billing` is not known, /),
      expect.stringMatching(
        /^4:37 uncovered-call: `GET \/invoices\/7` needs `Invoices\.Read\.All`, which can't be granted to an app for application-only access \(/,
      ),
    ]);
    const id = '2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10';
    const stated = `appId: ${id}, permissions: [{ role: Invoices.Read.All, id: ${id} }]`;
    expect(findingsOf(`  billing: { ${calls}, ${stated} }\n`, 'app: { name: client }', { billing: unnamed })).toEqual(
      [],
    );
  });
});

function catalogOf(text: string): Catalog {
  const { model } = compile({ manifest: { path: 'permissions.yaml', text } });
  if (model === undefined) throw new Error('the manifest does not compile');
  return catalogFromManifest(model);
}
