import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { Page } from './AccountStore';

/** A contribution to the conversation below an issue or a pull request. */
export interface IssueComment {
  id: number;
  repositoryId: number;
  /** Of the issue or pull request. */
  number: number;
  authorId: number;
  body: string;
  createdAt: string;
  updatedAt: string;
}

type Place = Pick<IssueComment, 'repositoryId' | 'number'>;

export class IssueCommentStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async create(
    comment: Place & Pick<IssueComment, 'authorId' | 'body'>,
  ): Promise<IssueComment> {
    const now = toTimestamp(this.#clock());
    const [row] = await this.#db('issueComments')
      .insert({ ...comment, createdAt: now, updatedAt: now })
      .returning('*');
    return row;
  }

  async find(
    repositoryId: number,
    id: number,
  ): Promise<IssueComment | undefined> {
    return this.#db('issueComments').where({ repositoryId, id }).first();
  }

  async count({ repositoryId, number }: Place): Promise<number> {
    const row = await this.#db('issueComments')
      .where({ repositoryId, number })
      .count({ total: '*' })
      .first();
    return Number(row?.total ?? 0);
  }

  /** Oldest first. */
  async list(
    { repositoryId, number }: Place,
    page?: Page,
  ): Promise<IssueComment[]> {
    const query = this.#db('issueComments')
      .where({ repositoryId, number })
      .orderBy('id');
    if (page) {
      query.limit(page.limit).offset(page.offset);
    }
    return query;
  }

  async update({ id }: IssueComment, body: string): Promise<IssueComment> {
    const [row] = await this.#db('issueComments')
      .where({ id })
      .update({ body, updatedAt: toTimestamp(this.#clock()) })
      .returning('*');
    return row;
  }

  async remove({ id }: IssueComment): Promise<void> {
    await this.#db('issueComments').where({ id }).delete();
  }
}
