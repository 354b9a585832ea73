import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { RunConclusion, RunStatus } from './WorkflowRunStore';

export type JobConclusion = Exclude<RunConclusion, 'startup_failure'>;

/** A job of one attempt of a run. Its id is also that of its check run. */
export interface WorkflowJob {
  id: number;
  repositoryId: number;
  runId: number;
  attempt: number;
  /**
   * Unique in the attempt: the job's id in the file, with the caller's in front
   * for a reusable workflow's (`rollout/deploy`) and the combination's number
   * behind for a matrix (`test#2`).
   */
  key: string;
  /** As shown, such as `test (22)`: what a required check names. */
  name: string;
  status: RunStatus;
  conclusion: JobConclusion | null;
  /** The commit that the check belongs to. */
  headSha: string;
  /** What `runs-on` asked for. */
  labels: string[];
  matrix: Record<string, unknown> | null;
  outputs: Record<string, string>;
  environment: string | null;
  environmentUrl: string | null;
  deploymentId: number | null;
  /** Whether its environment lets it pass: nobody has to be asked any more. */
  isApproved: boolean;
  concurrencyGroup: string | null;
  /** Of a job whose result a re-run kept: the one that really ran. */
  keptJobId: number | null;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
}

export type NewWorkflowJob = Pick<
  WorkflowJob,
  'repositoryId' | 'runId' | 'attempt' | 'key' | 'name' | 'status' | 'headSha'
> &
  Partial<Omit<WorkflowJob, 'id' | 'createdAt'>>;

export type WorkflowJobChanges = Partial<
  Omit<WorkflowJob, 'id' | 'repositoryId' | 'runId' | 'attempt' | 'key'>
>;

export interface WorkflowStep {
  jobId: number;
  /** From 1, in the order they run; `Set up job` is the first. */
  number: number;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null;
  startedAt: string | null;
  completedAt: string | null;
  /** Markdown that it wrote to `GITHUB_STEP_SUMMARY`. */
  summary: string | null;
  /** Where its part of the job's log begins, counted from 0. */
  firstLine: number | null;
}

export type NewWorkflowStep = Pick<
  WorkflowStep,
  'jobId' | 'number' | 'name' | 'status'
> &
  Partial<WorkflowStep>;

export class WorkflowJobStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async create(job: NewWorkflowJob): Promise<WorkflowJob> {
    const [row] = await this.#db('workflowJobs')
      .insert({ ...toColumns(job), createdAt: toTimestamp(this.#clock()) })
      .returning('*');
    return toJob(row);
  }

  /** Creates all of them or, where one fails, none. */
  async createAll(jobs: NewWorkflowJob[]): Promise<WorkflowJob[]> {
    const createdAt = toTimestamp(this.#clock());
    return this.#db.transaction(async tx => {
      const created = [];
      for (const job of jobs) {
        const [row] = await tx('workflowJobs')
          .insert({ ...toColumns(job), createdAt })
          .returning('*');
        created.push(toJob(row));
      }
      return created;
    });
  }

  async update(id: number, changes: WorkflowJobChanges): Promise<WorkflowJob> {
    const [row] = await this.#db('workflowJobs')
      .where({ id })
      .update(toColumns(changes))
      .returning('*');
    if (!row) {
      throw new Error(`There is no workflow job ${id}`);
    }
    return toJob(row);
  }

  async find(
    repositoryId: number,
    id: number,
  ): Promise<WorkflowJob | undefined> {
    const row = await this.#db('workflowJobs')
      .where({ repositoryId, id })
      .first();
    return row && toJob(row);
  }

  async findById(id: number): Promise<WorkflowJob | undefined> {
    const row = await this.#db('workflowJobs').where({ id }).first();
    return row && toJob(row);
  }

  /** In the order they were created; without `attempt`, those of every attempt. */
  async listByRun(runId: number, attempt?: number): Promise<WorkflowJob[]> {
    const rows = await this.#db('workflowJobs')
      .where({ runId, ...(attempt !== undefined && { attempt }) })
      .orderBy('id');
    return rows.map(toJob);
  }

  /** Whoever runs or waits in a concurrency group, in any case of its name. */
  async listInGroup(
    repositoryId: number,
    concurrencyGroup: string,
  ): Promise<WorkflowJob[]> {
    const rows = await this.#db('workflowJobs')
      .where({ repositoryId })
      .whereRaw('lower(??) = lower(?)', ['concurrencyGroup', concurrencyGroup])
      .whereNot({ status: 'completed' })
      .orderBy('id');
    return rows.map(toJob);
  }

  /**
   * The check runs of a commit: the jobs of every run for it, in each run those
   * of its latest attempt.
   */
  async listByCommit(
    repositoryId: number,
    headSha: string,
  ): Promise<WorkflowJob[]> {
    const rows = await this.#db('workflowJobs')
      .join('workflowRuns', join =>
        join
          .on('workflowRuns.id', 'workflowJobs.runId')
          .andOn('workflowRuns.attempt', 'workflowJobs.attempt'),
      )
      .where({
        'workflowJobs.repositoryId': repositoryId,
        'workflowJobs.headSha': headSha,
      })
      .orderBy('workflowJobs.id')
      .select('workflowJobs.*');
    return rows.map(toJob);
  }

  /** Adds the step, or brings it up to date. */
  async setStep(step: NewWorkflowStep): Promise<void> {
    await this.#db('workflowSteps')
      .insert(step)
      .onConflict(['jobId', 'number'])
      .merge();
  }

  async listSteps(jobId: number): Promise<WorkflowStep[]> {
    return this.#db('workflowSteps').where({ jobId }).orderBy('number');
  }
}

function toColumns({
  labels,
  matrix,
  outputs,
  ...columns
}: Partial<WorkflowJob>) {
  return {
    ...columns,
    ...(labels && { labels: JSON.stringify(labels) }),
    ...(matrix !== undefined && { matrix: matrix && JSON.stringify(matrix) }),
    ...(outputs && { outputs: JSON.stringify(outputs) }),
  };
}

function toJob(row: Record<string, any>): WorkflowJob {
  return {
    ...(row as WorkflowJob),
    labels: JSON.parse(row.labels),
    matrix: row.matrix && JSON.parse(row.matrix),
    outputs: JSON.parse(row.outputs),
    isApproved: Boolean(row.isApproved),
  };
}
