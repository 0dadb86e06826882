// Pages and components that hold scripts among their markup, as the scripts alone: whatever else they hold becomes blanks, so
// that every place in the scripts stays where it is. It must not know what scripts do, and no text makes it throw.

/** Whether a file is a page or a component with scripts in it. */
export function isPage(file: string): boolean {
  return /\.(?:vue|svelte|astro|html?)$/iu.test(file);
}

/** The scripts of a page. */
export interface PageScripts {
  /** As long as the text of the page, with the same line breaks. */
  readonly text: string;
  /** The language that they state, `js` where none does. All scripts of a component are one module, so one language holds for all. */
  readonly language: 'js' | 'ts' | 'tsx';
}

/**
 * The scripts of a page, a component or an Astro file with its frontmatter. What has another type, such as JSON or a template, is
 * none of them; a script that does not end goes on to the end of the text, as in browsers.
 */
export function pageScripts(file: string, text: string): PageScripts {
  const isAstro = /\.astro$/iu.test(file);
  const front = isAstro ? frontmatter(text) : undefined;
  const pieces = [
    ...(front === undefined ? [] : [front]),
    ...scriptElements(text, front?.end ?? 0, /\.html?$/iu.test(file)),
  ];
  const languages = new Set(pieces.map(({ language }) => language));
  let masked = '';
  let at = 0;
  for (const { start, end } of pieces) {
    masked += blanks(text.slice(at, start)) + text.slice(start, end);
    at = end;
    // A semicolon in place of the closing tag, so that the next script does not go on with this one's last expression.
    if (at < text.length) {
      masked += ';';
      at += 1;
    }
  }
  masked += blanks(text.slice(at));
  return { text: masked, language: languages.has('tsx') ? 'tsx' : isAstro || languages.has('ts') ? 'ts' : 'js' };
}

/** A piece of a page that is script; `end` is where its closing mark begins. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly language: PageScripts['language'];
}

/** What stands between `---` and `---` before the markup: https://docs.astro.build/en/basics/astro-components/ */
function frontmatter(text: string): Piece | undefined {
  const opening = /^\s*---/u.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].length;
  const closing = text.indexOf('\n---', start);
  return { start, end: closing === -1 ? text.length : closing + 1, language: 'ts' };
}

/** The script elements from a place on, and event attributes of HTML, outside comments and Svelte's `{@html …}`: https://html.spec.whatwg.org/#script-data-state */
function scriptElements(text: string, from: number, withHandlers: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  const opening = withHandlers
    ? /<!--|<script(?=[\s/>])|\son[a-z]+\s*=\s*["']/giu
    : /<!--|\{@html\s[^}]*|<script(?=[\s/>])/giu;
  opening.lastIndex = from;
  const lastComment = text.lastIndexOf('-->');
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const after = found.index + found[0].length;
    if (found[0] === '<!--') {
      if (after <= lastComment) opening.lastIndex = text.indexOf('-->', after);
      continue;
    }
    if (found[0].startsWith('{')) continue;
    const quote = /["']$/u.exec(found[0])?.[0];
    if (quote !== undefined) {
      const end = text.indexOf(quote, after);
      const handler = text.slice(after, end === -1 ? after : end);
      if (isHandler(handler)) pieces.push({ start: after, end, language: 'js' });
      opening.lastIndex = after + handler.length;
      continue;
    }
    const { attributes, end: start, isEmpty } = tagFrom(text, after);
    opening.lastIndex = start;
    if (isEmpty) continue;
    const closing = /<\/script(?=[\s/>])/giu;
    closing.lastIndex = start;
    const end = closing.exec(text)?.index ?? text.length;
    const language = languageOf(attributes);
    if (language !== undefined) pieces.push({ start, end, language });
    opening.lastIndex = end;
  }
  return pieces;
}

/** Whether the value of an event attribute calls something, and is script as it stands: no entities, nothing that is filled in. */
function isHandler(text: string): boolean {
  return text.includes('(') && !/&#?\w+;|\{\{|\{%|<[%?]/u.test(text);
}

/** The rest of an opening tag. A `>` in quotes is part of an attribute: `generic="T extends Record<string, string>"`. */
function tagFrom(
  text: string,
  from: number,
): { readonly attributes: ReadonlyMap<string, string>; readonly end: number; readonly isEmpty: boolean } {
  const attributes = new Map<string, string>();
  const attribute = /[\s/]*(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?)/uy;
  attribute.lastIndex = from;
  for (let found = attribute.exec(text); found !== null; found = attribute.exec(text)) {
    const [whole, closing, name = '', double, single, bare] = found;
    if (closing !== undefined) return { attributes, end: attribute.lastIndex, isEmpty: /\/\s*>$/u.test(whole) };
    attributes.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return { attributes, end: text.length, isEmpty: true };
}

/** The language of a script; `undefined` for data, templates and languages that are not read. */
function languageOf(attributes: ReadonlyMap<string, string>): PageScripts['language'] | undefined {
  const stated = (attributes.get('lang') || attributes.get('type') || 'js')
    .toLowerCase()
    .replaceAll(/^.*\/(?:x-)?|;.*$/gu, '');
  if (/^(?:|js|jsx|module|javascript|ecmascript|babel)$/u.test(stated)) return 'js';
  if (stated === 'ts' || stated === 'typescript') return 'ts';
  return stated === 'tsx' ? 'tsx' : undefined;
}

function blanks(text: string): string {
  return text.replaceAll(/[^\n\r\u2028\u2029]+/gu, ({ length }) => ' '.repeat(length));
}
