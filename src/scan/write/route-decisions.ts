// What the routes of a server's code say about who may call them: which become endpoints of a first manifest, and which
// only a person can decide. Nothing is made up: a check that can't be read opens nothing.
import { isReservedName } from '../../model/reserved-names.ts';
import { moreSpecific, overlaps } from '../../runtime/template-relations.ts';
import { parseTemplate, type PathTemplate } from '../../runtime/template.ts';
import type { RouteGuard, ServerRoute } from '../scan-result.ts';

/** A route whose old check names permissions. */
export interface DecidedRoute {
  /** `METHOD /path`. */
  readonly key: string;
  readonly route: ServerRoute;
  readonly scopes: readonly string[];
  readonly appRoles: readonly string[];
  /** Whether nothing in the path can point at somebody else: it is about the signed-in user. */
  readonly isOwn: boolean;
}

/** A route that a person has to decide about, and why. */
export interface OpenRoute {
  readonly key: string;
  readonly route: ServerRoute;
  readonly reason: string;
}

/** Every route of a scan, each under its first place. */
export interface RouteDecisions {
  readonly decided: readonly DecidedRoute[];
  readonly open: readonly OpenRoute[];
}

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Sorts routes, in their order. */
export function routeDecisions(routes: readonly ServerRoute[]): RouteDecisions {
  const decided: DecidedRoute[] = [];
  const open: OpenRoute[] = [];
  const taken: { readonly method: string; readonly template: PathTemplate }[] = [];
  for (const route of routes) {
    const path = route.path.length > 1 ? route.path.replace(/\/+$/, '') : route.path;
    const key = `${route.method} ${path}`;
    const parsed = parseTemplate(path);
    const keep = (reason: string): void => void open.push({ key, route, reason });
    if (route.path.includes('{}') || route.method === '{}') keep('only the running program knows the whole of it');
    else if (!methods.has(route.method))
      keep('it answers more than one method: declare those that are meant, one by one');
    else if (!parsed.ok || path.includes('*') || parsed.template.params.some(isReservedName))
      keep('no template says this path: declare the paths that are meant, one by one');
    else {
      const { template } = parsed;
      const same = taken.filter((one) => one.method === route.method && overlaps(one.template, template));
      if (same.some((one) => one.template.shape === template.shape)) continue;
      if (!same.every((one) => isOrdered(one.template, template))) {
        keep('another endpoint can match the same URL: change one of the two paths');
        continue;
      }
      const asked = askedPermissions(route.guards);
      if (asked.scopes.length + asked.appRoles.length === 0) keep(openReason(route.guards));
      else decided.push({ key, route, ...asked, isOwn: isOwn(template) });
      if (asked.scopes.length + asked.appRoles.length > 0) taken.push({ method: route.method, template });
    }
  }
  return { decided, open: firstOfEach(open) };
}

/** The permissions that the checks of a route name. A value is a scope unless the check speaks of roles. */
function askedPermissions(guards: readonly RouteGuard[]): Pick<DecidedRoute, 'scopes' | 'appRoles'> {
  const written = guards.filter(({ kind }) => kind !== 'permc');
  const valuesOf = (some: readonly RouteGuard[]): readonly string[] =>
    [...new Set(some.flatMap(({ permissions }) => permissions))].filter(isPermissionValue);
  const appRoles = valuesOf(written.filter(isAboutRoles));
  // Scopes and app roles share one namespace: a value that is checked as both is the role.
  const scopes = valuesOf(written.filter((guard) => !isAboutRoles(guard))).filter((value) => !appRoles.includes(value));
  return { scopes, appRoles };
}

/** What the language takes as the value of a permission. */
function isPermissionValue(value: string): boolean {
  return value !== '' && !isReservedName(value) && !/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(value);
}

function isAboutRoles({ kind, text }: RouteGuard): boolean {
  return /role/i.test(`${kind} ${text}`);
}

function openReason(guards: readonly RouteGuard[]): string {
  const [first] = guards;
  if (first === undefined) return 'no check was found: say who may call it, or why nobody needs a token';
  if (first.kind === 'permc') return `it has a guard of permc, for \`${first.permissions.join('`, `')}\``;
  return `what \`${first.text}\` asks for could not be read: say who may call it`;
}

function isOrdered(left: PathTemplate, right: PathTemplate): boolean {
  return moreSpecific(left, right) || moreSpecific(right, left);
}

function isOwn({ segments, params }: PathTemplate): boolean {
  return params.length === 0 && segments.some((segment) => segment.kind === 'literal' && segment.text === 'me');
}

function firstOfEach(routes: readonly OpenRoute[]): readonly OpenRoute[] {
  return [...new Map(routes.toReversed().map((one) => [one.key, one])).values()].toReversed();
}
