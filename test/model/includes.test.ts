// A manifest of several files: what is read, in which order, what an included file may not say, and circles of files.
import { describe, expect, it } from 'vitest';
import { compileFiles, findingsOf, type Files } from './compile-files.ts';

const main = (includes: readonly string[]): string =>
  `permc: 1\napp: { name: contoso-drive }\ninclude: [${includes.join(', ')}]\n`;
const health = 'endpoints:\n  GET /health: { anonymous: Liveness probe. }\n';

const wrong: readonly { readonly name: string; readonly files: Files; readonly found: readonly string[] }[] = [
  {
    name: 'a file that includes itself',
    files: { 'permissions.yaml': main(['permissions.yaml']) },
    found: [
      '3:11 "permissions.yaml" include-cycle: `permissions.yaml` includes itself (remove one of the includes of the circle)',
    ],
  },
  {
    name: 'a circle of two, written with detours',
    files: {
      'permissions.yaml': main(['parts/a.yaml']),
      'parts/a.yaml': 'include: [../parts/./../permissions.yaml]\n',
    },
    found: [
      'parts/a.yaml:1:11 "../parts/./../permissions.yaml" include-cycle: `../parts/./../permissions.yaml` includes itself (remove one of the includes of the circle)',
    ],
  },
  {
    name: 'a circle that the main file is not part of',
    files: {
      'permissions.yaml': main(['a.yaml']),
      'a.yaml': 'include: [b.yaml]\n',
      'b.yaml': 'include: [a.yaml]\n',
    },
    found: ['b.yaml:1:11 "a.yaml" include-cycle: `a.yaml` includes itself (remove one of the includes of the circle)'],
  },
  {
    name: 'a circle of five',
    files: {
      'permissions.yaml': main(['1.yaml']),
      '1.yaml': 'include: [2.yaml]\n',
      '2.yaml': 'include: [3.yaml]\n',
      '3.yaml': 'include: [4.yaml]\n',
      '4.yaml': 'include: [permissions.yaml]\n',
    },
    found: [
      '4.yaml:1:11 "permissions.yaml" include-cycle: `permissions.yaml` includes itself (remove one of the includes of the circle)',
    ],
  },
  {
    name: 'files that can’t be read',
    files: {
      'permissions.yaml': main(['gone.yaml', 'large.yaml', 'secret.yaml', '../out.yaml', 'latin.yaml']),
      'large.yaml': { failure: 'too-large' },
      'secret.yaml': { failure: 'unreadable' },
      '../out.yaml': { failure: 'outside' },
      'latin.yaml': { failure: 'not-utf8' },
    },
    found: [
      '3:11 "gone.yaml" unreadable-include: `gone.yaml` can\'t be included: there is no such file (paths under `include` are relative to the file that states them)',
      '3:22 "large.yaml" unreadable-include: `large.yaml` can\'t be included: it is larger than 16 MiB (paths under `include` are relative to the file that states them)',
      '3:34 "secret.yaml" unreadable-include: `secret.yaml` can\'t be included: it can’t be read (paths under `include` are relative to the file that states them)',
      '3:47 "../out.yaml" unreadable-include: `../out.yaml` can\'t be included: it is outside the folder of the main manifest (paths under `include` are relative to the file that states them)',
      '3:60 "latin.yaml" unreadable-include: `latin.yaml` can\'t be included: it is not UTF-8 text (paths under `include` are relative to the file that states them)',
    ],
  },
  {
    name: 'sections that belong to the main file',
    files: {
      'permissions.yaml': main(['a.yaml']),
      'a.yaml': 'permc: 1\napp: { name: other }\noutputs: { guards: a.gen.ts }\nrules: { permission-name: warning }\n',
    },
    found: [
      'a.yaml:2:1 "app" misplaced-section: an included file can\'t have `app` (move `app` to the main manifest)',
      'a.yaml:3:1 "outputs" misplaced-section: an included file can\'t have `outputs` (move `outputs` to the main manifest)',
      'a.yaml:4:1 "rules" misplaced-section: an included file can\'t have `rules` (move `rules` to the main manifest)',
    ],
  },
  {
    name: 'one name in two files, and a cross of two files at the later one',
    files: {
      'permissions.yaml': `${main(['z.yaml', 'a.yaml'])}scopes: { A.Read: }\nendpoints:\n  GET /b/{x}: { anonymous: open }\n`,
      'z.yaml': 'scopes: { A.Read: }\nendpoints:\n  GET /{x}/c: { anonymous: open }\n',
      'a.yaml': 'endpoints:\n  GET /{y}/c: { anonymous: open }\n',
    },
    found: [
      'a.yaml:2:3 "GET /{y}/c" duplicate-endpoint: `GET /{y}/c` is the same endpoint as `GET /{x}/c` (keep one of the two, with the alternatives of both) + z.yaml:3:3 first declared here',
      'z.yaml:1:11 "A.Read" duplicate-declaration: the scope `A.Read` is declared twice (keep one of the two) + 4:11 first declared here',
      'z.yaml:3:3 "GET /{x}/c" ambiguous-endpoints: `GET /{x}/c` and `GET /b/{x}` can match the same URL, and neither is more specific (rename a literal segment, or make one path fit inside the other) + 6:3 the other endpoint',
    ],
  },
];

