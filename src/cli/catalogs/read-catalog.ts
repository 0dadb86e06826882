// From what `permc catalog` is pointed at to a catalog: tells the formats apart and hands each to its reader.
import { relative, resolve, sep } from 'node:path';
import type { CatalogReading } from '../../catalogs/catalog-reading.ts';
import { readEntraApplication } from '../../catalogs/entra-application.ts';
import { isJsonRecord, memberOf } from '../../catalogs/json-record.ts';
import { readMicrosoftGraph } from '../../catalogs/microsoft-graph/read-microsoft-graph.ts';
import { readOpenApi } from '../../catalogs/openapi.ts';
import { parseLenientJson } from '../../catalogs/parse-lenient-json.ts';
import { catalogFromManifest } from '../../catalogs/permc-manifest.ts';
import { compile } from '../../compile.ts';
import { positionAt } from '../../diagnostics/span.ts';
import type { Catalog } from '../../model/catalog.ts';
import { parseManifest } from '../../syntax/parse.ts';
import { plainData } from '../../syntax/plain-data.ts';
import { isUrl, shownUrl } from '../../workspace/download.ts';
import { loadManifest } from '../../workspace/load-manifest.ts';
import type { CatalogFormat, CatalogOrigin } from '../../workspace/lock-file.ts';
import { failure, success, type Outcome } from '../../workspace/outcome.ts';
import {
  isSourceFolder,
  readSourceFolder,
  readSourceText,
  type SourceContext,
  type SourceText,
} from './catalog-source.ts';

/** The folder that Microsoft publishes the data of Microsoft Graph in (microsoftgraph/microsoft-graph-devx-content). */
export const publishedGraph =
  'https://raw.githubusercontent.com/microsoftgraph/microsoft-graph-devx-content/master/permissions/new/';

const graphFiles = ['permissions.json', 'provisioningInfo.json'];

/** A catalog that was read, and where it was read from, without a word about this machine. */
export interface ReadCatalog {
  readonly catalog: Catalog;
  readonly origin: CatalogOrigin;
}

/**
 * Reads a catalog.
 *
 * @param name what it is to be called; without a source only `microsoft-graph` is known
 * @param from a file, a folder or a URL; undefined for what is published
 * @param folder the absolute path that the recorded origin is relative to
 * @returns the catalog, or the first thing that is wrong with its source
 */
export async function readCatalog(
  name: string,
  from: string | undefined,
  folder: string,
  context: SourceContext,
): Promise<Outcome<ReadCatalog>> {
  if (from === undefined && name !== 'microsoft-graph') {
    return failure(
      `\`${name}\` is not published where permc knows it`,
      `\`permc catalog add ${name} --from <source>\` reads a permc manifest, the JSON of an Entra application or an OpenAPI document`,
    );
  }
  const source = from ?? publishedGraph;
  const graph = graphFolder(name, source, context.workingFolder);
  const originOf = (format: CatalogFormat, where: string): CatalogOrigin => ({
    format,
    from: recordedPath(where, context.workingFolder, folder),
  });
  if (graph !== undefined) {
    const texts = await readSourceFolder(graph, graphFiles, context);
    if (!texts.ok) return texts;
    context.progress.step('reading the permissions of Microsoft Graph', largestQuietly);
    return readGraphTexts(texts.value, originOf('microsoft-graph', graph));
  }
  const text = await readSourceText(source, context);
  if (!text.ok) return text;
  const { shown } = text.value;
  const { format, reading } = readOne(text.value, name, source, context.workingFolder);
  if (!reading.ok) return reading;
  const { catalog, problems } = reading.value;
  if (catalog === undefined) return failure(problemText(shown, problems), problems[0]?.help);
  return success({ catalog: { ...catalog, name }, origin: originOf(format, source) });
}

/** Large enough for the progress to be shown at once: the reading itself can't report. */
const largestQuietly = 2 ** 20;

/** The folder of the published data, if that is what the source is; any of its two files stands for it. */
function graphFolder(name: string, source: string, workingFolder: string): string | undefined {
  if (isSourceFolder(source, workingFolder)) return source;
  const file = graphFiles.find((known) => shownUrl(source).endsWith(`/${known}`) || source === known);
  if (file !== undefined) return source === file ? '.' : shownUrl(source).slice(0, -file.length);
  return name === 'microsoft-graph' && isUrl(source) && !/\.(?:json|ya?ml)$/i.test(shownUrl(source))
    ? source
    : undefined;
}

