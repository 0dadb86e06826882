// How a template is captured by a framework whose parameters are whole segments: each segment with a parameter gets one name,
// and a mixed segment (`range(address='{a}')`) is taken apart only after the framework has matched it.
import { unquote } from '../captures.ts';
import { denials } from '../denial.ts';
import type { Denial } from '../denial.ts';
import { matchPattern } from '../pattern-match.ts';
import type { PathTemplate, Segment } from '../template.ts';

/** One segment of a template and the name under which the framework gives its text. */
export interface FrameworkCapture {
  readonly segment: Segment;
  readonly name: string;
}

/** The parameters of a matched request, or why it is refused. */
export type ReadCaptures = { readonly outcome: 'params'; readonly params: Readonly<Record<string, string>> } | Denial;

/** Parameter names that every framework reads alike. */
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const controlCharacter = /[\u0000-\u001f\u007f]/;

/**
 * Names the segments of a template: a parameter by its own name where every framework can say it, anything else by its place.
 *
 * @returns one capture for each segment, in order; the names of segments without a parameter may stay unused
 */
export function nameCaptures(template: PathTemplate): readonly FrameworkCapture[] {
  let prefix = 'segment';
  while (template.params.some((name) => name.startsWith(prefix))) prefix += '_';
  return template.segments.map((segment, index) => {
    const own = (segment.kind === 'parameter' || segment.kind === 'rest') && identifier.test(segment.name);
    return { segment, name: own ? segment.name : `${prefix}${index + 1}` };
  });
}

/**
 * The parameters of the template from what the framework captured.
 *
 * @param captures see `nameCaptures`
 * @param valueOf the decoded text of a capture, by name
 * @returns the parameters; without those that are missing or hold a control character, so that the guard refuses;
 *   `undeclared` when a mixed segment, decoded, is not what its template says
 */
export function readCaptures(
  captures: readonly FrameworkCapture[],
  valueOf: (capture: FrameworkCapture) => unknown,
): ReadCaptures {
  const params: Record<string, string> = Object.create(null);
  for (const capture of captures) {
    const { segment } = capture;
    if (segment.kind === 'literal') continue;
    const value = valueOf(capture);
    if (typeof value !== 'string' || controlCharacter.test(value)) continue;
    if (segment.kind === 'pattern') {
      if (!readPattern(segment, value, params)) return denials.undeclared;
    } else {
      params[segment.name] = segment.kind === 'rest' && segment.until === 'colon' ? withoutColon(value) : value;
    }
  }
  return { outcome: 'params', params };
}

/** A rest is captured with the colon that ends it: frameworks have no segment that is half parameter. */
function withoutColon(value: string): string {
  return value.endsWith(':') ? value.slice(0, -1) : '';
}

function readPattern(
  { parts, colon }: Extract<Segment, { kind: 'pattern' }>,
  value: string,
  params: Record<string, string>,
): boolean {
  // The text is decoded already, so that `%27` in it is three characters and no quote.
  const text = value.replaceAll('%', '%25');
  const values: string[] = [];
  if (!matchPattern(parts, colon, text, text, values)) return false;
  let index = 0;
  for (const part of parts) {
    if (part.kind === 'literal') continue;
    const found = (values[index++] ?? '').replaceAll('%25', '%');
    params[part.name] = part.argument ? unquote(found) : found;
  }
  return true;
}