describe('wrong includes', () => {
  it.each(wrong)('$name', ({ files, found }) => {
    expect(findingsOf(files)).toEqual(found);
    expect(compileFiles(files).model).toBeUndefined();
  });
});

describe('includes', () => {
  it('are read depth first, each once, relative to the file that states them', () => {
    const { model, sources } = compileFiles({
      'api/permissions.yaml': `permc: 1\napp: { name: contoso-drive }\ninclude: [parts/files.yaml, ../shared/health.yaml, parts/files.yaml]\n`,
      'api/parts/files.yaml': 'include: [deep/more.yaml, ../../shared/health.yaml]\nscopes: { Files.Read: }\n',
      'api/parts/deep/more.yaml':
        'scopes: { Files.List: }\ntests: [{ name: one, request: GET /health, expect: allow }]\n',
      'shared/health.yaml': `${health}tests: [{ name: two, request: GET /health, expect: allow }]\n`,
    });
    expect(sources.map(({ path }) => path)).toEqual([
      'api/permissions.yaml',
      'api/parts/files.yaml',
      'api/parts/deep/more.yaml',
      'shared/health.yaml',
    ]);
    expect(model?.scopes.map(({ value, span }) => [value, span.source.path])).toEqual([
      ['Files.List', 'api/parts/deep/more.yaml'],
      ['Files.Read', 'api/parts/files.yaml'],
    ]);
    expect(model?.endpoints.map(({ key }) => key)).toEqual(['GET /health']);
    expect(model?.tests.map(({ name }) => name.value)).toEqual(['one', 'two']);
  });

  it('may refer to what other files declare', () => {
    const files = {
      'permissions.yaml': `${main(['a.yaml', 'b.yaml'])}`,
      'a.yaml': 'endpoints:\n  GET /files/{id}:\n    delegated: { scope: Files.Read, right: file.read }\n',
      'b.yaml': 'scopes: { Files.Read: }\nrights: { file.read: { params: [id] } }\n',
    };
    expect(compileFiles(files).model?.endpoints[0]?.delegated[0]?.right).toMatchObject({
      kind: 'named',
      name: 'file.read',
    });
  });

  it('with an error of form are told together with those of the main file, and no Model is made of the rest', () => {
    expect(
      findingsOf({ 'permissions.yaml': `${main(['a.yaml'])}scope: {}\n`, 'a.yaml': 'endpoints: [\n' }).map((line) =>
        line.slice(0, line.indexOf(': ')),
      ),
    ).toEqual(['4:1 "scope" unknown-key']);
    expect(
      findingsOf({ 'permissions.yaml': main(['a.yaml', 'b.yaml']), 'a.yaml': 'scope: {}\n', 'b.yaml': 'app: 1\n' }).map(
        (line) => line.slice(0, line.indexOf(': ')),
      ),
    ).toEqual(['a.yaml:1:1 "scope" unknown-key', 'b.yaml:1:6 "1" wrong-type']);
  });
});
