/** Where the lines of a step go. */
export interface StepLog {
  /**
   * Appends one line, without line end and time, secrets already masked, in
   * the form GitHub's own logs have: `##[group]Run npm ci`, `##[endgroup]`,
   * `##[error]…`, `##[warning]…`, `##[notice]…`, `##[debug]…`, or plain text.
   * Nothing more is written while the promise it answers is open.
   */
  write(line: string): void | Promise<void>;
}
