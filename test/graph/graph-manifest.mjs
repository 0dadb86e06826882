// Turns the published permission data of Microsoft Graph into a permc manifest, as input at real scale.
// It reads the data and writes one file; it must not know how permc compiles it.
//
//   node test/graph/graph-manifest.mjs <manifest to write> [--times <n>]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cross, mendPath, nameParameters, shapeOf } from './graph-paths.mjs';

const beside = fileURLToPath(new URL('../../../shared/data/microsoft-graph', import.meta.url));

const title =
  '# Microsoft Graph as a permc manifest, generated from the permission data that Microsoft publishes (MIT licence).';

/** The folder of the data, or nothing when it is not on this machine, or is something else than what is published. */
export function graphData() {
  const folder = process.env.PERMC_GRAPH_DATA ?? beside;
  const file = join(folder, 'permissions.json');
  return existsSync(file) && readFileSync(file, 'utf8').startsWith('{') ? folder : undefined;
}

/** Microsoft Graph is built by the owner of the platform: what Entra forbids everybody else is switched off here. */
const exemptions = {
  'entra-shared-value': 'Microsoft Graph is a first-party API that uses one value for a scope and an app role.',
  'entra-personal-audience': 'The limits for personal accounts are for registrations of third parties.',
  'entra-permission-value': 'The limits for personal accounts are for registrations of third parties.',
  'entra-roles-for-personal-accounts': 'The limits for personal accounts are for registrations of third parties.',
  'entra-admin-scope-for-personal-accounts': 'Microsoft decides itself what personal accounts may grant to an app.',
  'entra-manifest-limit': 'The registration of the platform itself is not made from a manifest of limited size.',
  'entra-manifest-size': 'The registration of the platform itself is not made from a manifest of limited size.',
};

/** What the rules find in the published data stays visible; it can't be mended here, so it stops nothing. */
const onlyWarned = [
  'clear-description',
  'no-app-only-access-to-me',
  'no-user-consent-for-tenant-wide-scope',
  'no-write-through-read-permission',
];

/**
 * Writes the manifest.
 *
 * @param {string} folder where `permissions.json` and `provisioningInfo.json` are
 * @param {string} target the file to write
 * @param {{ times?: number }} [options] `times`: how often each endpoint is written, each time under its own root
 * @returns {Record<string, number>} what was counted
 */
export function writeGraphManifest(folder, target, { times = 1 } = {}) {
  if (existsSync(target) && !readFileSync(target, 'utf8').startsWith(title)) {
    throw new Error(`${target} was not written by this script, so it is not overwritten`);
  }
  const { permissions } = readJson(join(folder, 'permissions.json'));
  const { permissionDeployments } = readJson(join(folder, 'provisioningInfo.json'));
  const counts = {
    permissions: 0,
    scopes: 0,
    appRoles: 0,
    ids: 0,
    endpoints: 0,
    alternatives: 0,
    duplicatesMerged: 0,
    keysMended: 0,
    crossingLeftOut: 0,
  };
  const ids = assignIds(permissions, permissionDeployments);
  const lines = [...header(times), ...permissionLines(permissions, ids, counts)];
  lines.push('', 'endpoints:');
  const endpoints = collectEndpoints(permissions, counts);
  for (let time = 1; time <= times; time++) {
    for (const endpoint of endpoints) lines.push(...endpointLines(endpoint, time === 1 ? '' : `/copy${time}`));
  }
  counts.endpoints = endpoints.length * times;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${lines.join('\n')}\n`);
  return counts;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function header(times) {
  return [
    title,
    '# Paths are mended where the data has typing errors, endpoints that no router tells apart are merged.',
    ...(times === 1 ? [] : [`# Every endpoint stands here ${times} times, each time under its own root.`]),
    'permc: 1',
    '',
    'app:',
    '  name: microsoft-graph',
    '  displayName: Microsoft Graph',
    '  appId: 00000003-0000-0000-c000-000000000000',
    '  signInAudience: AzureADandPersonalMicrosoftAccount',
    '',
    'outputs:',
    '  guards: graph.gen.ts',
    '  entra: entra/graph.json',
    '',
    'rules:',
    ...Object.entries(exemptions).map(([rule, because]) => `  ${rule}: { severity: off, because: ${because} }`),
    ...onlyWarned.map((rule) => `  ${rule}: warning`),
    '',
    'rights:',
    '  resource.access:',
    '    description: The signed-in user may do this to the resource, as the service behind it decides.',
  ];
}

