/** Where the lines of a step go. */
export interface StepLog {
  /**
   * Appends a line, or several with `\n` between them: without time and last
   * line end, secrets already masked, in the form GitHub's own logs have:
   * `##[group]Run npm ci`, `##[endgroup]`, `##[error]…`, `##[warning]…`,
   * `##[notice]…`, `##[debug]…`, or plain text. Nothing more is written while
   * the promise it answers is open.
   */
  write(lines: string): void | Promise<void>;
}
