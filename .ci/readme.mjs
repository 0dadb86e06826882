// Writes the README's table of rules from what the rules say of themselves; needs `npm run build` first.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rules } from '../dist/rules/index.generated.js';

const path = fileURLToPath(new URL('../README.md', import.meta.url));
const rows = rules.map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |\n`);
const table = `\n| rule | severity | holds that |\n| --- | --- | --- |\n${rows.join('')}\n`;
const readme = readFileSync(path, 'utf8');
const [before, rest] = readme.split('<!-- rules -->\n');
const after = rest?.slice(rest.indexOf('<!-- /rules -->'));
writeFileSync(path, `${before}<!-- rules -->\n${table}${after}`);
