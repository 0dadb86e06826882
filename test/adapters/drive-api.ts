// One API for the tests of every adapter: its policy, its callers with really signed tokens, and what happened inside.
import { type DecisionRecord, type Policy, type Right, definePolicy } from '../../src/runtime/index.ts';
import { openIdIssuer } from '../../src/runtime/verify.ts';
import { createKey, publish, sign, startIssuer } from '../runtime/local-issuer.ts';
import { tableOf } from '../runtime/policies.ts';
import { type RawResponse, rawRequest } from '../runtime/raw-request.ts';

export interface File {
  readonly driveId: string;
  readonly fileId: string;
}

interface Shape<Params, Kind extends 'delegated' | 'application' | 'anonymous' = 'delegated' | 'application'> {
  kind: Kind;
  params: Params;
  properties: never;
}

/** What handlers of these tests look at. */
export interface SeenAccess {
  readonly kind: string;
  readonly params: object;
}

/** What every framework can route. */
export interface Endpoints {
  'GET /drives/{driveId}/files/{fileId}': Shape<File>;
  'PUT /drives/{driveId}/files/{fileId}': Shape<File>;
  'GET /drives/{driveId}/files/recent': Shape<Pick<File, 'driveId'>>;
  'GET /drives/{driveId}/root:/{path}': Shape<{ readonly driveId: string; readonly path: string }>;
  'POST /drives/{driveId}/items/{item-id}:': Shape<{ readonly driveId: string; readonly 'item-id': string }>;
  'GET /health': Shape<object, 'anonymous'>;
  'GET /me': Shape<object, 'delegated'>;
  "GET /sheets/range(from='{from}',to={to})": Shape<{ readonly from: string; readonly to: string }>;
  'GET /async': Shape<object>;
}

/** What needs several segments before another one. */
export interface AddressedEndpoints {
  'GET /drives/{driveId}/root:/{path}:': Shape<{ readonly driveId: string; readonly path: string }>;
  'GET /drives/{driveId}/root:/{path}:/children': Shape<{ readonly driveId: string; readonly path: string }>;
}

export interface Rights {
  'file.read': Right<'delegated', File>;
}

const accounts = ['work', 'personal'] as const;
const application = [{ roles: ['Files.Read.All'] }];
const read = { delegated: [{ scopes: ['Files.Read'], accounts }], application, challenge: ['Files.Read'] };
const permissions = {
  scopes: { 'Files.Read': [], 'Files.ReadWrite': ['Files.Read'] },
  appRoles: { 'Files.Read.All': { members: ['Application' as const], includes: [] } },
};

export const policy: Policy<Endpoints, Rights> = definePolicy<Endpoints, Rights>(
  tableOf({
    ...permissions,
    rights: { 'file.read': { params: ['driveId', 'fileId'] } },
    endpoints: {
      'GET /drives/{driveId}/files/{fileId}': {
        ...read,
        delegated: [{ scopes: ['Files.Read'], right: 'file.read', accounts }],
      },
      'PUT /drives/{driveId}/files/{fileId}': {
        delegated: [{ scopes: ['Files.ReadWrite'], right: 'file.read', accounts }],
        challenge: ['Files.ReadWrite'],
      },
      'GET /drives/{driveId}/files/recent': read,
      'GET /drives/{driveId}/root:/{path}': read,
      'POST /drives/{driveId}/items/{item-id}:': read,
      'GET /health': { anonymous: true },
      'GET /me': { delegated: [{ scopes: ['Files.Read'], right: 'self', accounts }] },
      "GET /sheets/range(from='{from}',to={to})": read,
      'GET /async': read,
    },
  }),
);

export const addressedPolicy: Policy<AddressedEndpoints, object> = definePolicy<AddressedEndpoints, object>(
  tableOf({
    ...permissions,
    endpoints: {
      'GET /drives/{driveId}/root:/{path}:': read,
      'GET /drives/{driveId}/root:/{path}:/children': read,
    },
  }),
);

/** Plain segments only. */
export const plainPolicy: Policy<
  { 'GET /drives/{driveId}/files/{fileId}': Shape<File>; 'GET /': Shape<object> },
  object
> = definePolicy(
  tableOf({ ...permissions, endpoints: { 'GET /drives/{driveId}/files/{fileId}': read, 'GET /': read } }),
);

/** What not even every framework that can route several segments before another one can route. */
export const unroutablePolicy: Policy<{ 'GET /root:/{path}:/{view}': Shape<Record<'path' | 'view', string>> }, object> =
  definePolicy(tableOf({ ...permissions, endpoints: { 'GET /root:/{path}:/{view}': read } }));

/** The running example: an issuer, its callers, and what the handlers and the guard have seen. */
export interface DriveApi {
  readonly options: {
    readonly verify: ReturnType<typeof openIdIssuer>;
    readonly realm: string;
    readonly onDecision: (record: DecisionRecord) => unknown;
  };
  readonly rights: Rights;
  /** Alice, who may read what is in her own drive, through an app with `Files.Read`. */
  readonly alice: string;
  /** An app as itself, with `Files.Read.All`. */
  readonly daemon: string;
  /** The accesses of the handlers that ran. */
  readonly ran: SeenAccess[];
  readonly records: DecisionRecord[];
  readonly reset: () => void;
  readonly stop: () => Promise<void>;
}

export async function startDriveApi(): Promise<DriveApi> {
  const issuer = await startIssuer();
  const key = await createKey('one');
  publish(issuer, [key]);
  const common = { iss: issuer.url, aud: 'api', exp: Math.floor(Date.now() / 1000) + 600, tid: 'contoso' };
  const ran: SeenAccess[] = [];
  const records: DecisionRecord[] = [];
  return {
    options: {
      verify: openIdIssuer({ issuer: issuer.url, audience: 'api' }),
      realm: 'Drive',
      onDecision: (record) => records.push(record),
    },
    rights: { 'file.read': (access, { driveId }) => driveId === access.user.oid },
    alice: await sign(key, { ...common, oid: 'alice', sub: 'x', scp: 'Files.Read' }),
    daemon: await sign(key, { ...common, oid: 'app', sub: 'app', idtyp: 'app', roles: ['Files.Read.All'] }),
    ran,
    records,
    reset: () => {
      ran.length = 0;
      records.length = 0;
    },
    stop: () => issuer.stop(),
  };
}

/** What one raw request came to: the status, the parameters that the handler saw, and the reason of a refusal. */
export interface Outcome {
  readonly status: number;
  readonly params: unknown;
  readonly reason: string | undefined;
  readonly response: RawResponse;
}

/**
 * Sends one raw request and gives what came of it.
 *
 * @throws when a handler ran without exactly one allowance, or an allowance has no handler that ran
 */
export async function ask(
  api: DriveApi,
  port: number,
  line: string,
  headers: readonly string[],
  body?: string,
): Promise<Outcome> {
  api.reset();
  const response = await rawRequest(port, line, headers, body);
  const allowed = api.records.filter((record) => record.outcome === 'allow').length;
  const denied = api.records.find((record) => record.outcome === 'deny');
  if (api.ran.length !== allowed || allowed > 1) throw new Error(`${line}: ${api.ran.length} ran, ${allowed} allowed`);
  return {
    status: response.status,
    params: api.ran[0]?.params,
    reason: denied?.outcome === 'deny' ? denied.reason : undefined,
    response,
  };
}

export function bearer(token: string): string[] {
  return [`Authorization: Bearer ${token}`];
}

/** The port of a server that listens. */
export function portOf(address: string | { readonly port: number } | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
