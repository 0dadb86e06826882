// `--format`: every command that answers can answer people and machines.
import { Option } from 'commander';

/** The value of `--format`. */
export type Format = 'pretty' | 'json';

/** The value of `--format` of a command whose answer is findings: the places where pipelines show them, too. */
export type FindingsFormat = Format | 'sarif' | 'github';

/** The option itself; each command gets its own. */
export function formatOption(): Option {
  return new Option('--format <format>', 'for people or for machines').choices(['pretty', 'json']).default('pretty');
}

/** The option of a command whose answer is findings. */
export function findingsFormatOption(): Option {
  return new Option(
    '--format <format>',
    'for people, for machines, for code scanning (SARIF), or as annotations on GitHub',
  )
    .choices(['pretty', 'json', 'sarif', 'github'])
    .default('pretty');
}
