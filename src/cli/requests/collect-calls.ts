// The calls that `permc request` is asked about: the words of the command line, and a file of traffic, of operations or of
// calls, each matched with the catalog and each once.
import { isJsonRecord, memberOf } from '../../catalogs/json-record.ts';
import { readOpenApi } from '../../catalogs/openapi.ts';
import { parseLenientJson } from '../../catalogs/parse-lenient-json.ts';
import { quantity } from '../../report/count-findings.ts';
import type { Call } from '../../reason/catalog-call.ts';
import type { CallMatch, CatalogMatcher } from '../../reason/catalog-matcher.ts';
import type { SolveCall } from '../../reason/solve-demands.ts';
import { parseManifest } from '../../syntax/parse.ts';
import { plainData } from '../../syntax/plain-data.ts';
import { failure, success, type Outcome } from '../../workspace/outcome.ts';
import { callLines } from './call-lines.ts';
import { harCalls, isArchive } from './har-calls.ts';

/** Calls with what they are, and what people should know of how they were found. */
export interface CollectedCalls {
  readonly calls: readonly SolveCall[];
  readonly notes: readonly string[];
}

/**
 * Joins the words of a command line to calls: `GET /me` may be one word or two.
 *
 * @param words as the shell gave them
 */
export function callsOfWords(words: readonly string[]): readonly string[] {
  const calls: string[] = [];
  let method: string | undefined;
  for (const word of words) {
    if (method !== undefined) calls.push(`${method} ${word}`);
    else if (!/^[a-z]+$/i.test(word)) calls.push(word);
    method = method === undefined && /^[a-z]+$/i.test(word) ? word : undefined;
  }
  return method === undefined ? calls : [...calls, method];
}

/**
 * Collects calls.
 *
 * @param written calls of the command line
 * @param file the text of `--from` with its name; undefined without one
 * @param match finds operations in the catalog
 * @returns every call once; of traffic only what goes to the API; a problem when the file holds no calls
 */
export function collectCalls(
  written: readonly string[],
  file: { readonly shown: string; readonly text: string } | undefined,
  match: CatalogMatcher,
): Outcome<CollectedCalls> {
  const own = written.map((call) => ({ call, match: match(call) }));
  const read = file === undefined ? success({ calls: [], notes: [] }) : callsOfFile(file.shown, file.text, match);
  if (!read.ok) return read;
  const all = new Map([...own, ...read.value.calls].map((one) => [one.call, one]));
  if (all.size > 0) return success({ calls: [...all.values()], notes: read.value.notes });
  const [note] = read.value.notes;
  return failure(
    `there is no call to answer${note === undefined ? '' : `: ${note}`}`,
    '`permc request GET /me/messages` answers for one, `--from calls.txt` for a list',
  );
}

function callsOfFile(shown: string, text: string, match: CatalogMatcher): Outcome<CollectedCalls> {
  const json = parseLenientJson(text);
  if (json.ok && isArchive(json.value)) {
    const { calls, malformed } = harCalls(json.value);
    return success(callsOfTraffic(calls, malformed, match));
  }
  const document = json.ok ? json.value : /^openapi\s*:/m.test(text) ? yamlOf(shown, text) : undefined;
  if (isJsonRecord(document) && memberOf(document, 'openapi') !== undefined) {
    const { catalog, problems } = readOpenApi(document, 'calls');
    if (catalog === undefined)
      return failure(`\`${shown}\` can't be used: ${problems[0]?.message ?? 'it has no operations'}`);
    const calls = catalog.operations.map(({ method, template }) => `${method} ${template.text}`);
    return success({ calls: calls.map((call) => ({ call, match: match(call) })), notes: [] });
  }
  if (json.ok) {
    return failure(
      `\`${shown}\` holds neither recorded traffic nor an OpenAPI document`,
      '`--from` reads an HTTP Archive (HAR), an OpenAPI 3 document, or lines of `METHOD path`',
    );
  }
  return success({ calls: callLines(text).map((call) => ({ call, match: match(call) })), notes: [] });
}

function yamlOf(shown: string, text: string): unknown {
  const { tree } = parseManifest({ path: shown, text });
  return tree === undefined ? undefined : plainData(tree);
}

/** Recorded calls by what they were found to be: a thousand URLs of one operation are one call. */
function callsOfTraffic(calls: readonly Call[], malformed: number, match: CatalogMatcher): CollectedCalls {
  const found = new Map<string, SolveCall>();
  let foreign = 0;
  for (const call of calls) {
    const answer = match(call);
    if (answer.kind === 'other-api') foreign += 1;
    else {
      const name = nameOf(call, answer);
      found.set(name, { call: name, match: answer });
    }
  }
  const notes = [
    ...(foreign === 0 ? [] : [`${quantity(foreign, 'request')} to other hosts left out`]),
    ...(malformed === 0
      ? []
      : [`${quantity(malformed, 'entry').replace(/entrys$/, 'entries')} without a call left out`]),
  ];
  return { calls: [...found.values()], notes };
}

/** A call without the ids and the query of one user's traffic, wherever the catalog knows its shape. */
function nameOf({ method, url }: Call, match: CallMatch): string {
  if (match.kind === 'found' && match.aliases.length === 0) {
    return `${match.operation.method} ${match.operation.template.text}`;
  }
  return `${method.toUpperCase()} ${url.replace(/[?#].*$/s, '')}`;
}
