// The scripts of pages and components: what is kept, what becomes blanks, and that every place stays where it is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPage, pageScripts } from '../../../src/scan/program/page-scripts.ts';
import { parseSource } from '../../../src/scan/program/parse-source.ts';

/** The scripts with the blanks around them left out, a line each. */
function scriptsOf(file: string, text: string): readonly string[] {
  return pageScripts(file, text)
    .text.split(';')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

test.each([
  ['App.vue', true],
  ['Page.svelte', true],
  ['index.astro', true],
  ['public/INDEX.HTML', true],
  ['old.htm', true],
  ['app.ts', false],
  ['vue.js', false],
])('%s', (file, expected) => {
  expect(isPage(file)).toBe(expected);
});

describe('what is script', () => {
  test.each<readonly [string, string, string, readonly string[]]>([
    ['one script', 'a.vue', '<template><a/></template><script>one()</script>', ['one()']],
    ['two scripts on one line', 'a.html', '<script>one()</script><script>(two)()</script>', ['one()', '(two)()']],
    ['in capitals, with a space before the end', 'a.html', '<SCRIPT TYPE="Module">one()</SCRIPT >', ['one()']],
    [
      'attributes that hold `>`',
      'a.vue',
      `<script setup generic="T extends Map<a, b>" x='>'>one()</script>`,
      ['one()'],
    ],
    ['a comment before it', 'a.html', '<!-- <script>no()</script> --><script>one()</script>', ['one()']],
    ['a comment that does not end', 'a.html', '<!-- <script>one()</script>', ['one()']],
    ['one that does not end', 'a.html', '<script>one()', ['one()']],
    ['one that is cut off', 'a.html', '<script src="', []],
    ['one without content', 'a.vue', '<script src="./a.js" /><p></p><script>one()</script>', ['one()']],
    [
      'data and templates',
      'a.html',
      '<script type="application/json">{}</script><script type=text/template>a</script>',
      [],
    ],
    ['another language', 'a.vue', '<script lang="coffee">a -> b</script>', []],
    ['a type that says JavaScript', 'a.html', '<script type="text/javascript">one()</script>', ['one()']],
    ['an empty type', 'a.html', '<script type="">one()</script>', ['one()']],
    ['an element of another name', 'a.html', '<scripts>no()</scripts>', []],
    [
      'event attributes',
      'a.html',
      `<b onclick="one(a > b)" title="(x)" onblur='two()'>onclick="no()"</b><script>three()</script>`,
      ['one(a > b)', 'two()', 'three()'],
    ],
    [
      'event attributes that are not script as they stand, or call nothing',
      'a.html',
      `<b onclick="one(&quot;a&quot;)" onblur="two({{ x }})" onload="x = 1" onfocus="four()>`,
      [],
    ],
    ['event attributes of components', 'a.vue', '<b onclick="no()" @click="no()"/><script>one()</script>', ['one()']],
    ['markup of Svelte', 'a.svelte', `{@html '<script>no()</' + 'script>'}<script>one()</script>`, ['one()']],
    ['frontmatter and a script', 'a.astro', '---\none()\n---\n<p/>\n<script>two()</script>', ['one()', 'two()']],
    ['no frontmatter', 'a.astro', '<p>---</p><script>two()</script>', ['two()']],
    ['frontmatter that does not end', 'a.astro', '---\none()\n', ['one()']],
  ])('%s', (_, file, text, expected) => {
    expect(scriptsOf(file, text)).toEqual(expected);
  });
});

test.each([
  ['a.vue', '<script>a</script>', 'js'],
  ['a.vue', '<script lang="ts">a</script><script setup lang="ts">b</script>', 'ts'],
  ['a.vue', '<script>a</script><script setup lang="tsx">b</script>', 'tsx'],
  ['a.svelte', '<script lang="typescript">a</script>', 'ts'],
  ['a.astro', '<p/>', 'ts'],
  ['a.html', '<script type="text/babel">a</script>', 'js'],
])('the language of %s with %s', (file, text, expected) => {
  expect(pageScripts(file, text).language).toBe(expected);
});

test('places stay where they are', () => {
  const text = '<p>é</p>\r\n<script>\r\n  call();\r\n</script>\r\n';
  const { source, problems } = parseSource('a.vue', text);
  const [statement] = source.statements;
  expect(problems).toEqual([]);
  expect(statement && text.slice(statement.getStart(), statement.end)).toBe('call();');
  expect(source.getLineAndCharacterOfPosition(statement?.getStart() ?? 0)).toEqual({ line: 2, character: 2 });
});

test('no text makes it throw, and each one keeps its length and its line breaks', () => {
  const piece = fc.constantFrom(
    '<script',
    '</script',
    '>',
    '<!--',
    '-->',
    '---',
    '\n',
    '\r\n',
    '\u2028',
    '"',
    "'",
    '=',
    ' lang=ts',
    ' type="module"',
    ' onclick="',
    " onload='",
    '(',
    '{@html ',
    '}',
    ' ',
    '/',
    'call()',
    '`',
    '${',
    '\uD800',
    '\u{1F600}',
    '<',
    'a',
  );
  const breaks = (text: string): string => text.replaceAll(/[^\n\r\u2028\u2029]/gu, '');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      fc.constantFrom('a.vue', 'a.svelte', 'a.astro', 'a.html'),
      (text, file) => {
        const scripts = pageScripts(file, text);
        expect(scripts.text).toHaveLength(text.length);
        expect(breaks(scripts.text)).toBe(breaks(text));
        expect(parseSource(file, text).source.text).toHaveLength(text.length);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each(['<script a="', '<!--', '{@html ', '<script>', '<script a=', '</script', ' onclick="', ' onclick="f('])(
  'a page that repeats %s takes no more than one look',
  (piece) => {
    const text = piece.repeat(100_000);
    expect(pageScripts('a.svelte', text).text).toHaveLength(text.length);
    expect(pageScripts('a.html', text).text).toHaveLength(text.length);
  },
);
