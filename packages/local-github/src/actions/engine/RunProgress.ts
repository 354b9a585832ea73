import { WorkflowJob } from '../../store/WorkflowJobStore';
import { RunStatus } from '../../store/WorkflowRunStore';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import { Problem, Workflow } from '../workflow/Workflow';
import { doomOf } from './doom';
import { EngineContext } from './EngineContext';
import { PlannedJob } from './FileScope';
import { Groups } from './Groups';
import { JobEnds } from './JobEnds';
import { JobGates } from './JobGates';
import { readVariables } from './jobSettings';
import { JobResult } from './results';
import { RunningJobs } from './RunningJobs';
import { RecordedRun, RunRecords } from './RunRecords';
import { RunTree } from './RunTree';
import { startRun } from './startRun';

/** How one look at a run ended. */
interface Look {
  planned: ReadonlyMap<string, PlannedJob>;
  rows: WorkflowJob[];
  /** Once every job has ended. */
  result?: JobResult['result'];
}

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

  async #advanceJobs(
    recorded: RecordedRun,
    workflow: Workflow,
    github: Record<string, unknown>,
  ): Promise<void> {
    let look = await this.#look(recorded, workflow, github);
    while (!look.result && (await this.#endDoomed(recorded, look))) {
      look = await this.#look(recorded, workflow, github);
    }
    if (look.result) {
      await this.#conclude(recorded, look.result);
      return;
    }
    let hasEnded = false;
    for (const [key, planned] of look.planned) {
      const row = look.rows.find(one => one.key === key);
      if (row && this.#isNext(row, planned, look)) {
        hasEnded ||= await this.#start(recorded, row, planned);
      }
    }
    if (hasEnded) {
      await this.#advanceJobs(recorded, workflow, github);
      return;
    }
    await this.#reportStatus(recorded);
  }

  /** Looks again and again until no further job is found. */
  async #look(
    recorded: RecordedRun,
    workflow: Workflow,
    github: Record<string, unknown>,
  ): Promise<Look> {
    const { store, clock } = this.#context;
    const { run, repository } = recorded;
    const vars = await readVariables(this.#context, [
      { repositoryId: repository.id },
    ]);
    for (;;) {
      const rows = await store.workflowJobs.listByRun(run.id, run.attempt);
      const { tree, result } = await RunTree.grow({
        recorded,
        workflow,
        rows,
        github,
        vars,
        now: clock(),
      });
      if (tree.found.length === 0) {
        return { planned: tree.planned, rows, result };
      }
      const created = await this.#records.createJobs(
        recorded,
        tree.found.map(({ row }) => row),
      );
      for (const [index, { failure }] of tree.found.entries()) {
        if (failure) {
          await this.#records.annotate(
            recorded,
            'failure',
            failure.message,
            created[index].id,
            failure.position,
          );
        }
      }
    }
  }

  /** Answers whether a job has ended by it at once. */
  async #endDoomed(
    recorded: RecordedRun,
    { planned, rows }: Look,
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

  /** Whether it waits for nothing but its gates, and its matrix has room. */
  #isNext(row: WorkflowJob, planned: PlannedJob, look: Look): boolean {
    const isUnderWay = ({ id, status }: WorkflowJob) =>
      status !== 'completed' && (status !== 'queued' || this.#running.has(id));
    if (
      row.status === 'completed' ||
      row.status === 'in_progress' ||
      this.#running.has(row.id)
    ) {
      return false;
    }
    return planned.matrices.every(({ key, combination, maxParallel }) => {
      const others = look.rows
        .filter(isUnderWay)
        .flatMap(other => look.planned.get(other.key)?.matrices ?? [])
        .filter(part => part.key === key && part.combination !== combination);
      const active = new Set(others.map(part => part.combination));
      return maxParallel === undefined || active.size < maxParallel;
    });
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

/** What a run is while its jobs are what they are. */
function statusOf(rows: WorkflowJob[]): RunStatus {
  const has = (status: RunStatus) => rows.some(row => row.status === status);
  if (has('in_progress')) {
    return 'in_progress';
  }
  if (has('waiting') && !has('queued')) {
    return 'waiting';
  }
  return rows.some(({ startedAt }) => startedAt !== null)
    ? 'in_progress'
    : 'queued';
}
