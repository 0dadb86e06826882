// The types of the generated module, written out flat: an editor must stay fast with ten thousand endpoints,
// so nothing here makes TypeScript compute a type from a path.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { DelegatedAlternative, Endpoint, Model } from '../../model/model.ts';
import { usedRights } from '../../reason/used-rights.ts';
import { commentText, literal, literalUnion, propertyKey } from './literals.ts';

/** The union of the names of permissions as an exported type; `never` when there are none. */
export function printUnion(name: string, summary: string, values: readonly string[]): string {
  const members = values.map((value) => `\n  | ${literal(value)}`).join('');
  return `/** ${summary} */\nexport type ${name} =${members === '' ? ' never' : members};\n`;
}

/** The interface `Endpoints`: what the guard of each endpoint hands to its handler. */
export function printEndpoints(model: Model): string {
  const members = model.endpoints.map(
    (endpoint) =>
      `  /** ${commentText(requirement(endpoint))} */\n  ${literal(endpoint.key)}: { kind: ${kindsOf(endpoint)}; ` +
      `params: ${paramsType(endpoint.template.params)}; properties: ${literalUnion(propertiesOf(endpoint))} };\n`,
  );
  return [
    '/** Every endpoint: who can call it, the parameters of its path, and the properties that some callers are limited to. */\n',
    'export interface Endpoints {\n',
    ...members,
    '}\n',
  ].join('');
}

/** The interface `Rights`: what the service must answer. Rights that the guard decides by itself are not in it. */
export function printRights(model: Model): string {
  const members = servedRights(model).map(({ right, kinds }) => {
    const params = paramsType(right.params.map(({ value }) => value));
    const doc = right.description === undefined ? '' : `  /** ${commentText(right.description.value)} */\n`;
    return `${doc}  ${literal(right.name)}: Right<${literalUnion(kinds)}, ${params}>;\n`;
  });
  return [
    '/** What the service decides itself. */\n',
    'export interface Rights {',
    members.length === 0 ? '' : '\n',
    ...members,
    '}\n',
  ].join('');
}

/** The rights that the service must decide: named by an endpoint, and not decided by comparing with the token. */
export function servedRights(model: Model): ReturnType<typeof usedRights> {
  return usedRights(model).filter(({ right }) => right.matches.length === 0);
}

function kindsOf({ delegated, application, anonymous }: Endpoint): string {
  if (anonymous !== undefined) return literal('anonymous');
  return literalUnion([
    ...(delegated.length > 0 ? ['delegated'] : []),
    ...(application.length > 0 ? ['application'] : []),
  ]);
}

function paramsType(names: readonly string[]): string {
  if (names.length === 0) return '{}';
  return `{ ${names.map((name) => `readonly ${propertyKey(name)}: string`).join('; ')} }`;
}

/** Every property that an alternative is limited to, sorted, each once. */
function propertiesOf({ delegated, application }: Endpoint): readonly string[] {
  const names = [...delegated, ...application].flatMap(({ properties }) => properties ?? []);
  return [...new Set(names.map(({ value }) => value))].toSorted(compareCodeUnits);
}

/** What an endpoint requires, in words: for the tooltip of its key. */
function requirement({ delegated, application, anonymous }: Endpoint): string {
  if (anonymous !== undefined) return 'Open to everyone, without a token.';
  const ways = [
    ...delegated.map((alternative) =>
      allOf([...alternative.scopes.map(({ value }) => value), ...conditionsOf(alternative)]),
    ),
    ...application.map(({ roles, right }) =>
      allOf([
        ...roles.map(({ value }) => `app role ${value}`),
        ...(right.kind === 'named' ? [`right ${right.name}`] : []),
      ]),
    ),
  ];
  return `Requires ${ways.join(', or ')}.`;
}

function conditionsOf({ userRole, right }: DelegatedAlternative): readonly string[] {
  return [
    ...(userRole === undefined ? [] : [`user role ${userRole.value}`]),
    ...(right.kind === 'named' ? [`right ${right.name}`] : right.kind === 'self' ? ['right self'] : []),
  ];
}

function allOf(conditions: readonly string[]): string {
  return conditions.join(' + ');
}
