// Programs that make requests through functions: wrappers of wrappers, closures that are returned, kept in objects and handed
// over, methods, circles. Each `fetch` stands on a line of its own.
import fc from 'fast-check';

/** Code that makes one function out of another one; both take a path. */
type Wrap = (name: string, inner: string, word: string) => readonly string[];

const wraps: readonly Wrap[] = [
  (name, inner, word) => [`const ${name} = (path) => ${inner}('/${word}' + path);`],
  (name, inner, word) => [`function ${name}(path) {`, `  return ${inner}(path + '/${word}');`, `}`],
  (name, inner) => [`const ${name}Make = (send) => (path) => send(path);`, `const ${name} = ${name}Make(${inner});`],
  (name, inner) => [`const ${name}Kept = { go: (path) => ${inner}(path) };`, `const ${name} = ${name}Kept.go;`],
  (name, inner, word) => [
    `function ${name}Run(send) {`,
    `  send('/${word}/one');`,
    `  send('/${word}/two');`,
    `}`,
    `const ${name} = () => ${name}Run(${inner});`,
  ],
  (name, inner) => [
    `class ${name}Box {`,
    `  constructor(send) { this.send = send; }`,
    `  go(path) { return this.send(path); }`,
    `}`,
    `const ${name} = (path) => new ${name}Box(${inner}).go(path);`,
  ],
  (name, inner) => [
    `function ${name}(path) {`,
    `  if (path.length < 40) return ${name}Back(path + '/again');`,
    `  return ${inner}(path);`,
    `}`,
    `function ${name}Back(path) {`,
    `  return ${name}(path + '/and');`,
    `}`,
  ],
  (name, inner) => [`const ${name} = (path) => [path].forEach((one) => ${inner}(one));`],
  (name, inner) => [
    `function ${name}(path) {`,
    `  fetch('https://h.example' + path);`,
    `  return ${inner}(path);`,
    `}`,
  ],
];

const makes: readonly Wrap[] = [
  (name) => [`const ${name} = (path) => fetch(path);`],
  (name) => [`const ${name} = (path) => fetch('https://h.example' + path);`],
  (name) => [
    `const ${name}Open = (base) => (path) => {`,
    `  return fetch(base + path);`,
    `};`,
    `const ${name} = ${name}Open('https://h.example');`,
  ],
  (name) => [`function ${name}(path) {`, `  fetch(path);`, `  return fetch(new Date().toISOString());`, `}`],
];

/** How the outermost function is called; `undefined` for one that nobody calls. */
const uses: readonly ((name: string) => string)[] = [
  (name) => `${name}('/known');`,
  (name) => `${name}(String(Date.now()));`,
  (name) => `${name}('/first'); ${name}(new Date().toISOString());`,
  (name) => `export const outermost = ${name};`,
];

/** A program in two files, the wrappers and what uses them. */
export interface RandomRequests {
  readonly wrappers: string;
  readonly main: string;
}

/** Programs with up to six levels of wrappers. */
export const randomRequests: fc.Arbitrary<RandomRequests> = fc
  .record({
    make: fc.constantFrom(...makes),
    levels: fc.array(fc.tuple(fc.constantFrom(...wraps), fc.constantFrom('me', 'users', 'teams')), { maxLength: 6 }),
    use: fc.constantFrom(...uses),
  })
  .map(({ make, levels, use }) => {
    const lines = [...make('w0', '', '')];
    levels.forEach(([wrap, word], index) => lines.push(...wrap(`w${index + 1}`, `w${index}`, word)));
    const last = `w${levels.length}`;
    return {
      wrappers: [...lines, `export { ${last} as request };`].join('\n'),
      main: [`import { request } from './wrappers';`, use('request')].join('\n'),
    };
  });
