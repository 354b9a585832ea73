import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

export type ReviewState =
  'pending' | 'commented' | 'approved' | 'changes_requested' | 'dismissed';

/** What somebody says of a pull request as a whole. */
export interface Review {
  id: number;
  pullRequestId: number;
  authorId: number;
  state: ReviewState;
  body: string;
  /** The head that was reviewed. */
  commitSha: string;
  /** What whoever dismissed it said. */
  dismissalReason: string | null;
  /** Absent while only its author sees it. */
  submittedAt: string | null;
  updatedAt: string;
}

export type NewReview = Pick<
  Review,
  'pullRequestId' | 'authorId' | 'state' | 'body' | 'commitSha'
>;

export interface Reviewer {
  type: 'User' | 'Team';
  id: number;
}

/** Who was asked to review pull requests, and what reviewers said. */
export class ReviewStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async create(review: NewReview): Promise<Review> {
    const now = toTimestamp(this.#clock());
    const [row] = await this.#db('reviews')
      .insert({
        ...review,
        submittedAt: review.state === 'pending' ? null : now,
        updatedAt: now,
      })
      .returning('*');
    return row;
  }

  async find(pullRequestId: number, id: number): Promise<Review | undefined> {
    return this.#db('reviews').where({ pullRequestId, id }).first();
  }

  /** Oldest first. */
  async list(pullRequestId: number): Promise<Review[]> {
    return this.#db('reviews').where({ pullRequestId }).orderBy('id');
  }

  async submit(
    { id }: Review,
    changes: Pick<Review, 'state' | 'body'>,
  ): Promise<Review> {
    const now = toTimestamp(this.#clock());
    const [row] = await this.#db('reviews')
      .where({ id })
      .update({ ...changes, submittedAt: now, updatedAt: now })
      .returning('*');
    return row;
  }

  async update(
    { id }: Review,
    changes: Partial<Pick<Review, 'state' | 'body' | 'dismissalReason'>>,
  ): Promise<Review> {
    const [row] = await this.#db('reviews')
      .where({ id })
      .update({ ...changes, updatedAt: toTimestamp(this.#clock()) })
      .returning('*');
    return row;
  }

  async remove({ id }: Review): Promise<void> {
    await this.#db('reviews').where({ id }).delete();
  }

  async listRequested(pullRequestId: number): Promise<Reviewer[]> {
    const rows = await this.#db('reviewRequests')
      .where({ pullRequestId })
      .orderBy('rowid');
    return rows.map(({ reviewerType, reviewerId }) => ({
      type: reviewerType,
      id: reviewerId,
    }));
  }

  async request(pullRequestId: number, reviewer: Reviewer): Promise<void> {
    await this.#db('reviewRequests')
      .insert(requestRow(pullRequestId, reviewer))
      .onConflict(['pullRequestId', 'reviewerType', 'reviewerId'])
      .ignore();
  }

  async withdrawRequest(
    pullRequestId: number,
    reviewer: Reviewer,
  ): Promise<void> {
    await this.#db('reviewRequests')
      .where(requestRow(pullRequestId, reviewer))
      .delete();
  }
}

function requestRow(pullRequestId: number, { type, id }: Reviewer) {
  return { pullRequestId, reviewerType: type, reviewerId: id };
}
