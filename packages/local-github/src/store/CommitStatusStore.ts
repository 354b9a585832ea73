import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

export const STATUS_STATES = [
  'error',
  'failure',
  'pending',
  'success',
] as const;

export type StatusState = (typeof STATUS_STATES)[number];

/** What some tool reports about a commit. Reports are added, never changed. */
export interface CommitStatus {
  id: number;
  repositoryId: number;
  sha: string;
  /** Names the report's subject: the newest of each context counts. */
  context: string;
  state: StatusState;
  description: string | null;
  targetUrl: string | null;
  creatorId: number;
  createdAt: string;
}

export class CommitStatusStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async add(
    status: Omit<CommitStatus, 'id' | 'createdAt'>,
  ): Promise<CommitStatus> {
    const [row] = await this.#db('commitStatuses')
      .insert({ ...status, createdAt: toTimestamp(this.#clock()) })
      .returning('*');
    return row;
  }

  /** Newest first. */
  async list(repositoryId: number, sha: string): Promise<CommitStatus[]> {
    return this.#db('commitStatuses')
      .where({ repositoryId, sha })
      .orderBy('id', 'desc');
  }

  /** The newest of each context, in the order in which the contexts came. */
  async listLatest(repositoryId: number, sha: string): Promise<CommitStatus[]> {
    const latest = new Map<string, CommitStatus>();
    for (const status of (await this.list(repositoryId, sha)).reverse()) {
      latest.set(status.context.toLowerCase(), status);
    }
    return [...latest.values()];
  }
}
