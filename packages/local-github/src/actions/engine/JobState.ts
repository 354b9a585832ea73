import { ProcessGroup } from '../../processes/Tethered';
import { Contexts } from '../expressions/Scope';
import { JobLog } from '../logs/JobLog';
import { SecretMasks } from '../steps/SecretMasks';
import { FindSubstitute, JobSituation } from '../substitutes/Substitute';
import { ActionStep } from '../uses/ActionStep';
import { JobWorkspace } from './JobWorkspace';

/** What a job's steps share, and what one hands to the next. */
export interface JobState {
  readonly workspace: JobWorkspace;
  readonly log: JobLog;
  readonly masks: SecretMasks;
  readonly processes: ProcessGroup;
  readonly findSubstitute: FindSubstitute;
  readonly situation: JobSituation;
  /** What built-in actions need to know. */
  readonly action: Pick<
    ActionStep,
    'repository' | 'ref' | 'sha' | 'token' | 'toolCache'
  >;
  /** All but `env`, `steps` and `job`, which change from step to step. */
  readonly contexts: Contexts;
  readonly showsDebug: boolean;
  /** Ends steps, unless their condition holds for a cancelled job too. */
  readonly cancelled: AbortSignal;
  /** Ends every step: the runner stops, or a cancelled job takes too long. */
  readonly killed: AbortSignal;
  /** `env:` of the workflow and the job, and what steps wrote to GITHUB_ENV. */
  env: Record<string, string>;
  path: string[];
  hasFailed: boolean;
}

/** `job.status`. */
export function statusOf(
  state: Pick<JobState, 'cancelled' | 'hasFailed'>,
): 'success' | 'failure' | 'cancelled' {
  if (state.cancelled.aborted) {
    return 'cancelled';
  }
  return state.hasFailed ? 'failure' : 'success';
}
