// `new URL(path, base)`: its text and its parts, as the WHATWG URL Standard joins them, with holes kept where they are.
import type { Evaluator } from './evaluator.ts';
import { textOfParts, union, unknown } from './make-value.ts';
import { knownTextOf, textsOf } from './texts.ts';
import type { Deferred, Hole, TextPart, TextValue, UrlValue, Value } from './value.ts';

/** What `new URL(...)` makes of its arguments, or `URL.parse` of its own. */
export function makeUrls(args: readonly Deferred[], evaluator: Evaluator): Value {
  const [path, base] = args;
  if (path === undefined) return unknown('a URL without arguments');
  const paths = textsOf(evaluator.force(path));
  if (base === undefined) return paths.map((text) => ({ kind: 'url', text: normalised(text) }));
  const bases = textsOf(evaluator.force(base));
  return union([bases.flatMap((from) => paths.map((to): UrlValue => ({ kind: 'url', text: resolveText(from, to) })))]);
}

/** `url.href`, `url.pathname`, `url.origin`, `url.search` and the host. */
export function urlMember({ text }: UrlValue, name: string): Value {
  switch (name) {
    case 'href':
      return [text];
    case 'pathname':
    case 'origin':
    case 'search':
    case 'host':
    case 'hostname':
      return partOfUrl(text, name);
    default:
      return unknown(`\`${name}\` of a URL is not followed`);
  }
}

/** The URL after a write to one of its parts, such as `url.pathname = value`; a write to its query leaves it as far as it is known. */
export function writtenUrl(url: UrlValue, name: string | undefined, value: Value): Value {
  const { origin, path, query } = splitUrl(url.text);
  switch (name) {
    case 'href':
      return textsOf(value).map((text) => ({ kind: 'url', text }));
    case 'pathname':
      return textsOf(value).map(({ parts }) => urlOf(origin, rooted(parts), query));
    case 'hostname':
    case 'host':
    case 'port':
    case 'protocol':
      return textsOf(value).map((text) => urlOf(writtenOrigin(origin, name, text), path, query));
    default:
      return [url];
  }
}

function urlOf(...pieces: readonly (readonly TextPart[])[]): UrlValue {
  return { kind: 'url', text: textOfParts(pieces.flat()) };
}

/** The origin with one part of it written: as the URL Standard has it where all of it is known, else a hole. */
function writtenOrigin(
  origin: readonly TextPart[],
  name: 'hostname' | 'host' | 'port' | 'protocol',
  value: TextValue,
): readonly TextPart[] {
  const text = knownTextOf(textOfParts(origin));
  const written = knownTextOf(value);
  if (text === undefined || written === undefined || !URL.canParse(text)) return [unknownOrigin];
  const url = new URL(text);
  url[name] = written;
  return url.origin === 'null' ? [unknownOrigin] : [url.origin];
}

const unknownOrigin: Hole = {
  reason: 'the origin of a URL is written with what is known only at run time',
  parameters: [],
};

function rooted(parts: readonly TextPart[]): readonly TextPart[] {
  const [head] = parts;
  return typeof head === 'string' && !head.startsWith('/') ? ['/', ...parts] : parts;
}

function partOfUrl(text: TextValue, name: string): Value {
  const { origin, path, query } = splitUrl(text);
  switch (name) {
    case 'pathname':
      return [textOfParts(path)];
    case 'origin':
      return [textOfParts(origin)];
    case 'search':
      return [textOfParts(query)];
    default: {
      const [head, ...tail] = origin;
      return typeof head === 'string'
        ? [textOfParts([head.replace(/^[a-z][\w+.-]*:\/\//iu, ''), ...tail])]
        : unknown('the host of an unknown URL');
    }
  }
}

/** The parts of a URL's text: up to the path, the path, and from `?` or `#` on. */
export function splitUrl(text: TextValue): {
  readonly origin: readonly TextPart[];
  readonly path: readonly TextPart[];
  readonly query: readonly TextPart[];
} {
  const origin: TextPart[] = [];
  const path: TextPart[] = [];
  const query: TextPart[] = [];
  let place = startsWithScheme(text) ? origin : path;
  let slashes = 0;
  for (const part of text.parts) {
    if (typeof part !== 'string') {
      place.push(part);
      continue;
    }
    let from = 0;
    for (let index = 0; index < part.length; index += 1) {
      const sign = part[index];
      const next = place === origin && sign === '/' && (slashes += 1) === 3 ? path : undefined;
      const after = place !== query && (sign === '?' || sign === '#') ? query : next;
      if (after === undefined) continue;
      place.push(part.slice(from, index));
      from = index;
      place = after;
    }
    place.push(part.slice(from));
  }
  return { origin, path, query };
}

function startsWithScheme({ parts: [head] }: TextValue): boolean {
  return typeof head === 'string' && /^[a-z][\w+.-]*:\/\//iu.test(head);
}

/** A reference against a base URL (WHATWG URL Standard, section 4.4). */
export function resolveText(base: TextValue, reference: TextValue): TextValue {
  const [head] = reference.parts;
  if (startsWithScheme(reference)) return normalised(reference);
  const { origin, path } = splitUrl(base);
  if (head === undefined) return base;
  // A reference that begins with what is not known may be a whole URL, and then nothing of an unknown base is left.
  if (typeof head !== 'string' && !startsWithScheme(base)) return reference;
  if (typeof head === 'string' && head.startsWith('//')) return textOfParts([...schemeOf(origin), ...reference.parts]);
  if (typeof head === 'string' && head.startsWith('/')) return normalised(textOfParts([...origin, ...reference.parts]));
  if (typeof head === 'string' && /^[?#]/u.test(head)) return textOfParts([...origin, ...path, ...reference.parts]);
  return normalised(textOfParts([...origin, ...upToLastSlash(path), ...reference.parts]));
}

function schemeOf([head]: readonly TextPart[]): readonly string[] {
  const scheme = typeof head === 'string' ? /^[a-z][\w+.-]*:/iu.exec(head)?.[0] : undefined;
  return scheme === undefined ? [] : [scheme];
}

function upToLastSlash(path: readonly TextPart[]): readonly TextPart[] {
  const kept = [...path];
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    const slash = typeof last === 'string' ? last.lastIndexOf('/') : -1;
    if (typeof last === 'string' && slash !== -1) return [...kept, last.slice(0, slash + 1)];
  }
  return ['/'];
}

/** `a/./b` and `a/../b`, where the segments are known. */
function normalised(text: TextValue): TextValue {
  return textOfParts(
    text.parts.map((part) => {
      if (typeof part !== 'string') return part;
      let path = part.replaceAll(/\/\.(?=\/|$)/gu, '');
      for (let before = ''; before !== path;) {
        before = path;
        path = path.replace(/(?<=[^:/])\/[^/]+\/\.\.(?=\/|$)/u, '');
      }
      return path;
    }),
  );
}
