// The API that every adapter serves in tests: its policy, and rights that answer in every way that a right can. It imports only
// the runtime, so that it runs wherever the runtime does.
import {
  type CollectionRight,
  type Filter,
  type Policy,
  type Right,
  definePolicy,
  filter,
  owns,
} from '../../src/runtime/index.ts';
import type { AuthenticationRow, PolicyTable } from '../../src/runtime/table.ts';
import type { Recorder } from './recorder.ts';

export interface File {
  readonly driveId: string;
  readonly fileId: string;
}

type Kind = 'delegated' | 'application' | 'anonymous';

interface Shape<Params, Kinds extends Kind = 'delegated' | 'application'> {
  kind: Kinds;
  params: Params;
  properties: never;
}

type Where = { readonly owner: string };

/** What every framework can route. */
export interface Endpoints {
  'GET /drives/{driveId}/files/recent': Shape<Pick<File, 'driveId'>>;
  'GET /drives/{driveId}/files/{fileId}': Shape<File>;
  'PUT /drives/{driveId}/files/{fileId}': Shape<File>;
  'GET /drives/{driveId}/root:/{path}': Shape<{ readonly driveId: string; readonly path: string }>;
  'POST /drives/{driveId}/items/{item-id}:': Shape<{ readonly driveId: string; readonly 'item-id': string }>;
  'GET /drives': Shape<object, 'delegated'> & {
    readonly filters: { readonly delegated: Filter<Where>; readonly application: undefined };
  };
  'GET /health': Shape<object, 'anonymous'>;
  'GET /me': Shape<object, 'delegated'>;
  'GET /reports': Shape<object, 'application'>;
  'GET /payments': Shape<object, 'delegated'>;
  'GET /contracts': Shape<object, 'delegated'>;
  'POST /approvals': Shape<object, 'delegated'>;
  "GET /sheets/range(from='{from}',to={to})": Shape<{ readonly from: string; readonly to: string }>;
  'GET /answers/{answer}': Shape<{ readonly answer: string }, 'delegated'>;
  'GET /notes/{noteId}': Shape<{ readonly noteId: string }, 'delegated'>;
  'GET /failing': Shape<object>;
}

export type Endpoint = keyof Endpoints;

/** What needs several segments before another one, which not every framework can route. */
export interface AddressedEndpoints {
  'GET /drives/{driveId}/root:/{path}:': Shape<{ readonly driveId: string; readonly path: string }>;
  'GET /drives/{driveId}/root:/{path}:/children': Shape<{ readonly driveId: string; readonly path: string }>;
}

export interface Rights {
  'file.read': Right<'delegated', File>;
  'answer.given': Right<'delegated', { readonly answer: string }>;
  'note.own': Right<'delegated', { readonly noteId: string }>;
  'drive.list': CollectionRight<'delegated', object, Where>;
}

const accounts = ['work', 'personal'] as const;
const application = [{ roles: ['Files.Read.All'] }];
const read = { delegated: [{ scopes: ['Files.Read'], accounts }], application, challenge: ['Files.Read'] };
const ofUser = (right: string) => ({
  delegated: [{ scopes: ['Files.Read'], right, accounts }],
  challenge: ['Files.Read'],
});
/** What needs a sign-in of a certain kind. */
const afterSignIn = (authentication: AuthenticationRow) => ({
  delegated: [{ scopes: ['Files.Read'], accounts, authentication }],
  challenge: ['Files.Read'],
});
const permissions: Pick<PolicyTable, 'format' | 'scopes' | 'appRoles'> = {
  format: 1,
  scopes: { 'Files.Read': [], 'Files.ReadWrite': ['Files.Read'], 'Approvals.Write': [] },
  appRoles: {
    'Files.Read.All': { members: ['Application'], includes: [] },
    Approver: { members: ['User'], includes: [] },
  },
};

/** The table of the policy, for runtimes other than the package's. */
export const driveTable: PolicyTable = {
  ...permissions,
  // An older runtime would not know `authentication`.
  format: 2,
  rights: {
    'file.read': { params: ['driveId', 'fileId'] },
    'answer.given': { params: ['answer'] },
    'note.own': { params: ['noteId'] },
    'drive.list': { params: [], collection: true },
  },
  endpoints: {
    'GET /drives/{driveId}/files/recent': read,
    'GET /drives/{driveId}/files/{fileId}': { ...read, ...ofUser('file.read') },
    'PUT /drives/{driveId}/files/{fileId}': {
      delegated: [{ scopes: ['Files.ReadWrite'], right: 'file.read', accounts }],
      challenge: ['Files.ReadWrite'],
    },
    'GET /drives/{driveId}/root:/{path}': read,
    'POST /drives/{driveId}/items/{item-id}:': read,
    'GET /drives': ofUser('drive.list'),
    'GET /health': { anonymous: true },
    'GET /me': ofUser('self'),
    'GET /reports': { application },
    'GET /payments': afterSignIn({ acr: ['phr', 'phrh'], maxAge: 600 }),
    'GET /contracts': afterSignIn({ context: 'c1' }),
    'POST /approvals': {
      delegated: [{ scopes: ['Approvals.Write'], userRole: 'Approver', accounts: ['work'] }],
      challenge: ['Approvals.Write'],
    },
    "GET /sheets/range(from='{from}',to={to})": read,
    'GET /answers/{answer}': ofUser('answer.given'),
    'GET /notes/{noteId}': ofUser('note.own'),
    'GET /failing': read,
  },
};

