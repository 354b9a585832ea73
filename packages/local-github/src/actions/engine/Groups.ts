import { WorkflowJob } from '../../store/WorkflowJobStore';
import { Concurrency } from '../workflow/concurrency';
import { Member, replacedMessage, standingOf } from './ConcurrencyGroups';
import { EngineContext } from './EngineContext';
import { JobEnds } from './JobEnds';
import { RunningJobs } from './RunningJobs';
import { RunRecords } from './RunRecords';

/** Sees to it that of every concurrency group one goes on and one waits. */
export class Groups {
  readonly #context: EngineContext;
  readonly #records: RunRecords;
  readonly #ends: JobEnds;
  readonly #running: RunningJobs;
  readonly #touch: (runId: number) => void;

  constructor(
    context: EngineContext,
    parts: {
      records: RunRecords;
      ends: JobEnds;
      running: RunningJobs;
      touch: (runId: number) => void;
    },
  ) {
    this.#context = context;
    this.#records = parts.records;
    this.#ends = parts.ends;
    this.#running = parts.running;
    this.#touch = parts.touch;
  }

  /** For a member that is `pending` on record; safe to repeat. */
  async enter(
    repositoryId: number,
    { group, cancelInProgress }: Concurrency,
  ): Promise<void> {
    if (cancelInProgress) {
      const { holders } = await standingOf(this.#context, repositoryId, group);
      for (const holder of holders) {
        await this.#cancel(holder, replacedMessage(group));
      }
    }
    await this.settle(repositoryId, group);
  }

  /** Called when a member came or went. */
  async settle(repositoryId: number, group: string | null): Promise<void> {
    if (group === null) {
      return;
    }
    const { replaced, next } = await standingOf(
      this.#context,
      repositoryId,
      group,
    );
    for (const member of replaced) {
      await this.#cancel(member, replacedMessage(group));
    }
    if (next) {
      await this.#letThrough(next);
    }
  }

  async #letThrough(member: Member): Promise<void> {
    const runId = member.kind === 'run' ? member.run.id : member.job.runId;
    const recorded = await this.#records.find(runId);
    if (recorded && member.kind === 'run') {
      await this.#records.updateRun(recorded, { status: 'queued' });
    } else if (recorded && member.kind === 'job') {
      await this.#records.updateJob(recorded, member.job, { status: 'queued' });
    }
    this.#touch(runId);
  }

  async #cancel(member: Member, reason: string): Promise<void> {
    if (member.kind === 'job') {
      await this.#cancelJob(member.job, reason);
      return;
    }
    const recorded = await this.#records.find(member.run.id);
    if (!recorded || recorded.run.isCancelRequested) {
      return;
    }
    await this.#records.annotate(recorded, 'failure', reason);
    await this.#records.updateRun(recorded, {
      isCancelRequested: true,
      ...(recorded.run.status === 'pending' && {
        status: 'completed',
        conclusion: 'cancelled',
      }),
    });
    this.#touch(member.run.id);
  }

  async #cancelJob(job: WorkflowJob, reason: string): Promise<void> {
    const recorded = await this.#records.find(job.runId);
    if (recorded && !this.#running.cancel(job.id, reason)) {
      await this.#ends.end(recorded, job, 'cancelled', { reason });
    }
    this.#touch(job.runId);
  }
}
