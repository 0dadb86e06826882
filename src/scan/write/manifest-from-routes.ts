// A first manifest from the routes of a server's code and the checks that were found on them. What a program can't know is
// left out, so that nothing is open that nobody decided: `permc check` asks for the rights of users, `permc scan server`
// for the routes that are only named in comments.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import { flowScalar, keyScalar } from '../../syntax/scalar-text.ts';
import type { ServerRoute } from '../scan-result.ts';
import { routeDecisions, type DecidedRoute, type OpenRoute } from './route-decisions.ts';

/** What a manifest is made from. */
export interface RoutesInput {
  /** What the project is called, such as the name of its package; anything. */
  readonly project: string;
  readonly routes: readonly ServerRoute[];
}

/** The text of a manifest, and how much of it a person has to decide. */
export interface RoutesManifest {
  readonly text: string;
  readonly endpoints: number;
  /** Routes that are named in comments only. */
  readonly open: number;
  /** Permissions without the texts that people read before they consent: no code says them. */
  readonly untold: number;
  /** Endpoints that do not say yet which right the user needs. */
  readonly undecided: number;
}

const head = `# yaml-language-server: $schema=./node_modules/permc/schemas/manifest.schema.json
#
# Made from the routes of the code and the checks that stand before them. What the code does not say is yours to decide:
#   npx permc check          asks which right the user needs, and for the texts that people read before they consent
#   npx permc scan server    asks for every route that is not declared yet
permc: 1
`;

/**
 * Writes a manifest.
 *
 * @returns a manifest that the compiler reads; the same text for the same routes
 */
export function manifestFromRoutes({ project, routes }: RoutesInput): RoutesManifest {
  const { decided, open } = routeDecisions(routes);
  const scopes = unique(decided.flatMap((one) => one.scopes));
  const appRoles = unique(decided.flatMap((one) => one.appRoles));
  // One value can be checked as a scope here and as a role there; the manifest has it once.
  const onlyScopes = scopes.filter((value) => !appRoles.includes(value));
  const sections = [
    head,
    `app:\n  name: ${appName(project)} # ids of permissions derive from it: keep it for ever\n`,
    section(
      'scopes',
      onlyScopes.map((value) => `  ${keyScalar(value)}: # to write: admin: { displayName, description }\n`),
    ),
    section(
      'appRoles',
      appRoles.map(
        (value) =>
          `  ${keyScalar(value)}: # to write: displayName, description; it is for apps: where users hold it, add \`allowedMemberTypes: [User]\`\n`,
      ),
    ),
    section(
      'endpoints',
      decided.map((one) => endpointText(one, new Set(appRoles))),
    ),
    open.length === 0 ? '' : `# Not declared yet, and so refused by every guard:\n${open.map(openText).join('')}`,
  ];
  return {
    text: sections.filter((text) => text !== '').join('\n'),
    endpoints: decided.length,
    open: open.length,
    untold: onlyScopes.length + appRoles.length,
    undecided: decided.filter((one) => !one.isOwn && one.scopes.some((value) => onlyScopes.includes(value))).length,
  };
}

function section(name: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `${name}:\n${entries.join('')}`;
}

function endpointText({ key, route, scopes, appRoles, isOwn }: DecidedRoute, roles: ReadonlySet<string>): string {
  const lines = [`  ${keyScalar(key)}: # ${placeOf(route)}`];
  const asScopes = scopes.filter((value) => !roles.has(value));
  const asRoles = unique([...appRoles, ...scopes.filter((value) => roles.has(value))]);
  if (asScopes.length > 0) {
    const right = isOwn ? ', right: self' : '';
    const note = isOwn ? '' : ' # right: which right does the user need besides?';
    lines.push(`    delegated: { ${condition('scope', asScopes)}${right} }${note}`);
  }
  if (asRoles.length > 0) lines.push(`    application: { ${condition('role', asRoles)} }`);
  return `${lines.join('\n')}\n`;
}

/** Of several permissions all are asked for: fewer would let in whom the old check may have refused. */
function condition(name: string, values: readonly string[]): string {
  const written = values.map((value) => flowScalar(value));
  return written.length === 1 ? `${name}: ${written.join('')}` : `allOf: [${written.join(', ')}]`;
}

function openText({ key, route, reason }: OpenRoute): string {
  return `#   ${oneLine(key)} (${placeOf(route)}): ${oneLine(reason)}\n`;
}

function placeOf({ file, line }: ServerRoute): string {
  return oneLine(`${file}:${line}`);
}

/** A comment ends with its line, and must not hold what no manifest may. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

function appName(project: string): string {
  const words = project.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 100)
    .replace(/-$/, '');
  return name === '' ? 'my-api' : name;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted(compareCodeUnits);
}
