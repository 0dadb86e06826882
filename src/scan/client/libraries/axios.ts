// axios: `axios.get(url)`, `axios({ method, url })`, `axios.create({ baseURL })` and its typed instances.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector, usualVerbs } from '../http-client.ts';

/** https://axios-http.com/docs/api_intro */
export const axios: ClientDetector = httpClientDetector({
  via: 'axios',
  modules: ['axios', '@nestjs/axios', '@nuxtjs/axios', 'redaxios', 'xior'],
  hints: ['axios', '$axios', 'redaxios', 'xior'],
  globals: ['axios', '$axios'],
  exports: ['axios'],
  types: ['Axios', 'AxiosInstance', 'AxiosStatic', 'HttpService'],
  same: ['axiosRef', '$axios'],
  factories: ['create'],
  base: ['baseURL'],
  defaults: 'baseURL',
  url: ['url'],
  callable: true,
  requests: ['request'],
  verbs: new Map([
    ...usualVerbs,
    ['postForm', 'POST'],
    ['putForm', 'PUT'],
    ['patchForm', 'PATCH'],
    // Nuxt's gives the body of the answer under these names: https://axios.nuxtjs.org/usage
    ...[...usualVerbs].map(([name, verb]): readonly [string, string] => [`$${name}`, verb]),
  ]),
});
