// Clients that make requests in random ways: through which library, how the path is written, and through what the call goes.
// Each awaits all that it asks for.
import fc from 'fast-check';
import type { ClientLibrary, Verb, Way } from './client-libraries.ts';

/** A client as its modules, by path. */
export type RandomClient = ReadonlyMap<string, string>;

interface RequestPlan {
  readonly way: number;
  readonly verb: Verb;
  readonly path: number;
  readonly through: number;
  readonly words: readonly string[];
}

/** A program while it is written. */
interface Draft {
  readonly api: string[];
  readonly main: string[];
  readonly exported: string[];
}

const verbs: readonly Verb[] = ['get', 'post', 'put', 'patch', 'delete'];

/** Ways to write a path; `id` is known only when the program runs. */
const paths: readonly ((
  name: string,
  words: readonly string[],
) => { readonly lines: readonly string[]; readonly path: string })[] = [
  (_, words) => ({ lines: [], path: `'/${words.join('/')}'` }),
  (name, [first = '', ...rest]) => ({
    lines: [`const ${name} = '${first}';`],
    path: `\`/\${${name}}${rest.map((word) => `/${word}`).join('')}\``,
  }),
  (_, words) => ({ lines: [], path: `\`/${words.join('/')}/\${id}\`` }),
  (_, [first = '', ...rest]) => ({
    lines: [],
    path: `'/${first}/' + id + '${rest.map((word) => `/${word}`).join('')}'`,
  }),
  (name, words) => ({ lines: [`const ${name} = { at: ['', ${quoted(words)}] };`], path: `${name}.at.join('/')` }),
  (name, words) => ({
    lines: [
      `function ${name}(tail = '${words.at(-1)}') {`,
      `  return '/${words.slice(0, -1).join('/')}' + '/' + tail;`,
      `}`,
    ],
    path: `${name}()`.replace('//', '/'),
  }),
  (name, words) => ({
    lines: [`const ${name} = Object.freeze({ here: '/${words.join('/')}', there: '/nowhere' });`],
    path: `${name}['here']`,
  }),
  (name, words) => ({
    lines: [`let ${name} = '';`, `for (const word of [${quoted(words)}]) ${name} += '/' + word;`],
    path: name,
  }),
  (name, words) => ({
    lines: [`const ${name} = (word) => ['', ${quoted(words)}, word].join('/');`],
    path: `${name}(encodeURIComponent(id))`,
  }),
  (name, words) => ({
    lines: [`const [${name}, ${name}Other] = ['/${words.join('/')}', '/other'];`, `void ${name}Other;`],
    path: name,
  }),
  (name, words) => ({
    lines: [
      `class ${name} {`,
      `  static root = '/${words[0]}';`,
      `  static get all() { return [${name}.root, ${quoted(words.slice(1))}].join('/'); }`,
      `}`,
    ],
    path: `${name}.all`,
  }),
  (name, words) => ({
    lines: [`const ${name} = new URLSearchParams({ a: id });`],
    path: `\`/${words.join('/')}?\${${name}}\``,
  }),
  (name, words) => ({
    lines: [`let ${name} = '/nowhere';`, `[, ${name}] = [id, '/${words.join('/')}'];`],
    path: name,
  }),
  (name, words) => ({
    lines: [`let ${name};`, `({ at: { here: ${name} } } = { at: { here: '/${words.join('/')}' } });`],
    path: name,
  }),
  (name, words) => ({
    lines: [`const ${name} = (parts, ...values) => parts.reduce((all, part, at) => all + values[at - 1] + part);`],
    path: `${name}\`/${words.join('/')}/\${id}\``,
  }),
  (name, words) => ({
    lines: [`const ${name} = Object.assign({}, { here: '/wrong' }, { here: '/${words.join('/')}' });`],
    path: `({ ...${name} }).here`,
  }),
  (name, words) => ({
    lines: [`const ${name} = id.length > 100 ? '/${words.join('/')}/long' : '/${words.join('/')}';`],
    path: name,
  }),
];

