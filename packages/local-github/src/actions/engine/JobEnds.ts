import {
  JobConclusion,
  WorkflowJob,
  WorkflowJobChanges,
} from '../../store/WorkflowJobStore';
import { JobDeployments } from './JobDeployments';
import { RecordedRun, RunRecords } from './RunRecords';

/** Ends jobs on record, with all that hangs on their end. */
export class JobEnds {
  readonly #records: RunRecords;
  readonly #deployments: JobDeployments;

  constructor(records: RunRecords, deployments: JobDeployments) {
    this.#records = records;
    this.#deployments = deployments;
  }

  async end(
    recorded: RecordedRun,
    job: WorkflowJob,
    conclusion: JobConclusion,
    { reason, ...changes }: WorkflowJobChanges & { reason?: string } = {},
  ): Promise<WorkflowJob> {
    if (reason) {
      await this.#records.annotate(recorded, 'failure', reason, job.id);
    }
    const ended = await this.#records.completeJob(
      recorded,
      job,
      conclusion,
      changes,
    );
    await this.#deployments.close(recorded, ended);
    return ended;
  }
}
