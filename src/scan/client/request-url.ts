// From the text of a URL to the API and the path that a result names: the version of Graph, query and fragment dropped, what is
// unknown as `{}`.
import { textOfParts } from '../evaluate/make-value.ts';
import { splitUrl } from '../evaluate/urls.ts';
import type { Hole, TextPart, TextValue } from '../evaluate/value.ts';

/** Where a request goes. */
export interface Target {
  readonly resource: string;
  readonly path: string;
  /** Whether nothing of the path is known. */
  readonly dynamic: boolean;
  /** Whether an unknown base URL stands in front of the path. */
  readonly unbased: boolean;
  /** What is unknown about it. */
  readonly holes: readonly Hole[];
}

/** The hosts of Microsoft Graph, also of its national clouds: https://learn.microsoft.com/graph/deployments */
const graphHosts =
  /^(?:graph\.microsoft\.com|graph\.microsoft\.us|dod-graph\.microsoft\.us|microsoftgraph\.chinacloudapi\.cn)$/iu;

/** Stands for a hole while a path is taken apart; no source holds this private character. */
const mark = '\u{F0000}';

/** Reads a URL or path. `resource` is the API of a library that talks to one only. */
export function targetOf(text: TextValue, resource: string | undefined): Target {
  const { origin, path } = splitHost(text);
  const holes = [...origin, ...path].filter((part) => typeof part !== 'string');
  const isGraph = resource === 'microsoft-graph' || isGraphOrigin(origin);
  const isRooted = origin.length > 0 || resource !== undefined;
  const raw = isRooted ? separated(marked(path)) : withoutBase(marked(path));
  const segments = (isGraph ? withItemPaths(raw) : withoutFurtherQuery(raw))
    .split('/')
    .filter((segment) => segment !== '');
  const isVersioned = origin.length > 0 && !marked(path).startsWith(mark);
  const shown = (isGraph ? withoutVersion(segments, isVersioned) : segments).map((segment, index, all) =>
    shownSegment(segment, index === all.length - 1),
  );
  return {
    resource: isGraph ? 'microsoft-graph' : (resource ?? originText(origin)),
    path: `/${shown.join('/')}`,
    dynamic: isDynamic(raw, shown),
    unbased: !isRooted && marked(path) !== raw,
    holes,
  };
}

/** The parts of a URL; a hole right after a whole host name is a path that is put there: `https://graph.microsoft.com${path}`. */
function splitHost(text: TextValue): { readonly origin: readonly TextPart[]; readonly path: readonly TextPart[] } {
  const { origin, path } = splitUrl(text);
  const [head, ...rest] = origin;
  const isWhole = typeof head === 'string' && /^[a-z]+:\/\/[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?$/iu.test(head);
  return isWhole && rest.length > 0 ? { origin: [head], path: [...rest, ...path] } : { origin, path };
}

/** An unknown path right after a version or the like, `/v1.0${path}`, begins a segment of its own. */
function separated(raw: string): string {
  const [, head, rest] = /^((?:\/(?:v\d[\w.]*|beta|api|rest))*)(\u{F0000}.*)$/u.exec(raw) ?? [];
  return head === undefined || rest === undefined ? raw : `${head}/${rest}`;
}

/**
 * A parameter in braces, `/users/{id}`, is filled in by the client, as is a hole; `{{ id }}` and `{% url 'users' %}` are by the
 * server that writes the page.
 */
function marked(parts: readonly TextPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part.replaceAll(filledIn, mark) : mark)).join('');
}

const filledIn = /\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^<>]*%>|\{[\w.-]*\}/gu;

/**
 * `root:${path}`: the path of an item begins with a slash after the colon, and the unknown one brings it. An `&` at the end goes
 * on with a query that would have begun earlier.
 */
function withItemPaths(raw: string): string {
  return raw.replaceAll(/(?<=^[^(]*[\w\u{F0000}]:)(?=\u{F0000})/gu, '/').replace(/&[^)']*$/u, '');
}

/** An unknown query that goes on after an `&` has begun earlier: `url += (url.includes('?') ? '&' : '?') + query`. */
function withoutFurtherQuery(raw: string): string {
  return raw.replace(/(?<=\w)&[^/)']*\u{F0000}[^/)']*$/u, '');
}

/** In front of a path stands the base URL: an unknown one leaves the path as it is. */
function withoutBase(raw: string): string {
  const [, rest = ''] = /^\u{F0000}([^&].*)$/su.exec(raw) ?? [];
  // What begins with `&` goes on with the query of an unknown URL.
  return rest === '' ? raw.replace(/^(\u{F0000})&.*$/su, '$1') : rest;
}

/** Nothing is known when no segment has a known text, but for a version in front of an unknown path. */
function isDynamic(raw: string, shown: readonly string[]): boolean {
  const known = shown.filter(
    (segment, index) => segment !== '{}' && !(index < shown.length - 1 && /^(?:v\d[\w.]*|beta)$/u.test(segment)),
  );
  return raw.includes(mark) && known.length === 0;
}

function isGraphOrigin(origin: readonly TextPart[]): boolean {
  const host = marked(origin).replace(/^[a-z]+:\/\//iu, '');
  return graphHosts.test(host);
}

function originText(origin: readonly TextPart[]): string {
  return origin.length === 0 ? '' : marked(textOfParts(origin).parts).replaceAll(mark, '{}').replace(/\/$/u, '');
}

/** `/v1.0` and `/beta`, also after an unknown origin, and a version that is chosen at run time. */
function withoutVersion(segments: readonly string[], isVersioned: boolean): readonly string[] {
  const [first, second] = segments;
  if (isVersion(first)) return segments.slice(1);
  if (first !== mark) return segments;
  if (isVersion(second)) return segments.slice(2);
  return isVersioned && segments.length > 1 ? segments.slice(1) : segments;
}

function isVersion(segment: string | undefined): boolean {
  return segment !== undefined && /^(?:v1\.0|beta)$/iu.test(segment);
}

/**
 * An unknown segment is `{}`, as is a parameter that the client fills in, such as `:id`. Within the arguments of a function, as in `range(address='{}')`, and around the colons of an
 * item that is addressed by its path, only the unknown piece is.
 */
function shownSegment(segment: string, isLast: boolean): string {
  if (!segment.includes(mark)) return /^:[a-z_]\w*\??$/iu.test(segment) ? '{}' : decoded(segment);
  // What follows a word at the very end of a path is nearly always a query that is put together elsewhere.
  if (
    isLast &&
    segment.indexOf(mark) === segment.length - mark.length &&
    /[\w)]$/u.test(segment.slice(0, -mark.length))
  ) {
    return decoded(segment.slice(0, -mark.length));
  }
  const [, head, tail] = /^([^(]*\()(.*)$/u.exec(segment) ?? [];
  if (head !== undefined && tail !== undefined && !head.includes(mark)) {
    return head + tail.replaceAll(new RegExp(`${mark}+`, 'gu'), '{}');
  }
  return segment.endsWith(':') ? '{}:' : '{}';
}

function decoded(segment: string): string {
  return segment.replaceAll('%24', '$');
}
