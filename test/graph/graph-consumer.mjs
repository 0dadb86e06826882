// A service as its author would write it, on top of the module that was generated at the scale of Microsoft Graph.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Endpoints of every form that the published data has: plain, with parameters, function segments, addressing by path. */
export const consumedEndpoints = [
  'GET /me',
  'GET /me/messages',
  'POST /me/sendmail',
  'GET /me/messages/{id}',
  'GET /users/{id}',
  'PATCH /users/{id}',
  'GET /users/{id}/messages',
  'POST /users/{id}/sendmail',
  'GET /groups',
  'GET /groups/{id}/members',
  'GET /drives/{id}/items/{id2}',
  'GET /applications',
  'PATCH /applications/{id}',
  'GET /organization',
  'GET /sites/{id}',
  'GET /teams/{id}/channels',
  'GET /chats/{id}/messages',
  'POST /me/events',
  'GET /me/contacts',
  'GET /copilot/reports/getmicrosoft365copilotusercounttrend(period={value})',
];

/**
 * Writes a strict TypeScript project around the generated module: a file that guards twenty endpoints and implements the
 * rights, and the place where `permc` is found.
 *
 * @param {string} folder where `graph.gen.ts` is
 * @param {string} project the folder of the built package
 */
export function writeGraphConsumer(folder, project) {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(project, join(folder, 'node_modules/permc'), 'junction');
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023'],
    skipLibCheck: true,
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    verbatimModuleSyntax: true,
    isolatedDeclarations: true,
    declaration: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  };
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }, undefined, 2));
  writeFileSync(join(folder, 'service.ts'), serviceText());
}

function serviceText() {
  const routes = consumedEndpoints.map((key) => `  route(${JSON.stringify(key)}, (access) => access.kind),`);
  return `import { createGuard, type AccessTo, type Guard, type TokenVerifier } from 'permc/runtime';
import { policy, type AppRole, type EndpointKey, type Endpoints, type Rights, type Scope } from './graph.gen.ts';

declare const verify: TokenVerifier;

const rights: Rights = { 'resource.access': (access) => access.user.oid !== '' };
export const guard: Guard<Endpoints> = createGuard(policy, { verify, rights });

/** A handler typed as the adapters type it: by the key of its endpoint. */
function route<Key extends EndpointKey>(key: Key, handler: (access: AccessTo<Endpoints, Key>) => unknown): unknown {
  return [key, handler];
}

export const scope: Scope = 'Mail.Read';
export const appRole: AppRole = 'Mail.Read';
export const key: EndpointKey = 'GET /me';

export const routes: readonly unknown[] = [
${routes.join('\n')}
  route('GET /users/{id}', (access) => access.params.id.length),
  // @ts-expect-error there is no such endpoint
  route('GET /users/{id}/no/such/thing', () => undefined),
  // @ts-expect-error the endpoint has no such parameter
  route('GET /users/{id}', (access) => access.params.userId),
];

// @ts-expect-error the right is missing
export const incomplete: Rights = {};
`;
}
