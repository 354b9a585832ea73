import { Knex } from 'knex';

/** Remembers what the seed planted, so that a restart plants nothing twice. */
export class SeedStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Runs `plant` unless this entry was planted at some earlier start. */
  async once(entry: string, plant: () => Promise<unknown>): Promise<void> {
    if (await this.#db('seeded').where({ entry }).first()) {
      return;
    }
    await plant();
    await this.#db('seeded').insert({ entry });
  }
}
