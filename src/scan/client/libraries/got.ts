// got: `got(url, options)`, `got.post(url)`, `got.extend({ prefixUrl })`.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector, usualVerbs } from '../http-client.ts';

/** https://github.com/sindresorhus/got#documentation */
export const got: ClientDetector = httpClientDetector({
  via: 'got',
  modules: ['got', 'got-cjs'],
  hints: ['got'],
  exports: ['got'],
  types: ['Got', 'ExtendedGot', 'GotRequestFunction'],
  same: ['stream', 'paginate', 'each', 'all'],
  factories: ['extend'],
  base: ['prefixUrl', 'baseUrl'],
  url: ['url'],
  callable: true,
  verbs: usualVerbs,
});
