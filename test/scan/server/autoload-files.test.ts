// Which files the loader of Fastify's plugins takes from a folder, by its own rules over names.
import { expect, test } from 'vitest';
import { filesToLoad, type LoadRules } from '../../../src/scan/server/detectors/autoload-files.ts';

const rules: LoadRules = {
  hooks: true,
  cascade: false,
  overwrite: false,
  deepest: Infinity,
  isIndex: (name) => name === 'index.ts',
  isHooks: (name) => /^_?auto_?hooks\.ts$/u.test(name),
  ignores: () => false,
  loads: () => true,
};

const files = [
  'src/app.ts',
  'src/routes/_autohooks.ts',
  'src/routes/home.ts',
  'src/routes/home.test.ts',
  'src/routes/types.d.ts',
  'src/routes/orders/index.ts',
  'src/routes/orders/price.ts',
  'src/routes/orders/lines/auto_hooks.ts',
  'src/routes/orders/lines/lines.js',
  'src/routes/readme.md',
];

test('an index stands for its folder, tests and hooks are no plugins', () => {
  expect(filesToLoad(files, 'src/routes', rules)).toEqual([
    { folder: 'src/routes', hooks: ['src/routes/_autohooks.ts'], files: ['src/routes/home.ts'] },
    { folder: 'src/routes/orders', hooks: [], files: ['src/routes/orders/index.ts'] },
    {
      folder: 'src/routes/orders/lines',
      hooks: ['src/routes/orders/lines/auto_hooks.ts'],
      files: ['src/routes/orders/lines/lines.js'],
    },
  ]);
});

test('hooks go down when they are cascaded, unless those of a folder replace them', () => {
  const hooks = (own: Partial<LoadRules>): readonly (readonly string[])[] =>
    filesToLoad(files, 'src/routes', { ...rules, ...own }).map((folder) => folder.hooks);
  const [above, below] = ['src/routes/_autohooks.ts', 'src/routes/orders/lines/auto_hooks.ts'];
  expect(hooks({ cascade: true })).toEqual([[above], [above], [above, below]]);
  expect(hooks({ cascade: true, overwrite: true })).toEqual([[above], [above], [below]]);
  expect(hooks({ hooks: false, cascade: true })).toEqual([[], [], []]);
});

test('depth and filters leave files out', () => {
  const found = (own: Partial<LoadRules>): readonly string[] =>
    filesToLoad(files, 'src/routes', { ...rules, ...own }).flatMap((folder) => folder.files);
  expect(found({ deepest: 1 })).toEqual(['src/routes/home.ts', 'src/routes/orders/index.ts']);
  expect(found({ loads: (path) => path === '/orders/lines/lines.js' })).toEqual(['src/routes/orders/lines/lines.js']);
  expect(found({ ignores: (path) => path === '/orders/lines' })).toEqual([
    'src/routes/home.ts',
    'src/routes/orders/index.ts',
  ]);
  // An index is loaded whatever is ignored.
  expect(found({ ignores: (path) => path.endsWith('.ts') || path.endsWith('.js') })).toEqual([
    'src/routes/orders/index.ts',
  ]);
});
