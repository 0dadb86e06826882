// @fastify/autoload: every file below a folder is a plugin, and the folders between are its prefix.
import type { ts } from 'ts-morph';
import { placeIn, specifierOf } from '../../evaluate/built-in/file-places.ts';
import { textsOf } from '../../evaluate/texts.ts';
import type { Deferred, Value } from '../../evaluate/value.ts';
import { folderOf } from '../../program/posix-path.ts';
import type { Reading } from '../detector.ts';

const modules: ReadonlySet<string> = new Set(['@fastify/autoload', 'fastify-autoload']);

/** A file that is loaded. */
export interface LoadedPlugin {
  readonly file: string;
  /** As the folders say it, a pattern of Fastify. */
  readonly prefix: string;
  readonly plugin: Value;
}

/** Whether a plugin is the one that loads others. */
export function isAutoload(plugin: Value): boolean {
  return plugin.some(
    ({ kind, ...rest }) =>
      kind === 'symbolic' && 'root' in rest && rest.root.kind === 'module' && modules.has(rest.root.module),
  );
}

/**
 * The plugins that a call of `register(autoload, { dir })` loads.
 *
 * @returns `undefined` when the folder can't be told
 */
export function loadedPlugins(
  node: ts.CallExpression,
  options: Deferred,
  reading: Reading,
): readonly LoadedPlugin[] | undefined {
  const { evaluator } = reading;
  const file = node.getSourceFile().fileName;
  const folder = folderIn(options, reading);
  if (folder === undefined) return undefined;
  const inside = evaluator.program.files.filter(
    (one) => one.startsWith(`${folder}/`) && !/\.(?:test|spec)\.[^/]*$/u.test(one),
  );
  const indexed = new Set(inside.filter((one) => /\/index\.[^/]*$/u.test(one)).map(folderOf));
  // Next to an index no other file of the folder is loaded.
  const loaded = inside.filter((one) => !indexed.has(folderOf(one)) || /\/index\.[^/]*$/u.test(one));
  const withPrefix = evaluator.force(options).every((possible) => !turnsPrefixOff([possible], reading));
  return loaded.map((one) => {
    // As an import would: what is found depends on the file.
    evaluator.program.resolve(file, specifierOf(one, file));
    const plugin = evaluator.exported(one, 'default');
    const stated = evaluator
      .exported(one, 'autoPrefix')
      .flatMap((possible) => (possible.kind === 'text' ? possible.parts : []));
    const own = stated.find((part) => typeof part === 'string');
    const path = withPrefix ? folderOf(one).slice(folder.length) : '';
    return { file: one, prefix: own ?? path.replaceAll(/(?<=\/)_(?=[^/])/gu, ':'), plugin };
  });
}

function turnsPrefixOff(options: Value, { evaluator }: Reading): boolean {
  if (options.every(({ kind }) => kind !== 'record')) return false;
  return evaluator.member(options, 'dirNameRoutePrefix').some((one) => one.kind === 'constant' && one.value === false);
}

/** The folder that `dir` names. */
function folderIn(options: Deferred, { evaluator }: Reading): string | undefined {
  const records = evaluator.force(options).filter(({ kind }) => kind === 'record');
  if (records.length === 0) return undefined;
  const [dir, ...others] = textsOf(evaluator.member(records, 'dir'));
  return dir === undefined || others.length > 0 ? undefined : placeIn(dir);
}
