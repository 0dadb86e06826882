// Which resource an endpoint is about, as far as its path can tell, so that rules can speak of "one resource" and "several".
import type { PathTemplate, Segment } from '../runtime/template.ts';

// Segments before the first resource that say which API or which version of it: `/api/v1.0/…`, `/rest/…`, `/beta/…`.
const prefix = /^(?:api|rest|beta|v\d+(?:\.\d+)*(?:-?[a-z]+\d*)?)$/i;

/**
 * The resource that a path is about: its first literal segment after prefixes such as `/api/v1`.
 *
 * What stands under one user is named by what follows: `/me/messages` and `/users/{id}/messages` are about messages,
 * `/me` and `/users/{id}` about users.
 *
 * @returns the resource in lower case and in the singular (`/drives/{id}` and `/me/drive` are about one resource); the
 *   empty text for a path without literal segments
 */
export function resourceOf(template: PathTemplate): string {
  const [first, next] = pathAfterPrefix(template);
  if (first === undefined) return '';
  if (first.name === 'me') return singular(next?.name ?? 'users');
  const underOneUser = first.name === 'users' && first.parameterFollows;
  return singular((underOneUser ? next : undefined)?.name ?? first.name);
}

/**
 * Whether a path starts at the signed-in user: its first segment is `me`, after prefixes such as `/v1.0`
 * (Microsoft Graph's alias for the signed-in user).
 */
export function isUnderMe({ segments }: PathTemplate): boolean {
  for (const segment of segments) {
    const name = nameOf(segment);
    if (name === undefined || !prefix.test(name)) return name === 'me';
  }
  return false;
}

interface NamedSegment {
  readonly name: string;
  /** Whether one thing of the name is meant: `users/{id}`, `users('{id}')`. */
  readonly parameterFollows: boolean;
}

/** The segments with a name of their own, after the prefixes. */
function pathAfterPrefix({ segments }: PathTemplate): readonly NamedSegment[] {
  const named = segments.flatMap((segment, index): readonly NamedSegment[] => {
    const name = nameOf(segment);
    const parameterFollows = segment.kind === 'pattern' || segments[index + 1]?.kind === 'parameter';
    return name === undefined ? [] : [{ name, parameterFollows }];
  });
  const start = named.findIndex(({ name }) => !prefix.test(name));
  return start === -1 ? [] : named.slice(start);
}

/** The name of a literal segment, or of a function segment such as `users('{id}')`, in lower case. */
function nameOf(segment: Segment): string | undefined {
  if (segment.kind === 'literal') return segment.text.toLowerCase();
  const lead = segment.kind === 'pattern' ? segment.parts[0] : undefined;
  if (lead?.kind !== 'literal') return undefined;
  return /^[a-z0-9$_-]+/.exec(lead.text.toLowerCase())?.[0];
}

function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name;
}
