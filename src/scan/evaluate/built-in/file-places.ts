// Where the project's own files lie, as running code asks for it: `__dirname`, `path.join(__dirname, 'routes')`,
// `fs.readdirSync(…)`. The folder of the whole project is a hole, so that no such address passes for a path of a URL.
import { compareCodeUnits } from '../../../base/compare-code-units.ts';
import { folderOf, joinPath } from '../../program/posix-path.ts';
import { listOf, textOf, textOfParts, union } from '../make-value.ts';
import { joinTexts, known, knownText, mapTexts, textsOf } from '../texts.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Deferred, Hole, TextValue, Value } from '../value.ts';

/** What stands for the folder of the project in a text. */
const projectFolder: Hole = { reason: 'where the project lies is known only at run time', parameters: [] };

/** The address of a file or folder of the project. */
export function placeText(path: string): TextValue {
  return textOfParts(path === '' ? [projectFolder] : [projectFolder, `/${path}`]);
}

/** The address of a file as a URL. */
export function placeUrl(path: string): TextValue {
  return textOfParts(['file://', ...placeText(path).parts]);
}

/** The file or folder of the project that a text is the address of. */
export function placeIn({ parts }: TextValue): string | undefined {
  const [scheme, ...others] = parts;
  const [folder, inner = '', ...rest] = scheme === 'file://' ? others : parts;
  if (folder !== projectFolder || typeof inner !== 'string' || rest.length > 0) return undefined;
  return joinPath('', inner);
}

/** The specifier with which `from` would import what lies at a place. */
export function specifierOf(place: string, from: string): string {
  const folder = folderOf(from);
  return folder === '' ? `./${place}` : `${'../'.repeat(folder.split('/').length)}${place}`;
}

type FileFunction = (args: readonly Deferred[], evaluator: Evaluator) => Value | undefined;

const ofPath: ReadonlyMap<string, FileFunction> = new Map<string, FileFunction>([
  ['join', (args, evaluator) => joinedPath(args, evaluator)],
  ['resolve', (args, evaluator) => resolvedPath(args, evaluator)],
  ['normalize', ([path], evaluator) => path && evaluator.force(path)],
  ['dirname', ([path], evaluator) => path && textsOf(evaluator.force(path)).map(folderText)],
  ['basename', ([path, ending], evaluator) => path && baseName(path, ending, evaluator)],
  ['extname', ([path], evaluator) => path && mapTexts(tailOf(path, evaluator), (name) => splitName(name).ending)],
  ['parse', ([path], evaluator) => path && parsedName(path, evaluator)],
]);

const fileUrls: ReadonlyMap<string, FileFunction> = new Map<string, FileFunction>([
  ['fileURLToPath', ([url], evaluator) => url && plainAddress(evaluator.force(url))],
  ['pathToFileURL', ([path], evaluator) => path && addressUrls(evaluator.force(path))],
]);

const listing: ReadonlySet<string> = new Set(['readdirSync', 'readdir', 'promises.readdir', 'readdirp']);
const searching: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['glob', new Set(['sync', 'globSync', 'glob', ''])],
  ['fast-glob', new Set(['sync', 'globSync', 'glob', ''])],
  ['globby', new Set(['sync', 'globbySync', 'globby', ''])],
  ['tinyglobby', new Set(['globSync', 'glob'])],
]);

const walking: ReadonlySet<string> = new Set(['recursive-readdir', 'recursive-readdir-sync']);

/** What a function of Node, or of a package that searches folders, tells of the project's files; `undefined` when none does. */
export function fileFunction(
  module: string,
  name: string,
  args: readonly Deferred[],
  evaluator: Evaluator,
): Value | undefined {
  if (module === 'path' || module === 'path/posix') return ofPath.get(name.replace(/^posix\./u, ''))?.(args, evaluator);
  if (module === 'url') return fileUrls.get(name)?.(args, evaluator);
  if (/^(?:fs|fs\/promises|fs-extra|graceful-fs)$/u.test(module)) {
    return listing.has(name) ? filesInFolder(args, evaluator) : undefined;
  }
  if (walking.has(module)) return filesFurtherDown(args, evaluator);
  return searching.get(module)?.has(name) === true ? foundFiles(args, evaluator) : undefined;
}

