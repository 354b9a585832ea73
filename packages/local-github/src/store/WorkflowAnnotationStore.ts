import { Knex } from 'knex';

/** A remark that a job, or the reading of a workflow, left behind. */
export interface WorkflowAnnotation {
  id: number;
  runId: number;
  attempt: number;
  /** Absent where the workflow could not start. */
  jobId: number | null;
  level: 'notice' | 'warning' | 'failure';
  message: string;
  title: string | null;
  /** File in the repository. */
  path: string | null;
  startLine: number | null;
  endLine: number | null;
  startColumn: number | null;
  endColumn: number | null;
}

export type NewWorkflowAnnotation = Pick<
  WorkflowAnnotation,
  'runId' | 'attempt' | 'level' | 'message'
> &
  Partial<WorkflowAnnotation>;

export class WorkflowAnnotationStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(annotation: NewWorkflowAnnotation): Promise<void> {
    await this.#db('workflowAnnotations').insert(annotation);
  }

  async listByRun(
    runId: number,
    attempt: number,
  ): Promise<WorkflowAnnotation[]> {
    return this.#db('workflowAnnotations')
      .where({ runId, attempt })
      .orderBy('id');
  }

  async listByJob(jobId: number): Promise<WorkflowAnnotation[]> {
    return this.#db('workflowAnnotations').where({ jobId }).orderBy('id');
  }
}
