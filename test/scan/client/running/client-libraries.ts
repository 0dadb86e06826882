// How requests are written with each library. A base, a path and a method are expressions; each way is a promise of the answer.

/** Where the requests of generated clients go, as their sources say. */
export const origin = 'https://api.contoso.com';

/** A method that requests have. */
export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One way to make a request; some ways take the method of a name alone. */
export type Way = (place: {
  /** An expression for the path, which begins with a slash. */
  readonly path: string;
  /** An expression for the method in upper case. */
  readonly method: string;
  /** The method, where it is known while the source is written. */
  readonly verb: Verb | undefined;
}) => string | undefined;

/** A library. */
export interface ClientLibrary {
  readonly name: string;
  /** What must be installed; `undefined` for what Node has. */
  readonly needs: string | undefined;
  /** What stands at the top of a module that uses it. */
  readonly head: readonly string[];
  readonly ways: readonly Way[];
}

const whole = (path: string): string => `BASE + ${path}`;
const base = `const BASE = '${origin}';`;
const called = (object: string, verb: Verb | undefined, method: string): string =>
  verb === undefined ? `${object}[${method}.toLowerCase()]` : `${object}.${verb}`;

/** The libraries. */
export const clientLibraries: readonly ClientLibrary[] = [
  {
    name: 'fetch',
    needs: undefined,
    head: [base],
    ways: [
      ({ path, method }) => `fetch(${whole(path)}, { method: ${method} })`,
      ({ path, method }) => `fetch(new URL(${path}, BASE), { method: ${method} })`,
      ({ path, method }) => `fetch(new Request(\`\${BASE}\${${path}}\`, { method: ${method} }))`,
      ({ path, method }) => `fetch(\`\${BASE}\${${path}}?now=\${Date.now()}\`, { headers: {}, method: ${method} })`,
      ({ path, method }) => `globalThis.fetch([BASE, ${path}].join(''), { method: ${method}, keepalive: true })`,
      ({ path, verb }) => (verb === 'get' ? `fetch(${whole(path)})` : undefined),
    ],
  },
  {
    name: 'node:http',
    needs: undefined,
    head: [
      base,
      `import * as https from 'node:http';`,
      `const ended = (request) => new Promise((done) => request.on('response', (answer) => answer.resume().on('end', done)).end());`,
    ],
    ways: [
      ({ path, method }) => `ended(https.request(${whole(path)}, { method: ${method} }))`,
      ({ path, method }) => `ended(https.request(new URL(${path}, BASE), { method: ${method} }))`,
      ({ path, verb }) => (verb === 'get' ? `ended(https.get(${whole(path)}))` : undefined),
    ],
  },
  {
    name: 'axios',
    needs: 'axios',
    head: [
      `import axios from 'axios';`,
      base,
      `const http = axios.create({ baseURL: BASE });`,
      `axios.defaults.timeout = 5_000;`,
    ],
    ways: [
      ({ path, method, verb }) => `${called('axios', verb, method)}(${whole(path)})`,
      ({ path, method }) => `axios({ method: ${method}, url: ${whole(path)} })`,
      ({ path, method }) => `axios.request({ baseURL: BASE, url: ${path}, method: ${method} })`,
      ({ path, method, verb }) => `${called('http', verb, method)}(${path})`,
      ({ path, method }) => `http.request({ url: ${path}, method: ${method}, params: { top: 1 } })`,
      ({ path, method }) => `http(${path}, { method: ${method} })`,
    ],
  },
  {
    name: 'got',
    needs: 'got',
    head: [`import got from 'got';`, base, `const api = got.extend({ prefixUrl: BASE, retry: { limit: 0 } });`],
    ways: [
      ({ path, method }) => `got(${whole(path)}, { method: ${method} })`,
      ({ path, method, verb }) => `${called('got', verb, method)}(${whole(path)}).text()`,
      ({ path, method, verb }) => `${called('api', verb, method)}((${path}).slice(1)).json()`,
      ({ path, method }) => `api((${path}).slice(1), { method: ${method} })`,
    ],
  },
  {
    name: 'ky',
    needs: 'ky',
    head: [`import ky from 'ky';`, base, `const api = ky.create({ headers: { a: 'b' } });`],
    ways: [
      ({ path, method }) => `ky(${whole(path)}, { method: ${method} })`,
      ({ path, method, verb }) => `${called('ky', verb, method)}(${whole(path)}).json()`,
      ({ path, method, verb }) => `${called('api', verb, method)}(${whole(path)})`,
      ({ path, method }) => `api.extend({ retry: 0 })(${whole(path)}, { method: ${method} })`,
    ],
  },
  {
    name: 'undici',
    needs: 'undici',
    head: [`import { fetch as load, Pool, request } from 'undici';`, base, `const pool = new Pool(BASE);`],
    ways: [
      ({ path, method }) => `request(${whole(path)}, { method: ${method} }).then(({ body }) => body.text())`,
      ({ path, method }) => `load(${whole(path)}, { method: ${method} })`,
      ({ path, method }) => `pool.request({ path: ${path}, method: ${method} }).then(({ body }) => body.text())`,
    ],
  },
  {
    name: 'ofetch',
    needs: 'ofetch',
    head: [`import { ofetch } from 'ofetch';`, base, `const api = ofetch.create({ baseURL: BASE });`],
    ways: [
      ({ path, method }) => `ofetch(${whole(path)}, { method: ${method} })`,
      ({ path, method }) => `api(${path}, { method: ${method}, query: { top: 1 } })`,
      ({ path, method }) => `ofetch.raw(${path}, { baseURL: BASE, method: ${method} })`,
    ],
  },
  {
    name: 'superagent',
    needs: 'superagent',
    head: [`import superagent from 'superagent';`, base],
    ways: [
      ({ path, verb }) =>
        verb === undefined ? undefined : `superagent.${verb}(${whole(path)}).then((answer) => answer.body)`,
      ({ path, method }) => `superagent(${method}, ${whole(path)}).then((answer) => answer.body)`,
    ],
  },
  {
    name: 'graph-sdk',
    needs: '@microsoft/microsoft-graph-client',
    head: [
      `import { Client } from '@microsoft/microsoft-graph-client';`,
      `const client = Client.init({ baseUrl: '${origin}', authProvider: (done) => done(null, 'token') });`,
    ],
    ways: [
      ({ path, verb }) => (verb === undefined ? undefined : `client.api(${path}).${verb}(${bodyOf(verb)})`),
      ({ path, verb }) =>
        verb === undefined ? undefined : `client.api(${path}).version('beta').top(5).${verb}(${bodyOf(verb)})`,
      ({ path, verb }) =>
        verb === undefined
          ? undefined
          : `client.api(${path}).header('a', 'b').query({ a: 'b' }).${verb}(${bodyOf(verb)})`,
    ],
  },
];

function bodyOf(verb: Verb): string {
  return verb === 'get' || verb === 'delete' ? '' : '{}';
}