/** What a call goes through on its way. The first argument writes the call itself. */
const throughs: readonly ((
  write: (path: string, method: string, verb?: Verb) => string | undefined,
  request: { readonly name: string; readonly path: string; readonly verb: Verb },
  draft: Draft,
) => boolean)[] = [
  (write, { path, verb }, { main }) => put(main, write(path, `'${verb.toUpperCase()}'`, verb)),
  (write, { name, path, verb }, { main }) => {
    const call = write('path', 'method');
    if (call === undefined) return false;
    main.push(`const ${name} = (path, method = 'GET') => ${call};`);
    return put(main, `${name}(${path}${verb === 'get' ? '' : `, '${verb.toUpperCase()}'`})`);
  },
  (write, { name, path, verb }, { main, api, exported }) => {
    const call = write('path', `'${verb.toUpperCase()}'`, verb);
    api.push(`export async function ${name}(path) {`, `  const answer = await ${call};`, `  return answer;`, `}`);
    exported.push(name);
    return call !== undefined && put(main, `${name}(${path})`);
  },
  (write, { name, path, verb }, { main, api, exported }) => {
    const call = write('this.root + path', 'method');
    if (call === undefined) return false;
    api.push(
      `class ${name}Base {`,
      `  constructor(root) { this.root = root; }`,
      `  send(method, path) { return ${call}; }`,
      `}`,
      `export class ${name} extends ${name}Base {`,
      `  ${verb}(path) { return this.send('${verb.toUpperCase()}', path); }`,
      `}`,
    );
    exported.push(name);
    main.push(`const ${name}Api = new ${name}('/root');`);
    return put(main, `${name}Api.${verb}(${path})`);
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('path', 'method');
    if (call === undefined) return false;
    main.push(
      `const ${name} = [{ method: '${verb.toUpperCase()}', path: ${path} }, { method: 'GET', path: '/${name}' }];`,
    );
    main.push(`for (const { method, path } of ${name}) await ${call};`);
    return true;
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('path', `'${verb.toUpperCase()}'`, verb);
    main.push(`const ${name} = { now: { ${verb}: (path) => ${call} } };`);
    return call !== undefined && put(main, `${name}.now.${verb}(${path})`);
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('root + path', `'${verb.toUpperCase()}'`, verb);
    main.push(`const ${name} = (root) => (path) => ${call};`);
    return call !== undefined && put(main, `${name}('/made')(${path})`);
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('one', `'${verb.toUpperCase()}'`, verb);
    main.push(`await Promise.all([${path}, '/${name}'].map(async (one) => ${call}));`);
    return call !== undefined;
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('options.path', 'options.method');
    if (call === undefined) return false;
    main.push(`const ${name} = async (options) => ${call};`);
    return put(main, `${name}({ method: '${verb.toUpperCase()}', path: ${path} })`);
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('kept.path', 'kept.method');
    if (call === undefined) return false;
    main.push(`const ${name} = (kept) => ${call};`, `const ${name}Kept = {};`);
    main.push(`${name}Kept.path = ${path};`, `${name}Kept.method = '${verb.toUpperCase()}';`);
    return put(main, `${name}(${name}Kept)`);
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('path', 'method');
    if (call === undefined) return false;
    main.push(`const ${name} = {};`);
    main.push(`for (const method of ['GET', '${verb.toUpperCase()}']) ${name}[method] = (path) => ${call};`);
    return put(main, `${name}.${verb.toUpperCase()}(${path})`);
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('path', 'method');
    if (call === undefined) return false;
    main.push(`async function ${name}(kind, path) {`, `  let method;`, `  switch (kind) {`);
    main.push(`    case 'read': method = 'GET'; break;`, `    case 'change': method = '${verb.toUpperCase()}'; break;`);
    main.push(`    default: throw new TypeError(kind);`, `  }`, `  return ${call};`, `}`);
    return put(main, `${name}('change', ${path})`);
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('path', `'${verb.toUpperCase()}'`, verb);
    main.push(`const ${name} = (next) => async (...args) => next(...args);`);
    return call !== undefined && put(main, `${name}((path) => ${call})(${path})`);
  },
  (write, { name, path, verb }, { main, api, exported }) => {
    const call = write('this.path', 'this.method');
    if (call === undefined) return false;
    api.push(
      `export class ${name} {`,
      `  method = 'GET';`,
      `  to(path) { this.path = path; return this; }`,
      `  by(method) { this.method = method; return this; }`,
      `  send() { return ${call}; }`,
      `}`,
    );
    exported.push(name);
    return put(main, `new ${name}().by('${verb.toUpperCase()}').to(${path}).send()`);
  },
  (write, { name, path, verb }, { main }) => {
    const call = write('path', `'${verb.toUpperCase()}'`, verb);
    main.push(`class ${name} {`, `  #root = '';`, `  at(root) { this.#root = root; return this; }`);
    main.push(`  async go(tail) { const path = this.#root + tail; return ${call}; }`, `}`);
    return call !== undefined && put(main, `new ${name}().at('/private').go(${path})`);
  },
];

function put(lines: string[], call: string | undefined): boolean {
  if (call !== undefined) lines.push(`await ${call};`);
  return call !== undefined;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

/** Clients of a library. */
export function randomClient(library: ClientLibrary): fc.Arbitrary<RandomClient> {
  const word = fc.constantFrom('me', 'users', 'messages', 'drive', 'items', 'a-b', '0');
  const request: fc.Arbitrary<RequestPlan> = fc.record({
    way: fc.nat(library.ways.length - 1),
    verb: fc.constantFrom(...verbs),
    path: fc.nat(paths.length - 1),
    through: fc.nat(throughs.length - 1),
    words: fc.array(word, { minLength: 2, maxLength: 3 }),
  });
  return fc.array(request, { minLength: 1, maxLength: 4 }).map((requests) => writeClient(library, requests));
}

function writeClient(library: ClientLibrary, requests: readonly RequestPlan[]): RandomClient {
  const draft: Draft = { api: [], main: [], exported: [] };
  requests.forEach(({ way, verb, path, through, words }, index) => {
    const made: Way | undefined = library.ways[way];
    const written = paths[path]?.(`path${index}`, words);
    if (made === undefined || written === undefined) return;
    draft.main.push(...written.lines);
    throughs[through]?.(
      (at, method, known) => made({ path: at, method, verb: known }),
      {
        name: `send${index}`,
        path: written.path,
        verb,
      },
      draft,
    );
  });
  const { api, main, exported } = draft;
  const imports = exported.length === 0 ? [] : [`import { ${exported.join(', ')} } from './api.js';`];
  return new Map([
    ['package.json', JSON.stringify({ type: 'module' })],
    ...(api.length === 0 ? [] : [['api.js', [...library.head, ...api, ''].join('\n')] as const]),
    ['main.js', [...library.head, ...imports, `const id = String(process.pid);`, ...main, ''].join('\n')],
  ]);
}
