// Where an import leads: to a file of the tree, or to a package outside. It asks only the tree and its settings, never a
// node_modules folder.
import { entries, text, type CompilerSettings, type ProjectSettings } from './project-settings.ts';
import { folderOf, joinPath } from './posix-path.ts';

/** Where a module specifier leads. */
export type ResolvedModule =
  | { readonly kind: 'file'; readonly file: string }
  /** A package that is not part of the tree, with the path inside it: `@scope/name/inner` is kept whole. */
  | { readonly kind: 'package'; readonly specifier: string }
  | { readonly kind: 'missing'; readonly specifier: string };

/** What there is to resolve with. */
export interface ModuleWorld {
  readonly settings: ProjectSettings;
  has(file: string): boolean;
}

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte'];

/** Resolves a specifier that is written in the file `from`. */
export function resolveModule(from: string, specifier: string, world: ModuleWorld): ResolvedModule {
  const bare = specifier.replace(/[?#].*$/u, (rest) => (specifier.startsWith('#') ? rest : ''));
  if (/^\.\.?(?:\/|$)/u.test(bare)) {
    const file = inFolder(folderOf(from), bare, world) ?? inFolder(folderOf(from), `${bare}.json`, world);
    return missingUnless(file, specifier);
  }
  const found = byAlias(from, bare, world) ?? byPackage(from, bare, world) ?? byConvention(from, bare, world);
  if (found !== undefined) return { kind: 'file', file: found };
  const isPackage = /^(?:node:|@[\w.-]+\/[\w.-]|[a-z])/iu.test(bare) && !bare.startsWith('@/');
  return isPackage ? { kind: 'package', specifier: packageName(bare) } : { kind: 'missing', specifier };
}

/** The package that Deno's and browsers' specifiers name: `npm:hono@4/jwt`, `jsr:@hono/hono`, `https://esm.sh/hono@4`. */
function packageName(specifier: string): string {
  const host = /^(?:npm:|jsr:|https:\/\/(?:esm\.sh|cdn\.skypack\.dev|deno\.land\/x)\/)\/?(.+)$/u.exec(specifier);
  if (host?.[1] === undefined) return specifier;
  const name = host[1].replace(/(?<=.)@[^/]*/u, '').replace(/\/mod\.ts$|\.ts$/u, '');
  return name.startsWith('@hono/hono') ? name.slice('@hono/'.length) : name;
}

function missingUnless(file: string | undefined, specifier: string): ResolvedModule {
  return file === undefined ? { kind: 'missing', specifier } : { kind: 'file', file };
}

function inFolder(folder: string, path: string, world: ModuleWorld): string | undefined {
  const joined = joinPath(folder, path);
  return joined === undefined ? undefined : asFile(joined, world);
}

/** The source file that a path without or with another extension stands for: `./a.js` may be `a.ts`, `./a` may be `a/index.ts`. */
function asFile(path: string, world: ModuleWorld): string | undefined {
  if (world.has(path)) return path;
  const stem = path.replace(/\.([cm]?)jsx?$/u, '');
  const stems = stem === path ? [path] : [path, stem];
  for (const base of stems) for (const ending of endings) if (world.has(`${base}${ending}`)) return `${base}${ending}`;
  for (const ending of endings) {
    const index = path === '' ? `index${ending}` : `${path}/index${ending}`;
    if (world.has(index)) return index;
  }
  return undefined;
}

/** The `paths` and `baseUrl` of the nearest tsconfig that knows the name. */
function byAlias(from: string, specifier: string, world: ModuleWorld): string | undefined {
  for (const compiler of world.settings.compilers) {
    if (!isInside(from, compiler.folder)) continue;
    const found = byPaths(specifier, compiler, world);
    if (found !== undefined) return found;
    if (compiler.baseUrl === undefined) continue;
    const based = inFolder(compiler.baseUrl, specifier, world);
    if (based !== undefined) return based;
  }
  return undefined;
}

function byPaths(specifier: string, compiler: CompilerSettings, world: ModuleWorld): string | undefined {
  // The longest prefix wins, as the compiler has it.
  const ordered = compiler.aliases.toSorted((left, right) => prefixLength(right.pattern) - prefixLength(left.pattern));
  for (const { pattern, targets } of ordered) {
    const star = matchStar(pattern, specifier);
    if (star === undefined) continue;
    for (const target of targets) {
      const found = asFile(
        target.replace('*', () => star),
        world,
      );
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function prefixLength(pattern: string): number {
  const star = pattern.indexOf('*');
  return star === -1 ? Number.MAX_SAFE_INTEGER : star;
}

/** What `*` stands for; the empty text for an exact match. */
function matchStar(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === specifier ? '' : undefined;
  const tail = pattern.slice(star + 1);
  if (specifier.length < star + tail.length) return undefined;
  if (!specifier.startsWith(pattern.slice(0, star)) || !specifier.endsWith(tail)) return undefined;
  return specifier.slice(star, specifier.length - tail.length);
}

/** A package of the same tree by its name, or a `#name` of the file's own package. */
function byPackage(from: string, specifier: string, world: ModuleWorld): string | undefined {
  for (const { folder, name, manifest } of world.settings.packages) {
    if (specifier.startsWith('#')) {
      if (!isInside(from, folder)) continue;
      const target = mappedPath(entries(manifest.get('imports')), specifier);
      const found = target === undefined ? undefined : sourceOf(folder, target, world);
      if (found !== undefined) return found;
      continue;
    }
    if (name === undefined || (specifier !== name && !specifier.startsWith(`${name}/`))) continue;
    const found = inPackage(folder, specifier.slice(name.length + 1), manifest, world);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inPackage(
  folder: string,
  inner: string,
  manifest: ReadonlyMap<string, unknown>,
  world: ModuleWorld,
): string | undefined {
  const offered = manifest.get('exports');
  const table = typeof offered === 'string' ? new Map<string, unknown>([['.', offered]]) : entries(offered);
  const targets = [
    mappedPath(table, inner === '' ? '.' : `./${inner}`) ?? (inner === '' ? firstPath(offered) : undefined),
    ...(inner === '' ? [text(manifest.get('source')), text(manifest.get('types')), text(manifest.get('main'))] : []),
    ...(inner === '' ? ['src/index', 'index', 'src/main'] : [inner, `src/${inner}`]),
  ];
  for (const target of targets) {
    const found = target === undefined ? undefined : sourceOf(folder, target, world);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The entry of `exports` or `imports` for a key, with at most one `*`. */
function mappedPath(table: ReadonlyMap<string, unknown>, key: string): string | undefined {
  for (const [pattern, target] of table) {
    const star = matchStar(pattern, key);
    if (star !== undefined) return firstPath(target)?.replace('*', () => star);
  }
  return undefined;
}

/** The first path among conditions such as `import` and `default`. */
function firstPath(target: unknown): string | undefined {
  let at = target;
  for (let depth = 0; depth < 8; depth += 1) {
    if (typeof at === 'string') return at;
    const [next] = [...entries(at)].filter(([condition]) => condition !== 'types').map(([, inner]) => inner);
    at = next;
  }
  return undefined;
}

/** What is built into `dist` is written in `src`. */
function sourceOf(folder: string, target: string, world: ModuleWorld): string | undefined {
  const direct = inFolder(folder, target, world);
  if (direct !== undefined) return direct;
  const plain = target.replace(/^\.\//u, '').replace(/\.d\.([cm]?)ts$/u, '.$1js');
  const source = plain.replace(/^(?:dist|lib|build|out|es|esm|cjs)\/(?:(?:esm|cjs|es|src)\/)?/u, 'src/');
  return source === plain ? undefined : inFolder(folder, source, world);
}

/** Bundlers' usual aliases for a project's own sources, where no tsconfig declares them. */
function byConvention(from: string, specifier: string, world: ModuleWorld): string | undefined {
  // SvelteKit's `$lib` is `src/lib`, and projects name further folders of `src` in its likeness.
  const [, dollar] = /^\$([a-z].*)$/iu.exec(specifier) ?? [];
  const [, inner = dollar] = /^(?:@@?|~~?|src)\/(.+)$/u.exec(specifier) ?? [];
  if (inner === undefined) return bySearchPath(from, specifier, world);
  for (const { folder } of [...world.settings.packages, { folder: '' }]) {
    if (!isInside(from, folder)) continue;
    const found =
      inFolder(folder, `src/${inner}`, world) ??
      inFolder(folder, inner, world) ??
      inFolder(folder, `app/${inner}`, world);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * `controllers/users` of a project that has `NODE_PATH` or a bundler search its own folders: no package of that name is
 * installed, and a file is there.
 */
function bySearchPath(from: string, specifier: string, world: ModuleWorld): string | undefined {
  const [name = ''] = specifier.split('/');
  if (!/^[a-z][\w-]*$/iu.test(name) || ofNode.has(name)) return undefined;
  const around = world.settings.packages.filter(({ folder }) => isInside(from, folder));
  const installed = around.flatMap(({ manifest }) =>
    dependencies.flatMap((kind) => [...entries(manifest.get(kind)).keys()]),
  );
  // A manifest that does not parse, or lists nothing, does not tell which names are packages.
  if (installed.length === 0 || installed.includes(name)) return undefined;
  for (const { folder } of around) {
    const found = inFolder(folder, `src/${specifier}`, world) ?? inFolder(folder, specifier, world);
    if (found !== undefined && found !== from) return found;
  }
  return undefined;
}

const dependencies = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const ofNode: ReadonlySet<string> = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain ' +
    'events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl ' +
    'stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

function isInside(file: string, folder: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}
