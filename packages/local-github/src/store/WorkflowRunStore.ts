import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { Page } from './AccountStore';
import { copyJob } from './copyJob';
import { matchingWorkflowRuns, WorkflowRunFilter } from './workflowRunFilter';

/** How far a run or a job has come, in GitHub's words. */
export type RunStatus =
  | 'queued'
  /** Held back by another run of its concurrency group. */
  | 'pending'
  /** For a reviewer, or for an environment's wait timer. */
  | 'waiting'
  | 'in_progress'
  | 'completed';

export type RunConclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'startup_failure';

export interface WorkflowRun {
  id: number;
  repositoryId: number;
  workflowId: number;
  /** Counts the runs of one workflow, from 1. */
  runNumber: number;
  /** 1 at first; each re-run adds one. */
  attempt: number;
  /** The workflow's name, or its file's path where it has none. */
  name: string;
  displayTitle: string;
  event: 'push' | 'pull_request' | 'workflow_dispatch';
  /** GitHub's payload of the event: `github.event`. */
  eventPayload: Record<string, unknown>;
  /** Of a `workflow_dispatch`. */
  inputs: Record<string, unknown>;
  status: RunStatus;
  conclusion: RunConclusion | null;
  headBranch: string | null;
  /** The commit that checks belong to: a pull request's head. */
  headSha: string;
  /** `github.ref`, such as `refs/heads/main` or `refs/pull/7/merge`. */
  ref: string;
  /** `github.sha`: what is checked out; a pull request's merge commit. */
  sha: string;
  /** Branch that a pull request goes to. */
  baseRef: string | null;
  pullRequestNumber: number | null;
  actorId: number;
  /** Who asked for this attempt. */
  triggeringActorId: number;
  concurrencyGroup: string | null;
  /** What started it, in a form that is the same when it is told twice. */
  trigger: string | null;
  isCancelRequested: boolean;
  createdAt: string;
  /** Of this attempt. */
  runStartedAt: string;
  updatedAt: string;
}

export type NewWorkflowRun = Omit<
  WorkflowRun,
  | 'id'
  | 'runNumber'
  | 'attempt'
  | 'conclusion'
  | 'isCancelRequested'
  | 'triggeringActorId'
  | 'createdAt'
  | 'runStartedAt'
  | 'updatedAt'
  | 'trigger'
> & { trigger?: string };

export type WorkflowRunChanges = Partial<
  Pick<
    WorkflowRun,
    | 'status'
    | 'conclusion'
    | 'concurrencyGroup'
    | 'displayTitle'
    | 'isCancelRequested'
  >
>;

export class WorkflowRunStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Creates the run under the workflow's next number. */
  async create(run: NewWorkflowRun): Promise<WorkflowRun> {
    return this.#db.transaction(tx => this.#insert(tx, run));
  }

  /** As `create`, unless there is a run with the same trigger already. */
  async createOnce(
    run: NewWorkflowRun & { trigger: string },
  ): Promise<WorkflowRun | undefined> {
    const { workflowId, trigger } = run;
    return this.#db.transaction(async tx => {
      const known = await tx('workflowRuns')
        .where({ workflowId, trigger })
        .first('id');
      return known ? undefined : this.#insert(tx, run);
    });
  }

  async #insert(tx: Knex, run: NewWorkflowRun): Promise<WorkflowRun> {
    const now = toTimestamp(this.#clock());
    const [{ runCount }] = await tx('workflows')
      .where({ id: run.workflowId })
      .increment('runCount', 1)
      .returning('runCount');
    const [row] = await tx('workflowRuns')
      .insert({
        ...run,
        eventPayload: JSON.stringify(run.eventPayload),
        inputs: JSON.stringify(run.inputs),
        runNumber: runCount,
        triggeringActorId: run.actorId,
        createdAt: now,
        runStartedAt: now,
        updatedAt: now,
      })
      .returning('*');
    return toRun(row);
  }

  async update(id: number, changes: WorkflowRunChanges): Promise<WorkflowRun> {
    const [row] = await this.#db('workflowRuns')
      .where({ id })
      .update({ ...changes, updatedAt: toTimestamp(this.#clock()) })
      .returning('*');
    if (!row) {
      throw new Error(`There is no workflow run ${id}`);
    }
    return toRun(row);
  }

  /**
   * Begins the next attempt of a finished run, together with copies of those
   * jobs of the last one that keep their result.
   */
  async restart(
    id: number,
    triggeringActorId: number,
    keptJobIds: number[] = [],
  ): Promise<WorkflowRun> {
    const now = toTimestamp(this.#clock());
    return this.#db.transaction(async tx => {
      const [row] = await tx('workflowRuns')
        .where({ id })
        .increment('attempt', 1)
        .update({
          status: 'queued',
          conclusion: null,
          concurrencyGroup: null,
          isCancelRequested: false,
          triggeringActorId,
          runStartedAt: now,
          updatedAt: now,
        })
        .returning('*');
      for (const jobId of keptJobIds) {
        await copyJob(tx, jobId, row.attempt);
      }
      return toRun(row);
    });
  }

  async find(
    repositoryId: number,
    id: number,
  ): Promise<WorkflowRun | undefined> {
    const row = await this.#db('workflowRuns')
      .where({ repositoryId, id })
      .first();
    return row && toRun(row);
  }

  async findById(id: number): Promise<WorkflowRun | undefined> {
    const row = await this.#db('workflowRuns').where({ id }).first();
    return row && toRun(row);
  }

  /** Whoever runs or waits in a concurrency group, in any case of its name. */
  async listInGroup(
    repositoryId: number,
    concurrencyGroup: string,
  ): Promise<WorkflowRun[]> {
    const rows = await this.#db('workflowRuns')
      .where({ repositoryId })
      .whereRaw('lower(??) = lower(?)', ['concurrencyGroup', concurrencyGroup])
      .whereNot({ status: 'completed' })
      .orderBy('id');
    return rows.map(toRun);
  }

  /** Of all repositories, oldest first: what a start has to take up again. */
  async listUnfinished(): Promise<WorkflowRun[]> {
    const rows = await this.#db('workflowRuns')
      .whereNot({ status: 'completed' })
      .orderBy('id');
    return rows.map(toRun);
  }

  async count(filter: WorkflowRunFilter): Promise<number> {
    const row = await matchingWorkflowRuns(this.#db, filter)
      .count({ total: '*' })
      .first();
    return Number(row?.total ?? 0);
  }

  /** Newest first. */
  async list(filter: WorkflowRunFilter, page?: Page): Promise<WorkflowRun[]> {
    const query = matchingWorkflowRuns(this.#db, filter).orderBy('id', 'desc');
    if (page) {
      query.limit(page.limit).offset(page.offset);
    }
    return (await query).map(toRun);
  }

  async remove(id: number): Promise<void> {
    await this.#db('workflowRuns').where({ id }).delete();
  }
}

function toRun(row: Record<string, any>): WorkflowRun {
  return {
    ...(row as WorkflowRun),
    eventPayload: JSON.parse(row.eventPayload),
    inputs: JSON.parse(row.inputs),
    isCancelRequested: Boolean(row.isCancelRequested),
  };
}
