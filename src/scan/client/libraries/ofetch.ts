// ofetch, and the `$fetch` of Nuxt: `$fetch(url, { method, baseURL })`, `ofetch.create({ baseURL })`, `$fetch.raw(url)`.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector } from '../http-client.ts';

/** https://github.com/unjs/ofetch */
export const ofetch: ClientDetector = httpClientDetector({
  via: 'ofetch',
  modules: ['ofetch', 'ohmyfetch', '#app', '#imports', 'nuxt/app'],
  hints: ['ofetch', 'ohmyfetch', '$fetch', 'useFetch'],
  globals: ['$fetch', 'useFetch', 'useLazyFetch'],
  exports: ['ofetch', '$fetch', 'useFetch', 'useLazyFetch'],
  types: ['$Fetch'],
  same: ['raw', 'native'],
  factories: ['create', 'createFetch'],
  base: ['baseURL'],
  url: ['url'],
  callable: true,
  verbs: new Map(),
});
