import { WorkflowJob } from '../../store/WorkflowJobStore';
import { evaluateConcurrency } from '../workflow/concurrency';
import { EngineContext } from './EngineContext';
import { EnvironmentGate } from './EnvironmentGate';
import { PlannedJob } from './FileScope';
import { Groups } from './Groups';
import { JobEnds } from './JobEnds';
import { RecordedRun, RunRecords } from './RunRecords';

/** What holds a job back that its run has come to. */
export class JobGates {
  readonly #context: EngineContext;
  readonly #records: RunRecords;
  readonly #ends: JobEnds;
  readonly #groups: Groups;
  readonly #environments: EnvironmentGate;
  readonly #wakeAt: (runId: number, time: Date) => void;

  constructor(
    context: EngineContext,
    parts: {
      records: RunRecords;
      ends: JobEnds;
      groups: Groups;
      environments: EnvironmentGate;
      wakeAt: (runId: number, time: Date) => void;
    },
  ) {
    this.#context = context;
    this.#records = parts.records;
    this.#ends = parts.ends;
    this.#groups = parts.groups;
    this.#environments = parts.environments;
    this.#wakeAt = parts.wakeAt;
  }

  /** Answers whether the job may run now; safe to ask again. */
  async pass(
    recorded: RecordedRun,
    row: WorkflowJob,
    planned: PlannedJob,
  ): Promise<boolean> {
    const admitted = await this.#passGroup(recorded, row, planned);
    return admitted
      ? this.#passEnvironment(recorded, admitted, planned)
      : false;
  }

  async #passGroup(
    recorded: RecordedRun,
    row: WorkflowJob,
    { job, contexts }: PlannedJob,
  ): Promise<WorkflowJob | undefined> {
    const isThrough = row.concurrencyGroup !== null && row.status !== 'pending';
    const concurrency = isThrough
      ? undefined
      : await evaluateConcurrency(job.concurrency, { contexts });
    if (!concurrency) {
      return row;
    }
    const { run, repository } = recorded;
    const { group } = concurrency;
    if (group.toLowerCase() === run.concurrencyGroup?.toLowerCase()) {
      await this.#ends.end(recorded, row, 'cancelled', {
        reason: `Canceling since a deadlock was detected for concurrency group: '${group}' between a top level workflow and '${job.id}'`,
      });
      return undefined;
    }
    await this.#records.updateJob(recorded, row, {
      status: 'pending',
      concurrencyGroup: group,
    });
    await this.#groups.enter(repository.id, concurrency);
    const entered = await this.#context.store.workflowJobs.find(
      repository.id,
      row.id,
    );
    return entered?.status === 'queued' ? entered : undefined;
  }

  async #passEnvironment(
    recorded: RecordedRun,
    row: WorkflowJob,
    planned: PlannedJob,
  ): Promise<boolean> {
    const environment = await planned.environment();
    if (!environment) {
      return true;
    }
    const verdict = await this.#environments.ask(recorded, row, environment);
    switch (verdict.kind) {
      case 'refused':
        await this.#ends.end(recorded, row, 'failure', {
          reason: verdict.reason,
        });
        await this.#groups.settle(recorded.repository.id, row.concurrencyGroup);
        return false;
      case 'waiting':
        if (row.status !== 'waiting') {
          await this.#records.updateJob(recorded, row, { status: 'waiting' });
        }
        if (verdict.until) {
          this.#wakeAt(recorded.run.id, verdict.until);
        }
        return false;
      default:
        if (row.status === 'waiting') {
          await this.#records.updateJob(recorded, row, { status: 'queued' });
        }
        return true;
    }
  }
}
