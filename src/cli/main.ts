#!/usr/bin/env node
// The bin: the only place that touches the process. Everything else is handed what it needs.
import { createRequire } from 'node:module';
import { exitCode } from './exit-code.ts';
import { runProgram } from './program.ts';
import { openOutput } from './terminal.ts';

const { version }: { readonly version: string } = createRequire(import.meta.url)('../../package.json');

try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    version,
    writeOut: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    context: (flag) => {
      const wishes = { flag, environment: process.env };
      const stderr = openOutput(process.stderr, wishes, () => {});
      const stdout = openOutput(process.stdout, wishes, (reason) => {
        stderr.write(`error: can't write to stdout: ${reason}\n`);
        process.exitCode = exitCode.couldNotRun;
      });
      return { workingFolder: process.cwd(), stdout, stderr };
    },
  });
} catch (error) {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${trace}\n\nThis is a bug in permc ${version}. Please report it with this text and the manifest.\n`,
  );
  process.exitCode = exitCode.bug;
}
