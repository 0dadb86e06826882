// Endpoints as declared: the key taken apart, the ways in resolved.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { suggest } from '../base/suggest.ts';
import type { Span } from '../diagnostics/span.ts';
import type { AccountKind } from '../runtime/table.ts';
import { parseTemplate } from '../runtime/template.ts';
import type { LocatedEntry } from '../syntax/located-tree.ts';
import { buildApplication, buildDelegated } from './build-alternatives.ts';
import { checkPaths } from './check-paths.ts';
import type { DeclaredNames } from './declared-names.ts';
import { modelError } from './model-errors.ts';
import type { Endpoint, Method, SignInAudience } from './model.ts';
import { asMap, childOf, textAt } from './read-tree.ts';
import { isReservedName } from './reserved-names.ts';
import { templateProblem } from './template-problem.ts';

/** The methods that an endpoint may have. */
export const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The kinds of account that can sign in to an app of this audience. */
export function accountsOf(audience: SignInAudience): readonly AccountKind[] {
  if (audience === 'PersonalMicrosoftAccount') return ['personal'];
  return audience === 'AzureADandPersonalMicrosoftAccount' ? ['work', 'personal'] : ['work'];
}

/** The endpoints, by path and then by method. Entries that are no endpoint, or collide with another, are reported. */
export function buildEndpoints(
  entries: readonly LocatedEntry[],
  audience: SignInAudience,
  names: DeclaredNames,
): readonly Endpoint[] {
  const accounts = accountsOf(audience);
  const endpoints: Endpoint[] = [];
  for (const entry of entries) {
    const endpoint = buildEndpoint(entry, accounts, names);
    if (endpoint !== undefined) endpoints.push(endpoint);
  }
  checkPaths(endpoints, names.report);
  return endpoints.toSorted(
    (left, right) =>
      compareCodeUnits(left.template.text, right.template.text) || compareCodeUnits(left.method, right.method),
  );
}

function buildEndpoint(
  { key, value }: LocatedEntry,
  accounts: readonly AccountKind[],
  names: DeclaredNames,
): Endpoint | undefined {
  const invalid = (span: Span, problem: string, help: string): undefined => {
    names.report(modelError('invalid-endpoint', span, { key: key.value, problem, help }));
  };
  const space = key.value.indexOf(' ');
  const word = space < 0 ? key.value : key.value.slice(0, space);
  const method = methods.find((known) => known === word);
  if (method === undefined) {
    const near = suggest(word, methods, 1)[0];
    const help = near === undefined ? `a key starts with one of ${methods.join(', ')}` : `did you mean \`${near}\`?`;
    return invalid(key.span, space < 0 ? 'it has no method' : `\`${word}\` is not a method`, help);
  }
  const path = key.value.slice(space + 1);
  const pathSpan = within(key.span, key.value, space + 1, key.value.length);
  const parsed = parseTemplate(path);
  if (!parsed.ok) {
    const { problem, help } = templateProblem(parsed.reason);
    return invalid(within(key.span, key.value, space + 1 + parsed.start, space + 1 + parsed.end), problem, help);
  }
  const { template } = parsed;
  for (const name of template.params) {
    if (isReservedName(name)) names.report(modelError('reserved-name', pathSpan, { what: 'path parameter', name }));
  }
  const body = asMap(value);
  const context = { names, endpoint: key.value, template, accounts };
  const delegated = childOf(body, 'delegated');
  const application = childOf(body, 'application');
  return {
    key: key.value,
    method,
    template,
    description: textAt(body, 'description'),
    delegated: delegated === undefined ? [] : buildDelegated(delegated, context),
    application: application === undefined ? [] : buildApplication(application, context),
    anonymous: textAt(body, 'anonymous'),
    span: key.span,
    pathSpan,
  };
}

/** The characters of a part of a key; the whole key when it is not written as it reads (quoted with escapes). */
function within(span: Span, text: string, start: number, end: number): Span {
  const written = span.source.text.slice(span.start, span.end);
  const shift = written.indexOf(text);
  if (shift < 0) return span;
  const first = span.start + shift + start;
  return { source: span.source, start: first, end: Math.max(first + 1, span.start + shift + end) };
}
