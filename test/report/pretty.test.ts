// The text that people see, to the character: places, frames, carets, folding, and what must never reach a terminal.
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';
import { pretty } from '../../src/report/pretty.ts';

function sourceOf(text: string): SourceFile {
  return { path: 'permissions.yaml', text };
}

function spanOf(source: SourceFile, part: string): Span {
  const start = source.text.indexOf(part);
  if (start === -1) throw new Error(`\`${part}\` is not in the source`);
  return { source, start, end: start + part.length };
}

function finding(span: Span, more: Partial<Diagnostic> = {}): Diagnostic {
  return { rule: 'some-rule', severity: 'error', message: 'something is wrong', span, related: [], ...more };
}

function render(...diagnostics: readonly Diagnostic[]): string {
  return pretty.render({ manifests: ['permissions.yaml'], diagnostics }, { color: false });
}

/** The frame of a single finding, without the lines around it. */
function frame(span: Span): string {
  return render(finding(span)).split('\n\n')[1] ?? '';
}

describe('a finding', () => {
  test('shows its place, a line before and after, a caret under every character, related places and help', () => {
    const source = sourceOf('permc: 1\nscopes:\n  Files.Read:\nendpoints:\n  GET /files: Files.Red\n  GET /other: x\n');
    const related = [{ message: 'declared here', span: spanOf(source, 'Files.Read') }];
    const text = render(finding(spanOf(source, 'Files.Red'), { help: 'did you mean `Files.Read`?', related }));
    expect(text).toBe(
      [
        'permissions.yaml:5:15  error  some-rule  something is wrong',
        '',
        '  4 | endpoints:',
        '  5 |   GET /files: Files.Red',
        '    |               ^^^^^^^^^',
        '  6 |   GET /other: x',
        '',
        '  permissions.yaml:3:3  declared here',
        '',
        '  2 | scopes:',
        '  3 |   Files.Read:',
        '    |   ^^^^^^^^^^',
        '  4 | endpoints:',
        '',
        '  help: did you mean `Files.Read`?',
        '',
        'permissions.yaml: 1 error, no warnings',
        '',
      ].join('\n'),
    );
  });

  test('of an empty file has a place and no frame', () => {
    const source = sourceOf('');
    expect(render(finding({ source, start: 0, end: 0 }))).toBe(
      'permissions.yaml:1:1  error  some-rule  something is wrong\n\npermissions.yaml: 1 error, no warnings\n',
    );
  });

  test('has colours only when they are asked for', () => {
    const source = sourceOf('a: b\n');
    const report = { manifests: ['permissions.yaml'], diagnostics: [finding(spanOf(source, 'b'))] };
    expect(pretty.render(report, { color: false })).not.toContain('\u001b');
    expect(pretty.render(report, { color: true })).toContain('\u001b[1m\u001b[31merror');
  });
});

