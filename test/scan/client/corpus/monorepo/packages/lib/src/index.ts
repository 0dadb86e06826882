export { http as default } from './http.js';
export * as paths from './paths.js';
