// The cost of a decision on decoded claims, as a ratio to the check that everybody writes by hand. Run it on a build:
//   npm run build && node test/bench/decision.mjs
// Tokens are distinct and come from JSON.parse: V8 caches `split` of a literal string, which would flatter the Set check.
// Allowed and denied tokens are measured apart, and what the loop itself costs is taken off all of them. App roles are
// measured against the same yardstick, the Set of scopes. Exit code 1 when a ratio is over its limit.
import { decide, definePolicy, readToken } from '../../dist/runtime/index.js';

const tokens = 64;
const rounds = 41;
const repeats = 400;

const scopeNames = ['Files.Read', 'Files.ReadWrite', 'Mail.Read', 'Mail.Send', 'User.Read', 'Tasks.Read', 'Sites.Read'];
const roleNames = scopeNames.map((name) => `${name}.All`);
const policy = definePolicy({
  format: 1,
  scopes: Object.fromEntries(scopeNames.map((name) => [name, []])),
  appRoles: Object.fromEntries(roleNames.map((name) => [name, { members: ['Application'], includes: [] }])),
  rights: {},
  endpoints: {
    'GET /files': {
      delegated: [
        { scopes: ['Files.Read'], accounts: ['work', 'personal'] },
        { scopes: ['Files.ReadWrite'], accounts: ['work', 'personal'] },
      ],
      application: [{ roles: ['Files.Read.All'] }, { roles: ['Files.ReadWrite.All'] }],
    },
  },
});
const endpoint = policy.endpoint('GET /files');

/** Distinct payloads with five scopes (or roles); the required one stands at a place that varies. */
function payloads(kind, allowed) {
  return Array.from({ length: tokens }, (_, index) => {
    const others = ['Calendars.Read', 'Contacts.Read', 'Notes.Read', 'People.Read', 'Tasks.ReadWrite'];
    const names = others.map((name, place) => (place < 4 ? name : `${name}.${index}`));
    if (allowed) names[index % 5] = index % 2 === 0 ? 'Files.Read' : 'Files.ReadWrite';
    const common = { aud: 'api', iss: 'https://issuer', iat: 1, exp: 2 + index, tid: `tenant-${index}`, ver: '2.0' };
    const identity = { oid: `object-${index}`, sub: `subject-${index}`, azp: `client-${index}` };
    const granted =
      kind === 'delegated'
        ? { idtyp: 'user', scp: names.join(' ') }
        : { idtyp: 'app', roles: names.map((name) => `${name}.All`) };
    return JSON.stringify({ ...common, ...identity, ...granted });
  });
}

const required = ['Files.Read', 'Files.ReadWrite'];
const setCheck = (claims) => {
  const granted = new Set(claims.scp.split(' '));
  return required.some((name) => granted.has(name));
};
const isThere = (claims) => claims.oid !== '';
const firstLook = (claims) => {
  const read = readToken(claims);
  return read.ok && decide(endpoint, read.token).outcome === 'allow';
};
const laterLook = (token) => decide(endpoint, token).outcome === 'allow';

let sink = 0;
function time(run, inputs) {
  // Processor time, not wall time: other work on the machine must not count.
  const start = process.cpuUsage();
  for (let repeat = 0; repeat < repeats; repeat++) for (const input of inputs) if (run(input)) sink++;
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / inputs.length / repeats;
}

/** The best round: what a decision costs when nothing else gets in its way. */
function best(values) {
  return Math.min(...values);
}

/** Nothing is remembered on claims, only on tokens, so the same claims serve for every first look. */
function measure(kind, allowed) {
  const texts = payloads(kind, allowed);
  const scopeTexts = payloads('delegated', allowed);
  const samples = { loop: [], check: [], first: [], later: [] };
  for (let round = 0; round < rounds; round++) {
    const claims = texts.map((text) => JSON.parse(text));
    const scopeClaims = scopeTexts.map((text) => JSON.parse(text));
    const seen = claims.map((claim) => readToken(claim).token);
    for (const token of [...seen, ...seen]) laterLook(token);
    samples.loop.push(time(isThere, claims));
    samples.check.push(time(setCheck, scopeClaims));
    samples.first.push(time(firstLook, claims));
    samples.later.push(time(laterLook, seen));
  }
  const cost = (name) => best(samples[name]) - best(samples.loop);
  return { check: cost('check'), first: cost('first'), later: cost('later') };
}

const limits = { first: 0.3, later: 0.05 };
measure('delegated', true);
measure('application', false);
let failed = false;
console.log('caller       outcome   Set check    first look          later look');
for (const kind of ['delegated', 'application']) {
  for (const allowed of [true, false]) {
    const { check, first, later } = measure(kind, allowed);
    const row = [kind.padEnd(12), (allowed ? 'allow' : 'deny').padEnd(9), `${check.toFixed(0)} ns`.padEnd(12)];
    for (const [name, value] of Object.entries({ first, later })) {
      const over = value / check > limits[name];
      failed ||= over;
      row.push(
        `${value.toFixed(1)} ns ${(value / check).toFixed(3)}${over ? ' OVER' : ''} (<= ${limits[name]})`.padEnd(30),
      );
    }
    console.log(row.join(' '));
  }
}
process.exitCode = failed ? 1 : 0;
if (sink < 0) console.log(sink);
