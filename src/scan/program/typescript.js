// The TypeScript that the package `ts-morph` brings, for its parser. Written in JavaScript beside its declaration: an `import` of
// a CommonJS package makes Node read all of its text for the names that it exports, before it is compiled, and these are
// thirteen megabytes. It must not know what is parsed.
import { createRequire } from 'node:module';

const entry = createRequire(import.meta.url).resolve('ts-morph');

/**
 * The compiler's API: of the package that `ts-morph` itself takes it from, as the rest of it is not needed here. Loading it throws
 * `MODULE_NOT_FOUND` where `ts-morph` is not installed.
 */
export const { ts } = createRequire(entry)('@ts-morph/common');
