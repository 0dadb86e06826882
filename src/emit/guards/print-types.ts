// The types of the generated module, written out flat: an editor must stay fast with ten thousand endpoints,
// so nothing here makes TypeScript compute a type from a path.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { Located } from '../../diagnostics/span.ts';
import type { Alternative, Endpoint } from '../../model/model.ts';
import type { UsedRight } from '../../reason/used-rights.ts';
import { commentText, literal, literalUnion, propertyKey } from './literals.ts';

/**
 * With more endpoints than this, those that look the same to a handler share one type: ten thousand types that differ in
 * nothing but their place cost a type-checker more than half its memory, and time for every guard.
 */
const mostEndpointsInFull = 500;

/** The union of the names of permissions as an exported type; `never` when there are none. */
export function printUnion(name: string, summary: string, values: readonly string[]): string {
  const members = values.map((value) => `\n  | ${literal(value)}`).join('');
  return `/** ${summary} */\nexport type ${name} =${members === '' ? ' never' : members};\n`;
}

/**
 * The interface `Endpoints`: what the guard of each endpoint hands to its handler. What an endpoint requires stands in
 * the table below it, once.
 *
 * @param collections the names of the rights over collections
 */
export function printEndpoints(endpoints: readonly Endpoint[], collections: ReadonlySet<string>): string {
  const shared = endpoints.length > mostEndpointsInFull;
  const shapes = new Map<string, string>();
  const members = endpoints.map((endpoint) => {
    const { name, type } = shapeOf(endpoint, collections);
    shapes.set(name, type);
    const shape = shared ? `Shapes[${literal(name)}]` : type;
    return `${doc(endpoint.description)}  ${literal(endpoint.key)}: ${shape};\n`;
  });
  const printed = printInterface(
    'Endpoints',
    'Every endpoint: who can call it, the parameters of its path, and the properties that some callers are limited to.',
    members,
  );
  return shared ? `${printShapes(shapes)}\n${printed}` : printed;
}

/** What endpoints have in common, each once, under a name that says it: an endpoint that comes or goes moves no other. */
function printShapes(shapes: ReadonlyMap<string, string>): string {
  const members = [...shapes]
    .toSorted(([left], [right]) => compareCodeUnits(left, right))
    .map(([name, type]) => `  ${literal(name)}: ${type};\n`);
  return `/** What endpoints look like to their handlers, each shape once. */\ninterface Shapes {\n${members.join('')}}\n`;
}

/** What the guard of an endpoint hands to its handler, and a name that no other type has. */
function shapeOf(
  endpoint: Endpoint,
  collections: ReadonlySet<string>,
): { readonly name: string; readonly type: string } {
  const { params } = endpoint.template;
  const kinds = kindsOf(endpoint);
  const properties = literalUnion(propertiesOf(endpoint));
  const filters = filtersMember(endpoint, collections);
  const named = [
    kinds.join(' or '),
    ...params.map((param) => `{${param}}`),
    ...(properties === 'never' ? [] : [properties]),
  ];
  return {
    name: `${named.join(' ')}${filters}`,
    type: `{ kind: ${literalUnion(kinds)}; params: ${paramsType(params)}; properties: ${properties}${filters} }`,
  };
}

/**
 * The interface `Rights`: what the service must answer.
 *
 * @param rights the rights that are named by an endpoint and not decided by comparing with the token
 */
export function printRights(rights: readonly UsedRight[]): string {
  const members = rights.map(({ right, kinds }) => {
    const params = paramsType(right.params.map(({ value }) => value));
    const type = right.collection
      ? `CollectionRight<${literalUnion(kinds)}, ${params}, ${filterType(right.name)}>`
      : `Right<${literalUnion(kinds)}, ${params}>`;
    return `${doc(right.description)}  ${literal(right.name)}: ${type};\n`;
  });
  return printInterface('Rights', 'What the service itself decides.', members);
}

/** The interface `Filters`: empty, for the service to say what its filters are made of. */
export function printFilters(): string {
  return printInterface(
    'Filters',
    'What the filter of each right over a collection is made of: `unknown` unless the service declares it, by merging.',
    [],
  );
}

function filterType(right: string): string {
  return `FilterOf<Filters, ${literal(right)}>`;
}

/** What `access.filter` is for each kind of access; nothing where no alternative asks for a right over a collection. */
function filtersMember({ delegated, application }: Endpoint, collections: ReadonlySet<string>): string {
  const typeOf = (alternatives: readonly Alternative[]): string => {
    const types = alternatives.map(({ right }) =>
      right.kind === 'named' && collections.has(right.name) ? `Filter<${filterType(right.name)}>` : 'undefined',
    );
    return types.length === 0 ? 'undefined' : [...new Set(types)].join(' | ');
  };
  const types = [typeOf(delegated), typeOf(application)];
  if (types.every((type) => type === 'undefined')) return '';
  return `; filters: { delegated: ${types[0]}; application: ${types[1]} }`;
}

function printInterface(name: string, summary: string, members: readonly string[]): string {
  const body = members.length === 0 ? '{}' : `{\n${members.join('')}}`;
  return `/** ${summary} */\nexport interface ${name} ${body}\n`;
}

function doc(description: Located<string> | undefined): string {
  const text = description === undefined ? '' : commentText(description.value);
  return text === '' ? '' : `  /** ${text} */\n`;
}

function kindsOf({ delegated, application, anonymous }: Endpoint): readonly string[] {
  if (anonymous !== undefined) return ['anonymous'];
  return [...(delegated.length > 0 ? ['delegated'] : []), ...(application.length > 0 ? ['application'] : [])];
}

function paramsType(names: readonly string[]): string {
  if (names.length === 0) return '{}';
  return `{ ${names.map((name) => `readonly ${propertyKey(name)}: string`).join('; ')} }`;
}

/** Every property that an alternative is limited to, sorted, each once. */
function propertiesOf({ delegated, application }: Endpoint): readonly string[] {
  const names = new Set<string>();
  for (const { properties } of delegated) for (const { value } of properties ?? []) names.add(value);
  for (const { properties } of application) for (const { value } of properties ?? []) names.add(value);
  return [...names].toSorted(compareCodeUnits);
}
