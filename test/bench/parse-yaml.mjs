// The peer at scale: a process that does nothing but parse a file into a Document with the yaml package.
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

const [file, options] = process.argv.slice(2);
const sameAsPermc = {
  version: '1.2',
  schema: 'core',
  merge: false,
  strict: true,
  uniqueKeys: false,
  prettyErrors: false,
  keepSourceTokens: false,
  logLevel: 'error',
};
const document = parseDocument(readFileSync(file, 'utf8'), options === 'same' ? sameAsPermc : {});
if (document.errors.length > 0) throw document.errors[0];