function readGraphTexts(texts: readonly SourceText[], origin: CatalogOrigin): Outcome<ReadCatalog> {
  const values: unknown[] = [];
  for (const { shown, text } of texts) {
    const parsed = parseLenientJson(text);
    if (!parsed.ok) return failure(`\`${shown}\` ${notJson(text)}`, 'the catalog that is stored was not touched');
    values.push(parsed.value);
  }
  const [permissions, provisioning] = values;
  const { catalog, problems } = readMicrosoftGraph({ permissions, provisioning });
  if (catalog !== undefined) return success({ catalog, origin });
  const shown = problems[0]?.pointer.startsWith('/permissionDeployments') === true ? texts[1] : texts[0];
  return failure(problemText(shown?.shown ?? '', problems), problems[0]?.help);
}

/** What stands there instead of JSON: most often the page with which a network asks for a sign-in. */
function notJson(text: string): string {
  if (/^\s*</.test(text)) return 'holds HTML where JSON should be: it may be the sign-in page of the network';
  return text.trim() === '' ? 'is empty' : 'is not JSON, or only a part of it';
}

interface OneReading {
  readonly format: CatalogFormat;
  readonly reading: Outcome<CatalogReading>;
}

/** Tells the formats with one file apart by what only they have. */
function readOne({ shown, text }: SourceText, name: string, source: string, workingFolder: string): OneReading {
  if (/^\s*</.test(text)) {
    return { format: 'openapi', reading: failure(`\`${shown}\` ${notJson(text)}`) };
  }
  const json = parseLenientJson(text);
  if (json.ok && isJsonRecord(json.value) && memberOf(json.value, 'openapi') !== undefined) {
    return { format: 'openapi', reading: success(readOpenApi(json.value, name)) };
  }
  if (json.ok) return { format: 'entra', reading: success(readEntraApplication(text, name)) };
  const { tree } = parseManifest({ path: shown, text });
  const data = tree === undefined ? undefined : plainData(tree);
  if (isJsonRecord(data) && memberOf(data, 'openapi') !== undefined) {
    return { format: 'openapi', reading: success(readOpenApi(data, name)) };
  }
  return { format: 'manifest', reading: readManifest({ shown, text }, source, workingFolder) };
}

function readManifest({ shown, text }: SourceText, source: string, workingFolder: string): Outcome<CatalogReading> {
  const loaded = isUrl(source) ? undefined : loadManifest(workingFolder, source);
  if (loaded?.ok === false) return loaded;
  const { model, diagnostics } = compile(
    loaded === undefined
      ? { manifest: { path: shown, text } }
      : { manifest: loaded.value.source, read: loaded.value.read, locked: loaded.value.locked },
  );
  if (model !== undefined) return success({ catalog: catalogFromManifest(model), problems: [] });
  const first = diagnostics.find(({ severity }) => severity === 'error');
  const at = first === undefined ? undefined : positionAt(first.span.source, first.span.start);
  const place = at === undefined ? '' : `:${at.line}:${at.column}`;
  return failure(
    `\`${shown}${place}\` is no manifest that can be read: ${first?.message ?? 'it is empty'}`,
    '`--from` reads a permc manifest, the JSON of an Entra application or an OpenAPI document',
  );
}

function problemText(shown: string, problems: CatalogReading['problems']): string {
  const [first] = problems;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more like it` : '';
  const place = first?.pointer === undefined || first.pointer === '' ? '' : ` at \`${first.pointer}\``;
  return `\`${shown}\` can't be used${place}: ${first?.message ?? 'it holds no catalog'}${more}`;
}

/** A URL without what may be secret in it; a path from the folder of the lock file. */
function recordedPath(source: string, workingFolder: string, folder: string): string {
  if (isUrl(source)) return shownUrl(source);
  const path = relative(folder, resolve(workingFolder, source));
  return path === '' ? '.' : path.split(sep).join('/');
}
