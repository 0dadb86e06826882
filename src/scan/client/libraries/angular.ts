// Angular's `HttpClient`, injected by its type: `this.http.get<T>(url)`, `http.request('GET', url)`.
import type { ClientDetector } from '../detector.ts';
import { httpClientDetector, usualVerbs } from '../http-client.ts';

/** https://angular.dev/api/common/http/HttpClient */
export const angular: ClientDetector = httpClientDetector({
  via: 'angular',
  modules: ['@angular/common/http', '@angular/http'],
  types: ['HttpClient', 'Http'],
  factories: [],
  base: [],
  url: ['url'],
  callable: false,
  methodFirst: ['request'],
  verbs: usualVerbs,
});
