// Tokens as Entra issues them, for benchmarks: distinct, with five permissions each, the required one at a place that
// varies. They come as JSON text, because V8 treats what JSON.parse makes otherwise than what a program writes.

const others = ['Calendars.Read', 'Contacts.Read', 'Notes.Read', 'People.Read', 'Tasks.ReadWrite'];

/** The two permissions of which a route asks for any. */
export const required = ['Files.Read', 'Files.ReadWrite'];

/** The same as app roles. */
export const requiredRoles = required.map((name) => `${name}.All`);

/**
 * Payloads of access tokens. `scope` repeats the scopes for libraries that read that claim.
 *
 * @param {'delegated' | 'application'} kind
 * @param {boolean} allowed whether one of the required permissions is among them
 * @param {number} [count]
 * @returns {readonly string[]}
 */
export function payloads(kind, allowed, count = 64) {
  return Array.from({ length: count }, (_, index) => {
    const names = others.map((name, place) => (place < 4 ? name : `${name}.${index}`));
    if (allowed) names[index % 5] = required[index % 2];
    const common = { aud: 'api', iss: 'https://issuer', iat: 1, exp: 2 + index, tid: `tenant-${index}`, ver: '2.0' };
    const identity = { oid: `object-${index}`, sub: `subject-${index}`, azp: `client-${index}` };
    const scopes = names.join(' ');
    const granted =
      kind === 'delegated'
        ? { idtyp: 'user', scp: scopes, scope: scopes }
        : { idtyp: 'app', roles: names.map((name) => `${name}.All`) };
    return JSON.stringify({ ...common, ...identity, ...granted });
  });
}

/** The policy table of an API with one endpoint, which either of the required permissions opens. */
export const fileTable = {
  format: 1,
  scopes: Object.fromEntries([...required, ...others].map((name) => [name, []])),
  appRoles: Object.fromEntries(
    [...required, ...others].map((name) => [`${name}.All`, { members: ['Application'], includes: [] }]),
  ),
  rights: {},
  endpoints: {
    'GET /files': {
      delegated: required.map((name) => ({ scopes: [name], accounts: ['work', 'personal'] })),
      application: requiredRoles.map((name) => ({ roles: [name] })),
      challenge: ['Files.Read'],
    },
  },
};

/** The check that everybody writes by hand. */
export function setCheck(claims) {
  const granted = new Set(claims.scp.split(' '));
  return required.some((name) => granted.has(name));
}
