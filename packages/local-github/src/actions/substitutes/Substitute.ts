import { StepContext } from '../steps/StepContext';
import { StepResult } from '../steps/StepResult';

/** What a step's substitute needs to know of the job that the step is in. */
export interface JobSituation {
  repository: {
    id: number;
    /** `owner/name`. */
    fullName: string;
  };
  /** The commit that the job runs for (`github.sha`). */
  sha: string;
  /** The job's `environment`, if it has one. */
  environment?: string;
  /** Names of the secrets that the job sees, those of its environment too. */
  secretNames: ReadonlySet<string>;
}

/** Stands in for a step that needs what this machine does not have. */
export interface Substitute {
  /** What happens here instead, for the step's log: one sentence. */
  notice: string;
  /** Writes the notice to the log first. */
  run(step: StepContext): Promise<StepResult>;
}

/** Answers `undefined` for every step that runs as it is written. */
export type FindSubstitute = (
  stepId: string,
  job: JobSituation,
) => Promise<Substitute | undefined>;
