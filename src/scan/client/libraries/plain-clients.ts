// Clients that differ from the usual shape in their names alone: a line each, where a file each would say nothing more.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector, usualVerbs, type HttpClient } from '../http-client.ts';

const none: ReadonlyMap<string, string> = new Map();

/** What most of them share: they are called, or their verbs are, with a URL or with options that hold it. */
const usual = {
  factories: [],
  base: ['baseURL', 'baseUrl'],
  url: ['url', 'uri'],
  callable: true,
  verbs: new Map([...usualVerbs, ['del', 'DELETE']]),
} as const satisfies Omit<HttpClient, 'via' | 'modules'>;

/** Platforms and packages that take the options first and have no verbs: `request({ url, method })`. */
const byOptions = { ...usual, callable: false, verbs: none } as const;

const clients: readonly HttpClient[] = [
  // https://github.com/tomas/needle#methods
  { ...usual, via: 'needle', modules: ['needle'], methodFirst: ['request'] },
  // https://github.com/ethanent/phin#readme
  { ...usual, via: 'phin', modules: ['phin'], exports: ['p', 'promisified'], factories: ['defaults'], verbs: none },
  // https://github.com/infinitered/apisauce#quick-start
  {
    ...usual,
    via: 'apisauce',
    modules: ['apisauce'],
    types: ['ApisauceInstance'],
    factories: ['create'],
    callable: false,
    verbs: new Map([...usual.verbs, ['link', 'LINK'], ['unlink', 'UNLINK']]),
  },
  // https://github.com/umijs/umi-request#readme
  {
    ...usual,
    via: 'umi-request',
    modules: ['umi-request', 'umi', '@umijs/max'],
    exports: ['request'],
    factories: ['extend'],
    base: ['prefix'],
  },
  // https://hapi.dev/module/wreck/api
  { ...usual, via: 'wreck', modules: ['@hapi/wreck'], factories: ['defaults'], methodFirst: ['request'] },
  // https://github.com/googleapis/gaxios#readme
  { ...usual, via: 'gaxios', modules: ['gaxios'], exports: ['request', 'Gaxios', 'instance'], requests: ['request'] },
  // https://rxjs.dev/api/ajax/ajax
  {
    ...usual,
    via: 'rxjs',
    modules: ['rxjs/ajax', 'rxjs/observable/dom/ajax'],
    hints: ['ajax'],
    exports: ['ajax'],
    verbs: new Map([...usualVerbs, ['getJSON', 'GET']]),
  },
  // https://github.com/actions/toolkit/tree/main/packages/http-client and https://github.com/microsoft/typed-rest-client
  {
    ...usual,
    via: 'typed-rest-client',
    modules: ['@actions/http-client', 'typed-rest-client', 'typed-rest-client/HttpClient'],
    exports: ['HttpClient'],
    callable: false,
    methodFirst: ['request'],
    verbs: new Map([
      ...usual.verbs,
      ...['get', 'post', 'put', 'patch'].map((verb) => [`${verb}Json`, verb.toUpperCase()] as const),
    ]),
  },
  // https://grafana.com/docs/k6/latest/javascript-api/k6-http/
  {
    ...usual,
    via: 'k6',
    modules: ['k6/http'],
    callable: false,
    methodFirst: ['request', 'asyncRequest'],
  },
  // https://d3js.org/d3-fetch
  {
    ...usual,
    via: 'd3',
    modules: ['d3', 'd3-fetch', 'd3-request'],
    callable: false,
    verbs: new Map(['json', 'csv', 'tsv', 'text', 'xml', 'html'].map((name) => [name, 'GET'])),
  },
  // https://capacitorjs.com/docs/apis/http
  {
    ...usual,
    via: 'capacitor',
    modules: ['@capacitor/core', '@capacitor-community/http'],
    hints: ['CapacitorHttp', '@capacitor-community/http'],
    exports: ['CapacitorHttp', 'Http'],
    callable: false,
    requests: ['request'],
  },
  // https://docs.obsidian.md/Reference/TypeScript+API/requestUrl
  {
    ...usual,
    via: 'obsidian',
    modules: ['obsidian'],
    hints: ['requestUrl', 'obsidian'],
    exports: ['requestUrl', 'request'],
    verbs: none,
  },
  // https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery
  {
    ...usual,
    via: 'rtk-query',
    modules: ['@reduxjs/toolkit/query', '@reduxjs/toolkit/query/react', '@rtk-incubator/rtk-query'],
    hints: ['createApi', 'injectEndpoints', 'fetchBaseQuery'],
    factories: ['fetchBaseQuery'],
    verbs: none,
  },
  // https://mithril.js.org/request.html
  { ...byOptions, via: 'mithril', modules: ['mithril'], requests: ['request'] },
  // https://docs.taro.zone/en/docs/apis/network/request/ and the mini programs that it is made for
  {
    ...byOptions,
    via: 'mini-program',
    modules: ['@tarojs/taro'],
    hints: ['wx.request', 'uni.request', 'Taro', '@tarojs/taro'],
    globals: ['wx', 'uni', 'Taro'],
    requests: ['request'],
  },
  // https://www.tampermonkey.net/documentation.php#api:GM_xmlhttpRequest
  {
    ...byOptions,
    via: 'user-script',
    modules: [],
    hints: ['GM_xmlhttpRequest'],
    globals: ['GM_xmlhttpRequest'],
    callable: true,
  },
  { ...byOptions, via: 'user-script', modules: [], hints: ['GM'], globals: ['GM'], requests: ['xmlHttpRequest'] },
  // https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app
  {
    ...byOptions,
    via: 'apps-script',
    modules: [],
    hints: ['UrlFetchApp'],
    globals: ['UrlFetchApp'],
    requests: ['fetch'],
  },
];

/** The detectors of these clients. */
export const plainClients: readonly ClientDetector[] = clients.map(httpClientDetector);
