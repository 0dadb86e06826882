// `new URL(path, base)`: its text and its parts, as the WHATWG URL Standard joins them, with holes kept where they are.
import type { Evaluator } from './evaluator.ts';
import { textOfParts, union, unknown } from './make-value.ts';
import { textsOf } from './texts.ts';
import type { Deferred, TextPart, TextValue, UrlValue, Value } from './value.ts';

/** What `new URL(...)` makes of its arguments, or `URL.parse` of its own. */
export function makeUrls(args: readonly Deferred[], evaluator: Evaluator): Value {
  const [path, base] = args;
  if (path === undefined) return unknown('a URL without arguments');
  const paths = textsOf(evaluator.force(path));
  if (base === undefined) return paths.map((text) => ({ kind: 'url', text }));
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

/** The URL after `url.pathname = value`, `url.href = value` or a write to its query. */
export function writtenUrl(url: UrlValue, name: string | undefined, value: Value): Value {
  if (name === 'href') return textsOf(value).map((text) => ({ kind: 'url', text }));
  if (name !== 'pathname') return [url];
  const { origin, query } = splitUrl(url.text);
  return textsOf(value).map(({ parts }) => ({
    kind: 'url',
    text: textOfParts([...origin, ...rooted(parts), ...query]),
  }));
}

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
        ? [textOfParts([head.replace(/^[a-z]+:\/\//u, ''), ...tail])]
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
  if (startsWithScheme(reference)) return reference;
  const { origin, path } = splitUrl(base);
  if (head === undefined) return base;
  // A reference that begins with what is not known may be a whole URL, and then nothing of an unknown base is left.
  if (typeof head !== 'string' && !startsWithScheme(base)) return reference;
  if (typeof head === 'string' && head.startsWith('/')) return textOfParts([...origin, ...reference.parts]);
  if (typeof head === 'string' && /^[?#]/u.test(head)) return textOfParts([...origin, ...path, ...reference.parts]);
  return normalised(textOfParts([...origin, ...upToLastSlash(path), ...reference.parts]));
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
