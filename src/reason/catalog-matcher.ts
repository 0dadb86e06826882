// Which operation of a catalog a concrete call is: by its own path first, and only if there is none by another path that
// names the same thing. It never guesses: what two templates claim alike is ambiguous, and what none has is not found.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Catalog, CatalogOperation } from '../model/catalog.ts';
import type { Method } from '../model/model.ts';
import { isDotSegment } from '../runtime/captures.ts';
import { moreSpecific } from '../runtime/template-relations.ts';
import type { PathTemplate } from '../runtime/template.ts';
import { aliasesOf, type CallAlias } from './catalog-aliases.ts';
import { createCallReader, type Call, type CallFault } from './catalog-call.ts';
import { requestSegments } from './catalog-segments.ts';
import { createCatalogTrie } from './catalog-trie.ts';

/** What a call was found to be. */
export type CallMatch =
  | {
      readonly kind: 'found';
      readonly operation: CatalogOperation;
      /** All operations of the operation's template, itself among them, in the order of the catalog. */
      readonly siblings: readonly CatalogOperation[];
      /** By which other names it was found; empty when it was found by its own. */
      readonly aliases: readonly CallAlias[];
    }
  /** Several templates match and none is the more specific; or the published data has one path twice. */
  | {
      readonly kind: 'ambiguous';
      readonly candidates: readonly CatalogOperation[];
      readonly aliases: readonly CallAlias[];
    }
  /** The path is known, but not with this method. */
  | { readonly kind: 'no-method'; readonly template: PathTemplate; readonly methods: readonly Method[] }
  | { readonly kind: 'not-found'; readonly method: Method; readonly path: string }
  /** A batch needs no permission itself: the calls in its body do, see `batchCalls`. */
  | { readonly kind: 'batch' }
  | { readonly kind: 'other-api'; readonly authority: string }
  | { readonly kind: 'malformed'; readonly reason: CallFault };

/** Finds the operation of a call. */
export type CatalogMatcher = (call: string | Call) => CallMatch;

/** The templates that are one in the one spelling, each with its operations in the order of the catalog. */
type Leaf = Map<PathTemplate, readonly CatalogOperation[]>;

/**
 * Prepares a catalog for finding calls in it.
 *
 * Letter case and parameter names don't count, a template's own text (`/users/{id}`) is a call like any other, and an
 * operation is sought by its method first: a path that only has `GET` does not hide a parameter that has `DELETE`.
 *
 * @param catalog any catalog; templates of one shape are no error here
 * @returns the matcher; it never throws
 */
export function createCatalogMatcher(catalog: Catalog): CatalogMatcher {
  const byShape = new Map<string, CatalogOperation[]>();
  for (const operation of catalog.operations) {
    const known = byShape.get(operation.template.text);
    if (known === undefined) byShape.set(operation.template.text, [operation]);
    else known.push(operation);
  }
  const templates = [...byShape.values()].flatMap(([first]) => (first === undefined ? [] : [first.template]));
  const trie = createCatalogTrie<Leaf>(
    templates,
    () => new Map(),
    (leaf, template) => leaf.set(template, byShape.get(template.text) ?? []),
  );
  const read = createCallReader(catalog.bases);
  return (call) => {
    const parts = read(call);
    if (parts.kind !== 'path') return parts;
    const { method, path } = parts;
    const segments = requestSegments(path);
    // What a client would have resolved before sending names nothing, by whatever other name.
    if (segments.some(({ text }) => isDotSegment(text))) return { kind: 'not-found', method, path };
    const direct = trie.find(segments);
    const answer = choose(direct, method, path, []);
    if (answer !== undefined) return answer;
    if (method === 'POST' && segments.length === 1 && segments[0]?.text === '$batch') return { kind: 'batch' };
    for (const { segments: other, casts, aliases } of aliasesOf(segments)) {
      const aliased = choose(trie.find(other, casts), method, path, aliases);
      if (aliased !== undefined) return aliased;
    }
    return unanswered(direct, method, path);
  };
}

/** The operation that several matching templates amount to; undefined when none has the method. */
function choose(
  leaves: readonly Leaf[],
  method: Method,
  path: string,
  aliases: readonly CallAlias[],
): CallMatch | undefined {
  const candidates = leaves.map((leaf) => operationsOf(leaf, method, path)).filter((found) => found.length > 0);
  const [best, ...others] = candidates;
  const first = best?.[0];
  if (best === undefined || first === undefined) return undefined;
  const rivals = others.filter((other) =>
    other.some(({ operation }) => !moreSpecific(first.operation.template, operation.template)),
  );
  const all = [best, ...rivals].flat();
  if (all.length > 1) return { kind: 'ambiguous', candidates: all.map(({ operation }) => operation), aliases };
  return { kind: 'found', ...first, aliases };
}

type Candidate = { readonly operation: CatalogOperation; readonly siblings: readonly CatalogOperation[] };

/** The operations of a leaf with a method; where spellings differ only the one that is the path to the letter. */
function operationsOf(leaf: Leaf, method: Method, path: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const siblings of leaf.values()) {
    for (const operation of siblings) if (operation.method === method) found.push({ operation, siblings });
  }
  if (found.length < 2) return found;
  const written = path.toLowerCase();
  const exact = found.filter(({ operation }) => operation.template.text.toLowerCase() === written);
  return exact.length === 1 ? exact : found;
}

/** Why there is no operation: the path is unknown, or it has no such method. */
function unanswered(leaves: readonly Leaf[], method: Method, path: string): CallMatch {
  const [best] = leaves;
  const [template] = best?.keys() ?? [];
  if (best === undefined || template === undefined) return { kind: 'not-found', method, path };
  const methods = [...best.values()].flat().map((operation) => operation.method);
  return { kind: 'no-method', template, methods: [...new Set(methods)].toSorted(compareCodeUnits) };
}
