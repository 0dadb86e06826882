// Which found calls go where under `requests:`: to the API that they call, and to the kind of access that the app has there.
// It plans; texts of manifests are edited elsewhere.
import type { Catalog } from '../../model/catalog.ts';
import type { AccessRequest } from '../../model/model.ts';
import type { ResolvedRequest } from '../../reason/resolved-request.ts';
import { createFindCalls, identityOf, matcherOf, type FoundCall } from '../hold/found-calls.ts';
import type { ClientScan } from '../scan-result.ts';

/** Calls that one list lacks. */
export interface RequestAddition {
  /** The name under `requests:`. */
  readonly api: string;
  readonly kind: AccessRequest['kind'];
  /** `METHOD /path/{id}`, in the order of the code, none twice. */
  readonly calls: readonly string[];
  /** The file that holds the access, as its spans name it; undefined when there is none yet. */
  readonly file: string | undefined;
}

/** What to add, and the APIs of which nobody can tell with which kind of access they are called. */
export interface RequestAdditions {
  readonly additions: readonly RequestAddition[];
  readonly undecided: readonly string[];
}

/** What is known besides the code. */
export interface AdditionInput {
  readonly requests: readonly ResolvedRequest[];
  /** The catalogs of APIs that may be called without being requested yet. */
  readonly catalogs: readonly Catalog[];
  /** The kind of access that the user states for calls that are in no list. */
  readonly kind: AccessRequest['kind'] | undefined;
}

/**
 * Plans what `requests:` lacks.
 *
 * The kind of access of a call that is in no list is what the user states; else the only kind that the manifest has for the
 * API; else delegated, when a call goes to `/me`, which only a signed-in user has.
 *
 * @param scan what the code calls
 */
export function requestAdditions(scan: ClientScan, { requests, catalogs, kind }: AdditionInput): RequestAdditions {
  const additions: RequestAddition[] = [];
  const undecided: string[] = [];
  const known = new Map(catalogs.map((catalog) => [catalog.name, catalog]));
  const byName = new Map(requests.map((resolved) => [resolved.request.name, resolved]));
  for (const api of new Set([...byName.keys(), ...known.keys()])) {
    const resolved = byName.get(api);
    const catalog = resolved?.catalog ?? known.get(api);
    const match = matcherOf(catalog);
    const found = createFindCalls(api, catalog, match)(scan).calls;
    const access = resolved?.request.access ?? [];
    const listed = new Set(
      access.flatMap(({ calls }) =>
        calls.map(({ method, target }) => identityOf(method, target, match({ method, url: target }))),
      ),
    );
    const missing = found.filter(({ identity }) => !listed.has(identity));
    if (missing.length === 0) continue;
    const decided = kind ?? kindOf(access, missing);
    if (decided === undefined) undecided.push(api);
    else {
      const file = access.find((one) => one.kind === decided)?.span.source.path ?? resolved?.request.span.source.path;
      additions.push({ api, kind: decided, calls: [...new Set(missing.map(callText))], file });
    }
  }
  return { additions, undecided };
}

function kindOf(access: readonly AccessRequest[], missing: readonly FoundCall[]): AccessRequest['kind'] | undefined {
  const [only, ...others] = access;
  if (only !== undefined && others.length === 0) return only.kind;
  return missing.some(({ path }) => /^\/me(?:\/|$)/i.test(path)) ? 'delegated' : undefined;
}

/** A call as people write it down: with the names that its catalog gives its parameters, else with numbered ones. */
function callText({ method, path, match }: FoundCall): string {
  if (match.kind === 'found' && match.aliases.length === 0) return `${method} ${match.operation.template.text}`;
  let count = 0;
  return `${method} ${path.replaceAll('{}', () => (++count === 1 ? '{id}' : `{id${count}}`))}`;
}
