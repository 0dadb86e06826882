// What a reporter is: findings in, text out. Streams, colours of a terminal and exit codes belong to the command line.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What one run of `permc check` or `permc build` has to say. */
export interface Report {
  /** The manifests that were looked at, as people know them. */
  readonly manifests: readonly string[];
  /** In the order in which they are shown. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One way to show findings. */
export interface Reporter {
  /** The value of `--format`. */
  readonly id: string;
  /** What it is for, one sentence. */
  readonly summary: string;
  /**
   * Renders findings.
   *
   * @param report what was found
   * @param style whether the text may hold colours; reporters for machines pay no heed to it
   * @returns the whole text, ending in a line feed
   */
  readonly render: (report: Report, style: { readonly color: boolean }) => string;
}
