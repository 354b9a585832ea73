import { Knex } from 'knex';

/** A push that is under way. */
export interface PendingPush {
  id: number;
  repositoryId: number;
  senderId: number;
  updates: Array<{ name: string; before: string; after: string }>;
}

/**
 * Pushes between the moment in which refs may move and the one in which all
 * that follows from it is on record. Whatever is here at a start was cut short.
 */
export class PushStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async begin(push: Omit<PendingPush, 'id'>): Promise<number> {
    const [{ id }] = await this.#db('pushes')
      .insert({ ...push, updates: JSON.stringify(push.updates) })
      .returning('id');
    return id;
  }

  async finish(id: number): Promise<void> {
    await this.#db('pushes').where({ id }).delete();
  }

  /** Oldest first. */
  async list(): Promise<PendingPush[]> {
    const rows = await this.#db('pushes').orderBy('id');
    return rows.map(row => ({ ...row, updates: JSON.parse(row.updates) }));
  }
}
