// What it takes to open the catalog of Microsoft Graph, from what is published and from its compact form, and to find calls
// in it: one concrete URL for each template has to come back to it. Run it on a build. Exit code 1 when a target is missed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCatalog, encodeCatalog } from '../../dist/catalogs/compact.js';
import { readMicrosoftGraph } from '../../dist/catalogs/microsoft-graph/read-microsoft-graph.js';
import { createCatalogMatcher } from '../../dist/reason/catalog-matcher.js';
import { graphData } from '../graph/graph-manifest.mjs';
import { inMs, median, printTable } from './measure.mjs';

const rounds = 7;
const folder = graphData();
if (folder === undefined) {
  console.log('\nCatalog: skipped, the data of Microsoft Graph is not here (PERMC_GRAPH_DATA says where it is)');
} else {
  measure(folder);
}

function measure(data) {
  const texts = ['permissions.json', 'provisioningInfo.json'].map((name) => readFileSync(join(data, name), 'utf8'));
  const times = { parse: [], read: [], decode: [], prepare: [], find: [] };
  const ways = {};
  let shapes = 0;
  for (let round = 0; round < rounds; round++) {
    const [permissions, provisioning] = timed(times.parse, () => texts.map((text) => JSON.parse(text)));
    const { catalog } = timed(times.read, () => readMicrosoftGraph({ permissions, provisioning }));
    if (catalog === undefined) throw new Error('the data is not readable');
    const compact = encodeCatalog(catalog);
    if (timed(times.decode, () => decodeCatalog(compact)).catalog === undefined) throw new Error('it does not decode');
    const match = timed(times.prepare, () => createCatalogMatcher(catalog));
    const forms = {
      'own text': (text) => text,
      'concrete URL': (text) => `https://graph.microsoft.com/v1.0${concrete(text)}?$select=id`,
      'upper case': (text) => `/BETA${concrete(text).toUpperCase()}/`,
    };
    shapes = new Set(catalog.operations.map(({ template }) => template.shape)).size;
    for (const [name, form] of Object.entries(forms)) {
      const urls = catalog.operations.map(({ method, template }) => `${method} ${form(template.text)}`);
      const found = name === 'concrete URL' ? timed(times.find, () => urls.map(match)) : urls.map(match);
      const missed = found.filter((one, index) => {
        return one.kind !== 'found' || one.operation !== catalog.operations[index] || one.aliases.length > 0;
      });
      ways[name] = { operations: urls.length, 'not found again': missed.length };
    }
  }
  console.log(`\n${shapes} path shapes`);
  console.table(ways);
  const parse = `JSON.parse of the data: ${inMs(times.parse)}`;
  const missed = Object.values(ways).reduce((sum, way) => sum + way['not found again'], 0);
  const operations = ways['concrete URL'].operations;
  const perCall = median(times.find) / operations;
  printTable('Catalog', [
    row('read the published data', times.read, parse, 400),
    row('read the compact catalog', times.decode, parse, 60),
    row('prepare the matcher', times.prepare, parse, 400),
    {
      what: '5,000 calls',
      measured: `${Math.round(perCall * 5000)} ms`,
      peer: parse,
      ratio: perCall * 5000,
      most: 1000,
      unit: 'ms',
    },
    {
      what: 'templates not found again',
      measured: `${missed}`,
      peer: 'others: 925 and 1,112',
      ratio: missed,
      most: 0,
      unit: '',
    },
  ]);
}

function row(what, times, peer, most) {
  return { what, measured: inMs(times), peer, ratio: median(times), most, unit: 'ms' };
}

function timed(times, run) {
  const start = performance.now();
  const result = run();
  times.push(performance.now() - start);
  return result;
}

/** A URL of a template: every parameter by a value of its own. */
function concrete(text) {
  let count = 0;
  return text.replace(/\{[^}]*\}/g, () => `0a1b-${++count}`);
}
