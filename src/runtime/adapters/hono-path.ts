// A path template as a path of Hono's routers, whose parameters are whole segments, each with an expression where it needs one.
// Hono tests expressions on the path with every escape decoded that is no separator.
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import { PolicyError } from '../policy-error.ts';
import type { PatternPart, Segment } from '../template.ts';
import { nameCaptures } from './framework-captures.ts';
import type { FrameworkCapture } from './framework-captures.ts';

/** How Hono is to match a template. */
export interface HonoPath {
  readonly path: string;
  readonly captures: readonly FrameworkCapture[];
}

/** Characters that mean themselves in paths and, at the start of a following segment, in expressions. */
const safeLiteral = /^[A-Za-z0-9_~-][A-Za-z0-9_~:-]*$/;

/**
 * Translates the template of an endpoint.
 *
 * Hono's trie looks for the end of several segments (`root:/{path}:`) only by a literal segment that follows, or by the end of
 * the path, so nothing else may follow them.
 *
 * @throws {PolicyError} `template-unsupported`
 */
export function honoPath({ key, template }: PolicyEndpoint): HonoPath {
  const captures = nameCaptures(template);
  const segments = captures.map((capture, index) => {
    const next = captures[index + 1]?.segment;
    if (capture.segment.kind === 'rest' && next !== undefined && !isPlain(next)) {
      throw new PolicyError(
        'template-unsupported',
        `Hono can't route \`${key}\`: what follows \`{${capture.segment.name}}:\` must be a segment of plain text`,
      );
    }
    return segmentOf(capture);
  });
  return { path: `/${segments.join('/')}`, captures };
}

function isPlain(segment: Segment): boolean {
  return segment.kind === 'literal' && safeLiteral.test(segment.text);
}

/** Without groups that capture and without braces, which Hono's paths have no way to hold. */
function segmentOf({ segment, name }: FrameworkCapture): string {
  switch (segment.kind) {
    case 'literal':
      return isPlain(segment) ? segment.text : `:${name}{${literalSource(segment.text)}}`;
    case 'parameter':
      return `:${name}`;
    case 'pattern':
      return `:${name}{${segment.parts.map((part, index) => partSource(part, segment.parts, index)).join('')}}`;
    case 'rest':
      return segment.until === 'end' ? `:${name}{.+}` : `:${name}{(?:[^/]*[^/:]/)*[^/]+:}`;
  }
}

function partSource(part: PatternPart, parts: readonly PatternPart[], index: number): string {
  if (part.kind === 'literal') return literalSource(part.text);
  if (part.argument) return "(?:'(?:[^'/]|'')+'|[^'\\x28\\x29,/]+)";
  const next = parts[index + 1];
  if (next?.kind !== 'literal' || index + 2 >= parts.length) return '[^/]+';
  return `[^/${literalSource(next.text.charAt(0))}]+`;
}

function literalSource(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