/** Segments with exactly one slash between them. */
export function joinedPath(args: readonly Deferred[], evaluator: Evaluator): Value {
  const pieces = args.map((arg) => evaluator.force(arg));
  const spaced = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [textOf('/'), piece]));
  return union(
    textsOf(joinTexts(spaced)).map(({ parts }) => [
      textOfParts(parts.map((part) => (typeof part === 'string' ? part.replaceAll(/(?<!:)\/{2,}/gu, '/') : part))),
    ]),
  );
}

/** From the last absolute part on; a relative first one lies in the folder that the program runs in, the project's. */
function resolvedPath(args: readonly Deferred[], evaluator: Evaluator): Value | undefined {
  const last = args.findLastIndex((arg) => textsOf(evaluator.force(arg)).every(isAbsolute));
  const used = last === -1 ? [known([placeText('')]), ...args] : args.slice(last);
  return joinedPath(used, evaluator);
}

function isAbsolute({ parts: [head] }: TextValue): boolean {
  return head === projectFolder || (typeof head === 'string' && head.startsWith('/'));
}

function folderText(text: TextValue): TextValue {
  const place = placeIn(text);
  if (place !== undefined) return placeText(folderOf(place));
  const last = text.parts.at(-1);
  const head = text.parts.slice(0, -1);
  return textOfParts(typeof last === 'string' ? [...head, folderOf(last)] : head);
}

/** The last segment, as far as it is known. */
function tailOf(path: Deferred, evaluator: Evaluator): Value {
  return union(
    textsOf(evaluator.force(path)).map((text) => {
      const last = text.parts.at(-1);
      const isWhole = typeof last === 'string' && (text.parts.length === 1 || last.includes('/'));
      return isWhole ? textOf(last.slice(last.lastIndexOf('/') + 1)) : [text];
    }),
  );
}

function splitName(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { stem: name, ending: '' } : { stem: name.slice(0, dot), ending: name.slice(dot) };
}

function baseName(path: Deferred, ending: Deferred | undefined, evaluator: Evaluator): Value {
  const cut = ending === undefined ? '' : (knownText(evaluator.force(ending)) ?? '');
  return mapTexts(tailOf(path, evaluator), (name) =>
    cut !== '' && name.endsWith(cut) ? name.slice(0, -cut.length) : name,
  );
}

function parsedName(path: Deferred, evaluator: Evaluator): Value {
  const base = tailOf(path, evaluator);
  const properties = new Map<string, Deferred>([
    ['base', known(base)],
    ['name', known(mapTexts(base, (name) => splitName(name).stem))],
    ['ext', known(mapTexts(base, (name) => splitName(name).ending))],
    ['dir', known(textsOf(evaluator.force(path)).map(folderText))],
  ]);
  return [{ kind: 'record', properties, open: false, node: undefined }];
}

