/**
 * What an expression sees: one entry for each of GitHub's contexts, as plain
 * JSON. An absent one is `null` to the expression.
 */
export interface Contexts {
  github?: Record<string, unknown>;
  vars?: Record<string, string>;
  secrets?: Record<string, string>;
  env?: Record<string, string>;
  steps?: Record<string, unknown>;
  needs?: Record<string, unknown>;
  job?: Record<string, unknown>;
  /** Of a called workflow's outputs only: the jobs of that workflow. */
  jobs?: Record<string, unknown>;
  matrix?: Record<string, unknown>;
  strategy?: Record<string, unknown>;
  runner?: Record<string, unknown>;
  inputs?: Record<string, unknown>;
}

/** What the status functions answer. `always()` is always true. */
export interface Status {
  success: boolean;
  failure: boolean;
  cancelled: boolean;
}

/** All that an expression depends on. */
export interface Scope {
  contexts: Contexts;
  /** Absent: everything before went well. */
  status?: Status;
  /** Directory that `hashFiles` looks into. Absent: it finds nothing. */
  workspace?: string;
}
