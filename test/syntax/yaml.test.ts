// Every text that is not the YAML of a manifest: what is said, and where.
import { expect, test } from 'vitest';
import { findings } from './findings.ts';

const cases: readonly (readonly [name: string, text: string, findings: readonly string[]])[] = [
  [
    'an empty file',
    '',
    [
      '1:1 <> empty-manifest: the manifest is empty (begin with `permc: 1`, or let `permc init` write a first manifest)',
    ],
  ],
  [
    'only a comment',
    '# permissions\n',
    [
      '1:1 <> empty-manifest: the manifest is empty (begin with `permc: 1`, or let `permc init` write a first manifest)',
    ],
  ],
  [
    'only a document start',
    '---\n',
    [
      '1:1 <> empty-manifest: the manifest is empty (begin with `permc: 1`, or let `permc init` write a first manifest)',
    ],
  ],
  [
    'a list',
    '- permc: 1\n',
    [
      '1:1 <- permc: 1> not-a-map: a manifest is a map of keys, and this is a list (begin with `permc: 1`, then write `app:`, `scopes:` and `endpoints:`)',
    ],
  ],
  [
    'a single value',
    'permc\n',
    [
      '1:1 <permc> not-a-map: a manifest is a map of keys, and this is a single value (begin with `permc: 1`, then write `app:`, `scopes:` and `endpoints:`)',
    ],
  ],
  [
    'a tab for indentation',
    'app:\n\tname: x\n',
    ['2:1 <\t> invalid-yaml: a tab is used for indentation (indent with spaces)'],
  ],
  [
    'a second document',
    'permc: 1\n---\npermc: 1\n',
    [
      '2:1 <---> several-documents: a second YAML document begins here (remove the line, or move what follows to a file of its own and list it under `include`)',
    ],
  ],
  [
    'a second document after an end',
    'permc: 1\n...\npermc: 1\n',
    [
      '2:1 <...> several-documents: a second YAML document begins here (remove the line, or move what follows to a file of its own and list it under `include`)',
    ],
  ],
  [
    'a map on the line of its key',
    'app: name: x\n',
    [
      "1:6 <n> invalid-yaml: a map can't begin on the line of its key (put the value on a line of its own, or put a text that holds `: ` in quotes)",
    ],
  ],
  [
    'a bracket that is not closed',
    'include: [a.yaml\npermc: 1\n',
    [
      '1:10 <[> invalid-yaml: the bracket `[` that begins here is not closed (write `]` at its end, and indent everything inside it)',
    ],
  ],
  [
    'a brace at the end',
    'app: {name: x\n',
    [
      '1:6 <{> invalid-yaml: the bracket `{` that begins here is not closed (write `}` at its end, and indent everything inside it)',
    ],
  ],
  [
    'an open double quote',
    'app:\n  name: "x\npermc: 1\n',
    ['2:9 <"> invalid-yaml: the quote `"` that begins here is not closed (write `"` at the end of the text)'],
  ],
  [
    'an open single quote',
    "app:\n  name: 'x\n",
    ["2:9 <'> invalid-yaml: the quote `'` that begins here is not closed (write `'` at the end of the text)"],
  ],
  [
    'an escaped last quote',
    'app: "x\\"\n',
    ['1:6 <"> invalid-yaml: the quote `"` that begins here is not closed (write `"` at the end of the text)'],
  ],
  [
    'a reserved character',
    'app: @x\n',
    ["1:6 <@> invalid-yaml: a text without quotes can't begin with `@` (put the text in quotes)"],
  ],
  [
    'a backtick',
    'app: `x`\n',
    ["1:6 <`> invalid-yaml: a text without quotes can't begin with a backtick (put the text in quotes)"],
  ],
  [
    'a key without a colon',
    'app\npermc: 1\n',
    [
      '1:1 <app\npermc> invalid-yaml: a key must stand on one line and be followed by `:` (write `key: value`; a missing `:` or a missing quote in the lines above is often the reason)',
    ],
  ],
  [
    'deeper indentation after a value',
    'app: 1\n name: x\n',
    [
      "1:6 <1> invalid-yaml: a map can't begin on the line of its key (put the value on a line of its own, or put a text that holds `: ` in quotes)",
    ],
  ],
  [
    'indentation that fits nothing',
    'include:\n  - a\n c: 1\n',
    [
      '3:1 < > invalid-yaml: the indentation does not fit the lines above (begin every key of a map, and every item of a list, at the same column)',
    ],
  ],
  [
    'a comma without a value',
    'app: {name: x, , y}\n',
    ['1:16 <,> invalid-yaml: there is no value before this `,` (remove the `,`, or put the text in quotes)'],
  ],
  [
    'a missing comma',
    'include: ["a""b"]\n',
    [
      '1:14 <"> invalid-yaml: a `:`, `,` or bracket is missing here (write `key: value`, and `,` between what stands in brackets)',
    ],
  ],
  [
    'an unknown escape',
    'app: "\\q"\n',
    [
      '1:7 <\\> invalid-yaml: there is no such escape in double quotes (write `\\\\` for a backslash, or use single quotes)',
    ],
  ],
  [
    'a list, then a key',
    '- a\nb: 1\n',
    [
      '2:1 <b> invalid-yaml: this does not belong here (look for a missing quote, `:` or `-` here or in the lines above)',
    ],
  ],
  [
    'an unknown directive',
    '%FOO x\n---\npermc: 1\n',
    [
      '1:1 <%FOO x> invalid-yaml: this directive is not supported (remove the line that begins with `%`; manifests are YAML 1.2)',
    ],
  ],
  [
    'a later YAML version',
    '%YAML 1.3\n---\npermc: 1\n',
    [
      '1:7 <1.3> invalid-yaml: this directive is not supported (remove the line that begins with `%`; manifests are YAML 1.2)',
    ],
  ],
  [
    'a closing brace alone',
    'app: }\n',
    ['1:6 <}> invalid-yaml: there is no open bracket for this `}` (remove it, or write the opening bracket)'],
  ],
  [
    'text after a quoted text',
    'app: "x" y\n',
    [
      '1:10 <y> invalid-yaml: this does not belong here (look for a missing quote, `:` or `-` here or in the lines above)',
    ],
  ],
  [
    'a block header with text',
    'app: |x\n  y\n',
    [
      '1:7 <x> invalid-yaml: this does not belong here (look for a missing quote, `:` or `-` here or in the lines above)',
    ],
  ],
  [
    'two anchors',
    'app: &a &b c\n',
    ['1:9 <&b> invalid-yaml: a value can have only one anchor (remove one of the two)'],
  ],
  [
    'an anchor before an alias',
    'app: &a x\nrules: &b *a\n',
    ['2:11 <*a> invalid-yaml: an alias can have neither an anchor nor a tag (remove what stands before the alias)'],
  ],
  [
    'an alias that ends in a colon',
    'app: *x:\n',
    [
      '1:8 <:> invalid-yaml: an anchor or alias needs a name (write a name after `&` or `*`; put a text that begins with one of them in quotes)',
    ],
  ],
  [
    'a comment without a space',
    'app: "x"#y\n',
    [
      '1:9 <#y> invalid-yaml: a comment needs a space before its `#` (write a space before `#`, or put the text in quotes)',
    ],
  ],
  [
    'an anchor before its indicator',
    'include: &a\n- x\n- &b - y\n',
    [
      "3:3 <&b> invalid-yaml: an anchor can't stand before `-` or a key on the same line (write the anchor at the end of the line above)",
    ],
  ],
  [
    'a key over several lines in brackets',
    'include: [a\n  b: c]\n',
    [
      '1:11 <a\n  b> invalid-yaml: a key must stand on one line and be followed by `:` (write `key: value`; a missing `:` or a missing quote in the lines above is often the reason)',
    ],
  ],
  [
    'tags',
    'app: !!binary aGk=\nrules: !x y\nscopes: !!map {}\n',
    [
      '1:6 <!!binary> explicit-tag: the tag `!!binary` is not supported (remove the tag; put a value in quotes to make it a text)',
      '2:8 <!x> explicit-tag: the tag `!x` is not supported (remove the tag; put a value in quotes to make it a text)',
      '3:9 <!!map> explicit-tag: the tag `!!map` is not supported (remove the tag; put a value in quotes to make it a text)',
    ],
  ],
  [
    'numbers',
    'app: .inf\nrules: -.inf\nscopes: .nan\nrights: 99999999999999999999\n',
    [
      "1:6 <.inf> number-out-of-range: the number `.inf` can't be kept exactly (put it in quotes if it is a text: `'.inf'`)",
      "2:8 <-.inf> number-out-of-range: the number `-.inf` can't be kept exactly (put it in quotes if it is a text: `'-.inf'`)",
      "3:9 <.nan> number-out-of-range: the number `.nan` can't be kept exactly (put it in quotes if it is a text: `'.nan'`)",
      "4:9 <99999999999999999999> number-out-of-range: the number `99999999999999999999` can't be kept exactly (put it in quotes if it is a text: `'99999999999999999999'`)",
    ],
  ],
  [
    'keys that are not texts',
    '~: 1\nnull: 1\n? [a]\n: 1\n? {a: b}\n: 1\n: 3\n',
    [
      '1:1 <~> key-not-text: a key must be a text, not `null` (write a name and put it in quotes if it is `null` or has special characters)',
      '2:1 <null> key-not-text: a key must be a text, not `null` (write a name and put it in quotes if it is `null` or has special characters)',
      '3:3 <[a]> key-not-text: a key must be a text, not a list (write a name and put it in quotes if it is `null` or has special characters)',
      '5:3 <{a: b}> key-not-text: a key must be a text, not a map (write a name and put it in quotes if it is `null` or has special characters)',
      '7:1 <> key-not-text: a key must be a text, not nothing (write a name and put it in quotes if it is `null` or has special characters)',
    ],
  ],
  [
    'a merge key',
    'app: &a {name: x}\nscopes:\n  <<: *a\n',
    ['3:3 <<<> merge-key: merge keys (`<<`) are not supported (write the keys out, or use an alias for a whole value)'],
  ],
  ['a quoted merge key', "scopes: {'<<': null}\n", []],
  [
    'an alias as key',
    'app: &a x\n*a : y\n',
    [
      '2:1 <*a> key-not-text: a key must be a text, not an alias (write a name and put it in quotes if it is `null` or has special characters)',
    ],
  ],
  [
    'duplicate keys',
    'permc: 1\napp: {name: a}\npermc: 1\n',
    [
      '3:1 <permc> duplicate-key: the key `permc` is there twice (keep one of the two, with the content of both)',
      '  1:1 <permc> the first one is here',
    ],
  ],
  [
    'duplicate keys in a large map',
    'scopes:\n  S0:\n  S1:\n  S2:\n  S3:\n  S4:\n  S5:\n  S6:\n  S7:\n  S8:\n  S9:\n  S10:\n  S11:\n  S12:\n  S13:\n  S14:\n  S15:\n  S16:\n  S17:\n  S18:\n  S19:\n  S3:\n',
    [
      '22:3 <S3> duplicate-key: the key `S3` is there twice (keep one of the two, with the content of both)',
      '  5:3 <S3> the first one is here',
    ],
  ],
  [
    'a duplicate __proto__',
    'scopes:\n  __proto__:\n  "__proto__":\n',
    [
      '3:3 <"__proto__"> duplicate-key: the key `__proto__` is there twice (keep one of the two, with the content of both)',
      '  2:3 <__proto__> the first one is here',
    ],
  ],
  [
    'a number and a text as one key',
    'rights:\n  404: {}\n  "404": {}\n',
    [
      '3:3 <"404"> duplicate-key: the key `404` is there twice (keep one of the two, with the content of both)',
      '  2:3 <404> the first one is here',
      '2:3 <404> malformed-name: `404` is not a valid name in `rights` (begin with a lower-case letter and use letters and digits, with `.` or `-` between words, such as `file.read`)',
    ],
  ],
  [
    'an alias without its anchor',
    'app: *a\nscopes: &a {}\n',
    [
      '1:6 <*a> unknown-anchor: there is no anchor `&a` above this alias (write `&a` before the value that is meant, further up in the same file)',
    ],
  ],
  [
    'an alias inside its value',
    'app: &a {name: *a}\n',
    ['1:16 <*a> cyclic-alias: the alias `*a` stands inside `&a` itself (write the value out)'],
  ],
  [
    'an alias inside a deeper value',
    'app: &a\n  - - *a\n',
    ['2:7 <*a> cyclic-alias: the alias `*a` stands inside `&a` itself (write the value out)'],
  ],
  [
    'an alias bomb',
    'a: &a [1,2,3,4,5,6,7,8,9,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d]\n',
    ['4:29 <*c> alias-bomb: aliases repeat more than 10000 values (write the values out, or use fewer aliases)'],
  ],
  [
    'depth through aliases',
    'k0: &a0 [[[[[[[1]]]]]]]\nk1: &a1 [[[[[[[*a0]]]]]]]\nk2: &a2 [[[[[[[*a1]]]]]]]\nk3: &a3 [[[[[[[*a2]]]]]]]\nk4: &a4 [[[[[[[*a3]]]]]]]\nk5: &a5 [[[[[[[*a4]]]]]]]\nk6: &a6 [[[[[[[*a5]]]]]]]\nk7: &a7 [[[[[[[*a6]]]]]]]\nk8: &a8 [[[[[[[*a7]]]]]]]\nk9: &a9 [[[[[[[*a8]]]]]]]\n',
    [
      '10:16 <*a8> nesting-too-deep: maps and lists are nested more than 64 levels deep (look for a bracket that is not closed, or for indentation that grows line by line)',
    ],
  ],
  [
    'a raw control character',
    'permc: 1\napp: \u0007\n',
    ['2:6 <\u0007> control-character: the control character U+0007 is not allowed (remove the character)'],
  ],
  [
    'half of a surrogate pair',
    'app: \ud800\n',
    ['1:6 <\ud800> control-character: the control character U+D800 is not allowed (remove the character)'],
  ],
  [
    'an escaped control character',
    'app: {name: "\\u0007"}\n',
    ['1:13 <"\\u0007"> control-character: the control character U+0007 is not allowed (remove the character)'],
  ],
  [
    'an escaped control character in a key',
    'app: {"\\e": 1}\n',
    ['1:7 <"\\e"> control-character: the control character U+001B is not allowed (remove the character)'],
  ],
  [
    'a byte in the middle of the file',
    'permc: 1\n﻿app: x\n',
    ['2:1 <﻿> control-character: the control character U+FEFF is not allowed (remove the character)'],
  ],
  [
    'a character that turns the text around',
    'app: { name: x, description: "a‮b" }\n',
    ['1:32 <‮> control-character: the control character U+202E is not allowed (remove the character)'],
  ],
];

test.each(cases)('%s', (_name, text, expected) => {
  expect(findings(text)).toEqual(expected);
});