/** The id of each permission and kind: the first well-formed one in the data that no other permission has. */
function assignIds(permissions, deployments) {
  const ids = new Map();
  const taken = new Set();
  for (const name of Object.keys(permissions)) {
    for (const [kind, schemes] of [
      ['scope', ['DelegatedWork', 'DelegatedPersonal']],
      ['appRole', ['Application']],
    ]) {
      const candidates = (deployments[name] ?? []).filter(({ scheme }) => schemes.includes(scheme)).map(({ id }) => id);
      const id = candidates.find(
        (text) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text ?? '') && !taken.has(text),
      );
      if (id === undefined) continue;
      taken.add(id);
      ids.set(`${kind} ${name}`, id);
    }
  }
  return ids;
}

function permissionLines(permissions, ids, counts) {
  const scopes = ['', 'scopes:'];
  const appRoles = ['', 'appRoles:'];
  for (const [name, { schemes }] of Object.entries(permissions)) {
    counts.permissions += 1;
    const delegated = schemes.DelegatedWork ?? schemes.DelegatedPersonal;
    if (delegated !== undefined) {
      counts.scopes += 1;
      scopes.push(
        `  ${name}:`,
        ...idLine('scope', name),
        `    consent: ${delegated.requiresAdminConsent ? 'admin' : 'user'}`,
      );
      scopes.push(...textLines('admin', delegated.adminDisplayName, delegated.adminDescription));
      scopes.push(...textLines('user', delegated.userDisplayName, delegated.userDescription));
    }
    if (schemes.Application !== undefined) {
      counts.appRoles += 1;
      const { adminDisplayName, adminDescription } = schemes.Application;
      appRoles.push(`  ${name}:`, ...idLine('appRole', name), '    allowedMemberTypes: [Application]');
      if (adminDisplayName) appRoles.push(`    displayName: ${textOf(adminDisplayName)}`);
      if (adminDescription) appRoles.push(`    description: ${textOf(adminDescription)}`);
    }
  }
  return [...scopes, ...appRoles];

  function idLine(kind, name) {
    const id = ids.get(`${kind} ${name}`);
    if (id === undefined) return [];
    counts.ids += 1;
    return [`    id: ${id}`];
  }
}

function textLines(key, displayName, description) {
  if (!displayName && !description) return [];
  return [
    `    ${key}:`,
    ...(displayName ? [`      displayName: ${textOf(displayName)}`] : []),
    ...(description ? [`      description: ${textOf(description)}`] : []),
  ];
}

