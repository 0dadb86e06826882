// Manifests that nobody would write, and that are valid all the same: odd names, hostile texts, every form of access.
// Characters that the language refuses (bidirectional overrides and the like) are not among them.
import * as fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom("*/ '", '`${x}`', '\u2028\u2029', 'a\nb', '\\', '@ts-ignore', '// x', '"', '</script>', '{@link x}'),
);
const guid = fc.uuid();
const value = fc
  .stringMatching(/^[A-Za-z!#$%&'()*+,:;<=>?@^_`{|}~-][A-Za-z0-9!#$%&'()*+,.:;<=>?@^_`{|}~-]{0,20}$/)
  .filter((name) => !(name in Object.prototype) && !['openid', 'profile', 'email', 'offline_access'].includes(name));
const property = fc.stringMatching(/^[A-Za-z_$@][A-Za-z0-9_.$@-]{0,10}$/);
const properties = fc.option(fc.array(property, { minLength: 1, maxLength: 3 }), { nil: undefined });

/** JSON is YAML, as long as it holds ASCII only. */
function toYaml(manifest: object): string {
  return JSON.stringify(manifest).replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The texts of random valid manifests that ask for both outputs. */
export const randomManifest: fc.Arbitrary<string> = fc
  .uniqueArray(value, { minLength: 2, maxLength: 8 })
  .chain((values) => {
    const scopes = values.slice(0, Math.ceil(values.length / 2));
    const roles = values.slice(scopes.length);
    const someScopes = fc.subarray(scopes, { minLength: 1 });
    const someRoles = fc.subarray(roles, { minLength: 1 });
    const delegated = fc.record(
      { allOf: someScopes, right: fc.constantFrom('owner', 'member'), properties },
      { requiredKeys: ['allOf', 'right'] },
    );
    const application = fc.record({ allOf: someRoles, properties }, { requiredKeys: ['allOf'] });
    const endpoint = fc.oneof(
      fc.record({ description: text, delegated: fc.array(delegated, { minLength: 1, maxLength: 3 }) }),
      fc.record({ application: fc.array(application, { minLength: 1, maxLength: 3 }) }),
      fc.record({ delegated, application }),
      fc.record({ anonymous: text.filter((reason) => reason.trim() !== '') }),
    );
    const scope = fc.record({
      admin: fc.record({ displayName: text, description: text }),
      consent: fc.constantFrom('user', 'admin'),
      enabled: fc.boolean(),
    });
    const role = fc.record({
      displayName: text,
      description: text,
      allowedMemberTypes: fc.constantFrom(['User'], ['Application'], ['User', 'Application']),
    });
    return fc.record({
      permc: fc.constant(1),
      app: fc.record({ name: fc.constant('random'), displayName: text, appId: guid, requestIdtyp: fc.boolean() }),
      scopes: fc.tuple(...scopes.map(() => scope)).map((bodies) => toEntries(scopes, bodies)),
      appRoles: fc.tuple(...roles.map(() => role)).map((bodies) => toEntries(roles, bodies)),
      rights: fc.record({
        owner: fc.record({ matches: fc.constant({ id: 'user.oid' }) }),
        member: fc.record({ description: text, params: fc.constant(['id']) }),
      }),
      endpoints: fc.array(endpoint, { maxLength: 5 }).map((bodies) =>
        toEntries(
          bodies.map((_, index) => `GET /r${index}/{id}/f(x='{other-id}')`),
          bodies,
        ),
      ),
      clients: fc
        .array(fc.record({ appId: guid, scopes: someScopes }), { maxLength: 2 })
        .map((bodies) => toEntries(['a', 'b'], bodies)),
      outputs: fc.constant({ guards: 'random.gen.ts', entra: 'app.json' }),
    });
  })
  .map(toYaml);

function toEntries(keys: readonly string[], bodies: readonly unknown[]): object {
  return Object.fromEntries(bodies.map((body, index) => [keys[index] ?? `extra${index}`, body]));
}
