// The `$http` of AngularJS, and of plugins for Vue that are called so: `$http.get(url)`, `this.$http({ method, url })`.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector, usualVerbs } from '../http-client.ts';

/** https://docs.angularjs.org/api/ng/service/$http */
export const angularJs: ClientDetector = httpClientDetector({
  via: 'angularjs',
  modules: [],
  hints: ['$http'],
  globals: ['$http'],
  factories: [],
  base: ['baseURL'],
  url: ['url'],
  callable: true,
  requests: ['request'],
  verbs: usualVerbs,
});
