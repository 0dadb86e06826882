// What the grammar of templates does not allow in a path and frameworks let through: each reads paths a little more loosely
// than templates are meant. The route is the framework's; this only refuses, and never finds another one.
import { isDotSegment } from '../captures.ts';
import { denials } from '../denial.ts';
import type { Denial } from '../denial.ts';
import type { PathTemplate } from '../template.ts';

// The scheme and authority of a request target in absolute form (RFC 9112 section 3.2.2).
const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;
const encodedSeparator = /%(?:2f|5c)|\\/i;

/**
 * The path of a request target, as sent: without scheme, authority, query and fragment.
 *
 * @param target the request target of HTTP, or a whole URL
 */
export function pathOf(target: string): string {
  const local = target.startsWith('/') ? target : target.replace(origin, '');
  const end = local.search(/[?#]/);
  return end === -1 ? local : local.slice(0, end);
}

/**
 * Why a path can't belong to the template whose route the framework matched; undefined when nothing speaks against it.
 *
 * - `path-malformed`: an escape that is not well-formed percent-encoded UTF-8, which frameworks read in different ways;
 * - `undeclared`: a dot segment, a parameter that ends in `:` (that is how addressing by path is told apart), and inside
 *   several segments at once an empty segment or an encoded separator.
 *
 * @param path as sent, see `pathOf`
 * @param template the template of the endpoint
 */
export function findPathFault(path: string, template: PathTemplate): Denial | undefined {
  if (path.includes('%') && !isWellFormed(path)) return denials['path-malformed'];
  if (template.params.length === 0) return undefined;
  const segments = path.split('/');
  if (segments.some(isDotSegment)) return denials.undeclared;
  if (segments.filter(endsInColon).length !== template.text.split('/').filter(endsInColon).length) {
    return denials.undeclared;
  }
  const rest = template.segments.some((segment) => segment.kind === 'rest');
  return rest && (path.includes('//') || path.endsWith('/') || encodedSeparator.test(path))
    ? denials.undeclared
    : undefined;
}

function endsInColon(segment: string): boolean {
  return segment.endsWith(':');
}

function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
