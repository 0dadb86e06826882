// The policy table as the text of an object literal: one alternative a line, so that a diff of access reads as one.
import type { ApplicationRow, DelegatedRow, EndpointRow, PolicyTable, RightRow } from '../../runtime/table.ts';
import { literal, literalList, propertyKey } from './literals.ts';

/** With more endpoints than this, those that require the same share one row: a type-checker looks at each row once. */
const mostSeparateRows = 500;

/** A policy table as text. */
export interface PrintedTable {
  /** The shared rows as object literals, over several lines, the first not indented; none when every endpoint has its own. */
  readonly rows: readonly string[];
  /** An object literal over several lines, the first not indented, without a semicolon; names the shared rows `rows`. */
  readonly table: string;
}

/**
 * Prints a policy table.
 *
 * @param table the table
 * @returns the literals, in the order of the table
 */
export function printTable(table: PolicyTable): PrintedTable {
  const rows = new Map<string, number>();
  const share = (row: EndpointRow): string => {
    const text = printEndpoint(row, '  ');
    const place = rows.get(text) ?? rows.size;
    rows.set(text, place);
    return `rows[${place}]!`;
  };
  const isLarge = Object.keys(table.endpoints).length > mostSeparateRows;
  const lines = [
    '{',
    `  format: ${table.format},`,
    ...section('scopes', table.scopes, literalList),
    ...section(
      'appRoles',
      table.appRoles,
      ({ members, includes }) => `{ members: ${literalList(members)}, includes: ${literalList(includes)} }`,
    ),
    ...section('rights', table.rights, printRight),
    ...section('endpoints', table.endpoints, isLarge ? share : (row) => printEndpoint(row, '    ')),
    '}',
  ];
  return { rows: [...rows.keys()], table: lines.join('\n') };
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

/** @param indent what stands before the line that the row ends on */
function printEndpoint({ delegated, application, anonymous, challenge }: EndpointRow, indent: string): string {
  if (anonymous === true) return '{ anonymous: true }';
  const lines = [
    ...printAlternatives('delegated', delegated, printDelegated),
    ...printAlternatives('application', application, printApplication),
    ...(challenge === undefined ? [] : [`  challenge: ${literalList(challenge)},`]),
  ].map((line) => `${indent}${line}`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function printAlternatives<Row>(
  key: string,
  rows: readonly Row[] | undefined,
  print: (row: Row) => string,
): readonly string[] {
  if (rows === undefined) return [];
  return [`  ${key}: [`, ...rows.map((row) => `    ${print(row)},`), '  ],'];
}

function printDelegated({ scopes, userRole, right, accounts, properties }: DelegatedRow): string {
  const stated = [`scopes: ${literalList(scopes)}`];
  if (userRole !== undefined) stated.push(`userRole: ${literal(userRole)}`);
  if (right !== undefined) stated.push(`right: ${literal(right)}`);
  stated.push(`accounts: ${literalList(accounts)}`);
  if (properties !== undefined) stated.push(`properties: ${literalList(properties)}`);
  return `{ ${stated.join(', ')} }`;
}

function printApplication({ roles, right, properties }: ApplicationRow): string {
  const stated = [`roles: ${literalList(roles)}`];
  if (right !== undefined) stated.push(`right: ${literal(right)}`);
  if (properties !== undefined) stated.push(`properties: ${literalList(properties)}`);
  return `{ ${stated.join(', ')} }`;
}
