// What a client may know of the policy: which calls to offer to a signed-in user. Nothing of application-only access, of
// rights or of properties gets in, and no permission that only an app can have.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Model } from '../model/model.ts';
import { policyTable } from '../reason/policy-table.ts';
import type { ClientAlternative, ClientEndpoint, ClientTable } from '../runtime/buttons.ts';
import type { PolicyAlternative, PolicyEndpoint } from '../runtime/compile-endpoint.ts';
import { definePolicy } from '../runtime/policy.ts';
import type { DelegatedRow } from '../runtime/table.ts';
import type { Emitter } from './emitter.ts';
import { generatedHeader } from './generated-header.ts';
import { literal, literalList } from './guards/literals.ts';
import { printAuthentication } from './guards/print-table.ts';

/** `outputs.client`: a TypeScript module for browsers. */
export const client: Emitter = {
  id: 'client',
  summary: 'the hints for user interfaces: which calls to offer to whom',
  emit: (model, manifestPath) => {
    const path = model.outputs.client;
    return path === undefined ? [] : [{ path, text: clientModule(clientTable(model), manifestPath) }];
  },
};

function clientTable(model: Model): ClientTable {
  const policy = definePolicy(policyTable(model));
  const scopes = new Map<string, readonly string[]>();
  const userRoles = new Map<string, readonly string[]>();
  const endpoints = new Map<string, ClientEndpoint>();
  for (const key of policy.keys) {
    const endpoint = policy.endpoint(key);
    if (endpoint?.anonymous === true) endpoints.set(key, { anonymous: true });
    if (endpoint === undefined || endpoint.delegated.length === 0) continue;
    endpoints.set(key, { delegated: leastFirst(endpoint) });
    for (const { via, needs, index, userRole } of endpoint.delegated) {
      via.forEach((name, place) => scopes.set(name, needs[place]?.satisfiedBy ?? []));
      const role = endpoint.row.delegated?.[index]?.userRole;
      if (role !== undefined) userRoles.set(role, userRole?.satisfiedBy ?? []);
    }
  }
  return {
    format: 1,
    scopes: sorted(scopes),
    userRoles: sorted(userRoles),
    endpoints: Object.fromEntries(endpoints),
  };
}

/** What a challenge would ask for comes first, each alternative once: two may differ only in what clients must not see. */
function leastFirst({ delegated, row, challenge }: PolicyEndpoint): readonly ClientAlternative[] {
  const isLeast = ({ via }: PolicyAlternative): boolean => via.join(' ') === challenge;
  const ordered = [...delegated.filter(isLeast), ...delegated.filter((alternative) => !isLeast(alternative))];
  const rows = ordered.flatMap(({ index }) => row.delegated?.[index] ?? []).map(alternativeOf);
  return [...new Map(rows.map((each) => [JSON.stringify(each), each])).values()];
}

function alternativeOf({ scopes, userRole, accounts, right, authentication }: DelegatedRow): ClientAlternative {
  return {
    scopes,
    ...(userRole === undefined ? {} : { userRole }),
    ...(accounts.length === 2 ? {} : { accounts }),
    ...(right === undefined || right === 'self' ? {} : { asks: true }),
    ...(authentication === undefined ? {} : { authentication }),
  };
}

function sorted(names: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...names].toSorted(([left], [right]) => compareCodeUnits(left, right)));
}

function clientModule(table: ClientTable, manifestPath: string): string {
  const keys = Object.keys(table.endpoints);
  const members = keys.map((key) => `\n  | ${literal(key)}`).join('');
  return [
    `${generatedHeader(manifestPath)}/* eslint-disable */\n`,
    "import { createButtons, type Buttons, type ClientTable } from 'permc/client';\n",
    `/** The endpoints that a signed-in user, or anybody, may call. */\nexport type OfferedEndpoint =${members === '' ? ' never' : members};\n`,
    [
      'const table: ClientTable = {',
      `  format: ${table.format},`,
      ...section('scopes', table.scopes, literalList),
      ...section('userRoles', table.userRoles, literalList),
      ...section('endpoints', table.endpoints, printEndpoint),
      '};\n',
    ].join('\n'),
    '/** Which calls to offer: a hint for the user interface, never a check. */\n' +
      'export const buttons: Buttons<OfferedEndpoint> = createButtons<OfferedEndpoint>(table);\n',
  ].join('\n');
}

function section<Row>(
  name: string,
  rows: Readonly<Record<string, Row>>,
  print: (row: Row) => string,
): readonly string[] {
  const lines = Object.entries(rows).map(([key, row]) => `    ${literal(key)}: ${print(row)},`);
  return lines.length === 0 ? [`  ${name}: {},`] : [`  ${name}: {`, ...lines, '  },'];
}

function printEndpoint(endpoint: ClientEndpoint): string {
  if ('anonymous' in endpoint) return '{ anonymous: true }';
  return `{ delegated: [${endpoint.delegated.map(printAlternative).join(', ')}] }`;
}

function printAlternative({ scopes, userRole, accounts, asks, authentication }: ClientAlternative): string {
  const stated = [`scopes: ${literalList(scopes)}`];
  if (userRole !== undefined) stated.push(`userRole: ${literal(userRole)}`);
  if (accounts !== undefined) stated.push(`accounts: ${literalList(accounts)}`);
  if (asks === true) stated.push('asks: true');
  if (authentication !== undefined) stated.push(`authentication: ${printAuthentication(authentication)}`);
  return `{ ${stated.join(', ')} }`;
}
