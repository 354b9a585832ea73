import { WorkflowJob } from '../../store/WorkflowJobStore';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import { Problem, Workflow } from '../workflow/Workflow';
import { doomOf } from './doom';
import { EngineContext } from './EngineContext';
import { PlannedJob } from './FileScope';
import { Groups } from './Groups';
import { JobEnds } from './JobEnds';
import { JobGates } from './JobGates';
import { JobResult } from './results';
import { RunningJobs } from './RunningJobs';
import { RecordedRun, RunRecords } from './RunRecords';
import { isNext, lookAt, RunLook, statusOf } from './RunLook';
import { startRun } from './startRun';

/**
 * Brings a run as far as it gets by itself: which jobs it has come to, which of
 * them must not go on, which may start. Works from what is on record alone, and
 * may be called at any time.
 */
export class RunProgress {
  readonly #context: EngineContext;
  readonly #records: RunRecords;
  readonly #ends: JobEnds;
  readonly #groups: Groups;
  readonly #gates: JobGates;
  readonly #running: RunningJobs;
  readonly #execute: (jobId: number, runId: number, job: PlannedJob) => void;

  constructor(
    context: EngineContext,
    parts: {
      records: RunRecords;
      ends: JobEnds;
      groups: Groups;
      gates: JobGates;
      running: RunningJobs;
      execute: (jobId: number, runId: number, job: PlannedJob) => void;
    },
  ) {
    this.#context = context;
    this.#records = parts.records;
    this.#ends = parts.ends;
    this.#groups = parts.groups;
    this.#gates = parts.gates;
    this.#running = parts.running;
    this.#execute = parts.execute;
  }

  async advance(runId: number): Promise<void> {
    const recorded = await this.#records.find(runId);
    if (!recorded || recorded.run.status === 'completed') {
      return;
    }
    const { run, repository } = recorded;
    if (run.status === 'pending' && run.isCancelRequested) {
      await this.#conclude(recorded, 'cancelled');
      return;
    }
    const started = await startRun(this.#context, recorded);
    if (started.problems) {
      await this.#failToStart(recorded, started.problems);
    } else if (started.concurrency) {
      await this.#records.updateRun(recorded, {
        status: 'pending',
        concurrencyGroup: started.concurrency.group,
      });
      await this.#groups.enter(repository.id, started.concurrency);
    } else {
      await this.#advanceJobs(recorded, started.workflow, started.github);
    }
  }

  /** Ends a run that the runner itself cannot see through. */
  async giveUp(runId: number, reason: string): Promise<void> {
    const recorded = await this.#records.find(runId);
    if (!recorded) {
      return;
    }
    const { id, attempt } = recorded.run;
    const { workflowJobs } = this.#context.store;
    for (const row of await workflowJobs.listByRun(id, attempt)) {
      const isOver = row.status === 'completed';
      if (!isOver && !this.#running.cancel(row.id, reason)) {
        await this.#ends.end(recorded, row, 'failure', { reason });
      }
    }
    await this.#records.annotate(recorded, 'failure', reason);
    await this.#conclude(recorded, 'failure');
  }

  async #advanceJobs(
    recorded: RecordedRun,
    workflow: Workflow,
    github: Record<string, unknown>,
  ): Promise<void> {
    const lookAgain = () =>
      lookAt(this.#context, this.#records, recorded, workflow, github);
    let look = await lookAgain();
    while (!look.result && (await this.#endDoomed(recorded, look))) {
      look = await lookAgain();
    }
    if (look.result) {
      await this.#conclude(recorded, look.result);
      return;
    }
    let hasEnded = false;
    for (const [key, planned] of look.planned) {
      const row = look.rows.find(one => one.key === key);
      const isUnderWay = (jobId: number) => this.#running.has(jobId);
      if (row && isNext(row, planned, look, isUnderWay)) {
        const ended = await this.#start(recorded, row, planned);
        hasEnded ||= ended;
      }
    }
    if (hasEnded) {
      await this.#advanceJobs(recorded, workflow, github);
      return;
    }
    await this.#reportStatus(recorded);
  }

  /** Answers whether a job has ended by it at once. */
  async #endDoomed(
    recorded: RecordedRun,
    { planned, rows }: RunLook,
  ): Promise<boolean> {
    let hasEnded = false;
    for (const row of rows.filter(({ status }) => status !== 'completed')) {
      const job = planned.get(row.key);
      const reason = job && (await doomOf(job, recorded.run, planned, rows));
      if (reason && !this.#running.cancel(row.id, reason)) {
        await this.#ends.end(recorded, row, 'cancelled', { reason });
        await this.#groups.settle(recorded.repository.id, row.concurrencyGroup);
        hasEnded = true;
      }
    }
    return hasEnded;
  }

  /** Answers whether the job ended instead. */
  async #start(
    recorded: RecordedRun,
    row: WorkflowJob,
    planned: PlannedJob,
  ): Promise<boolean> {
    try {
      if (await this.#gates.pass(recorded, row, planned)) {
        this.#execute(row.id, recorded.run.id, planned);
      }
    } catch (error) {
      if (!(error instanceof ExpressionFailure)) {
        throw error;
      }
      await this.#ends.end(recorded, row, 'failure', {
        reason: error.message,
      });
    }
    const { repository } = recorded;
    const { workflowJobs } = this.#context.store;
    const now = await workflowJobs.find(repository.id, row.id);
    return now?.status === 'completed';
  }

  async #reportStatus(recorded: RecordedRun): Promise<void> {
    const { run } = recorded;
    const { workflowJobs } = this.#context.store;
    const rows = await workflowJobs.listByRun(run.id, run.attempt);
    const status = statusOf(rows);
    if (status !== run.status) {
      await this.#records.updateRun(recorded, { status });
    }
  }

  async #conclude(
    recorded: RecordedRun,
    result: JobResult['result'],
  ): Promise<void> {
    const { run, repository } = recorded;
    await this.#records.updateRun(recorded, {
      status: 'completed',
      conclusion:
        run.isCancelRequested && result === 'skipped' ? 'cancelled' : result,
    });
    await this.#groups.settle(repository.id, run.concurrencyGroup);
  }

  async #failToStart(
    recorded: RecordedRun,
    problems: Array<Pick<Problem, 'message'> & Partial<Problem>>,
  ): Promise<void> {
    const { run } = recorded;
    const { workflowAnnotations } = this.#context.store;
    const known = await workflowAnnotations.listByRun(run.id, run.attempt);
    for (const { message, ...position } of problems.slice(known.length)) {
      await this.#records.annotate(
        recorded,
        'failure',
        message,
        undefined,
        position,
      );
    }
    await this.#records.updateRun(recorded, {
      status: 'completed',
      conclusion: 'startup_failure',
    });
    await this.#groups.settle(recorded.repository.id, run.concurrencyGroup);
  }
}
