// T1 to T4: the cost of a decision on decoded claims, allowed and denied apart, as a ratio to the check that everybody
// writes by hand, to the middleware of express-oauth2-jwt-bearer, and to Cedar, casbin and accesscontrol. (Open Policy Agent
// is not among them: its policies must be compiled by its own command line first.) Run it on a build:
//   npm run build && node test/bench/guards/decision.mjs
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { AccessControl } from 'accesscontrol';
import { newEnforcer, newModelFromString } from 'casbin';
import { scopeIncludesAny } from 'express-oauth2-jwt-bearer';
import { createAnswers, decide, definePolicy, readToken } from '../../../dist/runtime/index.js';
import { fileTable, payloads, required, setCheck } from './callers.mjs';
import { graphTable } from './graph-table.mjs';
import { bytesPerCall, costs, inNs, report } from './timing.mjs';

const policy = definePolicy(fileTable);
const endpoint = policy.endpoint('GET /files');
const answers = createAnswers('Files');

const firstLook = (claims) => {
  const read = readToken(claims);
  return read.ok && decide(endpoint, read.token).outcome === 'allow';
};
const laterLook = (token) => decide(endpoint, token).outcome === 'allow';
/** What a refused request costs: the decision, and the answer with its challenge. */
const refuse = (claims) => {
  const read = readToken(claims);
  const decision = read.ok ? decide(endpoint, read.token) : undefined;
  return decision?.outcome === 'deny' ? answers(decision, { scope: endpoint.challenge }) : undefined;
};

const middleware = scopeIncludesAny(required.join(' '));
const next = () => undefined;
const throughMiddleware = (request) => {
  middleware(request, undefined, next);
  return true;
};

preparsePolicySet('files', {
  staticPolicies: required
    .map((name) => `permit (principal in Scope::"${name}", action == Action::"GET /files", resource);`)
    .join('\n'),
});
const askCedar = (claims) => {
  const principal = { type: 'User', id: claims.oid };
  const parents = claims.scp.split(' ').map((id) => ({ type: 'Scope', id }));
  return (
    statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: 'GET /files' },
      resource: { type: 'Api', id: 'files' },
      context: {},
      preparsedPolicySetId: 'files',
      entities: [{ uid: principal, attrs: {}, parents }],
    }).response.decision === 'allow'
  );
};

const enforcer = await newEnforcer(
  newModelFromString(`[request_definition]
r = granted, action
[policy_definition]
p = scope, action
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.action == p.action && holds(r.granted, p.scope)
`),
);
for (const name of required) await enforcer.addPolicy(name, 'GET /files');
await enforcer.addFunction('holds', (granted, scope) => granted.split(' ').includes(scope));
const askCasbin = (claims) => enforcer.enforceSync(claims.scp, 'GET /files');

// Names of roles have no dots there, and each must be known; one name for what differs from token to token keeps them few.
const accessControl = new AccessControl();
const asRoles = (text) => text.replaceAll(/\.(?=[A-Z])/g, '-').replaceAll(/(Tasks-ReadWrite)\.\d+/g, '$1');
for (const name of required) accessControl.grant(asRoles(name)).readAny('files');
const askAccessControl = (claims) => accessControl.can(claims.scp.split(' ')).readAny('files').granted;
for (const text of [...payloads('delegated', true), ...payloads('delegated', false)]) {
  for (const name of JSON.parse(asRoles(text)).scp.split(' ')) {
    if (!accessControl.hasRole(name)) accessControl.grant(name).readAny('nothing');
  }
}

const rows = [];
for (const kind of ['delegated', 'application'])
  for (const allowed of [true, false]) rows.push(...looks(kind, allowed));
rows.push(...peers(true), ...peers(false), ...scale());
report('Decisions on decoded claims', rows);

function parsed(kind, allowed) {
  const texts = payloads(kind, allowed);
  return () => texts.map((text) => JSON.parse(text));
}

function seen(kind, allowed) {
  const claims = parsed(kind, allowed);
  return () => {
    const tokens = claims().map((claim) => readToken(claim).token);
    for (const token of [...tokens, ...tokens]) laterLook(token);
    return tokens;
  };
}

