// Items added to lists of a manifest: in the layout that is there, and with every other character as it was.
import { assert, boolean, constantFrom, property, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { insertItems } from '../../src/syntax/insert-items.ts';

const path = ['requests', 'microsoft-graph', 'delegated', 'calls'];
const call = 'GET /users/{id}/messages';

/** The lines that adding one call put in; the rest must be as it was. */
function added(text: string, items: readonly string[] = [call]): string {
  const edited = insertItems(text, path, items);
  if (edited === undefined) return 'refused';
  let start = 0;
  while (text[start] === edited[start] && start < text.length) start++;
  let end = 0;
  while (text.at(-1 - end) === edited.at(-1 - end) && end < text.length - start) end++;
  expect(`${edited.slice(0, start)}${edited.slice(edited.length - end)}`).toBe(text);
  return edited;
}

describe('a list of lines', () => {
  test('gets a line more, with the indentation and after the comment of the last', () => {
    const text = `requests: # what we ask for
  microsoft-graph:
    delegated:
      calls:
      # sign-in
      - GET /me  # who is it
      # the end

outputs: { entra: app.json }
`;
    expect(added(text)).toBe(text.replace('who is it\n', `who is it\n      - ${call}\n`));
  });

  test('keeps the quotes that all its items have', () => {
    const text =
      "requests:\n  microsoft-graph:\n    delegated:\n      calls:\n        - 'GET /me'\n        - 'GET /me/drive'\n";
    expect(added(text)).toBe(`${text}        - '${call}'\n`);
    expect(added(text.replaceAll("'", '"'))).toBe(`${text}        - '${call}'\n`.replaceAll("'", '"'));
  });

  test('may be the end of a file without a line break, or with CRLF', () => {
    const text = 'requests:\r\n  microsoft-graph:\r\n    delegated:\r\n      calls:\r\n        - GET /me';
    expect(added(text)).toBe(`${text}\r\n        - ${call}`);
    expect(added(`${text}\r\nrules: {}\r\n`)).toBe(`${text}\r\n        - ${call}\r\nrules: {}\r\n`);
  });
});

describe('a list in brackets', () => {
  test('on one line', () => {
    const text = 'requests:\n  microsoft-graph: { delegated: { calls: [GET /me, GET /me/drive] } } # all\n';
    expect(added(text)).toBe(text.replace('drive]', `drive, '${call}']`));
  });

  test('empty', () => {
    const text = 'requests:\n  microsoft-graph: { delegated: { calls: [], permissions: [] } }\n';
    expect(added(text, ['GET /me', call])).toBe(text.replace('[]', `[GET /me, '${call}']`));
  });

  test('on several lines, with and without a comma at the end', () => {
    const text =
      'requests:\n  microsoft-graph:\n    delegated:\n      calls: [\n        GET /me, # who\n        GET /me/drive\n      ]\n';
    expect(added(text)).toBe(text.replace('drive\n', `drive,\n        '${call}'\n`));
    const comma = text.replace('drive\n', 'drive,\n');
    expect(added(comma)).toBe(comma.replace('drive,', `drive,\n        '${call}',`));
  });

  test('on several lines, where a comment stays behind the item that it is about', () => {
    const text =
      'requests:\n  microsoft-graph:\n    delegated:\n      calls: [\n        GET /me # who\n        # no more\n      ]\n';
    expect(insertItems(text, path, ['GET /a', call])).toBe(
      text.replace('me # who\n', `me, # who\n        GET /a,\n        '${call}'\n`),
    );
    const comma = text.replace('me # who', 'me, # who');
    expect(added(comma)).toBe(comma.replace('# who', `# who\n        '${call}',`));
    const crlf = comma.replaceAll('\n', '\r\n');
    expect(added(crlf)).toBe(crlf.replace('# who', `# who\r\n        '${call}',`));
  });
});

describe('keys that are missing', () => {
  test('all of them, at the end, with a blank line where the others have one', () => {
    const lines = `requests:\n  microsoft-graph:\n    delegated:\n      calls:\n        - ${call}\n`;
    expect(added('permc: 1\napp: { name: a } # x\n')).toBe(`permc: 1\napp: { name: a } # x\n${lines}`);
    expect(added('permc: 1\n\napp: { name: a }\n# the end\n')).toBe(
      `permc: 1\n\napp: { name: a }\n\n${lines}# the end\n`,
    );
    expect(added('permc: 1')).toBe(`permc: 1\n${lines.trimEnd()}`);
  });

  test('in the middle of lines', () => {
    const text =
      'requests:\n    archive:\n        application:\n            calls: [GET /boxes]\n    # more to come\nrules: {}\n';
    expect(added(text)).toBe(
      text.replace('boxes]\n', `boxes]\n    microsoft-graph:\n      delegated:\n        calls:\n          - ${call}\n`),
    );
  });

  test('in brackets', () => {
    const text = 'requests: { microsoft-graph: { application: { calls: [GET /users] } } }\n';
    expect(added(text)).toBe(text.replace('users] } }', `users] }, delegated: { calls: ['${call}'] } }`));
    expect(added('requests: {}\n')).toBe(`requests: { microsoft-graph: { delegated: { calls: ['${call}'] } } }\n`);
  });

  test('under a key without a value', () => {
    const text = 'requests: # to be written\nrules: {}\n';
    expect(added(text)).toBe(
      text.replace('written\n', `written\n  microsoft-graph:\n    delegated:\n      calls:\n        - ${call}\n`),
    );
    const list = 'requests:\n  microsoft-graph:\n    delegated:\n      calls:\n';
    expect(added(list)).toBe(`${list}        - ${call}\n`);
  });

  test('after a text of several lines', () => {
    const text = 'app:\n  name: a\n  description: |\n    One.\n\n    Two.\n';
    expect(added(text)).toBe(`${text}requests:\n  microsoft-graph:\n    delegated:\n      calls:\n        - ${call}\n`);
  });
});

test('what is there is not added again: a second run changes nothing', () => {
  const text = `requests:\n  microsoft-graph:\n    delegated:\n      calls: ['${call}', GET /me]\n`;
  expect(insertItems(text, path, [call, 'GET /me'])).toBe(text);
});

test.each([
  ['an alias on the way', 'app: &a { name: x }\nrequests:\n  microsoft-graph: *a\n'],
  ['another kind of value', 'requests:\n  microsoft-graph: soon\n'],
  ['a map where the list should be', 'requests:\n  microsoft-graph:\n    delegated:\n      calls: { a: 1 }\n'],
  ['a text that is no YAML', 'requests: [\n'],
  ['a list at the root', '- a\n'],
  ['nothing', ''],
  ['a comment in empty brackets', 'requests: { # soon\n }\n'],
])('%s: refused, not guessed', (_, text) => {
  expect(insertItems(text, path, [call])).toBeUndefined();
});

/** A line whose comment stays behind the same words, whatever comma they get. */
function withoutComma(line: string): string {
  return line.replace(/,(?=\s*#)/, '');
}

test('on random layouts: the items are there once, the rest means what it meant, and nothing is taken away', () => {
  const layout = constantFrom(
    'a: 1\n',
    'a: 1\n\n# why\nb: 2\n',
    'requests:\n',
    'requests: {}\n',
    'requests:\n  other: { x: 1 }\n  # c\n',
    'requests:\n  microsoft-graph:\n    description: x # d\n',
    'requests:\n  microsoft-graph: { delegated: { calls: [] } }\n',
    'requests:\n  microsoft-graph:\n    delegated:\n      calls: [ GET /a,\n        GET /b ]\n',
    'requests:\n  microsoft-graph:\n    delegated:\n      calls:\n      - GET /a\n      -   GET /b # b\n    application: {}\n',
    'requests:\n  microsoft-graph:\n    delegated:\n      calls: [\n        GET /a, # a\n        GET /b # b\n      ]\n',
    'requests:\n  microsoft-graph:\n    delegated: { calls: [ # all\n      GET /a, # a\n      ], permissions: [] } # end\n',
    '"requests":\n  ? microsoft-graph\n  : \'delegated\':\n      calls: &calls # them\n      - "GET /a" # a\n',
    'requests:\n    microsoft-graph:\n        delegated:\n            calls:\n            - >-\n              GET\n              /a\n            # between\n\n            - GET /b\n',
  );
  const words = constantFrom<string>(
    'GET /me',
    call,
    "GET /range(address='{a}')",
    'GET /a',
    'x: y',
    '# no',
    '- z',
    'true',
    '"q"',
    "it's",
    '@a',
    'a, b',
  );
  assert(
    property(
      layout,
      constantFrom('', '# head\n\n'),
      constantFrom('', 'z: [1]\n', '\n# tail\n'),
      uniqueArray(words, { minLength: 1 }),
      constantFrom('\n', '\r\n'),
      boolean(),
      (body, head, tail, items, lineBreak, isEnded) => {
        const whole = `${head}${body}${tail}`.replaceAll('\n', lineBreak);
        const text = isEnded ? whole : whole.trimEnd();
        const edited = insertItems(text, path, items) ?? '';
        const list: unknown = parseDocument(edited).getIn(path);
        expect(
          JSON.parse(JSON.stringify(list))
            .filter((item: string) => items.includes(item))
            .toSorted(),
        ).toEqual(items.toSorted());
        expect(insertItems(edited, path, items)).toBe(edited);
        const lines = edited.split(lineBreak).map(withoutComma);
        for (const line of text.split(lineBreak).filter((one) => one.includes('#'))) {
          expect(lines).toContain(withoutComma(line));
        }
        const characters = edited[Symbol.iterator]();
        for (const wanted of text) {
          let next = characters.next();
          while (next.done !== true && next.value !== wanted) next = characters.next();
          expect(next.done).not.toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});
