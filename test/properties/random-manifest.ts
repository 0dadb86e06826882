// Random manifests of a small world, so that random callers hit and miss in equal measure. Only sound ones: what is
// wrong with the others is a matter for the tests of the model.
import fc from 'fast-check';

/** A way in, as the manifest writes it. */
export interface RandomAlternative {
  readonly allOf: readonly string[];
  readonly userRole?: string;
  readonly right?: string;
  readonly because?: string;
  readonly accounts?: readonly ('work' | 'personal')[];
  readonly properties?: readonly string[];
}

/** A manifest as plain data, in the words of the language. */
export interface RandomManifest {
  readonly permc: 1;
  readonly app: { readonly name: string; readonly signInAudience: string };
  readonly scopes: Readonly<Record<string, { readonly includes: readonly string[] }>>;
  readonly appRoles: Readonly<
    Record<string, { readonly includes: readonly string[]; readonly allowedMemberTypes: readonly string[] }>
  >;
  readonly rights: Readonly<Record<string, object>>;
  readonly endpoints: Readonly<
    Record<
      string,
      {
        readonly delegated?: readonly RandomAlternative[];
        readonly application?: readonly RandomAlternative[];
        readonly anonymous?: string;
      }
    >
  >;
}

/** Some are prefixes of others, some differ only in letter case: a guard that compares loosely is found out. */
export const scopeNames = ['A.Read', 'A.ReadWrite', 'a.read', 'A', 'B.Read.All'] as const;
export const roleNames = ['R.Read', 'R.Read.All', 'r.read', 'R'] as const;

/** Endpoint keys of which no two match one request. */
const paths = ['/a', '/a/{id}', '/a/{id}/b', '/c/{id}/{other}', "/c/range(x='{id}')"] as const;
const methods = ['GET', 'POST'] as const;

const serviceRight = 'may.see';
const userRight = 'user.own';
const appRight = 'app.own';

const includesAfter = (names: readonly string[], index: number): fc.Arbitrary<readonly string[]> =>
  fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, fc.subarray(names.slice(index + 1)));

const scopes = fc
  .tuple(...scopeNames.map((_, index) => includesAfter(scopeNames, index)))
  .map((lists) => Object.fromEntries(scopeNames.map((name, index) => [name, { includes: lists[index] ?? [] }])));

const appRoles = fc
  .tuple(
    ...roleNames.map((_, index) =>
      fc.record({
        includes: includesAfter(roleNames, index),
        allowedMemberTypes: fc.subarray(['User', 'Application'], { minLength: 1 }),
      }),
    ),
  )
  .map((roles) =>
    Object.fromEntries(
      roleNames.map((name, index) => [name, roles[index] ?? { includes: [], allowedMemberTypes: ['Application'] }]),
    ),
  );

const properties = fc.subarray(['id', 'displayName', 'mail'], { minLength: 1 });

const delegated = (path: string): fc.Arbitrary<RandomAlternative> =>
  fc
    .record(
      {
        allOf: fc.subarray([...scopeNames], { minLength: 1, maxLength: 2 }),
        userRole: fc.constantFrom(...roleNames),
        right: fc.constantFrom(serviceRight, 'none', ...(path.includes('{id}') ? [userRight] : ['self'])),
        accounts: fc.subarray(['work' as const, 'personal' as const], { minLength: 1 }),
        properties,
      },
      { requiredKeys: ['allOf'] },
    )
    .map((one) => (one.right === 'none' ? { ...one, because: 'there is no resource' } : one));

const application = (path: string): fc.Arbitrary<RandomAlternative> =>
  fc.record(
    {
      allOf: fc.subarray([...roleNames], { minLength: 1, maxLength: 2 }),
      right: fc.constantFrom(serviceRight, ...(path.includes('{id}') ? [appRight] : [])),
      properties,
    },
    { requiredKeys: ['allOf'] },
  );

const endpoint = (path: string): fc.Arbitrary<RandomManifest['endpoints'][string]> =>
  fc.oneof(
    { arbitrary: fc.constant({ anonymous: 'everybody may' }), weight: 1 },
    { arbitrary: fc.record({ delegated: alternatives(delegated(path)) }), weight: 3 },
    { arbitrary: fc.record({ application: alternatives(application(path)) }), weight: 3 },
    {
      arbitrary: fc.record({ delegated: alternatives(delegated(path)), application: alternatives(application(path)) }),
      weight: 6,
    },
  );

const alternatives = (one: fc.Arbitrary<RandomAlternative>): fc.Arbitrary<readonly RandomAlternative[]> =>
  fc.array(one, { minLength: 1, maxLength: 3 });

const endpoints = fc
  .tuple(
    ...methods.flatMap((method) => paths.map((path) => fc.tuple(fc.constant(`${method} ${path}`), endpoint(path)))),
  )
  .map((entries) => Object.fromEntries(entries));

/** A sound manifest. */
export const randomManifest: fc.Arbitrary<RandomManifest> = fc.record({
  permc: fc.constant(1 as const),
  app: fc.constant({ name: 'random-api', signInAudience: 'AzureADandPersonalMicrosoftAccount' }),
  scopes,
  appRoles,
  rights: fc.constant({
    [serviceRight]: { params: [] },
    [userRight]: { matches: { id: 'user.oid' } },
    [appRight]: { matches: { id: 'app.oid' } },
  }),
  endpoints,
});

/** Who calls what: the facts, before they become a token or a request of another engine. */
export interface RandomCall {
  readonly key: string;
  readonly kind: 'delegated' | 'application' | 'anonymous';
  readonly account: 'work' | 'personal';
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
  /** Whether `{id}` is the caller's own object id. */
  readonly own: boolean;
  /** What the service answers for its right. */
  readonly answer: boolean;
}

/** A call of one of the endpoints; names that the API does not have are among the permissions. */
export const randomCall: fc.Arbitrary<RandomCall> = fc.record({
  key: fc.constantFrom(...methods.flatMap((method) => paths.map((path) => `${method} ${path}`))),
  kind: fc.constantFrom('delegated', 'delegated', 'application', 'application', 'anonymous'),
  account: fc.constantFrom('work', 'personal'),
  scopes: fc.subarray([...scopeNames, ...roleNames, 'Unknown', 'A.Rea'], { minLength: 1 }),
  roles: fc.subarray([...roleNames, ...scopeNames, 'Unknown', 'R.Read.Al']),
  own: fc.boolean(),
  answer: fc.boolean(),
});
