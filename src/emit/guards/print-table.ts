// The policy table as the text of an object literal: one alternative a line, so that a diff of access reads as one.
import type {
  ApplicationRow,
  AuthenticationRow,
  DelegatedRow,
  EndpointRow,
  PolicyTable,
  RightRow,
} from '../../runtime/table.ts';
import { literal, literalList, propertyKey, templateLiteral } from './literals.ts';

/** With more endpoints than this, the table is JSON text: a type-checker would spend seconds on the literal of it. */
const mostEndpointsInLiteral = 500;

/**
 * Prints a policy table.
 *
 * @param table the table
 * @returns an expression over several lines, the first not indented, without a semicolon, in the order of the table
 */
export function printTable(table: PolicyTable): string {
  if (Object.keys(table.endpoints).length > mostEndpointsInLiteral) return printJson(table);
  return [
    '{',
    `  format: ${table.format},`,
    ...section('scopes', table.scopes, literalList),
    ...section(
      'appRoles',
      table.appRoles,
      ({ members, includes }) => `{ members: ${literalList(members)}, includes: ${literalList(includes)} }`,
    ),
    ...section('rights', table.rights, printRight),
    ...section('endpoints', table.endpoints, printEndpoint),
    '}',
  ].join('\n');
}

/** One permission, right or endpoint a line, as in the literal. */
function printJson({ format, ...sections }: PolicyTable): string {
  const texts = Object.entries(sections).map(([key, rows]) => {
    const lines = Object.entries(rows).map(([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`);
    return `"${key}": {\n${lines.join(',\n')}\n}`;
  });
  return `JSON.parse(${templateLiteral(`{\n"format": ${format},\n${texts.join(',\n')}\n}`)})`;
}

function section<Row>(
  key: string,
  rows: Readonly<Record<string, Row>>,
  print: (row: Row) => string,
): readonly string[] {
  const lines = Object.entries(rows).map(([name, row]) => `    ${literal(name)}: ${print(row)},`);
  return lines.length === 0 ? [`  ${key}: {},`] : [`  ${key}: {`, ...lines, '  },'];
}

function printRight({ params, matches, collection }: RightRow): string {
  const stated = [`params: ${literalList(params)}`];
  if (matches !== undefined) {
    const pairs = Object.entries(matches).map(([param, claim]) => `${propertyKey(param)}: ${literal(claim)}`);
    stated.push(`matches: { ${pairs.join(', ')} }`);
  }
  if (collection === true) stated.push('collection: true');
  return `{ ${stated.join(', ')} }`;
}

function printEndpoint({ delegated, application, anonymous, challenge }: EndpointRow): string {
  if (anonymous === true) return '{ anonymous: true }';
  const lines = [
    ...printAlternatives('delegated', delegated, printDelegated),
    ...printAlternatives('application', application, printApplication),
    ...(challenge === undefined ? [] : [`  challenge: ${literalList(challenge)},`]),
  ].map((line) => `    ${line}`);
  return `{\n${lines.join('\n')}\n    }`;
}

function printAlternatives<Row>(
  key: string,
  rows: readonly Row[] | undefined,
  print: (row: Row) => string,
): readonly string[] {
  if (rows === undefined) return [];
  return [`  ${key}: [`, ...rows.map((row) => `    ${print(row)},`), '  ],'];
}

function printDelegated({ scopes, userRole, right, accounts, authentication, properties }: DelegatedRow): string {
  const stated = [`scopes: ${literalList(scopes)}`];
  if (userRole !== undefined) stated.push(`userRole: ${literal(userRole)}`);
  if (right !== undefined) stated.push(`right: ${literal(right)}`);
  stated.push(`accounts: ${literalList(accounts)}`);
  if (authentication !== undefined) stated.push(`authentication: ${printAuthentication(authentication)}`);
  if (properties !== undefined) stated.push(`properties: ${literalList(properties)}`);
  return `{ ${stated.join(', ')} }`;
}

/** How the user must have signed in, as an object literal on one line. */
export function printAuthentication({ context, acr, maxAge }: AuthenticationRow): string {
  const stated: string[] = [];
  if (context !== undefined) stated.push(`context: ${literal(context)}`);
  if (acr !== undefined) stated.push(`acr: ${literalList(acr)}`);
  if (maxAge !== undefined) stated.push(`maxAge: ${maxAge}`);
  return `{ ${stated.join(', ')} }`;
}

function printApplication({ roles, right, properties }: ApplicationRow): string {
  const stated = [`roles: ${literalList(roles)}`];
  if (right !== undefined) stated.push(`right: ${literal(right)}`);
  if (properties !== undefined) stated.push(`properties: ${literalList(properties)}`);
  return `{ ${stated.join(', ')} }`;
}
