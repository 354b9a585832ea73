import { toTimestamp } from '../../clock';
import { DomainEvent } from '../../events';
import { User } from '../../store/AccountStore';
import { Repository } from '../../store/RepositoryStore';
import {
  JobConclusion,
  NewWorkflowJob,
  WorkflowJob,
  WorkflowJobChanges,
} from '../../store/WorkflowJobStore';
import { WorkflowRun, WorkflowRunChanges } from '../../store/WorkflowRunStore';
import type { Position } from '../expressions/Template';
import { EngineContext } from './EngineContext';

type RunEvent = Extract<DomainEvent, { type: `workflow_run.${string}` }>;
type JobEvent = Extract<DomainEvent, { type: `workflow_job.${string}` }>;

/** A run, and what every part of the engine asks of it. */
export interface RecordedRun {
  run: WorkflowRun;
  repository: Repository;
  /** Who asked for this attempt. */
  actor: User;
}

/** Writes down how far runs and jobs have come, and tells whoever listens. */
export class RunRecords {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** `undefined` where the run, or its repository, is gone. */
  async find(runId: number): Promise<RecordedRun | undefined> {
    const { workflowRuns, repositories, accounts } = this.#context.store;
    const run = await workflowRuns.findById(runId);
    const repository = run && (await repositories.findById(run.repositoryId));
    const actor = run && (await accounts.findUserById(run.triggeringActorId));
    return repository && actor && { run, repository, actor };
  }

  announceRun(recorded: RecordedRun, type: RunEvent['type']): void {
    const { run, repository, actor: sender } = recorded;
    void this.#context.events.publish({ type, repository, sender, run });
  }

  async updateRun(
    recorded: RecordedRun,
    changes: WorkflowRunChanges,
  ): Promise<RecordedRun> {
    const before = recorded.run.status;
    const run = await this.#context.store.workflowRuns.update(
      recorded.run.id,
      changes,
    );
    const updated = { ...recorded, run };
    if (run.status !== before) {
      if (run.status === 'completed') {
        this.announceRun(updated, 'workflow_run.completed');
      } else if (run.status === 'in_progress') {
        this.announceRun(updated, 'workflow_run.in_progress');
      }
    }
    return updated;
  }

  async createJobs(
    recorded: RecordedRun,
    jobs: NewWorkflowJob[],
  ): Promise<WorkflowJob[]> {
    const created = await this.#context.store.workflowJobs.createAll(jobs);
    for (const job of created) {
      this.#announceJob(recorded, job, { isNew: true });
    }
    return created;
  }

  async updateJob(
    recorded: RecordedRun,
    job: WorkflowJob,
    changes: WorkflowJobChanges,
  ): Promise<WorkflowJob> {
    const updated = await this.#context.store.workflowJobs.update(
      job.id,
      changes,
    );
    if (updated.status !== job.status) {
      this.#announceJob(recorded, updated);
    }
    return updated;
  }

  /** Ends a job; one that never started has no time of its own. */
  async completeJob(
    recorded: RecordedRun,
    job: WorkflowJob,
    conclusion: JobConclusion,
    changes: WorkflowJobChanges = {},
  ): Promise<WorkflowJob> {
    const now = toTimestamp(this.#context.clock());
    return this.updateJob(recorded, job, {
      ...changes,
      status: 'completed',
      conclusion,
      startedAt: job.startedAt ?? now,
      completedAt: now,
    });
  }

  async annotate(
    { run }: RecordedRun,
    level: 'notice' | 'warning' | 'failure',
    message: string,
    jobId?: number,
    position: Partial<Position> = {},
  ): Promise<void> {
    await this.#context.store.workflowAnnotations.add({
      runId: run.id,
      attempt: run.attempt,
      jobId,
      level,
      message,
      path: position.file ?? null,
      startLine: position.line ?? null,
      endLine: position.line ?? null,
      startColumn: position.column ?? null,
      endColumn: position.column ?? null,
    });
  }

  #announceJob(
    recorded: RecordedRun,
    job: WorkflowJob,
    { isNew = false } = {},
  ): void {
    const { run, repository, actor: sender } = recorded;
    const type: JobEvent['type'] | undefined =
      job.status === 'pending' ? undefined : `workflow_job.${job.status}`;
    if (type) {
      void this.#context.events.publish({
        type,
        repository,
        sender,
        run,
        job,
        isNew,
      });
    }
    if (job.status === 'completed') {
      this.#context.logs.announce(job);
    }
  }
}
