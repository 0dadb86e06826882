// Programs that choose a method and a path together, in random ways: by `if`, `switch` and conditional expressions, in variables,
// in the properties of an object and in objects that a function gives back. Each calls `fetch(path, { method })` once.
import fc from 'fast-check';

/** One step of a program: statements over the variables `path` and `method`. */
type Step = (name: string, word: string, flag: string) => readonly string[];

const steps: readonly Step[] = [
  (_, word, flag) => [`if (${flag}) { path += '/${word}'; method = 'PUT'; } else { path += '/all'; method = 'POST'; }`],
  (_, word, flag) => [`if (${flag}) { path += '/${word}'; method = 'DELETE'; }`],
  (_, word, flag) => [`path += ${flag} ? '/${word}' : '/none';`, `method = !${flag} ? 'POST' : 'PATCH';`],
  (name, word, flag) => [
    `let ${name};`,
    `if (!${flag}) ${name} = { at: '/${word}', by: 'PUT' };`,
    `else ${name} = { at: '/other', by: 'GET' };`,
    `path += ${name}.at;`,
    `method = ${name}.by;`,
  ],
  (name, word, flag) => [
    `const ${name} = {};`,
    `${name}.at = '/${word}';`,
    `if (${flag}) { ${name}.by = 'PATCH'; ${name}.at += '/x'; } else ${name}.by = 'GET';`,
    `path += ${name}.at;`,
    `method = ${name}.by;`,
  ],
  (name, word, flag) => [
    `const ${name}Pick = (yes) => { if (yes) return { at: '/${word}', by: 'PUT' }; return { at: '/z', by: 'POST' }; };`,
    `const { at: ${name}, by: ${name}By } = ${name}Pick(${flag});`,
    `path += ${name};`,
    `method = ${name}By;`,
  ],
  (name, word, flag) => [
    `const ${name} = ${flag} ? 'one' : 'two';`,
    `switch (${name}) {`,
    `  case 'one': path += '/${word}'; method = 'POST'; break;`,
    `  default: path += '/rest'; method = 'DELETE';`,
    `}`,
  ],
  (_, word, flag) => [
    `switch (kind) {`,
    `  case 'a': path += '/${word}';`,
    `  case 'b': path += '/b'; method = 'PUT'; break;`,
    `  case 'c': if (${flag}) { path += '/c'; method = 'PATCH'; }`,
    `}`,
  ],
  (_, word) => [
    `if (kind === 'a') { path += '/${word}'; method = 'PUT'; }`,
    `if (kind === 'b') { path += '/b'; method = 'POST'; } else if (kind !== 'c') path += '/not-c';`,
  ],
  (name, word, flag) => [
    `for (const ${name} of ['x', '${word}']) {`,
    `  if (${flag}) { path += '/' + ${name}; method = 'PUT'; } else path += '/-';`,
    `}`,
  ],
];

/** A program over the parameters `first`, `second` and `kind`. */
export const randomBranches: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...steps), fc.constantFrom('me', 'users'), fc.constantFrom('first', 'second')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((chosen) =>
    [
      `let path = 'https://h.example/v';`,
      `let method = 'GET';`,
      ...chosen.flatMap(([step, word, flag], index) => step(`n${String(index)}`, word, flag)),
      `fetch(path, { method });`,
    ].join('\n'),
  );
