#!/usr/bin/env node
// The bin: the only place that touches the process. Everything else is handed what it needs.
import { createRequire } from 'node:module';
import { exitCode, type ExitCode } from './exit-code.ts';
import { runProgram } from './program.ts';
import { openWriter, withColor } from './terminal.ts';

const { version }: { readonly version: string } = createRequire(import.meta.url)('../../package.json');

// Node asks the system at every look at `process.env`, and `yaml` looks once a token: a copy reads a large manifest in
// four fifths of the time.
process.env = { ...process.env };

let outputFailed = false;
const stderr = openWriter(process.stderr, () => {});
const stdout = openWriter(process.stdout, (reason) => {
  outputFailed = true;
  process.exitCode = exitCode.couldNotRun;
  stderr.write(`error: can't write to stdout: ${reason}\n`);
});

// Never `process.exit`: it would cut off what is still being written.
const code = await run();
process.exitCode = outputFailed ? exitCode.couldNotRun : code;

async function run(): Promise<ExitCode> {
  const workingFolder = currentFolder();
  if (workingFolder === undefined) {
    stderr.write('error: the folder that permc runs in does not exist any more\n');
    return exitCode.couldNotRun;
  }
  try {
    return await runProgram(process.argv.slice(2), {
      version,
      writeOut: stdout.write,
      writeError: stderr.write,
      context: (flag) => {
        const wishes = { flag, environment: process.env };
        return { workingFolder, stdout: withColor(stdout, wishes), stderr: withColor(stderr, wishes) };
      },
    });
  } catch (error) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    stderr.write(`${trace}\n\nThis is a bug in permc ${version}. Please report it with this text and the manifest.\n`);
    return exitCode.bug;
  }
}

function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
