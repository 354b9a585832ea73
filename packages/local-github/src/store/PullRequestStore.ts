import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { Page } from './AccountStore';
import { takeIssueNumber } from './issueNumbers';

/** A proposal to merge one branch of a repository into another. */
export interface PullRequest {
  id: number;
  repositoryId: number;
  number: number;
  authorId: number;
  title: string;
  body: string | null;
  isDraft: boolean;
  state: 'open' | 'closed';
  head: BranchTip;
  /** Where the base branch was when the pull request last changed. */
  base: BranchTip;
  /** The commit at `refs/pull/N/merge`; absent where base and head conflict. */
  mergeSha?: string;
  /** What somebody who merges it is about to move the base branch to. */
  intendedMergeSha?: string;
  /** How and when it was merged for good. */
  merged?: { at: string; byId: number; sha: string };
  /** Whoever pushed the present head. */
  lastPusherId: number;
  closedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface BranchTip {
  /** The branch's name, without `refs/heads/`. */
  ref: string;
  sha: string;
}

export type NewPullRequest = Pick<
  PullRequest,
  'repositoryId' | 'authorId' | 'title' | 'body' | 'isDraft' | 'head' | 'base'
>;

export type PullRequestChanges = Partial<
  Pick<
    PullRequest,
    'title' | 'body' | 'isDraft' | 'head' | 'base' | 'lastPusherId'
  >
>;

export interface PullRequestFilter {
  repositoryId: number;
  state?: PullRequest['state'];
  headRef?: string;
  baseRef?: string;
  headSha?: string;
}

export interface PullRequestOrder {
  sort: 'created' | 'updated' | 'popularity' | 'long-running';
  direction: 'asc' | 'desc';
}

const NEWEST_FIRST: PullRequestOrder = { sort: 'created', direction: 'desc' };

export class PullRequestStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Opens a pull request under the repository's next free number. */
  async create({
    head,
    base,
    ...fields
  }: NewPullRequest): Promise<PullRequest> {
    const now = this.#now();
    return this.#db.transaction(async tx => {
      const [row] = await tx('pullRequests')
        .insert({
          ...fields,
          ...tipColumns({ head, base }),
          ...(await takeIssueNumber(tx, fields.repositoryId)),
          state: 'open',
          lastPusherId: fields.authorId,
          createdAt: now,
          updatedAt: now,
        })
        .returning('*');
      return toPullRequest(row);
    });
  }

  async find(
    repositoryId: number,
    number: number,
  ): Promise<PullRequest | undefined> {
    const row = await this.#db('pullRequests')
      .where({ repositoryId, number })
      .first();
    return row && toPullRequest(row);
  }

  async count(filter: PullRequestFilter): Promise<number> {
    const row = await this.#matching(filter).count({ total: '*' }).first();
    return Number(row?.total ?? 0);
  }

  async list(
    filter: PullRequestFilter,
    { sort, direction }: PullRequestOrder = NEWEST_FIRST,
    page?: Page,
  ): Promise<PullRequest[]> {
    const query = this.#matching(filter).select('pullRequests.*');
    if (sort === 'popularity') {
      query.orderBy(
        this.#db('issueComments')
          .count('*')
          .whereRaw('issueComments.repositoryId = pullRequests.repositoryId')
          .whereRaw('issueComments.number = pullRequests.number'),
        direction,
      );
    } else {
      const column = sort === 'updated' ? 'updatedAt' : 'createdAt';
      query.orderBy(column, direction);
    }
    query.orderBy('number', direction);
    if (page) {
      query.limit(page.limit).offset(page.offset);
    }
    return (await query).map(toPullRequest);
  }

  async update(
    { id }: PullRequest,
    { head, base, ...fields }: PullRequestChanges,
  ): Promise<PullRequest> {
    return this.#write(id, { ...fields, ...tipColumns({ head, base }) });
  }

  /** Notes what the test merge came to; that is no news of the pull request. */
  async setTestMerge(
    { id }: PullRequest,
    mergeSha: string | undefined,
  ): Promise<PullRequest> {
    const [row] = await this.#db('pullRequests')
      .where({ id })
      .update({ mergeSha: mergeSha ?? null })
      .returning('*');
    return toPullRequest(row);
  }

  async intendMerge({ id }: PullRequest, sha: string): Promise<void> {
    await this.#db('pullRequests')
      .where({ id })
      .update({ intendedMergeSha: sha });
  }

  async close({ id }: PullRequest): Promise<PullRequest> {
    return this.#write(id, { state: 'closed', closedAt: this.#now() });
  }

  async reopen({ id }: PullRequest): Promise<PullRequest> {
    return this.#write(id, { state: 'open', closedAt: null });
  }

  async markMerged(
    { id }: PullRequest,
    { byId, sha }: { byId: number; sha: string },
  ): Promise<PullRequest> {
    const now = this.#now();
    return this.#write(id, {
      state: 'closed',
      closedAt: now,
      mergedAt: now,
      mergedById: byId,
      mergeCommitSha: sha,
    });
  }

  /** Moves it up in lists that are ordered by the latest news. */
  async touch({ id }: PullRequest): Promise<PullRequest> {
    return this.#write(id, {});
  }

  async #write(
    id: number,
    columns: Record<string, unknown>,
  ): Promise<PullRequest> {
    const [row] = await this.#db('pullRequests')
      .where({ id })
      .update({ ...columns, updatedAt: this.#now() })
      .returning('*');
    return toPullRequest(row);
  }

  #matching(filter: PullRequestFilter): Knex.QueryBuilder {
    const wanted = Object.entries(filter).filter(
      ([, value]) => value !== undefined,
    );
    return this.#db('pullRequests').where(Object.fromEntries(wanted));
  }

  #now(): string {
    return toTimestamp(this.#clock());
  }
}

function tipColumns({ head, base }: { head?: BranchTip; base?: BranchTip }) {
  return {
    ...(head && { headRef: head.ref, headSha: head.sha }),
    ...(base && { baseRef: base.ref, baseSha: base.sha }),
  };
}

function toPullRequest(row: Record<string, any>): PullRequest {
  return {
    id: row.id,
    repositoryId: row.repositoryId,
    number: row.number,
    authorId: row.authorId,
    title: row.title,
    body: row.body,
    isDraft: Boolean(row.isDraft),
    state: row.state,
    head: { ref: row.headRef, sha: row.headSha },
    base: { ref: row.baseRef, sha: row.baseSha },
    ...(row.mergeSha && { mergeSha: row.mergeSha }),
    ...(row.intendedMergeSha && { intendedMergeSha: row.intendedMergeSha }),
    ...(row.mergedAt && {
      merged: {
        at: row.mergedAt,
        byId: row.mergedById,
        sha: row.mergeCommitSha,
      },
    }),
    lastPusherId: row.lastPusherId,
    closedAt: row.closedAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
