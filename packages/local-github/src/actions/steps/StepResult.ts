/** A remark on the run, perhaps at a place in a file. */
export interface Annotation {
  level: 'notice' | 'warning' | 'failure';
  message: string;
  title?: string;
  /** Path from the root of the repository, as the step wrote it. */
  file?: string;
  startLine?: number;
  endLine?: number;
  startColumn?: number;
  endColumn?: number;
}

/**
 * What came of a step, before `continue-on-error` is applied. Everything in it
 * but `outputs`, `env`, `path` and `state` has its secrets masked.
 */
export interface StepResult {
  /** `timed_out` is told apart from `failure`; for contexts it counts as one. */
  outcome: 'success' | 'failure' | 'cancelled' | 'timed_out';
  /** Of the command, where one ran to its end. */
  exitCode?: number;
  outputs: Record<string, string>;
  /** Variables for the steps after this one. */
  env: Record<string, string>;
  /** Folders to put on the PATH of the steps after this one, in the order they were added. */
  path: string[];
  /** What an action keeps for its own later stages. */
  state: Record<string, string>;
  /** Markdown for the summary page. */
  summary?: string;
  annotations: Annotation[];
}
