// A path template as a path of NestJS, which hands it to Express 5 or to Fastify as a string, and the way from what either
// captured back to the segments of the template.
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import type { Segment } from '../template.ts';
import { fastifyPath } from './fastify-path.ts';
import { nameCaptures } from './framework-captures.ts';
import type { FrameworkCapture } from './framework-captures.ts';

/** The platforms of NestJS that route HTTP. */
export type NestPlatform = 'express' | 'fastify';

/** How NestJS is to match a template. */
export interface NestPath {
  readonly path: string;
  readonly captures: readonly FrameworkCapture[];
  /** The decoded text of a captured segment, as far as it can be had from the parameters of the request. */
  readonly textOf: (capture: FrameworkCapture, params: object) => unknown;
}

/**
 * Translates the template of an endpoint.
 *
 * On Express every template has a path. On Fastify several segments before another one have none; see `fastifyPath`.
 *
 * @throws {PolicyError} `template-unsupported`
 */
export function nestPath(endpoint: PolicyEndpoint, platform: NestPlatform): NestPath {
  if (platform === 'fastify') {
    const { url, captures } = fastifyPath(endpoint);
    return { path: url, captures, textOf: ({ name }, params) => ownValue(params, name) };
  }
  const captures = nameCaptures(endpoint.template);
  return { path: `/${captures.map(segmentOf).join('/')}`, captures, textOf: expressText };
}

function segmentOf({ segment, name }: FrameworkCapture): string {
  switch (segment.kind) {
    case 'literal':
      return literalOf(segment.text);
    case 'parameter':
      return `:${name}`;
    case 'pattern':
      return segment.parts
        .map((part, index) => (part.kind === 'literal' ? literalOf(part.text) : `:${partName(name, index)}`))
        .join('');
    case 'rest':
      return segment.until === 'end' ? `*${name}` : `*${name}${literalOf(':')}`;
  }
}

/** What path-to-regexp 8 reads as syntax is escaped. */
function literalOf(text: string): string {
  return text.replaceAll(/[{}()[\]+?!:*\\]/g, '\\$&');
}

function partName(name: string, index: number): string {
  return `${name}_${index + 1}`;
}

/** A mixed segment is put together again from its parts, and several segments from their list. */
function expressText({ segment, name }: FrameworkCapture, params: object): unknown {
  if (segment.kind === 'rest') return restText(segment, ownValue(params, name));
  if (segment.kind !== 'pattern') return ownValue(params, name);
  let text = '';
  for (const [index, part] of segment.parts.entries()) {
    const value = part.kind === 'literal' ? part.text : ownValue(params, partName(name, index));
    if (typeof value !== 'string') return undefined;
    text += value;
  }
  return text;
}

function restText({ until }: Extract<Segment, { kind: 'rest' }>, values: unknown): string | undefined {
  if (!Array.isArray(values)) return undefined;
  const text = values.join('/');
  return until === 'colon' ? `${text}:` : text;
}

function ownValue(holder: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}
