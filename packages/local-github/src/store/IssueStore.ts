import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { Page } from './AccountStore';
import { IssueFilter, IssueOrder, matchingIssues } from './issueFilter';
import { takeIssueNumber } from './issueNumbers';

/** Why an issue was closed, or that it is open again. */
export type StateReason =
  'completed' | 'not_planned' | 'duplicate' | 'reopened';

/** A question, a fault or a wish that somebody brought to a repository. */
export interface Issue {
  id: number;
  repositoryId: number;
  number: number;
  authorId: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: StateReason | null;
  closedAt: string | null;
  closedById: number | null;
  createdAt: string;
  updatedAt: string;
}

/** A line of a list that issues and pull requests stand in. */
export interface IssueEntry {
  number: number;
  isPullRequest: boolean;
}

const NEWEST_FIRST: IssueOrder = { sort: 'created', direction: 'desc' };

export class IssueStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Opens an issue under the repository's next free number. */
  async create(
    fields: Pick<Issue, 'repositoryId' | 'authorId' | 'title' | 'body'>,
  ): Promise<Issue> {
    const now = this.#now();
    return this.#db.transaction(async tx => {
      const [row] = await tx('issues')
        .insert({
          ...fields,
          ...(await takeIssueNumber(tx, fields.repositoryId)),
          state: 'open',
          createdAt: now,
          updatedAt: now,
        })
        .returning('*');
      return row;
    });
  }

  async find(repositoryId: number, number: number): Promise<Issue | undefined> {
    return this.#db('issues').where({ repositoryId, number }).first();
  }

  async findById(id: number): Promise<Issue | undefined> {
    return this.#db('issues').where({ id }).first();
  }

  /** Whether a number was once given out: numbers never come again. */
  async wasGiven(repositoryId: number, number: number): Promise<boolean> {
    const row = await this.#db('issueNumbers').where({ repositoryId }).first();
    return number >= 1 && number <= (row?.last ?? 0);
  }

  async count(filter: IssueFilter): Promise<number> {
    const row = await matchingIssues(this.#db, filter)
      .count({ total: '*' })
      .first();
    return Number(row?.total ?? 0);
  }

  /** Issues and pull requests alike, unless the filter says which. */
  async list(
    filter: IssueFilter,
    { sort, direction }: IssueOrder = NEWEST_FIRST,
    page?: Page,
  ): Promise<IssueEntry[]> {
    const query = matchingIssues(this.#db, filter).select(
      'number',
      'isPullRequest',
    );
    if (sort === 'comments') {
      query.orderBy(
        this.#db('issueComments')
          .count('*')
          .whereRaw('issueComments.repositoryId = listed.repositoryId')
          .whereRaw('issueComments.number = listed.number'),
        direction,
      );
    } else {
      query.orderBy(sort === 'updated' ? 'updatedAt' : 'createdAt', direction);
    }
    query.orderBy('number', direction);
    if (page) {
      query.limit(page.limit).offset(page.offset);
    }
    const rows: Array<{ number: number; isPullRequest: number }> = await query;
    return rows.map(({ number, isPullRequest }) => ({
      number,
      isPullRequest: Boolean(isPullRequest),
    }));
  }

  async update(
    issue: Issue,
    changes: Partial<Pick<Issue, 'title' | 'body'>>,
  ): Promise<Issue> {
    return this.#write(issue, changes);
  }

  async close(
    issue: Issue,
    { byId, reason }: { byId: number; reason: StateReason },
  ): Promise<Issue> {
    return this.#write(issue, {
      state: 'closed',
      stateReason: reason,
      closedAt: this.#now(),
      closedById: byId,
    });
  }

  async reopen(issue: Issue): Promise<Issue> {
    return this.#write(issue, {
      state: 'open',
      stateReason: 'reopened',
      closedAt: null,
      closedById: null,
    });
  }

  /** Moves it up in lists that are ordered by the latest news. */
  async touch(issue: Issue): Promise<Issue> {
    return this.#write(issue, {});
  }

  /** Removes an issue with all that was said and marked. */
  async remove({ id, repositoryId, number }: Issue): Promise<void> {
    await this.#db.transaction(async tx => {
      for (const table of ['issueComments', 'issueLabels', 'issueAssignees']) {
        await tx(table).where({ repositoryId, number }).delete();
      }
      await tx('issues').where({ id }).delete();
    });
  }

  async #write({ id }: Issue, columns: Partial<Issue>): Promise<Issue> {
    const [row] = await this.#db('issues')
      .where({ id })
      .update({ ...columns, updatedAt: this.#now() })
      .returning('*');
    return row;
  }

  #now(): string {
    return toTimestamp(this.#clock());
  }
}
