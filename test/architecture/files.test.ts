// What every file of src owes its reader: small size, a header, docstrings, a name that says what it exports.
import { describe, expect, test } from 'vitest';
import { parseSource, readSources, type Source } from './sources.ts';

const written = readSources().filter(({ generated }) => !generated);

describe('size', () => {
  test('no file is longer than 400 lines', () => {
    expect(written.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('half of the files have at most 100 lines', () => {
    const lengths = written.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
  });
});

describe('words to the reader', () => {
  test('every file starts with a comment of one to four lines that says why it exists', () => {
    expect(written.filter((source) => !hasHeader(source)).map(({ path }) => path)).toEqual([]);
  });

  test('a missing, empty or endless header is seen', () => {
    const header = '// Why.\n';
    const texts = [header, `#!/usr/bin/env node\n${header}`, '', '//\n', "import 'x';\n", header.repeat(5)];
    expect(texts.map((text) => hasHeader(parseSource('a.ts', text)))).toEqual([true, true, false, false, false, false]);
  });

  test('every exported declaration has a docstring', () => {
    expect(written.flatMap(undocumented)).toEqual([]);
  });

  test('a missing or empty docstring is seen', () => {
    const text = '// Why.\n/** What. */\nexport const a = 1;\n/** */\nexport interface B {}\nexport function c() {}\n';
    expect(undocumented(parseSource('a.ts', text))).toEqual(['a.ts:5 B', 'a.ts:6 c']);
  });
});

describe('names', () => {
  test('files have kebab-case names', () => {
    const odd = written.filter(
      ({ path }) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.[jt]s$/.test(path),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test('no file or folder has a name that says nothing', () => {
    const empty = /(^|[/-])(utils?|helpers?|managers?|misc|common|stuff)(?=[/.-])/;
    expect(written.filter(({ path }) => empty.test(path)).map(({ path }) => path)).toEqual([]);
  });
});

describe('what no file holds', () => {
  test('a bare `new Error`: findings are data, bugs are an InternalError', () => {
    // The runtime imports nothing of ours; there an error is the cause of a refusal that has a code of its own.
    expect(
      linesWith(
        written.filter(({ place }) => place !== 'runtime'),
        /\bnew Error\(/,
      ),
    ).toEqual([]);
  });

  test.each([
    ['a folder of a machine', /(?<![\w.{}'"`/])\/(?:work|tmp|home|root|Users)\/\w/],
    ['work left undone', /\b(?:TODO|FIXME|XXX|HACK)\b/],
    ['a silenced type error', /\/[/*]\s*@ts-(?:ignore|nocheck|expect-error)/],
    ['a silenced lint rule without a reason', /\/[/*]\s*(?:eslint|oxlint)-disable(?!.* -- \w)(?!.*\*\/\\n)/],
  ])('%s', (_, pattern) => {
    expect(linesWith(written, pattern)).toEqual([]);
  });
});

function linesWith(sources: readonly Source[], pattern: RegExp): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
}

function hasHeader({ text }: Source): boolean {
  const lines = text.replace(/^#!.*\n/, '').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return end >= 1 && end <= 4 && lines.slice(0, end).every((line) => /\w/.test(line));
}

function undocumented({ path, exported }: Source): readonly string[] {
  return exported.filter(({ documented }) => !documented).map(({ name, line }) => `${path}:${line} ${name}`);
}
