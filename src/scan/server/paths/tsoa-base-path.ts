// The path that tsoa's configuration puts before all routes (`routes.basePath` of tsoa.json).
import { ts } from '../../program/typescript.js';
import { folderOf } from '../../program/posix-path.ts';
import type { Program } from '../../program/program.ts';

/** The base path of the nearest tsoa.json above a file; `/` without one. */
export function tsoaBasePath(file: string, program: Program): string {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const text = program.text(folder === '' ? 'tsoa.json' : `${folder}/tsoa.json`);
    if (text !== '') return readBasePath(text);
    if (folder === '') return '/';
  }
}

function readBasePath(text: string): string {
  const config: unknown = ts.parseConfigFileTextToJson('tsoa.json', text).config;
  const routes = own(config, 'routes');
  const path = own(routes, 'basePath');
  return typeof path === 'string' ? path : '/';
}

function own(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}
