// A path template as a path of Fastify's router (find-my-way), whose parameters are whole segments, each with an expression
// where it needs one. Fastify tests expressions on the decoded segment.
import { PolicyError } from '../policy-error.ts';
import type { PatternPart, Segment } from '../template.ts';
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import { nameCaptures } from './framework-captures.ts';
import type { FrameworkCapture } from './framework-captures.ts';

/** How Fastify is to match a template. */
export interface FastifyPath {
  readonly url: string;
  readonly captures: readonly FrameworkCapture[];
}

/**
 * Translates the template of an endpoint.
 *
 * Fastify has no way to say that several segments come before another one, so `root:/{path}:` can't be routed there; a final
 * `root:/{path}` can.
 *
 * @throws {PolicyError} `template-unsupported`
 */
export function fastifyPath({ key, template }: PolicyEndpoint): FastifyPath {
  const named = nameCaptures(template);
  const captures = named.map((capture) => (capture.segment.kind === 'rest' ? { ...capture, name: '*' } : capture));
  return { url: `/${captures.map((capture) => segmentOf(capture, key)).join('/')}`, captures };
}

function segmentOf({ segment, name }: FrameworkCapture, key: string): string {
  switch (segment.kind) {
    case 'literal':
      // A star is a wildcard anywhere in a path, and nothing escapes it but an expression.
      if (segment.text.includes('*')) return `:${name}(^${literalSource(segment.text)}$)`;
      return segment.text.replaceAll(':', '::');
    case 'parameter':
      return `:${name}`;
    case 'pattern':
      return `:${name}(^${patternSource(segment)}$)`;
    case 'rest':
      if (segment.until === 'end') return '*';
      throw new PolicyError(
        'template-unsupported',
        `Fastify can't route \`${key}\`: its router has no way to say that \`{${segment.name}}:\` is several segments`,
      );
  }
}

/** Without groups that capture, without nested repetition, and in linear time. */
function patternSource({ parts }: Extract<Segment, { kind: 'pattern' }>): string {
  return parts.map((part, index) => partSource(part, parts, index)).join('');
}

function partSource(part: PatternPart, parts: readonly PatternPart[], index: number): string {
  if (part.kind === 'literal') return literalSource(part.text);
  if (part.argument) return "(?:'(?:[^']|'')+'|[^'\\x28\\x29,]+)";
  const next = parts[index + 1];
  if (next?.kind !== 'literal' || index + 2 >= parts.length) return '[^]+';
  return `[^${literalSource(next.text.charAt(0))}]+`;
}

function literalSource(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
