// The TypeScript that the package `ts-morph` brings, for its parser. Written in JavaScript beside its declaration: an `import` of
// a CommonJS package makes Node read all of its text for the names that it exports, before it is compiled, and these are
// thirteen megabytes. It must not know what is parsed.
import { createRequire } from 'node:module';

/** The compiler's API. Loading it throws `MODULE_NOT_FOUND` where the package is not installed. */
export const { ts } = createRequire(import.meta.url)('ts-morph');
