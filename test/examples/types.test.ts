// What the generated types are for: a service that forgets or mistakes something does not compile.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { copyExample, type Ended, type WorkingCopy } from './working-copy.ts';

/** Each mistake as a change of `src/app.ts`, and everything that the compiler says about it. */
const mistakes = [
  {
    name: 'a right is missing',
    from: /^ +'file\.write': .*\n/m,
    to: '',
    says: [/^TS2741: Property ''file\.write'' is missing in type/],
  },
  {
    name: 'a right is misspelt',
    from: "'file.write':",
    to: "'file.wirte':",
    says: [
      /^TS2353: Object literal may only specify known properties, and ''file\.wirte'' does not exist in type 'Rights'\.$/,
      // Of a right that there is not, the parameters are unknown.
      /^TS7031: Binding element 'user' /,
      /^TS7031: Binding element 'driveId' /,
      /^TS7031: Binding element 'fileId' /,
    ],
  },
  {
    name: 'a right reads a parameter that it does not have',
    from: '({ user }, { driveId, path }) => canRead(drives.fileAt(driveId, path), user.oid)',
    to: '({ user }, { driveId, fileId }) => canRead(drives.file(driveId, fileId), user.oid)',
    says: [
      /^TS2339: Property 'fileId' does not exist on type '\{ readonly driveId: string; readonly path: string; \}'\.$/,
    ],
  },
  {
    name: 'a right answers with something that is no boolean',
    from: 'canRead(drives.file(driveId, fileId), user.oid),',
    to: 'drives.file(driveId, fileId),',
    says: [/^TS2322: Type 'File \| undefined' is not assignable to type 'boolean \| Promise<boolean>'\.$/],
  },
  {
    name: 'a handler reads a parameter that the path does not have',
    from: 'const { driveId, path } = req.access.params;',
    to: 'const { driveId, nope: path } = req.access.params;',
    says: [
      /^TS2339: Property 'nope' does not exist on type '\{ readonly driveId: string; readonly path: string; \}'\.$/,
    ],
  },
  {
    name: 'a handler asks for a kind of access that the endpoint does not allow',
    from: "req.access.kind === 'application'",
    to: "req.access.kind === 'anonymous'",
    says: [
      /^TS2367: This comparison appears to be unintentional .* and '"anonymous"' have no overlap\.$/,
      // Nothing is of that kind, so there is nothing to read from it either.
      /^TS2339: Property 'app' does not exist on type 'never'\.$/,
    ],
  },
  {
    name: 'a handler takes every caller for a user',
    from: /if \(req\.access\.kind === 'application'\) .*/,
    to: 'console.log(req.access.user.oid);',
    says: [/^TS2339: Property 'user' does not exist on type /],
  },
  {
    name: 'a route is for an endpoint that is not declared',
    from: "'GET /health'",
    to: "'GET /healthy'",
    says: [/^TS2345: Argument of type '"GET \/healthy"' is not assignable to parameter of type /],
  },
];

let copy: WorkingCopy;
let ended: Ended;

beforeAll(async () => {
  copy = copyExample('onedrive');
  const app = copy.read('src/app.ts');
  mistakes.forEach(({ from, to }, index) => {
    // A change that changes nothing compiles, and its test fails.
    copy.write(
      `src/mistake-${index}.ts`,
      app.replace(from, () => to),
    );
  });
  // What a mistake leaves unused is not the point.
  ended = await copy.bin(
    'tsc',
    '--noEmit',
    '--pretty',
    'false',
    '--noUnusedLocals',
    'false',
    '--noUnusedParameters',
    'false',
  );
});
afterAll(() => copy?.remove());

/** What the compiler says about a file: the first line of each error, without its place. */
function errorsOf(file: string): readonly string[] {
  const lines = ended.stdout.split('\n').filter((line) => line.startsWith(`${file}(`));
  return lines.map((line) => line.replace(/^[^:]+: error /, ''));
}

mistakes.forEach(({ name, says }, index) => {
  test(`does not compile: ${name}`, () => {
    expect(errorsOf(`src/mistake-${index}.ts`)).toEqual(says.map((pattern) => expect.stringMatching(pattern)));
  });
});

test('a property that the manifest names and the resource does not have does not compile', async () => {
  const todo = copyExample('todo');
  onTestFinished(() => todo.remove());
  todo.write('permissions.yaml', todo.read('permissions.yaml').replace('[id, displayName]', '[id, nickname]'));
  const { status, stdout } = await todo.npmRun('build');
  expect(status).toBe(2);
  expect(stdout).toMatch(
    /^src\/app\.ts\(\d+,\d+\): error TS2345: Argument of type 'readonly \("id" \| "nickname"\)\[\]/,
  );
});

test('nothing but the mistakes keeps the service from compiling', () => {
  expect(ended.status).toBe(2);
  const others = ended.stdout.split('\n').filter((line) => /^\S/.test(line) && !line.startsWith('src/mistake-'));
  expect(others).toEqual([]);
});
