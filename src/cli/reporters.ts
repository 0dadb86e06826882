// Which reporter answers which `--format`. Each is loaded when it is asked for: one that names every rule knows all of them.
import type { Reporter } from '../report/reporter.ts';
import type { FindingsFormat } from './format-option.ts';

/** Loads a reporter, by the value of `--format`. */
export const loadReporter: Readonly<Record<FindingsFormat, () => Promise<Reporter>>> = {
  pretty: async () => (await import('../report/pretty.ts')).pretty,
  json: async () => (await import('../report/json.ts')).json,
  sarif: async () => (await import('../report/sarif.ts')).sarif,
  github: async () => (await import('../report/github.ts')).github,
};