describe('a frame', () => {
  test('puts one caret under an empty span', () => {
    const source = sourceOf('ab\n');
    expect(frame({ source, start: 1, end: 1 })).toBe('  1 | ab\n    |  ^');
  });

  test('can point behind the end of the file', () => {
    const source = sourceOf('a: 1');
    expect(frame({ source, start: 4, end: 4 })).toBe('  1 | a: 1\n    |     ^');
  });

  test('marks the first line of a span over several', () => {
    const source = sourceOf('one\n  two: x\n  three\n');
    expect(frame(spanOf(source, 'two: x\n  three'))).toBe('  1 | one\n  2 |   two: x\n    |   ^^^^^^\n  3 |   three');
  });

  test('shows a tab as two columns', () => {
    expect(frame(spanOf(sourceOf('\ta:\tb\n'), 'b'))).toBe('  1 |   a:  b\n    |       ^');
  });

  test('counts wide characters twice and combining ones not at all', () => {
    expect(frame(spanOf(sourceOf('名前: e\u0301x 🙂 y\n'), 'y'))).toBe(
      '  1 | 名前: e\u0301x 🙂 y\n    |             ^',
    );
    expect(frame(spanOf(sourceOf('a: 名前\n'), '名前'))).toBe('  1 | a: 名前\n    |    ^^^^');
  });

  test.each([
    ['CRLF', 'a: 1\r\nb: 2\r\nc: 3\r\n'],
    ['lone CR', 'a: 1\rb: 2\rc: 3\r'],
  ])('takes %s for a line ending', (_name, text) => {
    expect(frame(spanOf(sourceOf(text), '2'))).toBe('  1 | a: 1\n  2 | b: 2\n    |    ^\n  3 | c: 3');
  });

  test('does not show a byte order mark', () => {
    expect(frame(spanOf(sourceOf('\ufeffa: b\n'), 'b'))).toBe('  1 | a: b\n    |    ^');
  });

  test('aligns numbers of different length', () => {
    const text = Array.from({ length: 10 }, (_, index) => `k${index}`).join('\n');
    expect(frame(spanOf(sourceOf(text), 'k9'))).toBe('   9 | k8\n  10 | k9\n     | ^^');
  });

  test('folds a long line around the span', () => {
    const source = sourceOf(`${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`);
    expect(frame(spanOf(source, 'HERE'))).toBe(
      `  1 | …${'x'.repeat(30)}HERE${'y'.repeat(66)}…\n    |  ${' '.repeat(30)}^^^^`,
    );
  });

  test('folds a span that is longer than a line', () => {
    const source = sourceOf(`key: ${'y'.repeat(5000)}`);
    expect(frame(spanOf(source, 'y'.repeat(5000)))).toBe(`  1 | key: ${'y'.repeat(95)}…\n    |      ${'^'.repeat(95)}`);
  });

  test('never cuts a character in two', () => {
    const source = sourceOf(`${'🙂'.repeat(200)}HERE${'🙂'.repeat(200)}`);
    expect(frame(spanOf(source, 'HERE'))).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
    );
  });
});

describe('text from outside', () => {
  test('can neither move the cursor nor reorder what is shown', () => {
    const source = sourceOf('a: \u001b[2J\u0007\u202eb\n');
    const text = render(finding(spanOf(source, 'b'), { message: 'bad `\u001b[31m\n\u2066`', help: 'no `\u009b`' }));
    expect(text).toBe(
      [
        'permissions.yaml:1:10  error  some-rule  bad `␛[31m␊\\u{2066}`',
        '',
        '  1 | a: ␛[2J␇\\u{202e}b',
        `    | ${' '.repeat(16)}^`,
        '',
        '  help: no `\\u{9b}`',
        '',
        'permissions.yaml: 1 error, no warnings',
        '',
      ].join('\n'),
    );
  });
});

describe('many findings', () => {
  const source = sourceOf(Array.from({ length: 170 }, (_, index) => `line${index}`).join('\n'));
  const at = (line: number, severity: Diagnostic['severity']): Diagnostic =>
    finding(spanOf(source, `line${line}\n`), { severity, message: `finding ${line}` });

  test('are printed up to fifty, and the rest is counted', () => {
    const text = render(...Array.from({ length: 169 }, (_, line) => at(line, 'warning')));
    expect(text.match(/^permissions\.yaml:\d+:1 {2}warning/gm)).toHaveLength(50);
    expect(text).toMatch(/… and 119 more; --format json lists all\n\npermissions\.yaml: no errors, 169 warnings\n$/);
  });

  test('never hide an error behind warnings', () => {
    const warnings = Array.from({ length: 160 }, (_, line) => at(line, 'warning'));
    expect(render(...warnings, at(165, 'error'))).toContain('permissions.yaml:166:1  error  some-rule  finding 165');
  });
});

test('several manifests share one summary', () => {
  expect(pretty.render({ manifests: ['a.yaml', 'b.yaml'], diagnostics: [] }, { color: false })).toBe(
    '2 manifests: no errors, no warnings\n',
  );
});
