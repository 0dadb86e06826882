// The names that a text uses to construct, extend and implement, told by the text alone.
import { expect, test } from 'vitest';
import { usesIn } from '../../../src/scan/program/name-uses.ts';

test.each<readonly [string, readonly string[]]>([
  ['const a = new Client();', ['new Client']],
  ['const a = new api.Client<Options>();', ['new Client']],
  ['class A extends Base {}', ['extends Base']],
  ['class A extends Base implements First, Second<Item> {}', ['extends Base', 'implements First', 'implements Second']],
  ['class A extends lib.Base<Item>\n  implements First {}', ['extends Base', 'implements First']],
  ['interface A extends Base {}\nclass B implements A {}', ['extends Base', 'implements A']],
  ['axios.defaults.baseURL = url;\nexport {};', ['defaults baseURL']],
  ['const extending = 1; export default extending;', []],
])('the uses in %s', (text, expected) => {
  expect(usesIn('src/a.ts', `import './other';\n${text}`)).toEqual(expected);
});
