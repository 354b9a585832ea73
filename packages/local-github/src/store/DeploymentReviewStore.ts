import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

/** What a reviewer decided about a run that deploys to an environment. */
export interface DeploymentReview {
  id: number;
  runId: number;
  attempt: number;
  environmentId: number;
  state: 'approved' | 'rejected';
  comment: string;
  userId: number;
  createdAt: string;
}

export class DeploymentReviewStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async add(
    review: Omit<DeploymentReview, 'id' | 'createdAt'>,
  ): Promise<DeploymentReview> {
    const [row] = await this.#db('deploymentReviews')
      .insert({ ...review, createdAt: toTimestamp(this.#clock()) })
      .returning('*');
    return row;
  }

  /** Oldest first; without `attempt`, those of every attempt. */
  async listByRun(
    runId: number,
    attempt?: number,
  ): Promise<DeploymentReview[]> {
    return this.#db('deploymentReviews')
      .where({ runId, ...(attempt !== undefined && { attempt }) })
      .orderBy('id');
  }
}
