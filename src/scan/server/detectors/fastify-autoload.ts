// @fastify/autoload: every file below a folder is a plugin, the folders between are its prefix, and a file of hooks stands
// before the plugins of its folder. It must not know how a plugin is run.
import type { ts } from '../../program/typescript.js';
import { placeIn, specifierOf } from '../../evaluate/built-in/file-places.ts';
import { patternTest } from '../../evaluate/built-in/patterns.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { constantOf, textOf } from '../../evaluate/make-value.ts';
import { truthOfValue } from '../../evaluate/operators.ts';
import { known, knownText, textsOf } from '../../evaluate/texts.ts';
import type { Deferred, Possible, Value } from '../../evaluate/value.ts';
import type { Reading } from '../detector.ts';
import { filesToLoad, type LoadRules } from './autoload-files.ts';
import { unknownPart } from '../paths/route-pattern.ts';
import { textWithHoles } from './read-arguments.ts';

const modules: ReadonlySet<string> = new Set(['@fastify/autoload', 'fastify-autoload']);

/** A file that is loaded. */
export interface LoadedPlugin {
  readonly file: string;
  /** As options, the file and the folders say it, a pattern of Fastify. */
  readonly prefix: string;
  readonly plugin: Value;
  /** What the plugin is handed beside its context. */
  readonly options: Deferred;
}

/** The files of one folder. */
export interface LoadedFolder {
  readonly folder: string;
  /** What is run first for all plugins of the folder, and for no others. */
  readonly hooks: readonly Value[];
  readonly plugins: readonly LoadedPlugin[];
  /** Whether each plugin has a context of its own. */
  readonly encapsulated: boolean;
}

/** Whether a plugin is the one that loads others. */
export function isAutoload(plugin: Value): boolean {
  return plugin.some(
    ({ kind, ...rest }) =>
      kind === 'symbolic' && 'root' in rest && rest.root.kind === 'module' && modules.has(rest.root.module),
  );
}

/**
 * What a call of `register(autoload, { dir })` loads, folder by folder.
 *
 * @returns `undefined` when the folder can't be told
 */
export function loadedFolders(
  node: ts.CallExpression,
  options: Deferred,
  reading: Reading,
): readonly LoadedFolder[] | undefined {
  const { evaluator } = reading;
  const from = node.getSourceFile().fileName;
  const records = evaluator.force(options).filter(({ kind }) => kind === 'record');
  const [dir, ...others] = records.length === 0 ? [] : textsOf(evaluator.member(records, 'dir'));
  const root = dir === undefined || others.length > 0 ? undefined : placeIn(dir);
  if (root === undefined) return undefined;
  const given = (name: string): Value => evaluator.member(records, name);
  const own = given('options').filter(({ kind }) => kind === 'record');
  const above = optionsPrefix(own, reading);
  const load = (file: string): void => {
    // As an import would: what is found depends on the file.
    evaluator.program.resolve(from, specifierOf(file, from));
  };
  return filesToLoad(evaluator.program.below(root), root, loadRules(given, reading)).map(
    ({ folder, hooks, files }) => ({
      folder,
      encapsulated: !isSet(given('encapsulate'), false),
      hooks: hooks.map((file) => {
        load(file);
        return evaluator.exported(file, 'default');
      }),
      plugins: files.flatMap((file) => {
        load(file);
        if (isSet(evaluator.exported(file, 'autoload'), false)) return [];
        const prefix = filePrefix(file, above, folderPrefix(root, folder, given, reading), reading);
        const plugin = evaluator.exported(file, 'default');
        return [{ file, prefix, plugin, options: known(pluginOptions(given('options'), prefix)) }];
      }),
    }),
  );
}

/** The names of files that stand for their folder, and of files of hooks, where the options give no others. */
const indexName = /^index\.[cm]?[jt]s$/iu;
const hooksName = /^[_.]?auto_?hooks\.[cm]?[jt]s$/iu;

