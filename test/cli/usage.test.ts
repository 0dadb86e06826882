// The command line itself: help, wrong usage, colours, and a reader that goes away.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bin, brokenManifest, folderOf } from './run-permc.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const commands = ['init', 'check', 'build', 'test', 'explain'];

describe('help', () => {
  test('lists every command and the exit codes', () => {
    const { code, stdout, stderr } = folderOf({}).run('--help');
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} +\\S`, 'm'));
    expect(stdout).toMatch(/\nExit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}70 /);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test.each(commands)('of %s has options and examples', (command) => {
    const { run } = folderOf({});
    const { code, stdout, stderr } = run(command, '--help');
    expect(stdout).toMatch(new RegExp(`^Usage: permc ${command} `));
    expect(stdout).toMatch(new RegExp(`\\nExamples:\\n  permc ${command}`));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(run('help', command)).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('is what `permc` alone prints, on stderr with exit code 2', () => {
    const { run } = folderOf({});
    expect(run()).toEqual({ code: 2, stdout: '', stderr: run('--help').stdout });
  });

  test('the version is the package’s', () => {
    expect(folderOf({}).run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('wrong usage: exit code 2, a suggestion, nothing on stdout', () => {
  test.each([
    [['chek'], "error: unknown command 'chek'\n(Did you mean check?)\nrun `permc --help` for usage\n"],
    [
      ['check', '--formt', 'json'],
      "error: unknown option '--formt'\n(Did you mean --format?)\nrun `permc check --help` for usage\n",
    ],
    [
      ['check', '--format', 'xml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json, sarif, github.\nrun `permc check --help` for usage\n",
    ],
    [['explain'], 'error: there is nothing to explain\nhelp: `permc explain --help` shows examples\n'],
  ])('%j', (words, stderr) => {
    expect(folderOf({}).run(...words)).toEqual({ code: 2, stdout: '', stderr });
  });
});

describe('colour', () => {
  const colored = (words: readonly string[], environment: Readonly<Record<string, string>>): boolean =>
    folderOf({ 'permissions.yaml': brokenManifest })
      .runIn('.', ['check', ...words], environment)
      .stdout.includes('\u001b[');

  test.each([
    ['a pipe has none', [], {}, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['NO_COLOR comes before FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', [], { NO_COLOR: '', FORCE_COLOR: '1' }, true],
    ['--color comes before NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
    ['--no-color comes before FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['machines get none', ['--color', '--format', 'json'], {}, false],
  ])('%s', (_name, words, environment, expected) => {
    expect(colored(words, environment)).toBe(expected);
  });
});

test('a reader that goes away early is no error', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => `unknown${index}: 1\n`).join('');
  const { path } = folderOf({ 'permissions.yaml': `permc: 1\n${many}` });
  const child = spawn(process.execPath, [bin, 'check', '--format', 'json'], {
    cwd: path,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.once('data', () => child.stdout.destroy());
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});

test.runIf(process.platform === 'linux')('a full disk behind stdout is named: exit code 2', () => {
  const { path } = folderOf({ 'permissions.yaml': brokenManifest });
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  const stdio = ['ignore', full, 'pipe'] as const;
  for (const words of [['check'], ['--help']]) {
    const run = spawnSync(process.execPath, [bin, ...words], { cwd: path, encoding: 'utf8', stdio: [...stdio] });
    expect(run.stderr).toMatch(/^error: can't write to stdout: ENOSPC/);
    expect(run.status).toBe(2);
  }
});

test('a folder that is gone: exit code 2 and no stack', () => {
  const { path } = folderOf({});
  const script = `mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" check`;
  const run = spawnSync('sh', ['-c', script, process.execPath, bin], { cwd: path, encoding: 'utf8' });
  expect(run).toMatchObject({ status: 2, stderr: 'error: the folder that permc runs in does not exist any more\n' });
});

test('a bug: a stack, a request to report it, exit code 70', () => {
  const { runIn } = folderOf({ 'permissions.yaml': brokenManifest });
  const broken = "data:text/javascript,Array.prototype.toSorted=()=>{throw(new(Error)('boom'))}";
  const { code, stdout, stderr } = runIn('.', ['check'], { NODE_OPTIONS: `--import ${broken}` });
  expect(stderr).toMatch(
    /^Error: boom\n {4}at [^]*\n\nThis is a bug in permc .* Please report it with this text and the manifest\.\n$/,
  );
  expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
});