/** A text as YAML: plain where that is surely the same text, else in double quotes. */
function textOf(text) {
  return /^[A-Za-z][\w ,.'()/-]*[\w.)]$/.test(text) && text.includes(' ') ? text : JSON.stringify(text);
}

function collectEndpoints(permissions, counts) {
  const endpoints = new Map();
  const spellings = new Map();
  const mendedKeys = new Set();
  for (const [name, { pathSets }] of Object.entries(permissions)) {
    for (const { methods, schemeKeys, paths } of pathSets) {
      for (const [written, value] of Object.entries(paths)) {
        const { path, mended } = mendPath(written);
        if (mended.length > 0) mendedKeys.add(written);
        const shape = shapeOf(path);
        const spelling = spellings.get(shape) ?? new Set();
        spellings.set(shape, spelling.add(written));
        const { least, partners } = readPathValue(value);
        for (const method of methods) {
          const key = `${method} ${shape}`;
          const endpoint = endpoints.get(key) ?? {
            method,
            path: nameParameters(path),
            delegated: new Map(),
            application: new Map(),
          };
          if (path < endpoint.path) endpoint.path = nameParameters(path);
          endpoints.set(key, endpoint);
          for (const scheme of schemeKeys) {
            for (const partner of partners)
              addAlternative(endpoint, scheme, [name, ...partner], least.includes(scheme));
          }
        }
      }
    }
  }
  counts.keysMended = mendedKeys.size;
  for (const spelling of spellings.values()) counts.duplicatesMerged += spelling.size - 1;
  for (const key of crossingKeys([...endpoints.keys()])) {
    endpoints.delete(key);
    counts.crossingLeftOut += 1;
  }
  for (const { delegated, application } of endpoints.values()) counts.alternatives += delegated.size + application.size;
  return [...endpoints.values()].toSorted(
    (left, right) => compare(left.path, right.path) || compare(left.method, right.method),
  );
}

/** Of each two endpoints that cross, the one whose literal comes first: in this data those are not the documented ones. */
function crossingKeys(keys) {
  const groups = new Map();
  for (const key of keys.toSorted(compare)) {
    const segments = key.split('/');
    const group = groups.get(`${segments[0]}${segments.length}`) ?? [];
    groups.set(`${segments[0]}${segments.length}`, group);
    group.push({ key, segments });
  }
  const crossing = new Set();
  for (const group of groups.values()) {
    group.forEach(({ key, segments }, index) => {
      if (group.some((other, later) => later > index && cross(segments, other.segments))) crossing.add(key);
    });
  }
  return crossing;
}

function compare(left, right) {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `least=A,B;AlsoRequires=P,Q`: for whom the permission is the least one, and the other permission that it needs, if any. */
function readPathValue(value) {
  const fields = new Map(
    value
      .split(';')
      .filter(Boolean)
      .map((field) => field.split('=')),
  );
  const list = (key) => (fields.get(key) ?? '').split(',').filter(Boolean);
  const partners = list('AlsoRequires').map((partner) => [partner]);
  return { least: list('least'), partners: partners.length === 0 ? [[]] : partners };
}

function addAlternative(endpoint, scheme, needed, least) {
  const alternatives = scheme === 'Application' ? endpoint.application : endpoint.delegated;
  const permissions = needed.toSorted();
  const key = permissions.join(' ');
  const alternative = alternatives.get(key) ?? { permissions, accounts: new Set(), least: false };
  alternatives.set(key, alternative);
  if (scheme !== 'Application') alternative.accounts.add(scheme === 'DelegatedWork' ? 'work' : 'personal');
  alternative.least ||= least;
}

function endpointLines({ method, path, delegated, application }, root) {
  const right = path.includes('{') || !path.startsWith('/me') ? 'resource.access' : 'self';
  const key = `${method} ${root}${path}`;
  return [
    `  ${path.endsWith(':') ? JSON.stringify(key) : key}:`,
    ...alternativeLines('delegated', delegated, ({ permissions, accounts }) => [
      permissions.length === 1 ? `scope: ${permissions[0]}` : `allOf: [${permissions.join(', ')}]`,
      `right: ${right}`,
      ...(accounts.size === 1 ? [`accounts: [${[...accounts].join()}]`] : []),
    ]),
    ...alternativeLines('application', application, ({ permissions }) => [
      permissions.length === 1 ? `role: ${permissions[0]}` : `allOf: [${permissions.join(', ')}]`,
    ]),
  ];
}

/** One alternative stands bare, several as a list, the least-privileged first. */
function alternativeLines(key, alternatives, membersOf) {
  const maps = [...alternatives.values()]
    .toSorted((left, right) => Number(right.least) - Number(left.least))
    .map((alternative) => `{ ${membersOf(alternative).join(', ')} }`);
  if (maps.length === 0) return [];
  return maps.length === 1 ? [`    ${key}: ${maps[0]}`] : [`    ${key}:`, ...maps.map((map) => `      - ${map}`)];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [target, option, times] = process.argv.slice(2);
  const folder = graphData();
  if (target === undefined || (option !== undefined && option !== '--times')) {
    console.error('usage: node test/graph/graph-manifest.mjs <manifest to write> [--times <n>]');
    process.exitCode = 2;
  } else if (folder === undefined) {
    console.error(`the data of Microsoft Graph is not here: set PERMC_GRAPH_DATA, or put it into ${beside}`);
    process.exitCode = 2;
  } else {
    console.table(writeGraphManifest(folder, target, option === undefined ? {} : { times: Number(times) }));
  }
}
