// The linter's configuration as data: the layers and owners of layers.mjs become import restrictions for each place.
// The architecture tests check the same law on the parsed sources; the linter shows it while one types.
import { levels, owners } from './layers.mjs';

/** Folders whose code must give the same answer on any machine at any time. */
const pure = Object.keys(levels).filter((place) => !['workspace', 'cli', 'runtime', 'index.ts'].includes(place));

/**
 * The text of .oxlintrc.json.
 *
 * @param {readonly string[]} packages the names of all packages that the project installs
 * @returns {string}
 */
export function renderOxlintConfig(packages) {
  const config = {
    $schema: './node_modules/oxlint/configuration_schema.json',
    plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'node', 'vitest'],
    categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
    ignorePatterns: ['dist', 'test/scan/*/corpus', '**/*.gen.ts', '**/*.generated.*'],
    rules: {
      'import/no-cycle': 'error',
      // Work that waits in a loop does so because its order matters here.
      'eslint/no-await-in-loop': 'off',
      // Control characters are a subject of this compiler: it has to find them in texts.
      'eslint/no-control-regex': 'off',
      // `fc.array` is how fast-check reads.
      'import/no-named-as-default-member': 'off',
      // Cannot see that a property of the variable changes.
      'eslint/no-unmodified-loop-condition': 'off',
      // Other libraries name their own members.
      'eslint/no-underscore-dangle': 'off',
      // Data is readonly: a changed element is a new one.
      'oxc/no-map-spread': 'off',
      // A small function may lie next to its only use.
      'unicorn/consistent-function-scoping': 'off',
      'typescript/no-explicit-any': 'error',
      'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
    overrides: [
      {
        files: ['test/**'],
        rules: {
          // A property holds for what was drawn: some of it is asserted only where it applies.
          'vitest/no-conditional-expect': 'off',
          // A property asserts as well; and what was tried may be told beside the assertion.
          'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'fc.assert', 'expect*'] }],
          'vitest/valid-expect': ['error', { maxArgs: 2 }],
          // Hostile input: what others put on prototypes must not be read as claims.
          'eslint/no-extend-native': 'off',
        },
      },
      {
        files: ['src/**'],
        rules: {
          'import/no-default-export': 'error',
          'eslint/no-console': 'error',
          'typescript/no-non-null-assertion': 'error',
          'unicorn/no-process-exit': 'error',
          'eslint/no-restricted-properties': [
            'error',
            { object: 'Math', property: 'random', message: 'The same input gives the same output.' },
          ],
        },
      },
      {
        files: pure.map(glob),
        rules: {
          'eslint/no-restricted-globals': [
            'error',
            ...['process', 'Date', 'performance', 'fetch', 'setTimeout', 'setInterval', 'globalThis'].map((name) => ({
              name,
              message: 'Only workspace and cli touch the world.',
            })),
          ],
        },
      },
      {
        files: ['src/**'],
        excludeFiles: ['src/syntax/**'],
        rules: { 'typescript/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
      },
      ...restrictions(packages),
    ],
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** @param {readonly string[]} packages */
function restrictions(packages) {
  const folders = Object.keys(levels).map((folder) => (folder.endsWith('.ts') ? folder : `${folder}/`));
  const places = [...new Set([...folders, ...owners.flatMap((owner) => owner.places)])];
  // A later override replaces an earlier one, so a folder comes before the places inside it.
  return places
    .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .map((place) => ({
      files: [glob(place)],
      rules: {
        'eslint/no-restricted-imports': ['error', { patterns: [...layering(place), ...ownership(place, packages)] }],
      },
    }));
}

/** @param {string} place */
function layering(place) {
  const own = place.split('/')[0] ?? place;
  const level = levels[own] ?? 0;
  const forbidden = Object.keys(levels).filter((other) => other !== own && !mayImport(own, other));
  return [
    ...forbidden.map((other) => ({
      regex: `^\\.{1,2}/(\\.\\./)*${other.replace('.', '\\.')}${other.endsWith('.ts') ? '$' : '/'}`,
      message: `\`${own}\` is on level ${level} and \`${other}\` on level ${levels[other]}: imports point to lower levels.`,
    })),
    { regex: '(^|/)index\\.ts$', message: 'Import the file itself: an index.ts is for those outside.' },
  ];
}

/**
 * Whether a file in one folder of src may import from another one.
 *
 * @param {string} from a key of `levels`
 * @param {string} to a key of `levels`
 */
export function mayImport(from, to) {
  return from === to || (levels[to] ?? 0) < (levels[from] ?? 0);
}

/** @param {string} place @param {readonly string[]} packages */
function ownership(place, packages) {
  const owned = owners.filter((owner) => owner.places.some((each) => place === each || covers(each, place)));
  const typesOnly = owned.filter((owner) => owner.typesOnly).map(({ name }) => name);
  const allowed = owned.map(({ name }) => name);
  const strangers = packages.filter((name) => !allowed.includes(name)).map((name) => name.replaceAll('.', '\\.'));
  const message = 'This place does not own the import: .ci/layers.mjs says who does.';
  return [
    { group: ['node:*', ...allowed.filter((name) => name.startsWith('node:')).map((name) => `!${name}`)], message },
    { regex: `^(${strangers.join('|')})(/|$)`, message },
    ...typesOnly.map((name) => ({ regex: `^${name}(/|$)`, allowTypeImports: true, message: 'Only its types.' })),
  ];
}

/** @param {string} folder @param {string} place */
function covers(folder, place) {
  return folder.endsWith('/') && place.startsWith(folder);
}

/** @param {string} place */
function glob(place) {
  return place.endsWith('.ts') ? `src/${place}` : `src/${place.replace(/\/$/, '')}/**`;
}
