import { ProcessGroup } from '../../processes/Tethered';
import { SecretMasks } from './SecretMasks';
import { StepLog } from './StepLog';

/** What every kind of step is run with: scripts, built-in actions, substitutes. */
export interface StepContext {
  /** As shown: "Run npm ci". */
  name: string;
  /** The job's own folder, absolute; `working-directory` starts here. */
  workspace: string;
  /** The job's own folder for what steps leave behind (`RUNNER_TEMP`), absolute and existing. */
  tempDir: string;
  /** GitHub's default variables, from `defaultVariables()`. */
  variables: Record<string, string>;
  /** `env:` of workflow, job and step, and what earlier steps wrote to GITHUB_ENV. */
  env: Record<string, string>;
  /** Folders earlier steps wrote to GITHUB_PATH, in the order they were added. */
  path: string[];
  /** The job's secrets; a step may add to them. */
  masks: SecretMasks;
  log: StepLog;
  /** The processes of the job. */
  processes: ProcessGroup;
  /** Whether `::debug::` lines are shown: ACTIONS_STEP_DEBUG. */
  showsDebug?: boolean;
  /** Ends the step with `timed_out`. */
  timeoutMs?: number;
  /** Ends the step with `cancelled`. */
  signal?: AbortSignal;
}

/** A `run:` step, its expressions evaluated: `runShellStep(step): Promise<StepResult>`. */
export interface ShellStep extends StepContext {
  script: string;
  /** `shell:` of the step or the defaults: a built-in name, or a template with `{0}`. */
  shell?: string;
  /** `working-directory:` of the step or the defaults. */
  workingDirectory?: string;
}
