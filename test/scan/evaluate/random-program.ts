// Programs that build a path in random ways, for the property that the scanner finds what the program prints. Each program
// calls `request(path)` exactly once.
import fc from 'fast-check';

/** How a program came to its path: declarations, and an expression for the path so far. */
interface Draft {
  readonly lines: readonly string[];
  readonly path: string;
}

type Build = (draft: Draft, name: string, word: string, flag: boolean) => Draft;

const add = (draft: Draft, lines: readonly string[], path: string): Draft => ({
  lines: [...draft.lines, ...lines],
  path,
});

/** One way to go on each: `path` grows by a segment, or is passed through something. */
const builds: readonly Build[] = [
  (draft, _, word) => add(draft, [], `${draft.path} + '/${word}'`),
  (draft, _, word) => add(draft, [], `\`\${${draft.path}}/${word}\``),
  (draft, name, word) => add(draft, [`const ${name} = '/${word}';`], `${draft.path} + ${name}`),
  (draft, name, word) =>
    add(draft, [`const ${name} = { a: { b: '${word}' } };`], `[${draft.path}, ${name}.a.b].join('/')`),
  (draft, name, word) => add(draft, [`const ${name} = ['x', '${word}'];`], `(${draft.path}).concat('/', ${name}[1])`),
  (draft, name, word, flag) =>
    add(draft, [`let ${name} = ${draft.path};`, `if (${String(flag)} || Date.now() < 0) ${name} += '/${word}';`], name),
  (draft, name, word) =>
    add(
      draft,
      [
        `let ${name} = ${draft.path};`,
        `if (Date.now() > 0) { ${name} = ${name} + '/${word}'; } else { ${name} = '/no'; }`,
      ],
      name,
    ),
  (draft, name, word) =>
    add(
      draft,
      [`function ${name}(head, tail = '${word}') { return \`\${head}/\${tail}\`; }`],
      `${name}(${draft.path})`,
    ),
  (draft, name, word) =>
    add(draft, [`const ${name} = (head) => (tail) => head + '/' + tail;`], `${name}(${draft.path})('${word}')`),
  (draft, name, word) =>
    add(
      draft,
      [`class ${name} { root; constructor(root) { this.root = root; } at(tail) { return this.root + '/' + tail; } }`],
      `new ${name}(${draft.path}).at('${word}')`,
    ),
  (draft, name, word) =>
    add(
      draft,
      [
        `class ${name}Base { part() { return 'none'; } url(head) { return \`\${head}/\${this.part()}\`; } }`,
        `class ${name} extends ${name}Base { part() { return '${word}'; } }`,
      ],
      `new ${name}().url(${draft.path})`,
    ),
  (draft, name, word) =>
    add(draft, [`let ${name} = ${draft.path};`, `for (const part of ['${word}', 'z']) ${name} += '/' + part;`], name),
  (draft, name, word) =>
    add(draft, [`let ${name} = ${draft.path};`, `for (let i = 0; i < 2; i += 1) { ${name} += '/${word}'; }`], name),
  (draft, name, word) =>
    add(
      draft,
      [`const ${name} = [];`, `${name}.push(${draft.path});`, `${name}.push('${word}');`],
      `${name}.join('/')`,
    ),
  (draft, name, word) => add(draft, [`const { p: ${name} = '${word}' } = {};`], `${draft.path} + '/' + ${name}`),
  (draft, name, word) =>
    add(draft, [`const ${name} = Object.freeze({ ['${word}']: '/${word}' });`], `${draft.path} + ${name}['${word}']`),
  (draft, name, word) =>
    add(
      draft,
      [`const ${name} = ['${word}'].map((part) => '/' + part.toUpperCase());`],
      `${draft.path} + ${name}.join('')`,
    ),
  (draft, _, word) => add(draft, [], `(${draft.path} + '/:id').replace(':id', '${word}')`),
  (draft, _, word) => add(draft, [], `new URL(${draft.path} + '/${word}', 'https://h.example').pathname`),
  (draft, name, word, flag) =>
    add(
      draft,
      [
        `let ${name};`,
        `switch (${flag ? "'a'" : "'b'"}) { case 'a': ${name} = '/${word}'; break; default: ${name} = '/other'; }`,
      ],
      `${draft.path} + ${name}`,
    ),
  (draft, name, word) =>
    add(
      draft,
      [`let ${name};`, `try { ${name} = '/${word}'; if (Date.now() < 0) throw 0; } catch { ${name} = '/caught'; }`],
      `${draft.path} + ${name}`,
    ),
  (draft, name, word) =>
    add(draft, [`const ${name} = { get tail() { return '${word}'; } };`], `${draft.path} + '/' + ${name}.tail`),
  (draft, name, word) =>
    add(draft, [`const ${name} = new Map([['k', '/${word}']]);`], `${draft.path} + ${name}.get('k')`),
  (draft, name, word) =>
    add(
      draft,
      [`let ${name} = '/${word}';`, `const ${name}Set = () => { ${name} = '/set'; };`, `${name}Set();`],
      `${draft.path} + ${name}`,
    ),
  (draft, name, word) =>
    add(draft, [`const ${name} = { tail: '/old' };`, `${name}.tail = '/${word}';`], `${draft.path} + ${name}.tail`),
  (draft, name, word) =>
    add(
      draft,
      [`function ${name}(n) { return n === 0 ? '' : '/${word}' + ${name}(n - 1); }`],
      `${draft.path} + ${name}(2)`,
    ),
  (draft, _, word) =>
    add(draft, [], `Object.entries({ '${word}': 1 }).reduce((all, [key, n]) => all + '/' + key + n, ${draft.path})`),
  (draft, _, word, flag) => add(draft, [], `${draft.path} + (Date.now() ${flag ? '>' : '<'} 0 ? '/${word}' : '')`),
  (draft, name, word) =>
    add(draft, [`let ${name} = 0;`, `while (${name} < 2) ${name} += 1;`], `${draft.path} + '/${word}' + ${name}`),
  (draft, _, word) =>
    add(
      draft,
      [],
      `(() => { const inner = ${draft.path}; { const inner = '/no'; void inner; } return inner + '/${word}'; })()`,
    ),
  (draft, name, word) =>
    add(draft, [`let ${name} = '/${word}';`, `[1, 2].forEach((n) => { ${name} += n; });`], `${draft.path} + ${name}`),
  (draft, name, word) =>
    add(
      draft,
      [`let ${name} = '/${word}', ${name}Other = ${draft.path};`, `[${name}, ${name}Other] = [${name}Other, ${name}];`],
      `${name} + ${name}Other`,
    ),
  (draft, name, word) =>
    add(
      draft,
      [
        `let ${name}, ${name}Rest;`,
        `({ at: [, ${name} = '/${word}'], ...${name}Rest } = { at: ['/no'], tail: ${draft.path} });`,
      ],
      `${name}Rest.tail + ${name}`,
    ),
  (draft, name, word, flag) =>
    add(
      draft,
      [
        `let ${name}Key, ${name} = ${draft.path};`,
        `for ([${name}Key, ${name}] of Object.entries({ '/x': '/y', '/${word}': ${name} })) if (${String(flag)}) break;`,
      ],
      `${name}Key + ${name}`,
    ),
  (draft, name, word) =>
    add(
      draft,
      [`let ${name} = '/${word}';`, `for (let i = 0; i < 3; i++) ${name} = '/' + i;`],
      `${draft.path} + ${name}`,
    ),
  (draft, name, word, flag) =>
    add(
      draft,
      [
        `let ${name} = '/none';`,
        `${name}Outer: for (const one of ['/${word}', '/b']) {`,
        `  for (const other of ['/c', '/d']) {`,
        `    ${name} = one + other;`,
        `    if (${flag ? 'Date.now() > 0' : "other === '/d'"}) break ${name}Outer;`,
        `    continue ${name}Outer;`,
        `  }`,
        `}`,
      ],
      `${draft.path} + ${name}`,
    ),
  (draft, name, word) =>
    add(
      draft,
      [
        `let ${name} = '/none', ${name}Last = '';`,
        `try { ${name} = '/${word}'; if (Date.now() > 0) throw 0; ${name} = '/late'; } catch { ${name}Last = ${name}; }`,
        `finally { ${name}Last += '/end'; }`,
      ],
      `${draft.path} + ${name}Last`,
    ),
  (draft, name, word, flag) =>
    add(
      draft,
      [
        `function* ${name}All() { yield '/none'; for (const one of ['/${word}', '/b']) yield one; return '/end'; }`,
        `let ${name} = ${draft.path};`,
        `for (const one of ${name}All()) { ${name} = one; if (${String(flag)}) break; }`,
      ],
      name,
    ),
  (draft, name, word) =>
    add(
      draft,
      [
        `function ${name}() { return ${name}To.apply(null, arguments); }`,
        `function ${name}To(head) { return head + '/${word}'; }`,
      ],
      `${name}(${draft.path})`,
    ),
  (draft, name, word, flag) =>
    add(
      draft,
      [
        `class ${name} { tail = '/none'; to(tail) { this.tail = tail; return this; } or(tail) { if (${String(flag)}) this.tail = tail; } }`,
        `const ${name}Made = new ${name}().to(${draft.path});`,
        `${name}Made.or('/${word}');`,
      ],
      `${name}Made.tail`,
    ),
  (draft, name, word) =>
    add(
      draft,
      [`const ${name} = (strings, ...values) => strings[0] + values.join('/') + strings[1];`],
      `${name}\`\${${draft.path}}/${word}\``,
    ),
  (draft, name, word) =>
    add(
      draft,
      [
        `const ${name} = { ...{ at: '/no', by: '/by' }, at: '/${word}' };`,
        `Object.assign(${name}, { by: ${draft.path} });`,
      ],
      `${name}.by + ${name}.at`,
    ),
  (draft, name, word) =>
    add(
      draft,
      [`let ${name} = '/none';`, `['/${word}'].map((one) => { ${name} = one; return one.length; });`],
      `${draft.path} + ${name}`,
    ),
  (draft, name, word) =>
    add(
      draft,
      [`var ${name} = ${draft.path};`, `${name} = ${name}.endsWith('/') ? ${name} : ${name} + '/';`],
      `${name} + '${word}'`,
    ),
];

/** A program as text; its last line calls `request` with the path. */
export const randomProgram: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.nat(builds.length - 1), fc.constantFrom('me', 'users', 'a-b', 'Files.Read', '0'), fc.boolean()), {
    minLength: 1,
    maxLength: 7,
  })
  .map((steps) => {
    let draft: Draft = { lines: [], path: `'/v'` };
    steps.forEach(([build, word, flag], index) => {
      draft = builds[build]?.(draft, `n${String(index)}`, word, flag) ?? draft;
    });
    return [...draft.lines, `request(${draft.path});`].join('\n');
  });
