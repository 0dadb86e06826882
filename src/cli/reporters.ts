// Which reporter answers which `--format`.
import type { Reporter } from '../report/reporter.ts';
import { json } from '../report/json.ts';
import { pretty } from '../report/pretty.ts';
import type { Format } from './format-option.ts';

/** The reporters by the value of `--format`. */
export const reporters: Readonly<Record<Format, Reporter>> = { pretty, json };