function plainAddress(url: Value): Value {
  return textsOf(url).map(({ parts: [head, ...rest] }) => {
    const start = typeof head === 'string' ? head.replace(/^file:\/\//u, '') : head;
    return textOfParts(start === undefined ? rest : [start, ...rest]);
  });
}

function addressUrls(path: Value): Value {
  return textsOf(path).map(({ parts }) => ({ kind: 'url', text: textOfParts(['file://', ...parts]) }));
}

/** `readdirSync(folder)`: the names in it; with `withFileTypes` as entries, with `recursive` those further down too. */
function filesInFolder([folder, options]: readonly Deferred[], evaluator: Evaluator): Value | undefined {
  const [place, ...others] = folder === undefined ? [] : foldersMeant(folder, evaluator);
  if (place === undefined || others.length > 0) return undefined;
  const isSet = (name: string): boolean => options !== undefined && isSetIn(options, name, evaluator);
  const below = filesBelow(place, evaluator);
  const names = isSet('recursive') ? below : below.map((path) => path.replace(/\/.*$/u, ''));
  if (names.length === 0) return undefined;
  const found = [...new Set(names)].toSorted(compareCodeUnits);
  return [listOf(found.map((name) => known(isSet('withFileTypes') ? entryOf(name, place) : textOf(name))))];
}

/** The addresses of all files below a folder, as packages tell that go through folders. */
function filesFurtherDown([folder]: readonly Deferred[], evaluator: Evaluator): Value | undefined {
  const [place, ...others] = folder === undefined ? [] : foldersMeant(folder, evaluator);
  const below = place === undefined || others.length > 0 ? [] : filesBelow(place, evaluator);
  if (below.length === 0) return undefined;
  return [listOf(below.map((path) => known([placeText(place === '' ? path : `${place}/${path}`)])))];
}

/** A relative folder lies in that which the program runs in: the project's, or that of a package of it. */
function foldersMeant(folder: Deferred, evaluator: Evaluator): readonly string[] {
  return textsOf(evaluator.force(folder)).flatMap((text) => {
    const place = placeIn(text);
    const relative = place === undefined ? knownText([text]) : undefined;
    if (relative === undefined || relative.startsWith('/')) return place === undefined ? [] : [place];
    const around = 'node' in folder ? foldersAround(folder.node.getSourceFile().fileName) : [''];
    const meant = around.flatMap((start) => joinPath(start, relative) ?? []);
    return meant.filter((one) => filesBelow(one, evaluator).length > 0).slice(0, 1);
  });
}

/** The folders around a file, the outermost first. */
function foldersAround(file: string): readonly string[] {
  const parts = folderOf(file).split('/');
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

function filesBelow(folder: string, { program }: Evaluator): readonly string[] {
  const start = folder === '' ? '' : `${folder}/`;
  return program.below(folder).map((file) => file.slice(start.length));
}

function isSetIn(options: Deferred, name: string, evaluator: Evaluator): boolean {
  return evaluator.member(evaluator.force(options), name).some((one) => one.kind === 'constant' && one.value === true);
}

function entryOf(name: string, folder: string): Value {
  const properties = new Map<string, Deferred>([
    ['name', known(textOf(name))],
    ['path', known([placeText(folder)])],
    ['parentPath', known([placeText(folder)])],
  ]);
  return [{ kind: 'record', properties, open: true, node: undefined }];
}

/** `glob.sync('routes/*.js', { cwd })`: the files that a pattern means. */
function foundFiles([pattern, options]: readonly Deferred[], evaluator: Evaluator): Value | undefined {
  if (pattern === undefined) return undefined;
  const areAbsolute = options !== undefined && isSetIn(options, 'absolute', evaluator);
  const stated = options === undefined ? [] : textsOf(evaluator.member(evaluator.force(options), 'cwd'));
  const folder = stated.map(placeIn).find((place) => place !== undefined) ?? '';
  const found = textsOf(evaluator.force(pattern)).flatMap((text) => {
    const absolute = placeIn(text);
    const written = absolute ?? knownText([text]);
    const bare = written?.replace(/^\.\//u, '') ?? '';
    const matcher = written === undefined ? undefined : globMatcher(bare);
    if (matcher === undefined) return [];
    const start = absolute !== undefined || folder === '' ? '' : `${folder}/`;
    return evaluator.program
      .below(`${start}${plainFolders(bare)}`.replace(/\/$/u, ''))
      .filter((file) => matcher.test(file.slice(start.length)))
      .map((file) => (absolute === undefined && !areAbsolute ? textOf(file.slice(start.length)) : [placeText(file)]));
  });
  return found.length === 0 ? undefined : [listOf(found.map(known))];
}

/** The folders that a pattern begins with, each with its slash, before any sign. */
function plainFolders(pattern: string): string {
  return /^(?:[^/*?{]*\/)*/u.exec(pattern)?.[0] ?? '';
}

/** What the signs of a pattern are as regular expressions; any other one stands for itself. */
const patternSigns: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:[^/]*/)*'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
  ['{', '(?:'],
  [',', '|'],
  ['}', ')'],
]);

/** Only `*`, `**`, `?` and `{a,b}` without another brace in it are read; any other sign of a pattern leaves it unread. */
function globMatcher(pattern: string): RegExp | undefined {
  if (/[[\]()!+@]/u.test(pattern) || !/^(?:[^{},]|\{[^{}]*\})*$/u.test(pattern)) return undefined;
  const source = pattern
    .replaceAll(/(?:\*\*\/)+/gu, '**/')
    .replaceAll(/\*\*\/|\*\*|[*?{},.^$|\\]/gu, (sign) => patternSigns.get(sign) ?? `\\${sign}`);
  return new RegExp(`^${source}$`, 'u');
}
