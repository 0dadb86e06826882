// `--format`: every command that answers can answer people and machines.
import { Option } from 'commander';

/** The value of `--format`. */
export type Format = 'pretty' | 'json';

/** The option itself; each command gets its own. */
export function formatOption(): Option {
  return new Option('--format <format>', 'for people or for machines').choices(['pretty', 'json']).default('pretty');
}
