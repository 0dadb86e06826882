// What `typescript.js` hands on, with the types of its namespace.
export { ts } from 'ts-morph';
