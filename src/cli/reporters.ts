// Which reporter answers which `--format`.
import { github } from '../report/github.ts';
import { json } from '../report/json.ts';
import { pretty } from '../report/pretty.ts';
import type { Reporter } from '../report/reporter.ts';
import { sarif } from '../report/sarif.ts';
import type { FindingsFormat } from './format-option.ts';

/** The reporters by the value of `--format`. */
export const reporters: Readonly<Record<FindingsFormat, Reporter>> = { pretty, json, sarif, github };