export const policy: Policy<Endpoints, Rights> = definePolicy<Endpoints, Rights>(driveTable);

/** Every endpoint, in an order in which no route hides another one. */
export const endpoints: readonly Endpoint[] = policy.keys.filter(isEndpoint);

/** Whether the policy declares it. */
export function isEndpoint(key: string): key is Endpoint {
  return policy.endpoint(key) !== undefined;
}

export const addressedPolicy: Policy<AddressedEndpoints, object> = definePolicy<AddressedEndpoints, object>({
  ...permissions,
  rights: {},
  endpoints: {
    'GET /drives/{driveId}/root:/{path}:': read,
    'GET /drives/{driveId}/root:/{path}:/children': read,
  },
});

/** Plain segments only. */
export const plainPolicy: Policy<
  { 'GET /drives/{driveId}/files/{fileId}': Shape<File>; 'GET /': Shape<object> },
  object
> = definePolicy({
  ...permissions,
  rights: {},
  endpoints: { 'GET /drives/{driveId}/files/{fileId}': read, 'GET /': read },
});

/** What not even every framework that can route several segments before another one can route. */
export const unroutablePolicy: Policy<{ 'GET /root:/{path}:/{view}': Shape<Record<'path' | 'view', string>> }, object> =
  definePolicy({ ...permissions, rights: {}, endpoints: { 'GET /root:/{path}:/{view}': read } });

/** What `answer.given` gives, by the name in the path; what is not a truth value stands for a service without types. */
const answers: ReadonlyMap<string, () => boolean | Promise<boolean>> = new Map([
  ['true', () => true],
  ['later-true', async () => true],
  ['false', () => false],
  ['later-false', async () => false],
  ['undefined', () => JSON.parse('{}').nothing],
  ['null', () => JSON.parse('null')],
  ['empty', () => JSON.parse('""')],
  ['zero', () => JSON.parse('0')],
  ['one', () => JSON.parse('1')],
  ['yes', () => JSON.parse('"true"')],
  ['object', () => JSON.parse('{"allow":true}')],
  ['later-object', async () => JSON.parse('{"allow":true}')],
  [
    'throws',
    () => {
      throw new Error('right');
    },
  ],
  ['rejects', async () => Promise.reject(new Error('right'))],
  ['hangs', () => new Promise<boolean>(() => undefined)],
  [
    'changes',
    // Parameters are frozen: what a right writes into them reaches nobody.
    () => true,
  ],
]);

/** Whose notes they are, as a service may have stored it: badly. */
const owners: ReadonlyMap<string, { readonly tid?: string; readonly oid?: string }> = new Map([
  ['of-alice', { tid: 'contoso', oid: 'alice' }],
  ['of-alice-elsewhere', { tid: 'fabrikam', oid: 'alice' }],
  ['of-nobody', {}],
  ['of-empty', { tid: 'contoso', oid: '' }],
]);

/**
 * The service's rights; each tells the recorder what it was asked.
 *
 * @param runtime the one that asks: it knows only filters of its own
 */
export function rightsOf(
  recorder: Recorder,
  runtime: { readonly filter: typeof filter; readonly owns: typeof owns } = { filter, owns },
): Rights {
  return {
    'file.read': (access, params) => {
      recorder.asked(params);
      return params.driveId === access.user.oid;
    },
    'answer.given': (_access, params) => {
      recorder.asked(params);
      if (params.answer === 'changes') Reflect.set(params, 'answer', 'changed');
      return answers.get(params.answer)?.() ?? false;
    },
    'note.own': (access, params) => {
      recorder.asked(params);
      return runtime.owns(access, ownerOf(params.noteId));
    },
    'drive.list': (access, params) => {
      recorder.asked(params);
      return access.user.oid === 'alice' && runtime.filter({ owner: access.user.oid });
    },
  };
}

function ownerOf(noteId: string): { readonly tid: string | undefined; readonly oid: string | undefined } | undefined {
  const owner = owners.get(noteId);
  return owner === undefined ? undefined : { tid: owner.tid, oid: owner.oid };
}
