export * from './graph-helper';
export { GraphApi as Api } from './graph-api';
