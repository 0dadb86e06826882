// request and request-promise: `request({ uri, method })`, `request.post(url)`, `request.defaults({ baseUrl })`.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector, usualVerbs } from '../http-client.ts';

/** https://github.com/request/request#readme */
export const request: ClientDetector = httpClientDetector({
  via: 'request',
  modules: ['request', 'request-promise', 'request-promise-native', 'postman-request'],
  hints: ['request'],
  factories: ['defaults'],
  base: ['baseUrl'],
  url: ['url', 'uri'],
  callable: true,
  verbs: new Map([...usualVerbs, ['del', 'DELETE']]),
});
