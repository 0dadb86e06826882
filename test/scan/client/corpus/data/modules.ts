import { readFileSync } from 'node:fs';
import endpoints from './endpoints.json' with { type: 'json' };
import { base } from './endpoints.json';
import * as all from './endpoints.json';
import broken from './broken.json';

export const crossings = () => fetch(`${base}${endpoints.paths.crossings}`);
export const fares = () => fetch(all.base + all.paths['fares'], { method: 'PUT' });

export async function feeds() {
  for (const { path } of endpoints.feeds) await fetch(endpoints.base + path);
}

export const lost = () => fetch(broken.url);
export const read = () => fetch(JSON.parse(readFileSync('./endpoints.json', 'utf8')).base);