function loadRules(given: (name: string) => Value, { evaluator }: Reading): LoadRules {
  const depth = given('maxDepth').find((one) => one.kind === 'constant')?.value;
  const finds = (name: string, path: string): boolean | undefined => {
    // The code that runs may be JavaScript that was made of these sources.
    const paths = [path, path.replace(/\.([cm]?)ts$/u, '.$1js')];
    const answers = paths.map((one) => truthOfValue(given(name).flatMap((filter) => filtered(filter, one, evaluator))));
    return answers.every((answer) => answer === false) ? false : answers.find((answer) => answer !== false);
  };
  const isNamed = (name: string, option: string, usual: RegExp): boolean =>
    isAbsent(given(option)) ? usual.test(name) : (finds(option, name) ?? usual.test(name));
  return {
    hooks: isSet(given('autoHooks'), true),
    cascade: isSet(given('cascadeHooks'), true),
    overwrite: isSet(given('overwriteHooks'), true),
    deepest: typeof depth === 'number' ? depth : Infinity,
    isIndex: (name) => isNamed(name, 'indexPattern', indexName),
    isHooks: (name) => isNamed(name, 'autoHooksPattern', hooksName),
    ignores: (path) => !isAbsent(given('ignorePattern')) && finds('ignorePattern', path.slice(1)) === true,
    loads: (path) =>
      (isAbsent(given('ignoreFilter')) || finds('ignoreFilter', path) !== true) &&
      (isAbsent(given('matchFilter')) || finds('matchFilter', path) !== false),
  };
}

/** A filter is a piece of the path, a regular expression or a function of the path. */
function filtered(filter: Possible, path: string, evaluator: Evaluator): Value {
  if (filter.kind === 'pattern') return patternTest(filter, textOf(path));
  if (filter.kind === 'function') return evaluator.call(filter, [known(textOf(path))], 1);
  const piece = knownText([filter]);
  return piece === undefined ? [] : constantOf(path.includes(piece));
}

function isAbsent(value: Value): boolean {
  return value.every((one) => one.kind === 'constant');
}

/** The options of all plugins, with the prefix of one. */
function pluginOptions(all: Value, prefix: string): Value {
  const own = all.flatMap((one) => (one.kind === 'record' ? [...one.properties] : []));
  const stated: readonly (readonly [string, Deferred])[] =
    prefix === '' || prefix.includes(unknownPart) ? [] : [['prefix', known(textOf(prefix))]];
  return [{ kind: 'record', properties: new Map([...own, ...stated]), open: true, node: undefined }];
}

/** What options put before all paths; a known option without a known value is something. */
function optionsPrefix(options: Value, { evaluator }: Reading): string | undefined {
  if (options.length === 0) return undefined;
  const value = evaluator.member(options, 'prefix');
  const isGiven = options.some((one) => one.kind === 'record' && one.properties.has('prefix'));
  return statedPath(value) ?? (isGiven && !isAbsent(value) ? unknownPart : undefined);
}

/** What stands before the routes of a file: what it says itself, after what the options say, or else its folders. */
function filePrefix(file: string, above: string | undefined, folders: string, reading: Reading): string {
  const { evaluator } = reading;
  const stated = (name: string): string | undefined =>
    statedPath(evaluator.exported(file, name)) ??
    statedPath(evaluator.member(evaluator.exported(file, 'default'), name));
  const configuration = evaluator.exported(file, 'autoConfig').filter(({ kind }) => kind === 'record');
  const first = above ?? optionsPrefix(configuration, reading) ?? '';
  const whole = stated('prefixOverride');
  return whole ?? `${first.replace(/\/$/u, '')}/${(stated('autoPrefix') ?? folders).replace(/^\/+/u, '')}`;
}

/** A path as far as the source says it; undefined where it says nothing of it. */
function statedPath(value: Value): string | undefined {
  const text = value.find((one) => one.kind === 'text' && one.parts.some((part) => typeof part === 'string'));
  return text?.kind === 'text' ? textWithHoles(text) : undefined;
}

/** The path that the folders between the root and the file make. */
function folderPrefix(root: string, folder: string, given: (name: string) => Value, { evaluator }: Reading): string {
  const naming = given('dirNameRoutePrefix');
  if (isSet(naming, false)) return '';
  const renaming = naming.filter((one) => one.kind === 'function');
  const names = folder === root ? [] : folder.slice(root.length + 1).split('/');
  const segments = names.map((name, index) => {
    const parent = textOf([root, ...names.slice(0, index)].join('/'));
    const [renamed] = renaming.flatMap((one) => evaluator.call(one, [known(parent), known(textOf(name))], 1));
    if (renamed === undefined) return name;
    return renamed.kind === 'constant' ? '' : (statedPath([renamed]) ?? unknownPart);
  });
  const path = segments.map((segment) => (segment === '' ? '' : `/${segment}`)).join('');
  if (!isSet(given('routeParams'), true)) return path;
  return path.includes('__') ? path.replaceAll('__', ':') : path.replaceAll('/_', '/:');
}

function isSet(value: Value, wanted: boolean): boolean {
  return value.some((one) => one.kind === 'constant' && one.value === wanted);
}
