// What a service may and may not write against a generated module. Each `@ts-expect-error` is an error of the compiler
// that users rely on; types.test.ts compiles this file, and it is never run.
import express from 'express';
import { expressGuards } from '../../src/runtime/adapters/express.ts';
import {
  type CollectionRight,
  type Filter,
  type FilterOf,
  type Policy,
  type PolicyTable,
  type Right,
  authorize,
  definePolicy,
  filter,
  project,
} from '../../src/runtime/index.ts';
import { entra } from '../../src/runtime/verify.ts';

export interface Endpoints {
  'GET /files/{fileId}': {
    kind: 'delegated' | 'application';
    params: { readonly fileId: string };
    properties: never;
  };
  'GET /me': { kind: 'delegated'; params: Record<never, never>; properties: 'displayName' | 'mail' };
  'POST /sync': { kind: 'application'; params: Record<never, never>; properties: never };
  'GET /health': { kind: 'anonymous'; params: Record<never, never>; properties: never };
}

export interface Rights {
  'file.read': Right<'delegated', { readonly fileId: string }>;
  'file.sync': Right<'delegated' | 'application', Record<never, never>>;
}

declare const table: PolicyTable;
export const policy: Policy<Endpoints, Rights> = definePolicy<Endpoints, Rights>(table);
const verify = entra({ tenantId: 'x', audience: 'y' });

const guard = expressGuards(policy, {
  verify,
  rights: {
    'file.read': (access, { fileId }) => {
      // @ts-expect-error: a right of delegated access knows no app-only caller
      if (access.kind === 'application') return false;
      return access.user.oid === fileId;
    },
    'file.sync': async (access) => (access.kind === 'delegated' ? access.user.oid : access.app.oid) !== undefined,
  },
});

// @ts-expect-error: no rights at all
expressGuards(policy, { verify });
// @ts-expect-error: a right is missing
expressGuards(policy, { verify, rights: { 'file.read': () => true } });
expressGuards(policy, {
  verify,
  rights: {
    'file.read': () => true,
    'file.sync': () => true,
    // @ts-expect-error: a right is misspelt
    'file.raed': () => true,
  },
});
// @ts-expect-error: a right answers something else than yes or no
expressGuards(policy, { verify, rights: { 'file.read': () => 'yes', 'file.sync': () => true } });
// @ts-expect-error: a right asks for a parameter that it does not have
expressGuards(policy, { verify, rights: { 'file.read': (_, { driveId }) => driveId === '', 'file.sync': () => true } });
// @ts-expect-error: no verifier
expressGuards(policy, { rights: { 'file.read': () => true, 'file.sync': () => true } });

const app = express();
app.get(
  ...guard.route('GET /files/{fileId}', (req, res) => {
    const id: string = req.access.params.fileId;
    // @ts-expect-error: the path has no such parameter
    void req.access.params.driveId;
    // @ts-expect-error: nothing is known of the user before the kind of access is
    void req.access.user;
    if (req.access.kind === 'delegated') res.json({ id, user: req.access.user.oid });
    else res.json({ id, app: req.access.app.appId });
    // @ts-expect-error: the endpoint is not open to everybody
    void (req.access.kind === 'anonymous');
    // @ts-expect-error: the access can not be changed
    req.access.kind = 'delegated';
  }),
);
app.get(
  ...guard.route('GET /me', (req) => {
    const user: string = req.access.user.oid;
    const shown: readonly ('displayName' | 'mail')[] | undefined = req.access.properties;
    // @ts-expect-error: delegated access only
    void (req.access.kind === 'application');
    return [user, shown];
  }),
);
app.post(
  ...guard.route('POST /sync', (req) => {
    // @ts-expect-error: application-only access has no user
    void req.access.user;
    // @ts-expect-error: application-only access
    return req.access.kind === 'delegated';
  }),
);
// @ts-expect-error: an anonymous endpoint knows nothing of its caller
app.get(...guard.route('GET /health', (req) => req.access.claims));
// @ts-expect-error: no such endpoint
guard.route('GET /nothing', () => undefined);
app.use(guard.denyUndeclared());

// A policy without rights needs none; one whose types are not known takes any.
declare const bare: Policy<Endpoints, Record<never, never>>;
expressGuards(bare, { verify }).unrouted();
// @ts-expect-error: a right that does not exist
expressGuards(bare, { verify, rights: { 'file.read': () => true } });
const untyped = definePolicy(table);
expressGuards(untyped, { verify, rights: { anything: () => true } }).route('GET /anything', (req) => req.access.kind);

export async function decideOne(): Promise<string> {
  const authorization = await authorize(policy, 'GET /me', undefined, {}, {});
  // @ts-expect-error: there is no access before the outcome is known
  void authorization.access;
  return authorization.outcome === 'allow' ? authorization.access.user.oid : authorization.reason;
}

interface FileCondition {
  readonly ownerId: string;
}
interface Filters {
  'files.visible': FileCondition;
}
interface CollectionEndpoints {
  'GET /files': {
    kind: 'delegated' | 'application';
    params: Record<never, never>;
    properties: 'id' | 'name';
    filters: {
      delegated: Filter<FilterOf<Filters, 'files.visible'>>;
      application: undefined;
    };
  };
}
interface CollectionRights {
  'files.visible': CollectionRight<'delegated', Record<never, never>, FilterOf<Filters, 'files.visible'>>;
}
declare const collections: Policy<CollectionEndpoints, CollectionRights>;

const collectionGuard = expressGuards(collections, {
  verify,
  rights: { 'files.visible': ({ user }) => user.account === 'work' && filter({ ownerId: user.oid }) },
});
// @ts-expect-error: a right over a collection never says a plain yes
expressGuards(collections, { verify, rights: { 'files.visible': () => true } });
// @ts-expect-error: the filter is of another data store
expressGuards(collections, { verify, rights: { 'files.visible': () => filter({ owner: 'alice' }) } });
// @ts-expect-error: only `filter` makes one
expressGuards(collections, { verify, rights: { 'files.visible': () => ({ where: { ownerId: 'alice' } }) } });
// @ts-expect-error: a right that says yes or no has no filter to give
expressGuards(policy, { verify, rights: { 'file.read': () => filter({ ownerId: 'x' }), 'file.sync': () => true } });

app.get(
  ...collectionGuard.route('GET /files', ({ access }, res) => {
    // @ts-expect-error: an app as itself is not limited to a part of the collection
    void access.filter.where;
    const owner: string | undefined = access.kind === 'delegated' ? access.filter.where.ownerId : undefined;
    const shown = project(access, { id: '1', name: 'plan', owner });
    const name: string | undefined = shown.name;
    // @ts-expect-error: the resource has no property `name`, so nothing could show it
    project(access, { id: '1' });
    res.json([name, shown]);
  }),
);
