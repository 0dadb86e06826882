// Where Next.js has the file of an endpoint, what it captures there, and which of its files are routes at all. Next.js matches
// whole segments by the names of folders; a mixed segment is taken apart only after it has been matched.
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import { PolicyError } from '../policy-error.ts';
import type { PathTemplate, Segment } from '../template.ts';
import { nameCaptures, readCaptures } from './framework-captures.ts';
import type { FrameworkCapture, ReadCaptures } from './framework-captures.ts';

/** How Next.js is to match a template. */
export interface NextPath {
  /** Whether a route, as `nextRouteOf` gives it and below the mount path, is the place of this template. */
  readonly fits: (route: string) => boolean;
  /** The parameters from what Next.js captured; undefined when it captured something else. */
  readonly read: (captured: object) => ReadCaptures | undefined;
}

/**
 * Translates the template of an endpoint: a literal segment is a folder of that name, `{id}` is `[id]`, `{path}` after `root:`
 * is `[...path]`, and a mixed segment (`range(address='{a}')`, `{id}:`) is `[…]` of whatever name.
 *
 * @throws {PolicyError} `template-unsupported` where something follows several segments (`root:/{path}:/children`)
 */
export function nextPath({ key, template }: PolicyEndpoint): NextPath {
  const captures = nameCaptures(template).map(named);
  const rest = captures.findIndex(({ segment }) => segment.kind === 'rest');
  if (rest !== -1 && rest !== captures.length - 1) {
    const text = `Next.js can't route \`${key}\`: nothing may follow several segments; serve it from a catch-all route by \`permc/fetch\``;
    throw new PolicyError('template-unsupported', text);
  }
  const patterns = captures.filter(({ segment }) => segment.kind === 'pattern');
  const names = new Set(captures.flatMap(({ segment, name }) => (isNamed(segment) ? [name] : [])));
  return {
    fits: (route) => {
      const folders = route === '/' ? [] : route.slice(1).split('/');
      return (
        folders.length === captures.length && captures.every((capture, index) => isFolderOf(capture, folders[index]))
      );
    },
    read: (captured) => {
      const given = new Map(Object.entries(captured).filter(([, value]) => value !== undefined));
      const others = [...given.keys()].filter((name) => !names.has(name));
      if (others.length !== patterns.length) return undefined;
      return readCaptures(captures, (capture) => {
        const pattern = patterns.indexOf(capture);
        return textOf(given.get(pattern === -1 ? capture.name : (others[pattern] ?? '')), capture.segment);
      });
    },
  };
}

/** The form that a template and the routes that may fit it have in common. */
export function nextShape(route: string): string {
  return route.replaceAll(/\[\[?\.\.\.[^\]]*\]\]?/g, '[...]').replaceAll(/\[[^\].]+\]/g, '[]');
}

/** The same of a template. */
export function nextShapeOf(template: PathTemplate): string {
  const folders = template.segments.map((segment) =>
    segment.kind === 'literal' ? segment.text : segment.kind === 'rest' ? '[...]' : '[]',
  );
  return `/${folders.join('/')}`;
}

const sourceFile = /^(?:\.{0,2}\/)*(?:src\/)?app(\/.*)\.[cm]?[jt]sx?$/;
/** `(group)` and `@slot` are folders without a part in the path. */
const unseen = /^(?:\([^.)][^)]*\)|@.*)$/;

/**
 * The path of a route handler of the app router.
 *
 * @param file a key of `.next/server/app-paths-manifest.json` (`/api/files/[id]/route`), or the path of the source
 *   (`./app/api/files/[id]/route.ts`)
 * @returns the path with its folders as they are named (`/api/files/[id]`); undefined for a page and for any other file
 */
export function nextRouteOf(file: string): string | undefined {
  const place = sourceFile.exec(file)?.[1] ?? file;
  if (!place.endsWith('/route')) return undefined;
  const folders = place.slice(1).split('/').slice(0, -1);
  const seen = folders.filter((folder) => !unseen.test(folder));
  // A folder that begins with `_` would be private, so that such a segment is written `%5F…`.
  return `/${seen.map((folder) => folder.replaceAll(/%5f/gi, '_')).join('/')}`;
}

/** Folders may be called what no other framework lets a parameter be called. */
function named({ segment, name }: FrameworkCapture): FrameworkCapture {
  return { segment, name: isNamed(segment) ? segment.name : name };
}

function isNamed(segment: Segment): segment is Extract<Segment, { kind: 'parameter' | 'rest' }> {
  return segment.kind === 'parameter' || segment.kind === 'rest';
}

function isFolderOf({ segment, name }: FrameworkCapture, folder: string | undefined): boolean {
  switch (segment.kind) {
    case 'literal':
      return folder === segment.text;
    case 'parameter':
      return folder === `[${name}]`;
    case 'pattern':
      return folder !== undefined && /^\[[^[\].][^[\]]*\]$/.test(folder);
    case 'rest':
      return folder === `[...${name}]` || folder === `[[...${name}]]`;
  }
}

function textOf(value: unknown, segment: Segment): unknown {
  if (segment.kind !== 'rest') return value;
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value.join('/') : undefined;
}
