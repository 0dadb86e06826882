// A catalog as one line of JSON that is small and quick to read back: the form in which it is kept and pinned by hash.
// It must not know where the text is kept.
export { decodeCatalog } from './compact/decode-catalog.ts';
export { encodeCatalog } from './compact/encode-catalog.ts';
