// ky: `ky(url, options)`, `ky.post(url)`, `ky.create({ prefixUrl })`, `ky.extend(...)`.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector, usualVerbs } from '../http-client.ts';

/** https://github.com/sindresorhus/ky#api */
export const ky: ClientDetector = httpClientDetector({
  via: 'ky',
  modules: ['ky', 'ky-universal'],
  hints: ['ky'],
  exports: ['ky'],
  types: ['KyInstance'],
  factories: ['create', 'extend'],
  base: ['prefixUrl', 'prefix', 'baseUrl'],
  url: ['url'],
  callable: true,
  verbs: usualVerbs,
});
