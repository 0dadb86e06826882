// @fastify/autoload: every file below a folder is a plugin, and the folders between are its prefix.
import { ts } from 'ts-morph';
import type { Deferred, Value } from '../../evaluate/value.ts';
import { folderOf, joinPath } from '../../program/posix-path.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
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
  const folder = folderIn(node, file);
  if (folder === undefined) return undefined;
  const inside = evaluator.program.files.filter(
    (one) => one.startsWith(`${folder}/`) && !/\.(?:test|spec)\.[^/]*$/u.test(one),
  );
  const indexed = new Set(inside.filter((one) => /\/index\.[^/]*$/u.test(one)).map(folderOf));
  // Next to an index no other file of the folder is loaded.
  const loaded = inside.filter((one) => !indexed.has(folderOf(one)) || /\/index\.[^/]*$/u.test(one));
  const withPrefix = evaluator.force(options).every((possible) => !turnsPrefixOff([possible], reading));
  const up = folderOf(file) === '' ? './' : '../'.repeat(folderOf(file).split('/').length);
  return loaded.map((one) => {
    // As an import would: what is found depends on the file.
    evaluator.program.resolve(file, `${up}${one}`);
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

/** The folder that `dir` names: `join(__dirname, 'routes')`, or any other way to put texts behind the file's own folder. */
function folderIn(node: ts.CallExpression, file: string): string | undefined {
  const [, options] = node.arguments;
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return undefined;
  const dir = options.properties.find((property) => property.name?.getText() === 'dir');
  if (dir === undefined || !ts.isPropertyAssignment(dir)) return undefined;
  const texts: string[] = [];
  walkNodes(dir.initializer, (inner) => {
    if (ts.isStringLiteralLike(inner) || ts.isTemplateTail(inner) || ts.isTemplateMiddle(inner)) texts.push(inner.text);
    return true;
  });
  return texts.length === 0 ? undefined : joinPath(folderOf(file), texts.join('/'));
}
