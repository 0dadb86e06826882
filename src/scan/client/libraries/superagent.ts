// superagent and those that took its shape: `superagent.get(url)`, `superagent('POST', url)`.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector, usualVerbs } from '../http-client.ts';

/** https://ladjs.github.io/superagent/ */
export const superagent: ClientDetector = httpClientDetector({
  via: 'superagent',
  modules: ['superagent', 'node-superfetch', 'snekfetch'],
  factories: ['agent'],
  base: [],
  url: ['url'],
  callable: true,
  verbs: new Map([...usualVerbs, ['del', 'DELETE']]),
});
