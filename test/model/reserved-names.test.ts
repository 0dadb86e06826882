// Names that every JavaScript object has already: refused wherever a manifest can name something, and never looked up.
import { describe, expect, it } from 'vitest';
import { positionAt } from '../../src/diagnostics/span.ts';
import { compileFiles } from './compile-files.ts';

const names = Object.getOwnPropertyNames(Object.prototype);
const id = '11111111-1111-4111-8111-111111111111';

/** Every place that takes a name, with what a finding calls it. */
const places: readonly { readonly what: string; readonly yaml: (name: string) => string }[] = [
  { what: 'scope', yaml: (name) => `scopes: { ${name}: }` },
  { what: 'app role', yaml: (name) => `appRoles: { ${name}: }` },
  { what: 'right', yaml: (name) => `rights: { ${name}: { params: [] } }` },
  { what: 'path parameter', yaml: (name) => `endpoints: { "GET /a/{${name}}": { anonymous: open } }` },
  { what: 'client', yaml: (name) => `scopes: { A: }\nclients: { ${name}: { appId: ${id}, scopes: [A] } }` },
  {
    what: 'resource',
    yaml: (name) => `requests: { ${name}: { appId: ${id}, permissions: [{ role: A, id: ${id} }] } }`,
  },
  { what: 'claim', yaml: (name) => `tests: [{ name: a, request: GET /a, claims: { ${name}: x }, expect: 401 }]` },
];

describe.each(places)('as the name of a $what', ({ what, yaml }) => {
  it.each(names)('`%s` is refused', (name) => {
    const text = `permc: 1\napp: { name: contoso-drive }\n${yaml(name)}\n`;
    const { model, diagnostics } = compileFiles({ 'permissions.yaml': text });
    expect(model).toBeUndefined();
    // A right's name must begin with a small letter and have no `_`: such a name may be refused for its form.
    const rules = diagnostics.map(({ rule }) => rule);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toBe(what === 'right' && name.startsWith('_') ? 'malformed-name' : 'reserved-name');
    expect(diagnostics[0]?.message).toContain(`\`${name}\``);
  });
});

describe.each(names)('a reference to `%s`', (name) => {
  it('finds nothing that nobody declared', () => {
    const text = `permc: 1
app: { name: contoso-drive }
scopes: { A: { includes: [${name}] } }
appRoles: { B: { includes: [${name}] } }
endpoints:
  GET /a:
    delegated: { scope: ${name}, userRole: ${name}, right: ${name} }
    application: { role: ${name}, right: ${name} }
tests:
  - { name: a, request: GET /a, delegated: { scopes: [${name}], roles: [${name}] }, expect: { allow: { via: ${name} } } }
`;
    const { model, diagnostics } = compileFiles({ 'permissions.yaml': text });
    expect(model).toBeUndefined();
    expect(diagnostics.map(({ rule, span }) => `${positionAt(span.source, span.start).line} ${rule}`)).toEqual([
      '3 unknown-scope',
      '4 unknown-app-role',
      '7 unknown-scope',
      '7 unknown-app-role',
      '7 unknown-right',
      '8 unknown-app-role',
      '8 unknown-right',
      '10 unknown-scope',
      '10 unknown-app-role',
      '10 unknown-scope',
    ]);
  });
});