/** App roles are measured against the same yardstick, the Set of scopes. */
function looks(kind, allowed) {
  const found = costs(
    {
      check: { run: setCheck, inputs: parsed('delegated', allowed) },
      first: { run: firstLook, inputs: parsed(kind, allowed) },
      later: { run: laterLook, inputs: seen(kind, allowed) },
    },
    { repeats: 300 },
  );
  const what = `${allowed ? 'allow' : 'deny'}, ${kind}`;
  const peer = `Set check: ${inNs(found.check)}`;
  return [
    {
      what: `T1 ${what}: first look`,
      measured: inNs(found.first),
      peer,
      ratio: found.first / found.check,
      most: allowed ? 0.3 : 0.35,
    },
    {
      what: `T1 ${what}: later look`,
      measured: inNs(found.later),
      peer,
      ratio: found.later / found.check,
      most: 0.05,
    },
    {
      what: `T1 ${what}: garbage of a later look`,
      measured: '',
      peer: '',
      ratio: bytesPerCall(laterLook, seen(kind, allowed)()),
      most: 1,
      unit: 'B',
    },
  ];
}

function peers(allowed) {
  const claims = parsed('delegated', allowed);
  const requests = () => claims().map((payload) => ({ auth: { payload } }));
  const outcome = allowed ? 'allow' : 'deny';
  const quick = costs({
    permc: { run: allowed ? firstLook : refuse, inputs: claims },
    middleware: { run: throughMiddleware, inputs: requests },
  });
  const roles = () => payloads('delegated', allowed).map((text) => JSON.parse(asRoles(text)));
  const slow = costs(
    {
      cedar: { run: askCedar, inputs: claims },
      casbin: { run: askCasbin, inputs: claims },
      accessControl: { run: askAccessControl, inputs: roles },
    },
    { rounds: 7, repeats: 2 },
  );
  const wrong = [
    claims().some((claim) => askCedar(claim) !== allowed || askCasbin(claim) !== allowed),
    roles().some((claim) => askAccessControl(claim) !== allowed),
  ];
  if (wrong.includes(true)) throw new Error('a peer does not decide as permc does');
  return [
    {
      what: `T2 ${outcome}${allowed ? '' : ' with its answer'}`,
      measured: inNs(quick.permc),
      peer: `express-oauth2-jwt-bearer: ${inNs(quick.middleware)}`,
      ratio: quick.permc / quick.middleware,
      most: allowed ? 1 / 3.5 : 1 / 50,
    },
    {
      what: `T3 ${outcome}`,
      measured: inNs(quick.permc),
      peer: `cedar-wasm, policies parsed before: ${inNs(slow.cedar)}`,
      ratio: quick.permc / slow.cedar,
      most: 1 / 250,
    },
    ...Object.entries({ casbin: slow.casbin, accesscontrol: slow.accessControl }).map(([name, cost]) => ({
      what: `T3 ${outcome}`,
      measured: inNs(quick.permc),
      peer: `${name}: ${inNs(cost)}`,
      ratio: quick.permc / cost,
      most: 1 / 25,
    })),
  ];
}

/** The same endpoint alone, and among all of Microsoft Graph. */
function scale() {
  const table = graphTable();
  if (table === undefined)
    return [{ what: 'T4 skipped: the data of Microsoft Graph is not here', measured: '', peer: '' }];
  const key = 'GET /me/messages/{id}';
  const tables = { one: { ...table, endpoints: { [key]: table.endpoints[key] } }, all: table };
  const texts = payloads('delegated', true).map((text) => text.replaceAll('Files.Read', 'Mail.Read'));
  const claims = () => texts.map((text) => JSON.parse(text));
  const decideIn = (of) => (claim) => {
    const read = readToken(claim);
    return read.ok && decide(of.endpoint(key), read.token).outcome === 'allow';
  };
  const found = costs({
    one: { run: decideIn(definePolicy(tables.one)), inputs: claims },
    all: { run: decideIn(definePolicy(tables.all)), inputs: claims },
  });
  return [
    {
      what: `T4 allow among ${Object.keys(table.endpoints).length} endpoints`,
      measured: inNs(found.all),
      peer: `one endpoint: ${inNs(found.one)}`,
      ratio: found.all / found.one,
      most: 1.1,
    },
  ];
}
